"""The stage, run without a browser: what it is given to show, in either lens, for a link's deck, for another story."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from story import Lens, as_of, load

STORY = load("data").story
SMALL = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
LENSES: tuple[Lens, ...] = ("now", "day")
Open = Callable[..., Any]


def _given(opened: Any) -> dict[str, Any]:
    """What the deck's component was given."""
    decks = [
        json.loads(element.proto.json) for element in opened.test.get("bidi_component") if "talk" in element.proto.json
    ]
    assert len(decks) == 1
    return dict(decks[0])


@pytest.mark.parametrize("lens", LENSES)
def test_the_stage_has_every_scene_with_its_words_and_a_way_to_its_view(lens: Lens, open_page: Open) -> None:
    story = as_of(STORY, lens)
    given = _given(open_page("present", asof=lens))
    talk = given["talk"]

    assert [scene["id"] for scene in talk["scenes"]] == [scene.id for scene in story.scenes]
    assert given["said"] == ""
    for given, scene in zip(talk["scenes"], story.scenes, strict=True):
        assert given["statement"] == scene.statement
        assert "x-prov" in given["sources"]
        assert ("asof=day" in given["link"]) is (lens == "day")
        assert given["panel"]["kind"] in ("html", "svg", "plotly")


def test_a_scene_that_is_shown_does_not_change_what_the_browser_gets(open_page: Open) -> None:
    assert _given(open_page("present")) == _given(open_page("present", scene=STORY.scenes[3].id))


def test_a_link_limits_the_deck_and_what_it_asked_for_in_vain_is_said(open_page: Open) -> None:
    first, second = STORY.scenes[0].id, STORY.scenes[3].id
    opened = open_page("present", deck=f"{second},{first},no-such-scene")
    talk = _given(opened)["talk"]

    assert [scene["id"] for scene in talk["scenes"]] == [second, first]
    assert "no-such-scene" in _given(opened)["said"]


def test_the_speakers_window_is_the_same_page(open_page: Open) -> None:
    assert _given(open_page("present", view="speaker"))["mode"] == "speaker"


@pytest.mark.parametrize("lens", LENSES)
def test_another_newsrooms_story_can_be_presented(lens: Lens, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", str(SMALL))
    story = as_of(load(SMALL).story, lens)
    opened = open_page("present", asof=lens)
    talk = _given(opened)["talk"]

    assert [scene["statement"] for scene in talk["scenes"]] == [scene.statement for scene in story.scenes]
    assert talk["title"] == story.meta.title
    assert story.meta.title in opened.html
