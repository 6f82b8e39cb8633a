"""The timeline's layout: labels that can be read, marks where their dates are."""

from itertools import combinations

import pytest

from components.figures.timeline_layout import GAP, ROW, SIZE, lanes, windows
from story import load
from story.model.world import Event

STORY = load("data").story
WINDOWS = windows(STORY.events, STORY.meta.days)
ROWS = {"background": 12, "visit": 40, "aftermath": 12}


@pytest.mark.parametrize("preset", WINDOWS)
def test_no_two_labels_overlap(preset: str) -> None:
    for lane in lanes(STORY.events, WINDOWS[preset], ROWS):
        for a, b in combinations([mark for mark in lane.marks if mark.side], 2):
            if a.row == b.row:
                assert a.box[1] <= b.box[0] or b.box[1] <= a.box[0], (a.label, b.label)
    assert ROW > SIZE * 1.5


def test_every_event_of_the_days_themselves_has_its_label() -> None:
    visit = [lane for lane in lanes(STORY.events, WINDOWS["visit"], ROWS) if lane.layer == "visit"]
    assert all(mark.side for lane in visit for mark in lane.marks)


@pytest.mark.parametrize("preset", WINDOWS)
def test_no_label_leaves_the_figure(preset: str) -> None:
    for lane in lanes(STORY.events, WINDOWS[preset], ROWS):
        for mark in lane.marks:
            assert mark.box[0] >= -GAP
            assert mark.box[1] <= WINDOWS[preset].x(WINDOWS[preset].last) + GAP


def _event(**changes: object) -> Event:
    given = {
        "id": "a", "title": "A", "label": "A", "text": "A", "date": "2020-05-01", "layer": "visit", "kind": "k",
        "provenance": [{"section": "lead", "paragraph": 1}],
    }  # fmt: skip
    return Event.model_validate(given | changes)


@pytest.mark.parametrize(
    ("changes", "shape"),
    [
        ({"date": "2020-05-01", "time": "06:00", "tz": "Europe/London"}, "hour"),
        ({"date": "2020-05-01"}, "day"),
        ({"date": "2020-05-01/2020-05-04"}, "span"),
        ({"date": "2020-05"}, "vague"),
        ({"date": "2020"}, "vague"),
    ],
)
def test_a_date_is_drawn_as_precisely_as_it_is_known(changes: dict[str, str], shape: str) -> None:
    event = _event(**changes)
    window = windows([event], "2020-05-01/2020-05-10")["year"]
    [lane] = lanes([event], window, {"visit": 3})
    assert lane.marks[0].shape == shape


def test_doubt_stands_in_the_label() -> None:
    window = windows([_event()], "2020-05-01/2020-05-10")["visit"]
    [lane] = lanes([_event(date="2020-05-02?")], window, {"visit": 3})
    assert lane.marks[0].label == "A (?)"
