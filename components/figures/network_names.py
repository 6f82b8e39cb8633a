"""Where names and verbs stand on the actor map: where the fewest lines run through them, and no mark is touched.

Which lines run where is looked up on a grid of small cells, so that many places can be tried for each name, also in a long
story. A selection weighs its own lines more, and a name moves for them only: all else stays where the reader saw it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from components.figures.curves import Box, Curve

CELL = 4.0
AIR = 2.0
"""What the box of a text has above its letters and below them: a line there crosses no letter."""
OUTSIDE, ON_MARK, ON_NAME = 3000.0, 1000.0, 900.0
NEAR, STRANGE = 9.0, 12.0
"""A name that comes so near to another mark seems to be that one's, and what this costs."""
HEAVY, LIGHT = 9.0, 3.0
"""What it costs a name to be crossed by a line that matters here, and by another."""
MOVED = 5.0
"""What it costs a name to stand elsewhere than without a selection: more than a light line, less than a heavy one."""
SIDES = (0.0, 0.35, -0.35, 0.7, -0.7)
"""How far a name below or above its mark is moved along, in halves of its width."""
STEPS = (0.0, 6.0)
"""How far a name is moved away from its mark."""


@dataclass(frozen=True)
class Name:
    """A name where it is set: the point it hangs on, how it is aligned to it, the box it fills."""

    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True)
class Wanted:
    """A name that wants a place: its mark's centre and radius, how far off it stands, its width and height."""

    x: float
    y: float
    radius: float
    gap: float
    wide: float
    tall: float


@dataclass(frozen=True)
class Place:
    """A place that a name may have: what it costs whatever is selected, and the lines through it, a bit each."""

    cost: float
    lines: int
    name: Name


class Grid:
    """Which curves run through which cells, as a bit a curve."""

    def __init__(self, curves: Iterable[Curve]) -> None:
        self._cells: dict[tuple[int, int], int] = {}
        cells = self._cells
        for number, curve in enumerate(curves):
            bit = 1 << number
            (ax, ay), (bx, by), (cx, cy) = curve.start, curve.control, curve.end
            count = 2 + int((hypot(bx - ax, by - ay) + hypot(cx - bx, cy - by)) / (CELL * 0.8))
            for n in range(count + 1):
                t = n / count
                p, q, r = (1 - t) ** 2, 2 * t * (1 - t), t * t
                cell = int((p * ax + q * bx + r * cx) // CELL), int((p * ay + q * by + r * cy) // CELL)
                cells[cell] = cells.get(cell, 0) | bit

    def through(self, box: Box) -> int:
        """The curves that run through a box of text, as bits."""
        found, get = 0, self._cells.get
        down = range(int((box.top + AIR) // CELL), int((box.bottom - AIR) // CELL) + 1)
        for column in range(int(box.left // CELL), int(box.right // CELL) + 1):
            for row in down:
                found |= get((column, row), 0)
        return found


def places(want: Wanted, others: Sequence[Box], frame: Box, grid: Grid) -> tuple[Place, ...]:
    """All places that a name may have, with what stands against each."""
    found = []
    high, half = want.radius + STEPS[-1] + want.gap + want.tall, want.radius + STEPS[-1] + want.gap + want.wide + 2
    field = Box(want.x - half, want.y - high, want.x + half, want.y + high)
    others = [other for other in others if other.meets(field)]
    for dear, name in _around(want):
        box = name.box
        outside = box.left < frame.left or box.right > frame.right or box.top < frame.top or box.bottom > frame.bottom
        hit = sum(box.meets(other, 1) for other in others)
        beside = sum(box.meets(other, NEAR) for other in others) - hit
        cost = dear + OUTSIDE * outside + ON_MARK * hit + STRANGE * beside
        found.append(Place(cost, grid.through(box), name))
    return tuple(found)


def _around(want: Wanted) -> Iterable[tuple[float, Name]]:
    """Places best first: below, above, right, left, at the corners; each also moved along and a little off."""
    x, y, wide, tall = want.x, want.y, want.wide, want.tall
    half, corner = wide / 2, want.radius + 0.5
    for far in STEPS:
        gap = want.gap + far
        for number, along in enumerate(SIDES):
            shift = along * half
            for order, top in enumerate((y + gap, y - gap - tall)):
                yield far * 0.4 + number * 0.7 + order * 0.4, _name(x + shift - half, top, wide, tall, "middle")
        for number, top in enumerate((y - tall / 2, y - tall / 2 + 5, y - tall / 2 - 5)):
            for order, (left, anchor) in enumerate(((x + gap + 3, "start"), (x - gap - 3 - wide, "end"))):
                yield far * 0.4 + 0.8 + number * 0.7 + order * 0.4, _name(left, top, wide, tall, anchor)
        off = corner + far * 0.7
        for order, (left, top, anchor) in enumerate(
            (
                (x + off, y + off, "start"),
                (x - off - wide, y + off, "end"),
                (x + off, y - off - tall, "start"),
                (x - off - wide, y - off - tall, "end"),
            )
        ):
            yield far * 0.4 + 1.6 + order * 0.4, _name(left, top, wide, tall, anchor)


def _name(left: float, top: float, wide: float, tall: float, anchor: str) -> Name:
    hung = {"start": left, "middle": left + wide / 2, "end": left + wide}[anchor]
    return Name(hung, top + tall / 2, anchor, Box(left, top, left + wide, top + tall))


def settled(
    choices: Mapping[str, Sequence[Place]], heavy: int, light: int, before: Mapping[str, Name] | None = None
) -> dict[str, Name]:
    """A place for each name, in the order of `choices`: never over another name if there is room, under few lines.

    `heavy` and `light` are the lines that count, as bits; `before`: where the names stand without a selection.
    """
    weighed = {}
    for id, found in choices.items():
        old = before[id] if before else None
        costs = [
            (
                place.cost
                + HEAVY * (place.lines & heavy).bit_count()
                + LIGHT * (place.lines & light).bit_count()
                + (MOVED if old and place.name != old else 0.0),
                place.name,
            )
            for place in found
        ]
        weighed[id] = sorted(costs, key=lambda cost: cost[0])
    chosen = dict(before or {})
    for _ in range(4):
        last = dict(chosen)
        for id, costs in weighed.items():
            chosen[id] = _best(costs, [name.box for other, name in chosen.items() if other != id])
        if chosen == last:
            break
    return chosen


def _best(costs: Sequence[tuple[float, Name]], taken: Collection[Box]) -> Name:
    best, least = costs[0][1], float("inf")
    for cost, name in costs:
        if cost >= least:
            break  # they are in order: no later one is cheaper
        whole = cost + ON_NAME * sum(name.box.meets(box, 1) for box in taken)
        if whole < least:
            best, least = name, whole
    return best
