"""The settings, as the person who deploys writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from story.settings import ROOT, shows_problems, story_folder, unknown


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        ("", ROOT / "data"),
        ("tests/stories/lantern-codex", ROOT / "tests" / "stories" / "lantern-codex"),
        (" other ", ROOT / "other"),
        (str(ROOT / "data"), ROOT / "data"),
        ("~/story", Path.home() / "story"),
    ],
)
def test_the_storys_folder(written: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", written)

    assert story_folder() == folder


def test_without_settings_it_is_data_and_the_problems_are_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORY", raising=False)
    monkeypatch.delenv("SHOW_PROBLEMS", raising=False)

    assert story_folder() == ROOT / "data"
    assert not shows_problems()


def test_names_that_look_like_ours_are_named() -> None:
    given = {"STORY": "a", "STORYS": "b", "Show_Problems": "1", "FRAME_ANCESTORS_2": "c", "HISTORY": "d", "PATH": "e"}

    assert unknown(given) == [
        "the setting FRAME_ANCESTORS_2 is not known; did you mean 'FRAME_ANCESTORS'?",
        "the setting STORYS is not known; did you mean 'STORY'?",
        "the setting Show_Problems is not known; did you mean 'SHOW_PROBLEMS'?",
    ]
