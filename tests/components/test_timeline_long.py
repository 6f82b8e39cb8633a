"""The timeline of a long story: a bounded number of marks, the rest counted; nothing overlaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, pairwise

import pytest

from components.blocks.timeline import ROWS
from components.figures.measure import width
from components.figures.template import SIZE
from components.figures.timeline import MOST_ERAS, Look, timeline_figure
from components.figures.timeline_axis import NARROW, edges, stretches, ticks
from components.figures.timeline_layout import BARE, TRIED, Lane, Window, lanes, windows
from story import Story, load
from story.dates import span
from story.weights import foremost, weights
from tests.stories.multiply import again

OURS = load("data").story
PRESETS = tuple(windows(OURS.events, OURS.meta.days))


def _longer(times: int) -> Story:
    """Our story with so many times the events and the eras."""
    events, eras = (tuple(again(entry, n) for n in range(times) for entry in kind) for kind in (OURS.events, OURS.eras))
    return replace(OURS, events=events, eras=eras)


@pytest.fixture(scope="module")
def long() -> Story:
    return _longer(10)


def _laid(story: Story, preset: str, first: str = "") -> tuple[Window, list[Lane]]:
    window = windows(story.events, story.meta.days)[preset]
    return window, lanes(story.events, window, ROWS[preset], weights(story), first=first)


@pytest.mark.parametrize("preset", PRESETS)
def test_our_own_story_has_a_mark_for_each_event(preset: str) -> None:
    window, found = _laid(OURS, preset)
    assert sum(len(lane.marks) for lane in found) == sum(window.holds(span(e.date)) for e in OURS.events)


@pytest.mark.parametrize("preset", PRESETS)
def test_each_event_of_a_long_story_has_a_mark_or_is_counted(preset: str, long: Story) -> None:
    window, found = _laid(long, preset)
    inside = {event.id for event in long.events if window.holds(span(event.date))}
    drawn = [mark.event.id for lane in found for mark in lane.marks]
    rest = [event.id for lane in found for event in lane.rest]
    assert sorted([*drawn, *rest]) == sorted(inside)
    assert rest


@pytest.mark.parametrize("preset", PRESETS)
def test_a_story_of_any_length_has_a_bounded_number_of_marks(preset: str) -> None:
    for lane in _laid(_longer(50), preset)[1]:
        labelled = sum(bool(mark.side) for mark in lane.marks)
        assert labelled <= TRIED
        assert len(lane.marks) - labelled <= BARE
        assert lane.rows <= ROWS[preset][lane.layer] + 1


@pytest.mark.parametrize("preset", PRESETS)
def test_no_two_labels_of_a_long_story_overlap(preset: str, long: Story) -> None:
    for lane in _laid(long, preset)[1]:
        for a, b in combinations([mark for mark in lane.marks if mark.side], 2):
            assert a.row != b.row or a.box[1] <= b.box[0] or b.box[1] <= a.box[0], (a.label, b.label)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_selected_event_without_a_mark_gets_one_with_its_label(preset: str, long: Story) -> None:
    event = next(event for lane in _laid(long, preset)[1] for event in reversed(lane.rest))
    found = _laid(long, preset, event.id)[1]
    [mark] = [mark for lane in found for mark in lane.marks if mark.event is event]
    assert mark.side
    assert not any(left is event for lane in found for left in lane.rest)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_numbers_at_the_foot_of_a_lane_count_its_rest_and_have_room(preset: str, long: Story) -> None:
    window, found = _laid(long, preset)
    for lane in found:
        assert sum(stretch.count for stretch in stretches(lane.rest, window)) == len(lane.rest)
    assert all(window.x(b) - window.x(a) >= NARROW for a, b in pairwise(edges(window)))


def _window(first: str, last: str) -> Window:
    return Window(datetime.fromisoformat(first), datetime.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "at", "named"),
    [
        ("2020-05-01", "2020-05-09", "2020-05-03", "3 May 2020"),
        ("2020-01-01", "2021-01-01", "2020-05-03", "May 2020"),
        ("2000-01-01", "2009-01-01", "2003-05-03", "2003"),
        ("1950-01-01", "2020-01-01", "1963-05-03", "1960 to 1969"),
        ("1950-01-01", "2020-01-01", "1941", "1950 to 1959"),
        ("0950-01-01", "2020-01-01", "1203-05", "1200 to 1399"),
    ],
)
def test_a_number_says_of_which_time_it_is(first: str, last: str, at: str, named: str) -> None:
    event = OURS.events[0].model_copy(update={"date": at, "time": None})
    [stretch] = stretches([event], _window(first, last))
    assert (stretch.named, stretch.count) == (named, 1)


@pytest.mark.parametrize("days", [2, 10, 12, 19, 40, 41, 60, 150, 200, 366, 731, 1000, 4000, 30_000])
def test_the_axis_is_named_without_overlap_however_long_the_window_is(days: int) -> None:
    whole = _window("2021-05-20", "2021-05-21")
    window = replace(whole, last=whole.first + timedelta(days=days))
    at, names = ticks(window)
    assert 2 <= len(at) <= 13
    for (a, name), (b, after) in pairwise(zip(at, names, strict=True)):
        assert window.x(b) - window.x(a) >= (width(name, SIZE) + width(after, SIZE)) / 2


def test_of_many_eras_the_longest_are_drawn_and_their_numbers_do_not_overlap(long: Story) -> None:
    window, found = _laid(long, "history")
    eras = long.eras
    assert len(eras) > MOST_ERAS
    figure = timeline_figure(found, eras, Look(window, dark=False))
    names = figure.data[0]
    assert 0 < len(names.x) <= MOST_ERAS
    boxes = [(window.x(at), width(text, SIZE) / 2) for at, text in zip(names.x, names.text, strict=True)]
    assert all(a + wide <= b - half for (a, wide), (b, half) in pairwise(boxes))


def test_the_foremost_of_many_are_those_told_and_most_pointed_at(long: Story) -> None:
    counted = weights(long)
    found = foremost(long.events, long, 100)
    left = [event for event in long.events if event not in found]
    assert len(found) == 100
    assert min((e.told, counted[e.id]) for e in found) >= max((e.told, counted[e.id]) for e in left)
    assert foremost(long.events[:5], long, 100) == list(long.events[:5])
