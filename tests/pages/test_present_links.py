"""Decks that a link names, and scenes that a view gives, run without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from typing import Any

from story import as_of, load

STORY = load("data").story
Open = Callable[..., Any]


def given(opened: Any) -> tuple[list[str], str]:
    """The scenes of the talk, and what is said of its link."""
    [element] = [e for e in opened.test.get("bidi_component") if '"talk"' in e.proto.json]
    data = json.loads(element.proto.json)
    return [scene["id"] for scene in data["talk"]["scenes"]], data["said"]


def test_a_deck_leaves_out_what_nobody_knows_and_has_each_scene_once(open_page: Open) -> None:
    first, second = STORY.scenes[2].id, STORY.scenes[0].id

    scenes, said = given(open_page("present", deck=f"{first},no-such-scene,{second},{first}", scene=second))

    assert scenes == [first, second]
    assert "no-such-scene" in said


def test_a_deck_of_unknown_scenes_is_the_whole_talk(open_page: Open) -> None:
    scenes, said = given(open_page("present", deck="nothing,at-all"))

    assert scenes == [scene.id for scene in STORY.scenes]
    assert "nothing" in said


def test_on_the_day_a_deck_has_only_what_was_known_then(open_page: Open) -> None:
    day = as_of(STORY, "day")
    known = day.scenes[0].id
    later = next(scene.id for scene in STORY.scenes if scene.id not in day.by_id["scenes"])

    scenes, said = given(open_page("present", deck=f"{later},{known}", asof="day"))

    assert scenes == [known]
    assert later in said


def test_the_share_panel_of_a_view_has_it_as_a_scene(open_page: Open) -> None:
    event = STORY.events[0].id

    assert f"state: {{event: {event}}}" in unescape(open_page("timeline", event=event).html)
    assert "seconds: 40" not in open_page("search").html
