"""On paper: no page holds nothing but the foot."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.visits import STORY, Visit

PATHS = [
    (f"/actors?actor={STORY.actors[0].id}", "actors"),
    (f"/timeline?event={max(STORY.events, key=lambda event: len(event.versions)).id}", "timeline"),
]


@pytest.mark.parametrize(("path", "name"), PATHS)
def test_the_last_page_holds_more_than_the_foot(path: str, name: str, visit: Visit, tmp_path: Path) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no pdftotext to read the PDF with")
    page, file = visit.go(path, name), tmp_path / "page.pdf"

    page.pdf(path=file, format="A4")

    text = subprocess.run([reader, "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    *_, last = text.rstrip("\f").split("\f")
    assert len([line for line in last.splitlines() if line.strip()]) > 1
