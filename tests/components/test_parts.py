"""A list in parts: how many entries a part has, and which part a link shows."""

from __future__ import annotations

import pytest

from components.blocks.parts import part, size
from components.url import Given
from story.addresses import BY_ID


def _given(number: str = "1") -> Given:
    return Given(BY_ID["claims"], "now", {"part": (number,)})


@pytest.mark.parametrize(
    ("entries", "of", "each"),
    [
        (0, 0, 1),
        (60, 0, 60),
        (80, 0, 80),
        (81, 0, 60),
        (700, 0, 60),
        (50, 80, 50),
        (26, 700, 26),
        (27, 700, 20),
        (400, 700, 20),
        (700, 700, 60),
    ],
)
def test_a_short_list_is_whole_a_long_one_in_parts_and_what_filters_leave_of_it_in_smaller_ones(
    entries: int, of: int, each: int
) -> None:
    assert size(entries, 60, of) == each


@pytest.mark.parametrize(
    ("asked", "chosen", "number", "before"),
    [("1", None, 1, 0), ("3", None, 3, 120), ("9", None, 4, 180), ("1", 70, 2, 60)],
)
def test_the_part_shown_is_that_of_what_is_chosen_else_the_one_asked_for_else_the_last(
    asked: str, chosen: int | None, number: int, before: int
) -> None:
    shown = part(range(200), _given(asked), chosen, 60)
    assert (shown.number, shown.before, shown.parts, shown.of) == (number, before, 4, 200)
    assert shown.entries == tuple(range(200))[before : before + 60]


def test_the_parts_of_what_a_filter_left_hold_all_of_it() -> None:
    left = range(100)
    found = [part(left, _given(str(n)), None, 60, 700) for n in range(1, 6)]
    assert [entry for one in found for entry in one.entries] == list(left)
    assert {one.parts for one in found} == {5}
