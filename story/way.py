"""The journey put in order: its stops by first arrival, what it only passes, and the days a leg can have taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from story.content import Story
from story.dates import span
from story.model.world import Leg, Place, StoryDay


@dataclass(frozen=True)
class Stop:
    """A place on the way. `number` counts the ends of legs by first arrival; None for what legs only pass."""

    place: Place
    number: int | None
    days: tuple[date, ...]
    """The days on which a leg is dated as arriving or leaving here."""


def stops(story: Story) -> tuple[Stop, ...]:
    """The places of the journey: ends of legs in order of first arrival, then those that are only passed."""
    ends = dict.fromkeys(end for leg in story.journey for end in (leg.origin, leg.destination))
    passed = dict.fromkeys(id for leg in story.journey for id in leg.via if id not in ends)
    found = [(id, number) for number, id in enumerate(ends, 1)] + [(id, None) for id in passed]
    days = _days(story.journey)
    return tuple(
        Stop(place, number, tuple(sorted(days.get(id, ()))))
        for id, number in found
        if (place := story.get("places", id))
    )


def _days(legs: Sequence[Leg]) -> Mapping[str, set[date]]:
    """By place the days on which a leg is dated there."""
    found: defaultdict[str, set[date]] = defaultdict(set)
    for leg in legs:
        for end, at in ((leg.origin, leg.depart), (leg.destination, leg.arrive)):
            if at and (day := _day(at)):
                found[end].add(day)
    return found


def _day(at: str) -> date | None:
    """The day that a date names; None where it names a longer time."""
    read = span(at)
    return read.first if read.first == read.last else None


def days_of(legs: Sequence[Leg]) -> tuple[tuple[date | None, date | None], ...]:
    """For each leg the first and the last day on which it can have been travelled.

    Its own dates where it has them, else those of the legs before and after it: what a reader may conclude, no more.
    """
    firsts: list[date | None] = []
    known: date | None = None
    for leg in legs:
        firsts.append(_first(leg.depart) or known)
        known = _first(leg.arrive) or firsts[-1]
    lasts: list[date | None] = []
    known = None
    for leg in reversed(legs):
        lasts.append(_last(leg.arrive) or known)
        known = _last(leg.depart) or lasts[-1]
    return tuple(zip(firsts, reversed(lasts), strict=True))


def _first(at: str | None) -> date | None:
    return span(at).first if at else None


def _last(at: str | None) -> date | None:
    return span(at).last if at else None


def legs_on(story: Story, day: StoryDay) -> tuple[Leg, ...]:
    """The legs that were, or can have been, under way on a day of the story."""
    at = span(day.date)
    first, last = at.first or at.known_day, at.last or at.known_day
    return tuple(
        leg
        for leg, (start, end) in zip(story.journey, days_of(story.journey), strict=True)
        if (start or end) and (start or end or first) <= last and (end or start or last) >= first
    )


def places_on(story: Story, day: StoryDay) -> frozenset[str]:
    """The ids of the places where something of that day happened."""
    events = (story.get("events", id) for id in day.events)
    return frozenset(id for id in (day.place, *(event.place for event in events if event)) if id)
