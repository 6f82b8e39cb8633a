"""Lines that what is written keeps off: how much of them a box covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from components.figures.curves import Box, Point
from components.figures.terrain import inside

Piece = tuple[Point, Point, Box]
"""A straight piece of a line: where it starts, where it ends, the box around it."""


@dataclass(frozen=True)
class Lines:
    """Lines as straight pieces. Pieces, not points: a long leg has points so far apart that a name fits between two."""

    pieces: tuple[Piece, ...] = ()

    def near(self, box: Box) -> Lines:
        """The pieces that can come into a box: asked once for all places of a label, so that a long journey is quick."""
        return Lines(tuple(piece for piece in self.pieces if piece[2].meets(box)))

    def within(self, box: Box) -> float:
        """The length of what lies in a box."""
        found = 0.0
        for here, there, around in self.pieces:
            if around.meets(box) and (cut := inside(here, there, box)):
                found += hypot(cut[1][0] - cut[0][0], cut[1][1] - cut[0][1])
        return found

    def crossed(self, here: Point, there: Point) -> int:
        """How many pieces a straight line runs over."""
        around = _around(here, there)
        return sum(
            around.meets(box) and _side(start, end, here) * _side(start, end, there) < 0
            and _side(here, there, start) * _side(here, there, end) < 0
            for start, end, box in self.pieces
        )  # fmt: skip


def lines(drawn: Iterable[Sequence[Point]]) -> Lines:
    """Lines through points, one after the other."""
    return Lines(tuple((*ends, _around(*ends)) for points in drawn for ends in pairwise(points)))


def _side(start: Point, end: Point, point: Point) -> float:
    """Below or above zero: on which side of a line a point lies."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _around(here: Point, there: Point) -> Box:
    (ax, ay), (bx, by) = here, there
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
