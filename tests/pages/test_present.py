"""Present, run without a browser: what the stage gets."""

from __future__ import annotations

import json
from collections.abc import Callable
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
