"""Ramifications and Then and now of a story with more boxes and outcomes than a picture or a page can show."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import yaml

from components.blocks import outcomes_scene, ramifications_scene
from components.blocks.parts import size
from story import Story, load
from story import wording as w
from story.chains import MOST, Chains
from story.languages import plural
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import write_multiplied

TIMES = 16
OWN = ("island-anger", "no-more-loans")
"""What the strand of the long story names, and all copies of it: more than a picture shows."""


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_multiplied(
        root / "tests" / "stories" / "lantern-codex", tmp_path_factory.mktemp("long") / "story", TIMES
    )
    (folder / "article.txt").unlink()  # its words are those of the first copy
    story = load(folder).story
    strand = {
        "id": "anger", "title": "Anger", "section": story.sections[0].id, "paragraph": 1, "expects": "That it grows.",
        "counter_view": "That it passes.", "record": [], "reading": "Both.", "as_of": "2024-05",
        "counter_provenance": [{"section": story.sections[0].id, "paragraph": 1}],
        "nodes": [node.id for node in story.ramifications if node.id.startswith(OWN)],
        "outcomes": [outcome.id for outcome in story.outcomes],
    }  # fmt: skip
    (folder / "strands.yaml").write_text(yaml.safe_dump([strand]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return load(folder).story


@pytest.fixture
def long_page(folder: Path, page_of: Callable[..., Open]) -> Open:
    """Opens a page of the long story."""
    return page_of(folder)


def _drawn(opened: Opened) -> list[str]:
    [picker] = opened.test.get("bidi_component")
    return re.findall(r'class="node[^"]*" data-id="([^"]+)"', json.loads(picker.proto.json)["svg"])


def _listed(opened: Opened, story: Story) -> list[str]:
    """The boxes of the list, without the arrows nested below them."""
    return [id for id in re.findall(r'data-key="list-([^"]+)"', opened.html) if id in story.by_id["ramifications"]]


def _parts(count: int, most: int) -> list[str]:
    """The numbers of the parts of a list."""
    return [str(number) for number in range(1, -(-count // most) + 1)]


def _rows(opened: Opened) -> list[str]:
    return re.findall(r'class="x-tan-item[^"]*" id="outcome-([^"]+)"', opened.html)


def _table(opened: Opened, name: str) -> str:
    return opened.html.split(f'id="d-{name}"')[1].split("</details>")[0]


def _marks(opened: Opened) -> list[str]:
    return re.findall(r'data-key="m-([^"]+)"', opened.html)


def test_the_picture_shows_so_many_boxes_that_are_tied_and_says_of_how_many(long_page: Open, story: Story) -> None:
    opened = long_page("ramifications")
    chains = Chains(story.ramifications)
    drawn = chains.among(_drawn(opened))

    assert 8 <= len(drawn.nodes) <= MOST
    assert all(drawn.degree(node.id) for node in drawn.nodes)
    assert w.DRAWN_LONG.format(count=len(drawn.nodes), all=len(chains.nodes)) in opened.html


def test_a_strand_that_names_more_than_can_be_drawn_shows_some_with_what_leads_there(
    long_page: Open, story: Story
) -> None:
    own = set(story.strands[0].nodes)
    opened = long_page("ramifications", strand="anger")
    drawn = set(_drawn(opened))

    assert len(drawn) <= MOST
    assert drawn & own
    assert drawn - own
    assert w.DRAWN_OWN.format(count=len(drawn & own), all=len(own)) in opened.html
    assert plural(w.OWN_LEFT, len(own - drawn)) in opened.html
    assert set(_listed(opened, story)) == own | drawn
    assert 'data-key="list-all" href="./ramifications"' in opened.html


def test_any_box_of_a_strand_is_drawn_when_it_is_asked_for(long_page: Open, story: Story) -> None:
    opened = long_page("ramifications", strand="anger")
    hidden = next(id for id in reversed(story.strands[0].nodes) if id not in _drawn(opened))

    opened = long_page("ramifications", strand="anger", node=hidden)

    assert hidden in _drawn(opened)
    assert f'id="node-{hidden}"' in opened.html
    assert hidden in _listed(opened, story)
    assert w.NOT_IN_VIEW not in opened.html


def test_a_box_by_its_link_is_drawn_with_what_is_around_it_and_stands_in_its_part_of_the_list(
    long_page: Open, story: Story
) -> None:
    last, parts = story.ramifications[-1], _parts(len(story.ramifications), ramifications_scene.LISTED)
    opened = long_page("ramifications", node=last.id)

    assert {last.id, *Chains(story.ramifications).near(last.id)} <= set(_drawn(opened))
    assert last.id in _listed(opened, story)
    assert f'<th scope="row">{last.label}</th>' in _table(opened, "causes-and-consequences")
    assert re.search(rf'data-key="clear" href="\./ramifications\?part={parts[-1]}"', opened.html)


def test_the_list_and_both_tables_are_read_part_by_part(long_page: Open, story: Story) -> None:
    count = len(story.ramifications)
    found: list[str] = []
    steps = 0
    for part in _parts(count, ramifications_scene.LISTED):
        opened = long_page("ramifications", part=part)
        listed = _listed(opened, story)
        assert len(listed) <= ramifications_scene.LISTED
        table = _table(opened, "causes-and-consequences")
        places = {"first": len(found) + 1, "last": len(found) + len(listed), "all": count}
        assert table.count('<th scope="row">') == len(listed)
        assert w.REST_IN_FILE.format(**places) in table
        assert w.STEPS_OF_PART.format(**places) in _table(opened, "steps")
        steps += _table(opened, "steps").count('<th scope="row">')
        found += listed

    assert sorted(found) == sorted(node.id for node in story.ramifications)
    assert steps == sum(len(node.leads_to) for node in story.ramifications)


def test_a_strand_names_a_few_outcomes_and_all_where_it_is_chosen(long_page: Open, story: Story) -> None:
    every = len(story.strands[0].outcomes)
    short, whole = (long_page("ramifications", **given).html for given in ({}, {"strand": "anger"}))

    few = short.count('href="./then-and-now?outcome=')
    assert few < 10
    assert plural(w.OUTCOMES_LEFT, every - few) in short
    assert whole.count('href="./then-and-now?outcome=') == every


def _bars(opened: Opened) -> dict[str, int]:
    found = re.findall(r'class="x-tan-bar" data-soft data-key="bar-([^"]+)".*?--n:(\d+);', opened.html)
    return {id: int(count) for id, count in found}


def test_many_outcomes_stand_in_the_strip_as_bars_with_their_counts(long_page: Open, story: Story) -> None:
    opened = long_page("then_and_now")

    assert _bars(opened) == Counter(f"{outcome.kind}-{outcome.verdict}" for outcome in story.outcomes)
    assert _marks(opened) == []
    assert w.OUTCOME_BARS.format(count=len(story.outcomes)) in opened.html


def test_a_bar_leaves_its_own_and_a_second_press_all(long_page: Open, story: Story) -> None:
    first = long_page("then_and_now").html
    assert 'data-key="bar-prediction-partly" href="./then-and-now?kind=prediction&amp;verdict=partly"' in first

    opened = long_page("then_and_now", kind="prediction", verdict="partly")

    own = [o.id for o in story.outcomes if (o.kind, o.verdict) == ("prediction", "partly")]
    most = size(len(own), outcomes_scene.LISTED, len(story.outcomes))
    parts = [
        _rows(long_page("then_and_now", kind="prediction", verdict="partly", part=part))
        for part in _parts(len(own), most)
    ]
    assert len(parts) > 1
    assert sorted(id for part in parts for id in part) == sorted(own)
    assert re.search(r'bar-prediction-partly" href="\./then-and-now" aria-current="true"', opened.html)
    assert len(re.findall(r"--on:0\.0%", opened.html)) == len(_bars(opened)) - 1


def test_an_outcome_by_its_link_has_its_mark_and_stands_open_in_its_part(long_page: Open, story: Story) -> None:
    most = outcomes_scene.LISTED
    parts = _parts(len(story.outcomes), most)
    ids = [id for part in parts for id in _rows(long_page("then_and_now", part=part))]
    assert sorted(ids) == sorted(outcome.id for outcome in story.outcomes)

    opened = long_page("then_and_now", outcome=ids[-1])

    assert _marks(opened) == [ids[-1]]
    assert ids[-1] in _rows(opened)
    assert opened.html.count('aria-expanded="true"') == 1
    before = (len(parts) - 1) * most
    assert _rows(opened) == ids[before:]
    places = {"first": before + 1, "last": len(ids), "all": len(ids)}
    assert w.REST_IN_FILE.format(**places) in _table(opened, "then-and-now")
    assert re.search(r'data-key="outcome-previous"', opened.html)
    assert re.search(rf'data-key="o-{ids[-1]}" href="\./then-and-now\?part={parts[-1]}"', unescape(opened.html))


def test_on_the_day_the_bars_have_no_verdict(long_page: Open) -> None:
    opened = long_page("then_and_now", asof="day")
    assert set(_bars(opened)) == {"prediction-not-yet-known", "open-question-not-yet-known"}
