"""Where things stand on the timeline: lanes, rows, and labels that never overlap. No pixels are drawn here.

Labels are placed for the narrowest width at which the figure is shown, so they hold on any wider one: marks move apart
as the figure grows, labels keep their size. A label goes right of its mark, else left, in the first row where both are
free; where a lane has no row left, the mark stands without a label and the list beside the chart names it. Where too
many would stand so, on top of each other, none does: they are left for the figure to count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from components.figures.measure import width
from story.dates import Span, span
from story.model.world import Event

NARROWEST = 690
"""Px from the first to the last day, about as on a page 880 px wide; on a narrower one the labels are set smaller."""
ROW = 22
"""Px from one row to the next."""
SIZE = 13
GAP = 11
"""Px from a mark's centre to its label."""
ROOM = 9
"""Px between a label and what stands next to it."""
MARK = 8
REACH = 40
"""Px that the range of a vague date is drawn to either side of its mark, at most."""
TRIED = 240
"""Events of a lane for which a place is looked for, those first that come first: rows are full long before."""
BARE = 120
"""Marks without a label that a lane may hold."""

Shape = Literal["hour", "day", "span", "vague"]
Side = Literal["right", "left", "over", ""]


@dataclass(frozen=True)
class Window:
    """The stretch of time that is shown."""

    first: datetime
    last: datetime
    wide: float = NARROWEST
    """Px from the first to the last day, for which labels are placed."""

    def x(self, at: datetime) -> float:
        """Px from the left edge, cut to the window."""
        share = (at - self.first) / (self.last - self.first)
        return min(max(share, 0.0), 1.0) * self.wide

    def holds(self, at: Span) -> bool:
        """Whether any day of the span lies in the window."""
        first, last = at.first or at.last, at.last or at.first
        if first is None or last is None:
            return False
        return _start(first) < self.last and _start(last) + timedelta(days=1) > self.first


@dataclass(frozen=True)
class Placed:
    """A mark in its lane: `row` from the top, `side` of the label ('' where it has none). Boxes are in px."""

    event: Event
    shape: Shape
    at: datetime
    start: datetime
    end: datetime
    row: int
    side: Side
    """`over`: above a bar that leaves no room beside it."""
    label: str
    box: tuple[float, float]
    """Left and right edge of mark and label together, in px at the narrowest width."""


@dataclass(frozen=True)
class Lane:
    """A lane with its marks and the number of their rows; `rest` holds the events for which there is no mark."""

    layer: str
    marks: tuple[Placed, ...]
    rows: int
    rest: tuple[Event, ...] = ()


def _start(day: date) -> datetime:
    return datetime.combine(day, time())


def shape(event: Event) -> Shape:
    """How a date is drawn: to the hour, to the day, as a stretch that lasted, or as a range in which it lies."""
    at = span(event.date)
    if at.interval:
        return "span"
    if at.precision != "day":
        return "vague"
    return "hour" if event.time else "day"


def moments(event: Event) -> tuple[datetime, datetime, datetime]:
    """Where its mark stands, and from when to when it may reach."""
    at = span(event.date)
    first, last = _start(at.first or at.last or date.min), _start(at.last or at.first or date.min)
    end = last + timedelta(hours=23, minutes=59)
    if event.time and at.precision == "day" and not at.interval:
        hour, minute = map(int, event.time.split(":"))
        exact = first + timedelta(hours=hour, minutes=minute)
        return exact, exact, exact
    if at.interval and at.precision == "day":
        return first + timedelta(hours=12), first + timedelta(hours=12), last + timedelta(hours=12)
    return first + (end - first) / 2, first, end


def label(event: Event) -> str:
    """Its label, with the doubt that its date carries."""
    at = span(event.date)
    return event.label + (" (?)" if at.uncertain else " (about)" if at.approximate else "")


def lanes(
    events: Sequence[Event],
    window: Window,
    most: Mapping[str, int],
    weight: Mapping[str, int] | None = None,
    *,
    first: str = "",
    bare: bool = True,
) -> list[Lane]:
    """The lanes of the layers named in `most`, in its order; each has at most that many rows of labelled marks.

    Who is placed first gets a label first: the event `first`, what the article tells, what weighs most, the earliest.
    Marks for which no row is left stand in a strip of their own at the lane's foot: no mark ever stands on a label. Where
    they are more than `BARE`, they are the `rest`, all but `first`, which always has its mark. Not `bare`: left out.
    """
    weights = weight or {}
    found = []
    for layer, rows in most.items():
        inside = [event for event in events if event.layer == layer and window.holds(span(event.date))]
        if inside:
            inside.sort(key=lambda e: (e.id != first, not e.told, -weights.get(e.id, 0), moments(e)[0], e.id))
            found.append(_lane(layer, inside, window, rows, first=first, bare=bare))
    return found


def _lane(layer: str, events: Sequence[Event], window: Window, most: int, *, first: str, bare: bool) -> Lane:
    rows: list[list[tuple[float, float]]] = []
    placed = [(event, _place(event, window, rows, most)) for event in events[:TRIED]]
    marks = [mark for _, mark in placed if mark]
    if not bare:
        return _sorted(layer, marks, len(rows))
    left = [event for event, mark in placed if not mark] + list(events[TRIED:])
    strip = left if len(left) <= BARE else [event for event in left if event.id == first]
    marks += [_bare(event, window, len(rows)) for event in strip]
    rest = [event for event in left if event.id != first] if len(left) > BARE else []
    return _sorted(layer, marks, len(rows) + bool(strip), rest)


def _sorted(layer: str, marks: list[Placed], rows: int, rest: Sequence[Event] = ()) -> Lane:
    return Lane(layer, tuple(sorted(marks, key=lambda mark: mark.at)), rows, tuple(rest))


def _place(event: Event, window: Window, rows: list[list[tuple[float, float]]], most: int) -> Placed | None:
    """The mark with its label in the first row that has room for both, or None."""
    kind, (at, start, end) = shape(event), moments(event)
    if kind == "vague":  # the range is drawn, but no further than a label may stand from its mark
        reach = (window.last - window.first) * (REACH / window.wide)
        start, end = max(start, at - reach), min(end, at + reach)
    ends = (window.x(at), window.x(at)) if kind in ("hour", "day") else (window.x(start), window.x(end))
    text = label(event)
    wide = width(text, SIZE, 600)  # as wide as it is when it is chosen
    sides: list[tuple[Side, float, float]] = [
        ("right", ends[0] - MARK, ends[1] + GAP + wide),
        ("left", ends[0] - GAP - wide, ends[1] + MARK),
    ]
    if kind == "span":
        sides.append(("over", ends[0] - MARK, max(ends[1] + MARK, ends[0] + wide)))
    fits = [side for side in sides if side[1] >= -MARK and side[2] <= window.wide + MARK]
    for row in range(most):
        taken = rows[row] if row < len(rows) else []
        for side, from_x, to_x in fits:
            if all(to_x + ROOM <= a or from_x - ROOM >= b for a, b in taken):
                if row == len(rows):
                    rows.append([])
                rows[row].append((from_x, to_x))
                return Placed(event, kind, at, start, end, row, side, text, (from_x, to_x))
    return None


def _bare(event: Event, window: Window, row: int) -> Placed:
    """A mark without a label, in the strip."""
    at, start, end = moments(event)
    x = window.x(at)
    return Placed(event, shape(event), at, start, end, row, "", label(event), (x - MARK, x + MARK))


def windows(events: Sequence[Event], days: str) -> dict[str, Window]:
    """The presets: the story's own days, the year around them, the whole history."""
    own = span(days)
    first, last = own.first or date.min, own.last or date.max
    spans = [span(event.date) for event in events] or [own]
    earliest = min(first, *(at.first or at.last or first for at in spans))
    latest = max(last, *(at.last or at.first or last for at in spans))
    return {
        "visit": Window(_start(first), _start(last) + timedelta(days=1)),
        "year": Window(_start(date(first.year, 1, 1)), _start(date(last.year + 1, 1, 1))),
        "history": Window(_start(date(earliest.year, 1, 1)), _start(date(latest.year + 1, 1, 1))),
    }
