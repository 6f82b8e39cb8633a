"""A newsroom changes its files while readers read: each view shows the newest story that is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SMALL = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that can be changed. It is up, and all may see what is wrong with it."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "story"))
    monkeypatch.setenv("STORY", str(folder))
    monkeypatch.setenv("SHOW_PROBLEMS", "1")
    return folder


@pytest.fixture
def reader(folder: Path, root: Path) -> AppTest:
    """A reader who has the first page open."""
    return AppTest.from_file(str(root / "pages" / "__main__.py"), default_timeout=30).run()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def html(test: AppTest) -> str:
    assert not test.exception, test.exception
    return "\n".join(str(element.proto.body) for element in test.get("html"))


def test_a_change_shows_at_the_readers_next_view(folder: Path, reader: AppTest) -> None:
    assert "Three days in June" in html(reader)
    change(folder / "views.yaml", "Three days in June", "Three long days in June")

    assert "Three long days in June" in html(reader.run())


def test_a_broken_file_leaves_the_last_good_story_up_and_the_problems_say_why(folder: Path, reader: AppTest) -> None:
    good = html(reader)
    change(folder / "story.yaml", "\ntitle: ", '\ntitle: "')
    (folder / "days.yaml").write_text("- id: 'a\n", "utf-8")

    assert html(reader.run()) == good
    said = html(reader.switch_page("problems.py").run())
    assert "Readers see the story as it stood before" in said
    assert "story/story.yaml:" in said
    assert "story/days.yaml:1" in said


def test_once_mended_the_story_moves_on(folder: Path, reader: AppTest) -> None:
    days = (folder / "days.yaml").read_text("utf-8")
    (folder / "days.yaml").write_text("", "utf-8")
    change(folder / "sixty-seconds.yaml", "text: ", "text: Changed, and ")
    assert "Changed, and " not in html(reader.run())
    (folder / "days.yaml").write_text(days, "utf-8")

    assert "Changed, and " in html(reader.run())
    assert "as it stood before" not in html(reader.switch_page("problems.py").run())


def test_an_optional_file_that_is_taken_away_takes_its_page_with_it(folder: Path, reader: AppTest) -> None:
    assert 'data-key="nav-ramifications"' in html(reader)
    (folder / "ramifications.yaml").unlink()

    assert 'data-key="nav-ramifications"' not in html(reader.run())
