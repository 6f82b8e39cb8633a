"""Marks that would stand upon each other, moved apart: as little as gives each of them room, and its name below it.

A long story may have more actors in one place than a hand has set apart. Where no mark touches another nothing is moved:
places that are stored were chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from math import cos, hypot, sin, sqrt

from components.figures.curves import Box, Point

GAP = 6.0
"""Marks that come closer stand upon each other."""
ROUNDS = 120
TURN = 2.4
"""Radians between those of a pile, as seeds lie in a flower: however many there are, they lie evenly."""
EASE = 0.6
"""How much of an overlap a round takes away: the whole would make marks in a crowd jump to and fro."""


@dataclass(frozen=True)
class Spot:
    """A mark with the room that it needs: to either side, above and below its middle."""

    x: float
    y: float
    radius: float
    side: float
    above: float
    below: float


@lru_cache(maxsize=32)
def apart(spots: tuple[Spot, ...], frame: Box) -> tuple[Point, ...]:
    """Where the spots stand, in their order. All within the frame; marks never touch if there is room for the marks."""
    piled = any(_touch(one, other) for one, other in combinations(spots, 2))
    if not piled:
        return tuple((spot.x, spot.y) for spot in spots)
    found = _fanned(spots)
    found = _pushed(found, frame)
    bare = [replace(spot, side=spot.radius + GAP, above=spot.radius + GAP, below=spot.radius + GAP) for spot in found]
    return tuple((spot.x, spot.y) for spot in _pushed(bare, frame))


def _touch(one: Spot, other: Spot) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + GAP


def _fanned(spots: Sequence[Spot]) -> list[Spot]:
    """Those of one place round that place, the first of them in it."""
    met: dict[tuple[int, int], int] = {}
    found = []
    for spot in spots:
        place = (round(spot.x), round(spot.y))
        number = met[place] = met.get(place, -1) + 1
        far, turn = sqrt(number), number * TURN
        high = (spot.above + spot.below) / 2
        found.append(replace(spot, x=spot.x + spot.side * far * cos(turn), y=spot.y + high * far * sin(turn)))
    return found


def _pushed(spots: Sequence[Spot], frame: Box) -> list[Spot]:
    """Each pair that overlaps pushed apart, the shorter way, until none does or the rounds are over."""
    xs, ys = [spot.x for spot in spots], [spot.y for spot in spots]
    pairs = [
        (i, j, one.side + other.side, one, other)
        for (i, one), (j, other) in combinations(enumerate(spots), 2)
    ]  # fmt: skip
    for _ in range(ROUNDS):
        still = True
        for i, j, wide, one, other in pairs:
            dx, dy = xs[j] - xs[i], ys[j] - ys[i]
            over_x = wide - abs(dx)
            if over_x <= 0.1:
                continue
            over_y = (one.below + other.above if dy >= 0 else one.above + other.below) - abs(dy)
            if over_y <= 0.1:
                continue
            still = False
            if over_x < over_y:
                step = (over_x if dx >= 0 else -over_x) * EASE / 2
                xs[i] -= step
                xs[j] += step
            else:
                step = (over_y if dy >= 0 else -over_y) * EASE / 2
                ys[i] -= step
                ys[j] += step
        for n, spot in enumerate(spots):
            xs[n] = min(max(xs[n], frame.left + spot.side), frame.right - spot.side)
            ys[n] = min(max(ys[n], frame.top + spot.above), frame.bottom - spot.below)
        if still:
            break
    return [replace(spot, x=x, y=y) for spot, x, y in zip(spots, xs, ys, strict=True)]
