"""The guided reading, run without a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from story import Lens, as_of, load
from story.scenes import view_address

STORY = load("data").story
LENSES: tuple[Lens, ...] = ("now", "day")
Open = Callable[..., Any]


def _scene(html: str, id: str) -> str:
    found = re.search(rf'<section class="x-scene" id="scene-{id}".*?</section>', html, re.DOTALL)
    assert found, id
    return unescape(found[0])


@pytest.mark.parametrize("lens", LENSES)
def test_every_scene_has_its_place_its_sources_and_the_way_to_its_view(lens: Lens, open_page: Open) -> None:
    story = as_of(STORY, lens)
    html = open_page("walk", asof=lens).html

    for number, scene in enumerate(story.scenes, 1):
        shown = _scene(html, scene.id)
        assert f"{number} of {len(story.scenes)}" in shown
        assert scene.statement in shown
        assert f'href="{view_address(scene, story)}"' in shown
        assert shown.count("x-prov ") == len(scene.provenance)
        assert "x-walk-view" in shown


def test_the_speakers_notes_are_nowhere_in_it(open_page: Open) -> None:
    html = unescape(open_page("walk").html)
    notes = [note for scene in as_of(STORY, "now").scenes for note in (scene.notes, scene.notes_since) if note]

    assert [note for note in notes if note in html or note[:60] in html] == []


def test_one_step_leads_to_the_next_and_back(open_page: Open) -> None:
    first, second, third, *_ = STORY.scenes
    shown = _scene(open_page("walk", scene=second.id).html, second.id)

    assert f'href="./walk?scene={first.id}"' in shown
    assert f'href="./walk?scene={third.id}"' in shown


def test_the_step_of_a_link_is_the_one_that_is_shown_and_marked(open_page: Open) -> None:
    step = STORY.scenes[4]
    html = open_page("walk", scene=step.id).html

    assert f".x-scene:not(#scene-{step.id})" in html
    assert re.findall(r'data-key="toc-([a-z-]+)"[^>]*aria-current="step"', html) == [step.id, step.id]
    assert f'data-target="scene-{step.id}"' in html


def test_what_came_later_is_no_step_on_the_day(open_page: Open) -> None:
    known = {scene.id for scene in as_of(STORY, "day").scenes}
    later = next(scene for scene in STORY.scenes if scene.id not in known)
    html = open_page("walk", scene=later.id, asof="day").html

    assert later.statement not in unescape(html)
    assert "not known on the day" in html


def test_a_quotation_stands_with_who_said_it_and_its_verdict(open_page: Open) -> None:
    scene = next(scene for scene in STORY.scenes if scene.quote)
    claim = STORY.claim(str(scene.quote))
    shown = _scene(open_page("walk").html, scene.id)

    assert f"<q>{claim.quote}</q>" in shown
    assert STORY.word("asserters", claim.asserter) in shown
    assert f"x-v-{claim.verdict}" in shown


def test_a_number_stands_large_with_what_it_counts(open_page: Open) -> None:
    scene = next(scene for scene in STORY.scenes if scene.number)
    number = next(number for number in STORY.meta.numbers if number.id == scene.number)
    shown = _scene(open_page("walk").html, scene.id)

    assert f"<b>{number.value}</b>" in shown
    assert number.text in shown


@pytest.fixture
def copy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the second story, which the app shows."""
    folder = Path(shutil.copytree(root / "tests" / "stories" / "lantern-codex", tmp_path / "story"))
    monkeypatch.setenv("STORY", str(folder))
    return folder


def test_the_first_page_offers_the_walk(open_page: Open) -> None:
    assert 'href="./walk"' in open_page("home").html


def test_the_first_page_of_a_story_without_scenes_offers_none(open_page: Open, copy: Path) -> None:
    (copy / "scenes.yaml").unlink()

    assert 'href="./walk"' not in open_page("home").html


def test_a_story_of_later_scenes_only_says_so_on_the_day(open_page: Open, copy: Path) -> None:
    file = copy / "scenes.yaml"
    file.write_text(file.read_text("utf-8")[file.read_text("utf-8").index("- id: home-again") :], "utf-8")

    html = open_page("walk", asof="day").html

    assert "No scene of this walk was known" in html
    assert 'class="x-scene"' not in html
