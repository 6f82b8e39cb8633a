"""The lines of a layered graph: from port to port, through corridors and lanes, never over a box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.figures.curves import Box, Point
from components.figures.layers_order import Tie
from story.chains import Link

TIP = 9.0
"""The straight last stretch of a line, on which its head stands."""
SWING, SWING_MOST = 17.0, 38.0
"""How far a line within a column swings out: the least and the most."""
SAMPLES = 16


@dataclass(frozen=True)
class Way:
    """A line: its path, points along it, where its head stands and which way that points (1 right, -1 left)."""

    link: Link
    path: str
    points: tuple[Point, ...]
    tip: Point
    heading: int


@dataclass(frozen=True)
class _End:
    """Where a line meets a box. Lines that go into one lane share an end. Ends stand by `rank` from top to bottom."""

    key: str
    rank: tuple[int, float]


def ports(id: str, ties: Sequence[Tie], middles: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """The ends of lines at a box's left and right side, from top to bottom, each by its key."""
    here = middles[id]
    left = {_End(_key(tie, n), (1, middles[tie.stops[-2]])) for n, tie in enumerate(ties) if tie.at_left(id)}
    right = set()
    for n, tie in enumerate(ties):
        if tie.is_inside and id in (tie.origin, tie.target):
            other = middles[tie.target if tie.origin == id else tie.origin]
            right.add(_End(_key(tie, n), (0 if other < here else 2, -other)))
        elif tie.at_right(id):
            right.add(_End(_key(tie, n, leaving=True), (1, middles[tie.stops[1]])))
    return _keys(left), _keys(right)


def _keys(ends: set[_End]) -> list[str]:
    return [end.key for end in sorted(ends, key=lambda end: (end.rank, end.key))]


def _key(tie: Tie, number: int, *, leaving: bool = False) -> str:
    return f"lane {tie.stops[1]}" if leaving and len(tie.stops) > 2 else f"tie {number:03}"


def ways(
    links: Sequence[Link],
    ties: Sequence[Tie],
    boxes: Mapping[str, Box],
    lanes: Mapping[str, float],
    lefts: Sequence[float],
    apart: float,
) -> tuple[Way, ...]:
    """The lines, in the order of `links` (with which `ties` go)."""
    middles = {id: (box.top + box.bottom) / 2 for id, box in boxes.items()} | dict(lanes)
    heights: dict[tuple[str, str, str], float] = {}
    for id, box in boxes.items():
        for side, keys in zip(("left", "right"), ports(id, ties, middles), strict=True):
            step = min(apart, (box.bottom - box.top - 12) / max(1, len(keys) - 1))
            first = middles[id] - step * (len(keys) - 1) / 2
            heights |= {(id, side, key): first + n * step for n, key in enumerate(keys)}
    found = []
    for number, (link, tie) in enumerate(zip(links, ties, strict=True)):
        if tie.is_inside:
            y0, y1 = (heights[id, "right", _key(tie, number)] for id in (tie.origin, tie.target))
            found.append(_loop(link, boxes[tie.origin].right, y0, y1))
            continue
        start = heights[tie.stops[0], "right", _key(tie, number, leaving=True)]
        end = heights[tie.stops[-1], "left", _key(tie, number)]
        width = boxes[tie.origin].right - boxes[tie.origin].left
        through = [(lefts[tie.first + 1 + n], lanes[lane]) for n, lane in enumerate(tie.stops[1:-1])]
        stations = [(boxes[tie.stops[0]].right, start)]
        stations += [(x, y) for left, y in through for x in (left, left + width)]
        stations.append((boxes[tie.stops[-1]].left, end))
        found.append(_along(link, stations, backward=tie.stops[0] != tie.origin))
    return tuple(found)


def _loop(link: Link, x: float, y0: float, y1: float) -> Way:
    """Out of the column to the right, and back into it."""
    swing = min(SWING_MOST, SWING + abs(y1 - y0) * 0.08) * 4 / 3
    curve = ((x, y0), (x + swing, y0), (x + swing, y1), (x + TIP, y1))
    return Way(link, f"{_move(curve[0])}{_curve(curve)}H{x + 2:.1f}", (*_sampled(curve), (x, y1)), (x + 1, y1), -1)


def _along(link: Link, stations: Sequence[Point], *, backward: bool) -> Way:
    """From the first station to the last: curves in the corridors, straight through the lanes."""
    first, last = stations[0], stations[-1]
    begin = (first[0] + TIP, first[1]) if backward else first
    finish = last if backward else (last[0] - TIP, last[1])
    inner = [begin, *stations[1:-1], finish]
    path = f"{_move((first[0] + 2, first[1]))}H{begin[0]:.1f}" if backward else _move(begin)
    points: list[Point] = [first]
    for number, (a, b) in enumerate(pairwise(inner)):
        if number % 2:
            path += f"L{b[0]:.1f} {b[1]:.1f}"
            points.append(b)
        else:
            pull = (b[0] - a[0]) * 0.55
            curve = (a, (a[0] + pull, a[1]), (b[0] - pull, b[1]), b)
            path += _curve(curve)
            points += _sampled(curve)
    if not backward:
        path += f"H{last[0] - 2:.1f}"
    points.append(last)
    tip = (first[0] + 1, first[1]) if backward else (last[0] - 1, last[1])
    return Way(link, path, tuple(points), tip, -1 if backward else 1)


_Cubic = tuple[Point, Point, Point, Point]


def _move(point: Point) -> str:
    return f"M{point[0]:.1f} {point[1]:.1f}"


def _curve(curve: _Cubic) -> str:
    return "C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in curve[1:])


def _sampled(curve: _Cubic) -> tuple[Point, ...]:
    return tuple(_at(curve, n / SAMPLES) for n in range(SAMPLES + 1))


def _at(curve: _Cubic, t: float) -> Point:
    u = 1 - t
    parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return (
        sum(part * x for part, (x, _) in zip(parts, curve, strict=True)),
        sum(part * y for part, (_, y) in zip(parts, curve, strict=True)),
    )
