"""A story in German, and one in Arabic: every word of the frame is in its language, on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from markupsafe import Markup

from story import load
from story import wording as w
from story.addresses import BY_ID, PAGES
from story.languages import speak
from story.languages.texts import texts
from tests.stories.translated import translated

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "stories" / "lantern-codex"
THERE = [page.id for page in PAGES if page.access == "public" and page.is_in(load(SMALL).story)]
LANGUAGES = ("de", "ar")
LONG = 12
"""English of the frame that is longer is told apart from English of the story."""


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield str(request.param)
    speak("en")


def english(story: Path) -> list[str]:
    """The frame's English, in pieces between what is filled in, without what the story or the page's code also has."""
    own = " ".join(word for file in story.rglob("*.yaml") for word in file.read_text().split())
    forms = [form for text in texts().values() for form in ([text] if isinstance(text, str) else text.values())]
    pieces = {piece.strip() for form in forms for piece in re.split(r"\{\w+\}|\n", form)}
    return sorted(piece for piece in pieces if len(piece) > LONG and piece not in own)


def left_in(page: str, pieces: list[str]) -> list[str]:
    """English pieces that a page's texts, labels and data still hold."""
    plain = unescape(page)
    return [piece for piece in pieces if re.search(rf"(?<![\w-]){re.escape(piece)}(?![\w-])", plain)]


def test_no_english_is_left_on_any_page(open_page, monkeypatch, tmp_path, language):
    pieces = english(SMALL)
    monkeypatch.setenv("STORY", str(translated(SMALL, language, tmp_path)))

    left = {id: found for id in THERE if (found := left_in(open_page(id).html, pieces))}

    assert not left
    assert w.PAGES["home"] not in ("At a glance", "")


@pytest.mark.parametrize("page", ["sanctions", "sources"])
def test_no_english_is_left_in_the_parts_of_a_page(open_page, monkeypatch, tmp_path, language, page):
    pieces = english(ROOT / "data")
    monkeypatch.setenv("STORY", str(translated(ROOT / "data", language, tmp_path)))

    views = next(one.words for one in BY_ID[page].parameters if one.name == "view")
    left = {view: found for view in views if (found := left_in(open_page(page, view=view).html, pieces))}

    assert not left


def test_counts_dates_and_lists_follow_the_language(open_page, monkeypatch, tmp_path):
    monkeypatch.setenv("STORY", str(translated(SMALL, "de", tmp_path)))
    try:
        page = Markup(open_page("claims").html).striptags()
        assert re.search(r"\d+ Aussagen", page)
        assert re.search(r"Ausgabe .{1,12}, \d{1,2}\. \w+\.? \d{4}", page)
    finally:
        speak("en")


def test_a_language_without_a_catalogue_leaves_the_frame_english(open_page, monkeypatch, tmp_path):
    monkeypatch.setenv("STORY", str(translated(SMALL, "fr", tmp_path)))
    try:
        assert "At a glance" in open_page("home").html
    finally:
        speak("en")
