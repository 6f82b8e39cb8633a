"""What stands on the map of a journey beside the journey: scale bars, the little globe, names of lands and seas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.figures.curves import Box, Point
from components.figures.journey_frames import Frames
from components.figures.lines import Lines
from components.figures.measure import width
from components.figures.terrain import scale_bar

MARGIN = 10.0


@dataclass(frozen=True)
class Mark:
    """A place as it is drawn."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square around it."""
        r = self.radius + 1
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True)
class Written:
    """A name of a land or a sea (in one line or more), and its point on the plane."""

    lines: tuple[str, ...]
    at: Point
    water: bool


@dataclass(frozen=True)
class Names:
    """A name of a land or a sea in its place."""

    written: Written
    x: float
    y: float


def corners(
    found: Frames, taken: Sequence[Box], drawn: Lines, radius: float
) -> tuple[tuple[tuple[Box, int, float], ...], Mark | None]:
    """Scale bars, and the little globe that says where in the world this is, in corners that are free."""
    bars = []
    busy = list(taken)
    for frame in filter(None, (found.main, found.inset)):
        box = frame.box
        km, size = scale_bar(frame, min(120.0, (box.right - box.left) * 0.3))
        wide, high = max(size, 64.0), 26.0
        others = [b for b in busy if b != box]
        spots = [
            Box(x, box.bottom - MARGIN - high, x + wide, box.bottom - MARGIN)
            for x in (box.left + MARGIN, box.right - MARGIN - wide)
        ]
        best = min(spots, key=lambda b: (_hits(b, others, drawn), b.left))
        bars.append((best, km, size))
        busy.append(best)
    box, wide = found.main.box, 2 * radius
    globes = [
        Mark(x, y, radius)
        for y in (box.top + MARGIN + radius, box.bottom - MARGIN - radius)
        for x in (box.left + MARGIN + radius, box.right - MARGIN - radius)
    ]
    free = [mark for mark in globes if not _hits(mark.box, busy, drawn)]
    return tuple(bars), (free[0] if free else None)


def _hits(box: Box, taken: Sequence[Box], drawn: Lines) -> int:
    return sum(box.meets(other, 4) for other in taken) + 2 * bool(drawn.within(box.grown(4)))


def tied(found: Frames) -> tuple[tuple[Point, Point], ...]:
    """The two lines from the inset's outline on the map to the inset."""
    if not found.inset or not found.cut:
        return ()
    cut, box = found.cut, found.inset.box
    if box.top >= found.main.box.bottom:
        return ()
    near, far = (cut.right, box.left) if box.left > cut.left else (cut.left, box.right)
    return ((near, cut.top), (far, box.top)), ((near, cut.bottom), (far, box.bottom))


def named(written: Sequence[Written], found: Frames, taken: Sequence[Box], drawn: Lines) -> tuple[Names, ...]:
    """Names of lands and seas where they meet nothing, moved a little if need be; the rest are left out."""
    frame, busy, chosen = found.main, list(taken), []
    for name in written:
        wide = max(width(line, 13.0) * 1.12 for line in name.lines) + 8
        high = 15.0 * len(name.lines) + 4
        x, y = frame.at(name.at)
        for dx, dy in (
            (0, 0),
            (0, -18),
            (0, 18),
            (-24, 0),
            (24, 0),
            (-30, -24),
            (30, -24),
            (-30, 24),
            (30, 24),
            (0, -40),
        ):
            box = Box(x + dx - wide / 2, y + dy - high / 2, x + dx + wide / 2, y + dy + high / 2)
            inside = (
                box.left > frame.box.left + 2 and box.right < frame.box.right - 2
                and box.top > frame.box.top + 2 and box.bottom < frame.box.bottom - 2
            )  # fmt: skip
            if inside and not any(box.meets(b, 3) for b in busy) and not drawn.within(box):
                chosen.append(Names(name, x + dx, y + dy))
                busy.append(box)
                break
    return tuple(chosen)
