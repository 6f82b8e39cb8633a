"""The order of time: within a day by the clock, and where that is silent, as the file has it."""

from __future__ import annotations

import pytest

from story import as_of
from story.model.world import Event
from story.order import in_time

HEAD = {"title": "T", "label": "L", "text": "T", "layer": "visit", "kind": "k", "provenance": ()}


def at(id: str, time: str | None = None, date: str = "2031-05-02") -> Event:
    return Event.model_validate({**HEAD, "id": id, "date": date, "time": time})


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ([at("host"), at("arrives", "13:00"), at("greets"), at("leaves")], ["host", "arrives", "greets", "leaves"]),
        ([at("z"), at("a")], ["z", "a"]),
        ([at("noon", "12:00"), at("lunch"), at("dawn", "06:00"), at("walk")], ["dawn", "walk", "noon", "lunch"]),
        ([at("late", date="2031-05-03"), at("b", "09:00"), at("a", "09:00")], ["b", "a", "late"]),
    ],
)
def test_events_of_a_day_stand_by_the_clock_and_without_one_as_in_the_file(file: list[Event], told: list[str]) -> None:
    assert [event.id for event in in_time(file)] == told


def test_lists_of_events_stand_in_the_order_of_time_whoever_names_them(ferry):
    loaded = ferry.load().story
    events = [event.id for event in as_of(loaded, "now").events]
    ferry.replace("days.yaml", "events: [council-vote]", "events: [ferry-strike, council-vote]")

    day = as_of(ferry.load().story, "now").days[0]

    assert list(day.events) == [id for id in events if id in ("council-vote", "ferry-strike")]
