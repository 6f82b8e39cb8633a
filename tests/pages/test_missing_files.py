"""A story with a file that is not there or holds nothing: each page that it still has shows what there is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from story import load
from story.addresses import PAGES

SMALL = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
FILES = sorted(str(file.relative_to(SMALL)) for file in SMALL.rglob("*.yaml"))
MUCH = ("story.yaml", "actors.yaml", "sources.yaml", "sanctions/resolutions.yaml")
"""Files that most of the others lean on: the rest takes a minute, so it is among the slow tests."""
CASES = [
    pytest.param(name, hold, marks=() if name in MUCH and hold is None else pytest.mark.slow, id=f"{name}-{what}")
    for name in FILES
    for what, hold in (("missing", None), ("empty", "[]\n"))
]


@pytest.mark.parametrize(("name", "hold"), CASES)
def test_no_page_fails(
    name: str, hold: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Callable
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "story"))
    (folder / name).unlink()
    if hold is not None:
        (folder / name).write_text(hold, "utf-8")
    monkeypatch.setenv("STORY", str(folder))
    story = load(folder).story
    there = [page.id for page in PAGES if page.access == "public" and page.is_in(story)]

    assert "home" in there
    for id in there:
        opened = open_page(id)  # fails on an exception
        assert not opened.test.error, id
        assert "data-arrive=" in opened.html, id
