"""What was built for a view is kept for all readers: built once, and never more than there is room for."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from components.blocks.remembered import KEPT, ROOM, remembered
from components.reader import Reader
from components.url import Given
from story import Story, load
from story.addresses import BY_ID


@pytest.fixture(scope="module")
def story(root: Path) -> Story:
    return load(root / "data").story


def _reader(story: Story, part: str = "1", *, dark: bool = False) -> Reader:
    return Reader(story, Given(BY_ID["claims"], "now", {"part": (part,)}), dark)


def test_a_view_is_built_once_and_anew_for_another_link_theme_or_story(root: Path, story: Story) -> None:
    asked = []

    @remembered
    def build(reader: Reader, width: int) -> Markup:
        asked.append((reader.given.href(), width))
        return Markup("<p>{}</p>").format(width)

    first = build(_reader(story), 300)
    assert build(_reader(story), 300) is first
    assert len(asked) == 1
    assert "300" in first
    for reader, width in (
        (_reader(story), 844),
        (_reader(story, "2"), 300),
        (_reader(story, dark=True), 300),
        (_reader(load(root / "data").story), 300),
    ):
        build(reader, width)
    assert len(asked) == 5


def test_two_blocks_of_a_view_are_told_apart(story: Story) -> None:
    reader = _reader(story)
    blocks = [remembered(lambda _, name=name: name) for name in ("one", "two")]
    assert [build(reader) for build in blocks] == ["one", "two"]
    assert [build(reader) for build in blocks] == ["one", "two"]


@pytest.mark.parametrize("as_list", [False, True])
def test_what_is_kept_never_takes_more_than_its_room(story: Story, as_list: bool) -> None:
    each = ROOM // 20
    built = []

    @remembered
    def build(reader: Reader, number: int) -> object:
        built.append(number)
        text = f"{number:0{each}}"
        return [text[: each // 2], text[each // 2 :]] if as_list else text

    for number in range(60):
        build(_reader(story), number)
    assert KEPT.currsize <= ROOM
    assert len(KEPT) <= 20
    build(_reader(story), 59)
    assert len(built) == 60  # the last one is still there,
    build(_reader(story), 0)
    assert len(built) == 61  # the first one made room


def test_what_is_larger_than_all_the_room_is_shown_and_not_kept(story: Story) -> None:
    huge = "x" * (ROOM + 1)
    build = remembered(lambda _: huge)
    assert build(_reader(story)) is huge
    assert build(_reader(story)) is huge
    assert KEPT.currsize <= ROOM


def test_a_view_of_nothing_takes_room_too(story: Story) -> None:
    """Else there would be no end to them: each link that somebody makes up is another view."""
    empty = remembered(lambda *_: "")
    before = KEPT.currsize
    for number in range(10):
        empty(_reader(story, "7"), number)
    assert KEPT.currsize >= min(before + 5_000, ROOM - 10_000)
