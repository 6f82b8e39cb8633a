"""Chains of causes: which nodes a picture of few shows, and what lies on the way to and from one."""

from __future__ import annotations

import pytest

from story import as_of, load
from story.chains import KINDS, MOST, Chains
from story.model.consequences import Ramification


def _chains(**ways: str) -> Chains:
    """`_chains(a="b c", b="c", c="")`: nodes with what they lead to; the first driver, the last consequence."""
    place = [{"section": "lead", "paragraph": 1}]
    nodes = []
    for number, (id, targets) in enumerate(ways.items()):
        arrows = [
            {"to": to, "text": "So", "sign": "+", "strength": "argued", "provenance": place} for to in targets.split()
        ]
        kind = KINDS[min(number, 3)]
        node = {"id": id, "label": id, "kind": kind, "party": "p", "horizon": "short", "text": "T"}
        nodes.append(Ramification.model_validate(node | {"provenance": place, "leads_to": arrows}))
    return Chains(tuple(nodes))


def test_what_leads_to_a_node_and_on_from_it_reaches_to_the_ends() -> None:
    chains = _chains(a="b", b="c", c="d", d="", e="c")

    assert chains.before("c") == {"a", "b", "e"}
    assert chains.after("b") == {"c", "d"}


def test_a_circle_does_not_run_for_ever() -> None:
    chains = _chains(a="b", b="a")

    assert chains.after("a") == {"b"}
    assert set(chains.length) == {"a", "b"}


def test_around_a_node_stands_what_is_tied_to_it_and_not_what_is_tied_to_that() -> None:
    chains = _chains(a="b", b="c", c="d", d="", other="b", sibling="", far="sibling")

    around = chains.around(["c"])

    assert {"b", "c", "d", "a", "other"} <= set(around)
    assert "far" not in around
    assert "sibling" not in around


@pytest.mark.parametrize("lens", ["now", "day"])
def test_no_view_of_the_story_has_more_nodes_than_can_be_read(lens: str) -> None:
    story = as_of(load("data").story, "day" if lens == "day" else "now")
    chains = Chains(story.ramifications)
    cores = [strand.nodes for strand in story.strands] + [
        tuple(node.id for node in chains.nodes if node.party == party.id) for party in story.meta.parties
    ]

    views = [chains.main_line(), *(chains.around(core) for core in cores)]

    assert all(len(view) <= MOST for view in views)
    for core, view in zip(cores, views[1:], strict=True):
        assert set(core) <= set(view) or len(core) > MOST


@pytest.mark.parametrize("lens", ["now", "day"])
def test_the_main_line_has_something_of_every_kind_and_nobody_stands_alone(lens: str) -> None:
    story = as_of(load("data").story, "day" if lens == "day" else "now")
    chains = Chains(story.ramifications)

    main = chains.among(chains.main_line())

    assert {node.kind for node in main.nodes} == set(KINDS)
    assert all(main.degree(node.id) for node in main.nodes)


def _many(copies: int) -> Chains:
    """Chains that nothing ties to each other, alike in all."""
    ways: dict[str, str] = {}
    for n in range(copies):
        ways |= {f"a{n}": f"b{n}", f"b{n}": f"c{n} d{n}", f"c{n}": f"d{n} e{n}", f"d{n}": "", f"e{n}": ""}
    return _chains(**ways)


def test_of_many_nodes_the_main_line_keeps_to_those_that_are_tied() -> None:
    chains = _many(40)

    main = chains.among(chains.main_line())

    assert 8 <= len(main.nodes) <= MOST
    assert all(main.degree(node.id) for node in main.nodes)
    assert len(main.links) >= len(main.nodes) - -(-MOST // 5)


def test_a_core_too_large_for_a_picture_leaves_room_for_what_it_is_tied_to() -> None:
    chains = _many(40)
    core = [id for id in chains.by_id if id.startswith(("c", "e"))]

    around = chains.around(core)

    assert len(around) <= MOST
    assert set(around) & set(core)
    assert set(around) - set(core)
    drawn = chains.among(around)
    assert all(drawn.degree(node.id) for node in drawn.nodes)


def test_a_node_that_much_leads_to_is_shown_with_the_weightiest_of_it() -> None:
    chains = _chains(**{f"n{n}": "hub" for n in range(60)}, hub="on", on="")

    around = chains.around(["hub"])

    assert {"hub", "on"} <= set(around)
    assert len(around) == MOST
