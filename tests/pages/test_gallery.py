"""The gallery: every example draws something, and its HTML keeps its structure until somebody means to change it.

The structure of each example (tags, classes, what is said to screen readers by role; no text) stands in
`tests/pages/gallery/`, of a small story that tests keep. `make golden` writes it anew: then git shows what changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from components.gallery import wall
from components.gallery.example import Example, NotInThisStory
from components.reader import Reader
from components.url import Given
from story import load
from story import wording as w
from story.addresses import BY_ID, PAGES

STORY = "tests/story/ferry/data"
GOLDEN = Path(__file__).parent / "gallery"
EXAMPLES = [(family, example) for family, examples in wall.FAMILIES.items() for example in examples]
VOID = {"br", "img", "input", "hr"}
TOLD = ("role", "popover", "aria-current", "aria-expanded", "aria-hidden", "open", "scope")


@cache
def reader(folder: str) -> Reader:
    return Reader(load(folder).story, Given(BY_ID["gallery"]), dark=False)


class Outline(HTMLParser):
    """The elements of some HTML, a line each; the like of the line before is counted."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.depth = 0
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = "".join(f".{name}" for name in dict.fromkeys((given.get("class") or "").split()))
        marks = "".join(f" {name}" for name in TOLD if name in given)
        self.lines.append(f"{'  ' * self.depth}{tag}{classes}{marks}")
        self.depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in VOID

    def __str__(self) -> str:
        return "\n".join(folded(self.lines))


def folded(lines: list[str]) -> Iterator[str]:
    """The lines, with runs of the same blocks (a line and what stands deeper below it) written once and counted."""
    level = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    starts = [n for n, line in enumerate(lines) if len(line) - len(line.lstrip()) == level]
    blocks = [lines[a:b] for a, b in zip(starts, (*starts[1:], len(lines)), strict=False)]
    while blocks:
        block, count = blocks[0], 1
        while count < len(blocks) and blocks[count] == block:
            count += 1
        yield block[0] + (f" ×{count}" if count > 1 else "")
        yield from folded(block[1:])
        blocks = blocks[count:]


def outlines(family: str) -> str:
    parts = []
    for example in wall.FAMILIES[family]:
        shown = wall.drawn(example, reader(STORY))
        body = str(Outline(shown)) if isinstance(shown, Markup) else f"({type(shown).__name__.lower()})"
        parts.append(f"## {example.of}: {example.state}\n{body}\n")
    return "\n".join(parts)


@pytest.mark.parametrize(("family", "example"), EXAMPLES, ids=lambda part: getattr(part, "state", part))
def test_every_example_has_something_to_show_of_our_story(family: str, example: Example) -> None:
    shown = example.draw(reader("data"))

    assert not isinstance(shown, Markup) or shown or example.state in ("none", "nothing to say", "no contact")


@pytest.mark.parametrize("family", wall.FAMILIES)
def test_the_structure_is_the_one_that_was_agreed(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", STORY)
    golden = GOLDEN / f"{family}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(outlines(family), encoding="utf-8")

    assert outlines(family) == golden.read_text(encoding="utf-8"), "meant? then run `make golden`"


@pytest.mark.parametrize("family", wall.FAMILIES)
def test_a_family_hangs_whole_on_its_page(
    family: str, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOW_PROBLEMS", "1")
    html = open_page("gallery", view=family).html

    for example in wall.FAMILIES[family]:
        assert f">{example.state}</h3>" in html
    ids = re.findall(r'(?<=\s)id="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


def test_the_public_neither_sees_it_nor_is_led_to_it(open_page: Callable[..., Any]) -> None:
    assert [page.access for page in PAGES if page.id == "gallery"] == ["local"]
    with pytest.raises((AssertionError, ValueError, KeyError)):
        assert w.GALLERY_NOTE in open_page("gallery").html
    assert "/gallery" not in open_page("home").html


@pytest.mark.parametrize("folder", ["tests/stories/lantern-codex", STORY])
def test_another_story_hangs_there_too(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", folder)
    for _, example in EXAMPLES:
        wall.drawn(example, reader(folder))


def test_a_story_that_lacks_something_says_so_in_its_place() -> None:
    def draw(_: Reader) -> Markup:
        raise NotInThisStory

    assert w.GALLERY_NONE in str(wall.drawn(Example("none", "none", draw), reader("data")))
