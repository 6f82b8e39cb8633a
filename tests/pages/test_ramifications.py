"""Ramifications, run without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from story import as_of, load
from story.chains import MOST, Chains

STORY = load("data").story
CHAINS = Chains(STORY.ramifications)


def _svg(opened: Any) -> str:
    [picker] = opened.test.get("bidi_component")
    return str(json.loads(picker.proto.json)["svg"])


def _drawn(opened: Any) -> list[str]:
    return re.findall(r'class="node[^"]*" data-id="([^"]+)"', _svg(opened))


def test_it_opens_on_a_picture_that_can_be_read(open_page: Callable[..., Any]) -> None:
    drawn = _drawn(open_page("ramifications"))
    assert 8 <= len(drawn) <= MOST
    assert {CHAINS.by_id[id].kind for id in drawn} == {"driver", "mechanism", "effect", "consequence"}


@pytest.mark.parametrize("strand", [strand.id for strand in STORY.strands])
def test_a_strand_shows_its_own_boxes_and_says_so(strand: str, open_page: Callable[..., Any]) -> None:
    opened = open_page("ramifications", strand=strand)
    assert set(STORY.get("strands", strand).nodes) <= set(_drawn(opened))
    assert f'data-key="f-strand-{strand}"' in opened.html
    assert re.search(rf'data-key="f-strand-{strand}" href="[^"]*" aria-current="true"', opened.html)


def test_a_party_shows_what_touches_it(open_page: Callable[..., Any]) -> None:
    party = STORY.ramifications[-1].party
    own = {node.id for node in STORY.ramifications if node.party == party}
    assert own <= set(_drawn(open_page("ramifications", party=party)))


@pytest.mark.parametrize("horizon", ["short", "long"])
def test_a_horizon_leaves_only_its_own(horizon: str, open_page: Callable[..., Any]) -> None:
    drawn = _drawn(open_page("ramifications", horizon=horizon))
    assert drawn
    assert {CHAINS.by_id[id].horizon for id in drawn} == {horizon}


def test_a_selected_box_has_all_its_arrows_and_their_sources_beside_it(open_page: Callable[..., Any]) -> None:
    id = max(CHAINS.by_id, key=CHAINS.degree)
    html = open_page("ramifications", node=id).html
    panel = html.split(f'id="node-{id}"')[1].split("x-ram-twin")[0]
    assert panel.count("x-ram-way") >= CHAINS.degree(id)
    assert panel.count("popovertarget") >= CHAINS.degree(id)


def test_a_box_that_stands_in_no_view_is_shown_with_what_is_around_it(open_page: Callable[..., Any]) -> None:
    hidden = next(id for id in CHAINS.by_id if id not in CHAINS.main_line() and CHAINS.degree(id))
    drawn = _drawn(open_page("ramifications", node=hidden))
    assert hidden in drawn
    assert set(CHAINS.near(hidden)) <= set(drawn)


def test_what_cannot_be_shown_together_is_said(open_page: Callable[..., Any]) -> None:
    strand, party = STORY.strands[0].id, STORY.meta.parties[0].id
    html = open_page("ramifications", strand=strand, party=party).html
    assert "one strand or one party at a time" in html


def test_the_selection_lights_its_chain_and_dims_the_rest(open_page: Callable[..., Any]) -> None:
    main = CHAINS.among(CHAINS.main_line())
    id = next(id for id in main.by_id if {id} | main.before(id) | main.after(id) != set(main.by_id))
    lit = {id} | main.before(id) | main.after(id)
    svg = _svg(open_page("ramifications", node=id))
    dim = {name for words, name in re.findall(r'class="(node[^"]*)" data-id="([^"]+)"', svg) if "dim" in words.split()}
    assert dim == set(main.by_id) - lit


def test_list_and_tables_hold_every_node_and_arrow(open_page: Callable[..., Any]) -> None:
    html = open_page("ramifications").html
    nodes = html.split('id="t-causes-and-consequences"')[1].split("</table>")[0]
    arrows = html.split('id="t-steps"')[1].split("</table>")[0]
    assert nodes.count("<tr>") == len(CHAINS.nodes) + 1
    assert arrows.count("<tr>") == len(CHAINS.links) + 1
    assert all(f'data-key="list-{id}"' in html for id in CHAINS.by_id)


def test_on_the_day_nothing_of_what_came_later_is_left(open_page: Callable[..., Any]) -> None:
    day = as_of(STORY, "day")
    later = [node for node in STORY.ramifications if node.id not in day.by_id["ramifications"]]
    html = open_page("ramifications", asof="day").html
    assert later
    assert not [node.id for node in later if node.label in html]
    assert not [strand.id for strand in STORY.strands if strand.reading and strand.reading[:40] in html]
    assert "Not known on the day of the article." in html
    assert "Not yet known" in html


def test_each_strand_has_its_counter_view_record_and_outcomes(open_page: Callable[..., Any]) -> None:
    html = open_page("ramifications").html
    for strand in STORY.strands:
        part = html.split(f'id="strand-{strand.id}"')[1].split("</section>")[0]
        assert "The counter-view" in part
        assert part.count("<li><b>") == len(strand.record)
        assert all(part.count("?section=") >= 1 for _ in strand.outcomes)
