"""A broken content file: the people who write it see what is wrong, readers see the rest of the story."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def broken(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story with a day that does not exist, a tab and a file that breaks off."""
    folder = tmp_path / "data"
    shutil.copytree(root / "data", folder)
    events = folder / "events.yaml"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.startswith("  date:"))
    lines[number] = "  date: 2023-02-31\n"
    events.write_text("".join(lines), "utf-8")
    (folder / "glossary.yaml").write_text("- id: a\n\tterm: A\n", "utf-8")
    (folder / "relations.yaml").write_text("- id: 'a\n", "utf-8")
    monkeypatch.setenv("STORY", str(folder))
    return folder


def test_whoever_may_see_them_sees_every_problem(
    broken: Path, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOW_PROBLEMS", "1")
    html = open_page("problems").html
    assert "2023-02-31" in html
    assert "data/events.yaml:" in html
    assert "data/glossary.yaml:2" in html
    assert "data/relations.yaml:" in html


@pytest.mark.parametrize("name", ["home", "article", "timeline", "sanctions", "ramifications", "sources"])
def test_the_rest_of_the_story_goes_on(name: str, broken: Path, open_page: Callable[..., Any]) -> None:
    html = open_page(name).html
    assert "<h1" in html
    assert "glossary.yaml" not in html


def test_the_public_never_sees_them(broken: Path, open_page: Callable[..., Any]) -> None:
    with pytest.raises((AssertionError, ValueError, KeyError)):
        assert "data/events.yaml:" in open_page("problems").html
