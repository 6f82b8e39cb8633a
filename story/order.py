"""The order of time: events by their day, those of one day by their clock; where that says nothing, as in their file.

Who writes the file knows more than it says: that the host came before the guest, that the farewell was the last of the
day. So an event without a time keeps its place after the timed one that stands before it in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from story.content import KINDS, Story
from story.dates import span
from story.model.base import Record
from story.model.world import Event


def in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in the order of time. They come in the order of their file."""
    days = groupby(sorted(events, key=_day), key=_day)
    return tuple(event for _, found in days for event in _in_a_day(found))


def _day(event: Event) -> str:
    return str(span(event.date).known_day)


def _in_a_day(events: Iterable[Event]) -> list[Event]:
    """Sorted by the clock, in which an event without a time has that of the last timed one before it."""
    timed: list[tuple[str, Event]] = []
    clock = ""
    for event in events:
        clock = event.time or clock
        timed.append((clock, event))
    return [event for _, event in sorted(timed, key=lambda pair: pair[0])]


def ordered(story: Story) -> Story:
    """The story with its events, and the events that its entries name, in the order of time."""
    events = in_time(story.events)
    places = {event.id: place for place, event in enumerate(events)}
    named: dict[str, Any] = {
        kind.field: tuple(_sorted(entry, places) for entry in getattr(story, kind.field))
        for kind in KINDS
        if "events" in kind.model.model_fields
    }
    return replace(story, events=events, **named)


def _sorted(entry: Any, places: dict[str, int]) -> Record:
    found = tuple(sorted(entry.events, key=lambda id: places.get(id, len(places))))
    kept: Record = entry if found == entry.events else entry.model_copy(update={"events": found})
    return kept
