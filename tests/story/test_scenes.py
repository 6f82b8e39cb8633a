"""Scenes: what they show, what they say in either lens, and whether ours can be told in some ten minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from story import Lens, Story, as_of, load
from story.addresses import BY_ID, link
from story.model.presentation import Scene
from story.scenes import view_address, view_of

LENSES: tuple[Lens, ...] = ("now", "day")


@pytest.fixture(scope="module")
def small(root: Path) -> Story:
    return load(root / "tests" / "story" / "ferry" / "data").story


@pytest.fixture(scope="module")
def ours(root: Path) -> Story:
    return load(root / "data").story


def _scene(story: Story, id: str) -> Scene:
    found = story.get("scenes", id)
    assert isinstance(found, Scene)
    return found


def test_a_scene_leads_to_the_view_that_it_names(small: Story) -> None:
    state = {"preset": "visit", "actor": "anna-lind,council"}

    assert view_of(_scene(small, "the-vote"), small) == ("timeline", state)
    assert view_address(_scene(small, "the-vote"), small) == "./timeline?preset=visit&actor=anna-lind,council"


def test_a_quotation_leads_to_its_claim_and_a_number_to_the_first_page(small: Story) -> None:
    assert view_of(_scene(small, "the-promise"), small) == ("claims", {"claim": "promise-kept"})
    assert view_of(_scene(small, "seven-votes"), small) == ("home", {})


def test_the_lens_goes_along_and_hides_what_came_later(small: Story) -> None:
    on_the_day = as_of(small, "day")

    assert [scene.id for scene in on_the_day.scenes] == ["the-vote", "the-promise", "seven-votes"]
    assert _scene(on_the_day, "the-promise").text_since is None
    assert _scene(on_the_day, "the-promise").notes_since is None
    assert view_address(_scene(on_the_day, "seven-votes"), on_the_day) == "./?asof=day"


def test_a_page_that_is_none_or_has_nothing_to_show_is_no_way_on(small: Story) -> None:
    scene = _scene(small, "the-vote")

    assert view_address(scene.model_copy(update={"page": "time-line"}), small) is None
    assert view_address(scene.model_copy(update={"page": "glossary"}), Story(small.meta)) is None


def test_what_is_counted_is_written_out_in_both_lenses(small: Story) -> None:
    for lens in LENSES:
        assert _scene(as_of(small, lens), "the-vote").text == "Of two claims one is about it."


@pytest.mark.parametrize("lens", LENSES)
def test_every_scene_of_ours_leads_somewhere_and_is_counted_out(ours: Story, lens: Lens) -> None:
    story = as_of(ours, lens)

    for scene in story.scenes:
        page, state = view_of(scene, story)
        assert view_address(scene, story) == link(page, lens, **state)
        for name, value in state.items():
            kind = next(parameter.ids for parameter in BY_ID[page].parameters if parameter.name == name)
            assert not kind or set(value.split(",")) <= story.by_id[kind].keys()
        assert "{" not in scene.statement + scene.text + scene.notes


def test_ours_can_be_told_in_ten_minutes(ours: Story) -> None:
    assert len(ours.scenes) >= 14
    assert 9 * 60 <= sum(scene.seconds for scene in ours.scenes) <= 11 * 60


def test_what_the_speaker_says_fits_its_time(ours: Story) -> None:
    words = {scene.id: len(f"{scene.notes} {scene.notes_since or ''}".split()) for scene in ours.scenes}

    assert {id: count for id, count in words.items() if not 40 <= count <= 80} == {}
    slow = {scene.id for scene in ours.scenes if words[scene.id] / scene.seconds > 2.2}
    assert slow == set(), "nobody speaks 130 words a minute to a hall"
