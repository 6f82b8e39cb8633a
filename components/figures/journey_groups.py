"""Which places of a long journey stand as one mark: a map has room for so many, whatever the number of stops."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from components.figures.curves import Point

MARKS = 20
"""Marks on a map, beside what is selected: each keeps its number and its name clear of the others at any width."""
SAME = 0.02
"""Kilometres: no map of a journey tells points apart that are closer than that."""
FINEST, WIDER = 1 / 512, 1.5
"""How far the places of one mark may lie from it: in parts of the whole way at first, then so many times as far again."""


@lru_cache(maxsize=16)
def gathered(points: tuple[tuple[str, Point], ...], most: int = MARKS) -> dict[str, str]:
    """For each place the place in whose mark it stands. `points` are in order of weight, in kilometres.

    Up to `most` places each have their own. Of more, those at the same point are one, then those closer together than a
    reach that grows until no more than `most` marks are left. The weightiest place of a mark leads it.
    """
    if len(points) <= most:
        return {id: id for id, _ in points}
    reach = SAME
    found = _within(points, reach, most)
    while found is None:
        reach = max(reach * WIDER, _widest(points) * FINEST)
        found = _within(points, reach, most)
    return {id: _nearest(at, found)[0] for id, at in points}


def _widest(points: tuple[tuple[str, Point], ...]) -> float:
    xs, ys = [x for _, (x, _) in points], [y for _, (_, y) in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _within(points: tuple[tuple[str, Point], ...], reach: float, most: int) -> dict[str, Point] | None:
    """The places that lead a mark of that reach; None as soon as they are more than `most`: so a pass stays short."""
    leaders: dict[str, Point] = {}
    for id, at in points:
        if not leaders or _nearest(at, leaders)[1] > reach:
            if len(leaders) == most:
                return None
            leaders[id] = at
    return leaders


def _nearest(at: Point, leaders: dict[str, Point]) -> tuple[str, float]:
    away = {id: hypot(at[0] - x, at[1] - y) for id, (x, y) in leaders.items()}
    best = min(away, key=away.__getitem__)
    return best, away[best]
