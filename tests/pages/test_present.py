"""Present, run without a browser: what the stage gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from story import as_of, load
from story.scenes import view_address

STORY = load("data").story


def _talk(opened: Any) -> dict[str, Any]:
    [element] = [e for e in opened.test.get("bidi_component") if '"talk"' in e.proto.json]
    talk: dict[str, Any] = json.loads(element.proto.json)["talk"]
    return talk


@pytest.mark.parametrize("lens", ["now", "day"])
def test_the_stage_gets_every_scene_that_the_lens_shows_with_notes_sources_and_a_way_back(
    lens: Any, open_page: Callable[..., Any]
) -> None:
    seen = as_of(STORY, lens)

    talk = _talk(open_page("present", asof=lens))

    assert [scene["id"] for scene in talk["scenes"]] == [scene.id for scene in seen.scenes]
    for scene, told in zip(seen.scenes, talk["scenes"], strict=True):
        assert told["statement"] == scene.statement
        assert told["link"] == view_address(scene, seen)
        assert "x-prov" in told["sources"]
        assert told["notes"]
    assert talk["planned"] == sum(scene.seconds for scene in seen.scenes)


def test_a_link_can_name_the_scenes_of_a_talk_and_their_order(open_page: Callable[..., Any]) -> None:
    chosen = [STORY.scenes[4].id, STORY.scenes[1].id]

    talk = _talk(open_page("present", deck=",".join(chosen)))

    assert [scene["id"] for scene in talk["scenes"]] == chosen


def _said(opened: Any) -> str:
    [element] = [e for e in opened.test.get("bidi_component") if '"talk"' in e.proto.json]
    return str(json.loads(element.proto.json)["said"])


def test_a_deck_leaves_out_what_nobody_knows_and_says_so_on_stage(open_page: Callable[..., Any]) -> None:
    first, second = STORY.scenes[2].id, STORY.scenes[0].id

    opened = open_page("present", deck=f"{first},no-such-scene,{second},{first}", scene=second)

    assert [scene["id"] for scene in _talk(opened)["scenes"]] == [first, second]
    assert "no-such-scene" in _said(opened)


def test_a_deck_of_unknown_scenes_is_the_whole_talk(open_page: Callable[..., Any]) -> None:
    opened = open_page("present", deck="nothing,at-all")

    assert [scene["id"] for scene in _talk(opened)["scenes"]] == [scene.id for scene in STORY.scenes]
    assert "nothing" in _said(opened)


def test_on_the_day_a_deck_has_only_what_was_known_then(open_page: Callable[..., Any]) -> None:
    known = as_of(STORY, "day").scenes[0].id
    later = next(scene.id for scene in STORY.scenes if scene.id not in as_of(STORY, "day").by_id["scenes"])

    opened = open_page("present", deck=f"{later},{known}", asof="day")

    assert [scene["id"] for scene in _talk(opened)["scenes"]] == [known]
    assert later in _said(opened)


def test_what_a_link_asked_for_in_vain_does_not_change_the_talk(open_page: Callable[..., Any]) -> None:
    assert _talk(open_page("present", scene="nowhere")) == _talk(open_page("present"))


def test_the_share_panel_of_a_view_has_it_as_a_scene(open_page: Callable[..., Any]) -> None:
    event = STORY.events[0].id

    assert f"state: {{event: {event}}}" in unescape(open_page("timeline", event=event).html)
    assert "seconds: 40" not in open_page("search").html
