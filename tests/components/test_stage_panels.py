"""What stands on a stage under a statement: every view in any state, within its room, with a card for each mark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from components.deck.charts import HIGH, LOWER, room
from components.deck.marks import with_marks
from components.deck.panels import panel
from components.deck.talk import as_on_its_page, talk
from components.reader import Reader
from story import Lens, Story, as_of, load
from story.addresses import BY_ID, PAGES
from story.asked import read
from story.model.presentation import Scene
from tests.stories.generate import write_story
from tests.stories.multiply import write_multiplied

OURS = load("data").story
SMALL = load(Path(__file__).resolve().parent.parent / "stories" / "lantern-codex").story
LENSES: tuple[Lens, ...] = ("now", "day")
CARDS = re.compile(r'data-id="([^"]+)"')


def _reader(story: Story, **asked: str) -> Reader:
    raw = {name: [value] for name, value in asked.items()} | {"asof": [story.lens]}
    return Reader(story, read(raw, BY_ID["present"], story), dark=False)


def _scene(page: str, state: Mapping[str, str], statement: str = "Said.") -> Scene:
    given = {
        "id": "a", "title": "A", "statement": statement, "page": page, "state": state, "text": "A", "notes": "A",
        "seconds": 30, "provenance": [{"section": "lead", "paragraph": 1}],
    }  # fmt: skip
    return Scene.model_validate(given)


def _panel(story: Story, page: str, **state: str) -> dict[str, Any]:
    scene = _scene(page, state)
    return panel(scene, as_on_its_page(scene, _reader(story)))


def _states(story: Story) -> Iterator[tuple[str, dict[str, str]]]:
    """Each page with nothing selected, and with each value that its parameters can take (the first two ids of a kind)."""
    for page in PAGES:
        if page.access != "public" or page.id in ("walk", "present", "search") or not page.is_in(story):
            continue
        yield page.id, {}
        for parameter in page.parameters:
            values = (
                list(parameter.words) or list(story.by_id[parameter.ids])[:2]
                if parameter.ids or parameter.words
                else []
            )
            if parameter.pair and len(values) > 1:
                values = [f"{values[0]},{values[1]}"]
            yield from ((page.id, {parameter.name: value}) for value in values)


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("whole", [OURS, SMALL], ids=["ours", "small"])
def test_any_view_in_any_state_has_a_panel_whose_marks_have_cards(whole: Story, lens: Lens) -> None:
    story = as_of(whole, lens)
    for page, state in _states(story):
        found = _panel(story, page, **state)
        where = (page, state)
        body = found.get("html") or found.get("svg") or json.dumps(found["figure"])
        assert len(body) > 40, where
        assert "<a " not in body, where
        marks = set(CARDS.findall(body))
        assert marks <= set(found["details"]), where
        assert all(re.search(r"<h3>[^<]+</h3>", card) for card in found["details"].values()), where
        assert not any(word in card for card in found["details"].values() for word in ("popover", "href=")), where


@pytest.mark.parametrize("lens", LENSES)
def test_charts_stay_within_their_room(lens: Lens) -> None:
    story = as_of(OURS, lens)
    for page, state in _states(story):
        found = _panel(story, page, **state)
        if found["kind"] == "plotly":
            assert found["figure"]["layout"].get("height", 0) <= HIGH + 8, (page, state)
        if found["kind"] == "svg":
            _, _, wide, high = map(float, re.search(r'viewBox="([^"]+)"', found["svg"])[1].split())  # type: ignore[index]
            assert wide <= 940, (page, state)
            assert high <= HIGH + 1, (page, state)


def test_a_long_statement_leaves_less_room() -> None:
    assert room("Short.") == HIGH
    assert room("A statement of so many words that it needs a second line on any stage that I know of.") == LOWER


def test_what_a_scene_selects_stands_out_and_is_there() -> None:
    story = as_of(OURS, "now")
    event = next(event for event in story.events if not event.told and event.layer == "background")
    chart = _panel(story, "timeline", event=event.id, preset="history")
    rings = [trace for trace in chart["figure"]["data"] if trace.get("marker", {}).get("symbol") == "circle-open"]
    assert event.id in chart["details"]
    assert len(rings) == 1

    actor = min(story.actors, key=lambda actor: (actor.x is None, actor.mentions))
    drawing = _panel(story, "actors", actor=actor.id)["svg"]
    assert re.search(rf'class="node[^"]* chosen" data-id="actor:{actor.id}"', drawing)

    node = story.ramifications[-1]
    assert re.search(
        rf'class="node[^"]* chosen" data-id="{node.id}"', _panel(story, "ramifications", node=node.id)["svg"]
    )


def test_on_the_day_nothing_that_came_later_is_on_stage() -> None:
    story = as_of(OURS, "day")
    made = talk(_reader(story))
    told = json.dumps({name: part for name, part in made.items() if name != "edition"})  # that is of today
    later = {scene.id for scene in OURS.scenes} - {scene.id for scene in story.scenes}
    assert later
    assert not any(f'"id": "{id}"' in told for id in later)
    assert re.findall(r"\b202[4-9]\b", re.sub(r'"(?:figure|link|sources|words)":.*?[}\]"],', "", told)) == []


def test_a_deck_has_the_scenes_of_its_link_in_their_order_each_once() -> None:
    story = as_of(OURS, "now")
    first, _, third = [scene.id for scene in story.scenes[:3]]
    found = talk(_reader(story, deck=f"{third},{first},{third},nowhere"))

    assert [scene["id"] for scene in found["scenes"]] == [third, first]
    assert found["planned"] == sum(scene["seconds"] for scene in found["scenes"])
    assert len(talk(_reader(story))["scenes"]) == len(story.scenes)


def test_links_of_a_page_become_buttons_where_they_have_a_card() -> None:
    html = Markup('<a data-soft data-key="m-1" href="./x" class="m" aria-current="true">One</a> <a href="./y">Two</a>')

    assert with_marks(html, {"m-1": Markup("<h3>1</h3>")}) == (
        '<button type="button" data-id="m-1" class="m" aria-current="true">One</button> <span>Two</span>'
    )


def test_markup_in_a_text_is_text_on_stage() -> None:
    evil = "<script>x</script>"
    story = as_of(OURS, "now")
    changes = {
        "events": ("title", "label", "text"), "actors": ("name", "short", "role_then"), "claims": ("text", "quote"),
        "ramifications": ("label", "text"), "places": ("name", "role"), "outcomes": ("label", "why"),
        "relations": ("verb", "text"), "resolutions": ("label", "title"), "cases": ("title",), "days": ("label", "text"),
    }  # fmt: skip
    for kind, names in changes.items():
        entries: Any = tuple(entry.model_copy(update=dict.fromkeys(names, evil)) for entry in getattr(story, kind))
        story = replace(story, **{kind: entries})
    for page, state in _states(story):
        found = _panel(story, page, **state)
        body = f"{found.get('html', '')}{found.get('svg', '')}{''.join(found['details'].values())}"
        assert "<script" not in body, (page, state)
        assert evil not in json.dumps(found.get("figure", {})), (page, state)


def test_a_story_of_many_events_still_has_few_on_stage(tmp_path: Path) -> None:
    story = as_of(load(write_story(tmp_path / "long", 400)).story, "now")
    found = _panel(story, "timeline", preset="history")

    assert found["figure"]["layout"]["height"] <= HIGH + 8
    assert 4 < len(found["details"]) < 60
    assert str(len(story.events) - len(found["details"])) in found["note"]


def test_many_outcomes_stand_on_stage_as_bars_each_with_a_card(tmp_path: Path) -> None:
    small = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
    story = as_of(load(write_multiplied(small, tmp_path / "long", 13)).story, "now")
    found = _panel(story, "then_and_now")

    assert set(CARDS.findall(found["html"])) == set(found["details"])
    assert len(found["details"]) == len({(outcome.kind, outcome.verdict) for outcome in story.outcomes})
    assert str(sum(outcome.kind == "not-foreseen" for outcome in story.outcomes)) in found["html"]
    assert all(card.count("<li>") == 5 for card in found["details"].values())


def test_for_a_screen_of_4_to_3_the_map_of_actors_is_drawn_higher_with_the_same_in_it() -> None:
    found = _panel(as_of(OURS, "now"), "actors")
    high, higher = (
        float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', found[name])[1])  # type: ignore[index]
        for name in ("svg", "tall")
    )
    assert higher > high * 1.3
    assert set(CARDS.findall(found["tall"])) == set(CARDS.findall(found["svg"]))
