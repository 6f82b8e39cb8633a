"""What the map of a journey shows: a window on the whole way, and an inset where its stops lie too close together.

Two sheets, a wide one and a tall one, hold the same; a third is for the stage of a talk. All in the units of the picture,
which are pixels at the narrowest width at which it is shown: wider, the picture grows and its text does not, so what
is clear here is clear everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from components.figures.curves import Box, Point
from components.figures.terrain import Frame

CLOSE = 21.0
"""Stops closer than that need an inset, if there are `CROWD` of them."""
CROWD = 3
SMALLEST = 30.0
"""Kilometres that a window shows at least: land is drawn no finer."""
GAP = 12.0


@dataclass(frozen=True)
class Sheet:
    """A size of the picture: its width, how low and tall the window may be, room around the way, size of an inset.

    `beside`: an inset may stand on the map, next to the way; else it stands below.
    """

    name: str
    width: float
    lowest: float
    tallest: float
    room: tuple[float, float]
    inset: tuple[float, float]
    beside: bool


WIDE = Sheet("wide", 700.0, 400.0, 590.0, (64.0, 44.0), (296.0, 384.0), beside=True)
TALL = Sheet("tall", 312.0, 260.0, 440.0, (40.0, 44.0), (312.0, 330.0), beside=False)
STAGE = Sheet("stage", 940.0, 316.0, 316.0, (64.0, 36.0), (330.0, 292.0), beside=True)
INNER = (64.0, 76.0)
"""Room around the stops of an inset, across and down."""


@dataclass(frozen=True)
class Frames:
    """The windows: the whole way, and the inset with the ids of the stops in it; `height` of the picture."""

    main: Frame
    inset: Frame | None
    crowd: frozenset[str]
    height: float

    @property
    def cut(self) -> Box | None:
        """The outline of the inset on the main map."""
        if not self.inset:
            return None
        (wide, high), (x, y) = self.inset.span, self.inset.middle
        left, top = self.main.at((x - wide / 2, y - high / 2))
        right, bottom = self.main.at((x + wide / 2, y + high / 2))
        return Box(left, top, right, bottom)


@dataclass(frozen=True)
class _Extent:
    middle: Point
    wide: float
    high: float


def frames(points: Mapping[str, Point], sheet: Sheet, edges: Sequence[Point] = ()) -> Frames:
    """The windows for stops at those points of the plane (kilometres). They show the `edges` too."""
    whole = _extent([*points.values(), *edges])
    plain = _main(whole, sheet, 0.0, 0.0)
    crowd = _crowd(points, plain.scale)
    if not crowd:
        return Frames(plain, None, frozenset(), plain.box.bottom)
    beside = sheet.beside and whole.high > 0.7 * whole.wide
    wide, high = sheet.inset
    near = _extent([points[id] for id in crowd]).middle
    right = near[0] >= whole.middle[0]
    main = _main(whole, sheet, (wide + GAP) * (1 if right else -1), high) if beside else plain
    crowd = _crowd(points, main.scale)
    inset = _inset([points[id] for id in crowd], _place(main, near, sheet, beside, right))
    if inset.scale < 2 * main.scale:
        return Frames(plain, None, frozenset(), plain.box.bottom)
    return Frames(main, inset, crowd, max(main.box.bottom, inset.box.bottom))


def _extent(points: Sequence[Point]) -> _Extent:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(max(xs) - min(xs), SMALLEST / 4), max(max(ys) - min(ys), SMALLEST / 4)
    return _Extent(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), wide, high)


def _main(whole: _Extent, sheet: Sheet, aside: float, least: float) -> Frame:
    """The window on the whole way; `aside` keeps that much free for an inset, on the right or (below zero) the left."""
    across, down = sheet.room
    wide = sheet.width - 2 * across - abs(aside)
    high = min(max(wide * whole.high / whole.wide + 2 * down, sheet.lowest, least + 2 * GAP), sheet.tallest)
    scale = min(wide / whole.wide, (high - 2 * down) / whole.high, sheet.width / SMALLEST)
    x, y = whole.middle
    return Frame(Box(0.0, 0.0, sheet.width, high), (x + aside / 2 / scale, y), scale)


def _place(main: Frame, near: Point, sheet: Sheet, beside: bool, right: bool) -> Box:
    """Where the inset stands: beside the way at the height of its stops, or below the map."""
    wide, high = sheet.inset
    if not beside:
        top = main.box.bottom + GAP
        return Box(0.0, top, sheet.width, top + high)
    left = sheet.width - wide - GAP if right else GAP
    top = min(max(main.at(near)[1] - high / 2, GAP), main.box.bottom - high - GAP)
    return Box(left, top, left + wide, top + high)


def _inset(points: Sequence[Point], box: Box) -> Frame:
    part = _extent(points)
    wide, high = box.right - box.left, box.bottom - box.top
    scale = min((wide - 2 * INNER[0]) / part.wide, (high - 2 * INNER[1]) / part.high, wide / SMALLEST)
    return Frame(box, part.middle, scale)


def _crowd(points: Mapping[str, Point], scale: float) -> frozenset[str]:
    """The largest group of stops in which each is close to another; nothing where there is none of `CROWD` stops."""
    left, best = set(points), frozenset[str]()
    while left:
        group, edge = set[str](), {left.pop()}
        while edge:
            group |= edge
            edge = {id for id in left if any(_close(points[id], points[other], scale) for other in edge)}
            left -= edge
        if len(group) > len(best):
            best = frozenset(group)
    return best if len(best) >= CROWD else frozenset()


def _close(a: Point, b: Point, scale: float) -> bool:
    return hypot(a[0] - b[0], a[1] - b[1]) * scale < CLOSE
