"""What an audience's phones show of the scenes."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from components.deck.phones import on_phones
from story import Lens, Story, as_of, load

STORIES = {name: load(name).story for name in ("data", "tests/stories/lantern-codex")}


def _views(name: str, lens: Lens) -> tuple[Story, dict[str, Markup]]:
    story = as_of(STORIES[name], lens)
    return story, dict(on_phones(story)[1])


@pytest.mark.parametrize("lens", ["day", "now"])
@pytest.mark.parametrize("name", STORIES)
def test_each_scene_shows_something_and_nothing_of_it_can_be_pressed(name: str, lens: Lens) -> None:
    story, views = _views(name, lens)
    assert list(views) == [scene.id for scene in story.scenes]
    for id, view in views.items():
        assert len(view.striptags()) > 20, id
        assert not re.search(r"<(a|button|input|script)\b|\shref=|\son\w+=", view), id


@pytest.mark.parametrize("name", STORIES)
def test_a_quotation_stands_large_with_who_said_it_and_a_number_with_what_it_counts(name: str) -> None:
    story, views = _views(name, "now")
    quoted = [scene for scene in story.scenes if scene.quote]
    counted = [scene for scene in story.scenes if scene.number]
    assert quoted
    assert counted
    for scene in quoted:
        claim = story.get("claims", scene.quote)
        text = views[scene.id].striptags()
        assert claim
        assert claim.quote
        assert claim.quote in text
        assert story.word("asserters", claim.asserter) in text
    numbers = {number.id: number for number in story.meta.numbers}
    for scene in counted:
        assert scene.number
        assert numbers[scene.number].text in views[scene.id].striptags()


def test_the_way_is_a_map_and_one_picture_to_a_screen_reader() -> None:
    story, views = _views("data", "now")
    [scene] = [scene for scene in story.scenes if scene.page == "journey"]
    assert re.findall(r'<svg [^>]*role="(\w+)" aria-label="[^"]+"', views[scene.id]) == ["img"]


def test_on_the_day_no_later_year_is_told() -> None:
    story, views = _views("data", "day")
    later = range(story.meta.lens_date.year + 1, story.meta.as_of.year + 1)
    told = " ".join(view.striptags() for view in views.values())
    assert [year for year in later if re.search(rf"\b{year}\b", told)] == []


def test_its_style_follows_the_system_alone_and_ends_no_style_element() -> None:
    style = on_phones(STORIES["data"])[0]
    assert "light-dark(var" not in style
    assert "@media(prefers-color-scheme:dark){:root{--x-bg:" in style
    assert "</" not in style
