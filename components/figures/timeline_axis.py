"""The timeline's axis: where it is named, and how many events that have no mark of their own lie between its names."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from components.dates import day, written
from components.figures.timeline_layout import Window, moments
from story import wording as w
from story.model.world import Event

NARROW = 48
"""Px that a count takes at the most; a stretch at either end of the window that is shorter joins the one beside it."""


def ticks(window: Window) -> tuple[list[datetime], list[str]]:
    """Where the axis is named, and how: days, weeks, months or years, about ten of them."""
    length = window.last - window.first
    if length <= timedelta(days=180):
        step = next(size for size in (1, 2, 4, 7, 14, 28) if length.days / size <= 10)
        days = [window.first + timedelta(days=n) for n in range(0, length.days, step)]
        brief = length <= timedelta(days=40)
        return days, [f"{w.WEEKDAYS[at.weekday()]} {at.day}" if brief else day(at, year=False) for at in days]
    if length <= timedelta(days=3 * 365):
        full = range(window.first.year, window.last.year + 1)
        months = [datetime(year, month, 1) for year in full for month in range(1, 13)]
        months = [at for at in months if window.first <= at < window.last]
        step = -(-len(months) // 12)
        return months[::step], [w.MONTHS[month.month - 1] for month in months[::step]]
    years = window.last.year - window.first.year
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years / size <= 9)
    first = -(-window.first.year // step) * step
    found = [datetime(year, 1, 1) for year in range(first, window.last.year + 1, step)]
    return found, [str(at.year) for at in found]


@dataclass(frozen=True)
class Stretch:
    """The time between two names of the axis, and how many events of a lane lie in it without a mark."""

    first: datetime
    last: datetime
    """The first moment after it."""
    count: int

    @property
    def named(self) -> str:
        """When it is, as dates are written: a day, a month, or from when to when."""
        first, last = self.first.date(), (self.last - timedelta(days=1)).date()
        if first == last:
            return written(first.isoformat())
        ends = (first.isoformat(), last.isoformat())
        if self.first.day == self.last.day == 1:
            whole_years = self.first.month == self.last.month == 1
            ends = (ends[0][:4], ends[1][:4]) if whole_years else (ends[0][:7], ends[1][:7])
        return written(ends[0] if ends[0] == ends[1] else "/".join(ends))


def stretches(events: Sequence[Event], window: Window) -> list[Stretch]:
    """The events, counted where their marks would stand; stretches without any are left out."""
    ends = edges(window)
    counts = Counter(min(bisect_right(ends, moments(event)[0], 1), len(ends) - 1) - 1 for event in events)
    return [Stretch(ends[n], ends[n + 1], count) for n, count in sorted(counts.items())]


def edges(window: Window) -> list[datetime]:
    """The ends of the stretches: where the axis is named, and those of the window."""
    inside = [at for at in ticks(window)[0] if NARROW <= window.x(at) <= window.wide - NARROW]
    return [window.first, *inside, window.last]
