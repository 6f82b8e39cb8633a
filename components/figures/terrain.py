"""Land, coasts and borders of a piece of the plane as SVG paths: cut to the frame, as fine as can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

from components.figures.curves import Box, Point
from components.figures.world import Line, Plane, World, world

FINEST = 0.7
"""How far a line may run from where it is (in the units of the picture): less cannot be seen."""
SPECK = 1.6
"""Islands smaller than that are left out."""


@dataclass(frozen=True)
class Frame:
    """A window on the plane: `box` in the picture, the point of the plane in its middle, units of the picture a km."""

    box: Box
    middle: Point
    scale: float

    def at(self, point: Point) -> Point:
        """A point of the plane in the picture."""
        x, y = (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2
        return x + (point[0] - self.middle[0]) * self.scale, y + (point[1] - self.middle[1]) * self.scale

    @property
    def span(self) -> tuple[float, float]:
        """What it shows, in kilometres across and down."""
        return (self.box.right - self.box.left) / self.scale, (self.box.bottom - self.box.top) / self.scale

    def shows(self, line: Sequence[Point]) -> bool:
        """Whether the rectangle around a line of the plane comes into it."""
        (wide, high), (x, y) = self.span, self.middle
        xs, ys = [px for px, _ in line], [py for _, py in line]
        return min(xs) < x + wide / 2 and max(xs) > x - wide / 2 and min(ys) < y + high / 2 and max(ys) > y - high / 2


@dataclass(frozen=True)
class Terrain:
    """Path data: land to fill (even-odd), coasts and borders to draw."""

    land: str
    coasts: str
    borders: str


@lru_cache(maxsize=32)
def terrain(plane: Plane, frame: Frame) -> Terrain:
    """What a frame shows of the world."""
    found: World = world(plane)
    box = frame.box
    rings = [_ring([frame.at(point) for point in ring], box) for ring in found.rings if frame.shows(ring)]
    if found.inside_out:
        rings.append([(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)])
    land = "".join(path + "Z" for ring in rings if len(ring) > 2 and (path := _drawn(ring)))
    return Terrain(land, _lines(found.coasts, frame), _lines(found.borders, frame))


def _lines(lines: Iterable[Line], frame: Frame) -> str:
    runs = (run for line in lines if frame.shows(line) for run in _runs([frame.at(p) for p in line], frame.box))
    return "".join(_drawn(run) for run in runs)


def _drawn(points: Sequence[Point]) -> str:
    """A path through the points that can be told apart, in steps from one to the next; nothing for a speck."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) - min(xs) < SPECK and max(ys) - min(ys) < SPECK:
        return ""
    kept = _simplified([(round(x, 1), round(y, 1)) for x, y in points])
    steps = [f"{x - from_x:.1f} {y - from_y:.1f}" for (from_x, from_y), (x, y) in pairwise(kept)]
    return f"M{kept[0][0]:.1f} {kept[0][1]:.1f}l{' '.join(steps)}".replace(".0 ", " ").replace(" -", "-")


def _simplified(points: Sequence[Point]) -> list[Point]:
    """The points without which the line would run more than `FINEST` elsewhere (Douglas and Peucker 1973)."""
    keep, left = {0, len(points) - 1}, [(0, len(points) - 1)]
    while left:
        first, last = left.pop()
        (x, y), (to_x, to_y) = points[first], points[last]
        size = hypot(to_x - x, to_y - y)
        best, worst = FINEST, -1
        for n in range(first + 1, last):
            px, py = points[n][0] - x, points[n][1] - y
            away = abs(px * (to_y - y) - py * (to_x - x)) / size if size > FINEST else hypot(px, py)
            if away > best:
                best, worst = away, n
        if worst > 0:
            keep.add(worst)
            left += [(first, worst), (worst, last)]
    return [points[n] for n in sorted(keep)]


def _ring(points: list[Point], box: Box) -> list[Point]:
    """A ring cut to the box (Sutherland and Hodgman 1974)."""
    for axis, bound, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        given, points = points, []
        for here, there in pairwise([*given, *given[:1]]):
            is_in, is_next_in = (here[axis] - bound) * sign >= 0, (there[axis] - bound) * sign >= 0
            if is_in:
                points.append(here)
            if is_in != is_next_in:
                t = (bound - here[axis]) / (there[axis] - here[axis])
                points.append((here[0] + (there[0] - here[0]) * t, here[1] + (there[1] - here[1]) * t))
    return points


def _runs(points: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The parts of a line that lie in the box."""
    run: list[Point] = []
    for here, there in pairwise(points):
        part = inside(here, there, box)
        if part is None:
            continue
        if run and run[-1] != part[0]:
            yield run
            run = []
        run = [*run, part[1]] if run else list(part)
    if run:
        yield run


def inside(here: Point, there: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line that lies in the box (Liang and Barsky 1984)."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, here[0] - box.left), (dx, box.right - here[0]), (-dy, here[1] - box.top), (dy, box.bottom - here[1]),
    ):  # fmt: skip
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    ends = [(here[0] + dx * t, here[1] + dy * t) for t in (first, last)]
    return (here if first == 0 else ends[0]), (there if last == 1 else ends[1])


def scale_bar(frame: Frame, longest: float) -> tuple[int, float]:
    """A round number of kilometres and its length in the picture, no longer than `longest`."""
    size = 1
    while size * 10 * frame.scale <= longest:
        size *= 10
    km = max((size * step for step in (1, 2, 5) if size * step * frame.scale <= longest), default=size)
    return km, km * frame.scale
