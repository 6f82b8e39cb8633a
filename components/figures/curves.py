"""Plane geometry for pictures of networks: curves between marks, boxes of labels, whether they meet."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
SAMPLES = 20


@dataclass(frozen=True)
class Box:
    """An upright rectangle, in the units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two come closer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def grown(self, by: float) -> Box:
        """The box with that much more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, point: Point, gap: float = 0.0) -> bool:
        """Whether a point lies in it or closer than `gap`."""
        return self.left - gap < point[0] < self.right + gap and self.top - gap < point[1] < self.bottom + gap


@dataclass(frozen=True)
class Curve:
    """A quadratic Bézier curve: from `start` to `end`, pulled towards `control`."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at `t`, 0 to 1."""
        u = 1 - t
        p, q, r = u * u, 2 * u * t, t * t  # written out: a picture asks for a hundred thousand of these
        return (
            p * self.start[0] + q * self.control[0] + r * self.end[0],
            p * self.start[1] + q * self.control[1] + r * self.end[1],
        )

    def heading(self, t: float) -> Point:
        """The direction at `t`, of length 1."""
        x, y = (
            (1 - t) * (b - a) + t * (c - b) for a, b, c in zip(self.start, self.control, self.end, strict=True)
        )  # fmt: skip
        size = hypot(x, y) or 1.0
        return x / size, y / size

    def part(self, first: float, last: float) -> Curve:
        """The stretch of it between two `t`."""
        start, end, (dx, dy) = self.at(first), self.at(last), self._slope(first)
        reach = (last - first) / 2
        return Curve(start, (start[0] + dx * reach, start[1] + dy * reach), end)

    def _slope(self, t: float) -> Point:
        x, y = (
            2 * ((1 - t) * (b - a) + t * (c - b)) for a, b, c in zip(self.start, self.control, self.end, strict=True)
        )  # fmt: skip
        return x, y

    def points(self, count: int = SAMPLES) -> tuple[Point, ...]:
        """Points along it, both ends with them."""
        return tuple(self.at(n / count) for n in range(count + 1))


def bent(start: Point, end: Point, offset: float) -> Curve:
    """A curve whose middle stands `offset` to the right of the straight line (seen from its start, y downwards)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = hypot(dx, dy) or 1.0
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return Curve(start, (middle[0] - dy / size * 2 * offset, middle[1] + dx / size * 2 * offset), end)


def clipped(curve: Curve, start_gap: float, end_gap: float) -> Curve:
    """The curve without what lies closer to its ends than the gaps: it stops before the marks."""
    steps = 48
    first = next((n for n in range(steps) if _far(curve.at(n / steps), curve.start, start_gap)), 0)
    last = next((n for n in range(steps, 0, -1) if _far(curve.at(n / steps), curve.end, end_gap)), steps)
    return curve.part(first / steps, last / steps) if first < last else curve


def _far(point: Point, centre: Point, gap: float) -> bool:
    return hypot(point[0] - centre[0], point[1] - centre[1]) >= gap


def path(curve: Curve) -> str:
    """The curve as an SVG path."""
    (ax, ay), (bx, by), (cx, cy) = curve.start, curve.control, curve.end
    return f"M{ax:.1f} {ay:.1f}Q{bx:.1f} {by:.1f} {cx:.1f} {cy:.1f}"


def tip(curve: Curve, size: float, *, at_start: bool = False) -> str:
    """An arrowhead at one end of the curve, as an SVG path."""
    point = curve.start if at_start else curve.end
    dx, dy = curve.heading(0.0 if at_start else 1.0)
    if at_start:
        dx, dy = -dx, -dy
    x, y = point[0] + dx * size * 0.4, point[1] + dy * size * 0.4
    back, half = (x - dx * size, y - dy * size), size * 0.42
    return (
        f"M{x:.1f} {y:.1f}L{back[0] - dy * half:.1f} {back[1] + dx * half:.1f}"
        f"L{back[0] + dy * half:.1f} {back[1] - dx * half:.1f}Z"
    )


def three_dots(far: float, radius: float) -> str:
    """Three discs round the origin, each `far` from it, as an SVG path: the mark of a group."""
    spots = ((0.0, -far), (-far * 0.866, far * 0.5), (far * 0.866, far * 0.5))
    return "".join(
        f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {radius:.1f} 0 1 0 {2 * radius:.1f} 0"
        f"a{radius:.1f} {radius:.1f} 0 1 0 {-2 * radius:.1f} 0Z"
        for x, y in spots
    )
