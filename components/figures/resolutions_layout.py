"""Where resolutions stand over time: which have a row, and on which side of its mark a label has room.

Rows are placed for the narrowest width at which the figure is shown: a label stands right of its mark in the left
half, else left of what the resolution answered. A text too long for its place goes on in a second line, and is cut only
where it does not fit there either (panel and list have it whole). Renewals of a mandate share the last row; those that
would stand on each other there are one mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from components.figures.measure import width
from story.dates import span
from story.model.sanctions import Resolution

NARROWEST = 656
"""Px from the first to the last year at the narrowest width with a figure (a window of 760 px)."""
SIZE = 13
GAP = 12
NEAR = 26
"""Px between two marks of renewals, at least: a ring has room for a number of three digits."""
SHORT = 3
"""A cut text does not end on a word or number as short as this."""


@dataclass(frozen=True)
class Row:
    """A row: its resolution, its marks' moments, and its label as it fits: the title, the text in one line or two."""

    resolution: Resolution
    at: datetime
    trigger: datetime | None
    right: bool
    title: str
    texts: tuple[str, ...]

    @property
    def start(self) -> datetime:
        """Where the label starts: at the mark, or at what the resolution answered."""
        return self.at if self.right or self.trigger is None else min(self.trigger, self.at)

    @property
    def long(self) -> float:
        """Px that the label takes, with the room beside the mark."""
        return max(width(self.title, SIZE, 600), *(width(text, SIZE) for text in self.texts)) + GAP


@dataclass(frozen=True)
class Ring:
    """A mark of renewals: all that it holds, in order, and the one that a click on it selects."""

    entries: tuple[Resolution, ...]
    entry: Resolution


@dataclass(frozen=True)
class Axis:
    """First and last moment of the axis."""

    first: datetime
    last: datetime
    wide: float = NARROWEST
    """Px from the one to the other, for which labels are placed."""

    @classmethod
    def of(cls, resolutions: Sequence[Resolution], until: date, wide: float = NARROWEST) -> Axis:
        """From the first year that is drawn to a little after `until`."""
        rows, renewals, _ = drawn(resolutions)
        days = [day_of(entry) for entry in (*rows, *renewals)] or [until]
        return cls(datetime(min(days).year, 1, 1), moment(max(until, *days)) + timedelta(days=60), wide)

    def x(self, at: datetime) -> float:
        """Px from the left."""
        return (at - self.first) / (self.last - self.first) * self.wide


def drawn(resolutions: Sequence[Resolution]) -> tuple[list[Resolution], list[Resolution], list[Resolution]]:
    """Which have a row of their own, which are renewals, and which lie too far back for the axis; by date."""
    ordered = sorted(resolutions, key=lambda entry: (day_of(entry), entry.id))
    sanctions = [entry for entry in ordered if entry.role == "sanctions"]
    start = day_of((sanctions or ordered)[0]).year if ordered else 0
    earlier = [entry for entry in ordered if day_of(entry).year < start]
    later = ordered[len(earlier) :]
    renewals = [entry for entry in later if _is_renewal(entry)]
    return [entry for entry in later if not _is_renewal(entry)], renewals, earlier


def _is_renewal(entry: Resolution) -> bool:
    return entry.role == "mandate" and entry.result == "adopted"


def placed(entry: Resolution, axis: Axis) -> Row:
    """The row of a resolution: the side of its label, and the label cut to its place."""
    at = moment(day_of(entry))
    trigger = max(moment(span(entry.trigger.date).known_day), axis.first) if entry.trigger.date else None
    row = Row(entry, at, trigger, axis.x(at) < axis.wide / 2, "", ("",))
    edge = axis.x(row.start)
    room = (axis.wide - edge if row.right else edge) - GAP - 4
    title = _cut(f"{entry.number}  {entry.label}", room, 600)
    return Row(entry, at, trigger, row.right, title, _lines(entry.trigger.text, room))


def rings(renewals: Sequence[Resolution], axis: Axis, selected: str = "") -> list[Ring]:
    """The marks of renewals, which are in order of date; one that is `selected` stands for its mark."""
    found: list[list[Resolution]] = []
    start = 0.0
    for entry in renewals:
        x = axis.x(moment(day_of(entry)))
        if found and x - start < NEAR:
            found[-1].append(entry)
        else:
            found.append([entry])
            start = x
    return [Ring(tuple(held), next((e for e in held if e.id == selected), held[0])) for held in found]


def covers(row: Row, x: float, axis: Axis) -> bool:
    """Whether a row's label or marks stand at `x` px."""
    edge, mark = axis.x(row.start), axis.x(row.at)
    start, end = (edge - 8, edge + row.long) if row.right else (edge - row.long, mark + 8)
    return start - 4 < x < end + 4


def day_of(resolution: Resolution) -> date:
    """The day of the vote."""
    return span(resolution.date).known_day


def moment(day: date) -> datetime:
    """The start of a day."""
    return datetime.combine(day, datetime.min.time())


def _lines(text: str, room: float) -> tuple[str, ...]:
    """`text` in one line, or in two of about the same width, the second cut where even that is too narrow."""
    words = text.split(" ")
    if width(text, SIZE) <= room or len(words) == 1:
        return (_cut(text, room),)
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    fitting = [cut for cut in cuts if width(cut[0], SIZE) <= room] or cuts[:1]
    first, rest = min(fitting, key=lambda cut: max(width(line, SIZE) for line in cut))
    return _cut(first, room), _cut(rest, room)


def _cut(text: str, room: float, weight: int = 400) -> str:
    """`text`, cut after a word where it is wider than `room` px."""
    text = text.replace("<", "‹").replace(">", "›")
    if width(text, SIZE, weight) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and (
        width(f"{' '.join(words)} …", SIZE, weight) > room or len(words[-1].strip("(,;:.")) <= SHORT
    ):
        words.pop()
    return f"{' '.join(words).rstrip(',;:.')} …"
