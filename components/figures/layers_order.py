"""The order of boxes and lanes in the columns of a layered graph: few crossings, short ways, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

SWEEPS = 8


@dataclass(frozen=True)
class Slot:
    """A place in a column: a box, or a lane through which lines pass."""

    id: str
    is_lane: bool = False


@dataclass(frozen=True)
class Tie:
    """A line from box to box. `stops` are the slots that it meets, from its left column (`first`) to its right one."""

    origin: str
    target: str
    stops: tuple[str, ...]
    first: int
    is_inside: bool = False
    """Both ends stand in the same column."""

    def at_right(self, id: str) -> bool:
        """Whether it meets the right side of a box, on its way to or from another column."""
        return not self.is_inside and self.stops[0] == id

    def at_left(self, id: str) -> bool:
        """Whether it meets the left side of a box."""
        return not self.is_inside and self.stops[-1] == id


Columns = list[list[Slot]]


def ordered(slots: Sequence[Sequence[Slot]], ties: Sequence[Tie]) -> Columns:
    """The slots of each column in their best order found: barycentre sweeps, then swaps of neighbours."""
    best: Columns | None = None
    for start in (list(map(list, slots)), [list(reversed(column)) for column in slots]):
        columns = start
        for sweep in range(SWEEPS):
            columns = _swept(columns, ties, forward=sweep % 2 == 0)
            tried = _swapped([list(column) for column in columns], ties)
            if best is None or _cost(tried, ties) < _cost(best, ties):
                best = tried
    return best or []


def _places(columns: Columns) -> dict[str, float]:
    """Where each slot stands in its column, 0 to 1."""
    return {slot.id: (n + 0.5) / len(column) for column in columns for n, slot in enumerate(column)}


def _swept(columns: Columns, ties: Sequence[Tie], *, forward: bool) -> Columns:
    found = [list(column) for column in columns]
    for number in range(len(found)) if forward else reversed(range(len(found))):
        places = _places(found)
        near: dict[str, list[float]] = {slot.id: [] for slot in found[number]}
        for tie in ties:
            for a, b in pairwise(tie.stops):
                for here, there in ((a, b), (b, a)):
                    if here in near:
                        near[here].append(places[there])
        middle = {id: sum(values) / len(values) if values else places[id] for id, values in near.items()}
        found[number].sort(key=lambda slot, middle=middle, places=places: (middle[slot.id], places[slot.id]))  # type: ignore[misc]
    return found


def _swapped(columns: Columns, ties: Sequence[Tie]) -> Columns:
    """Neighbours change places as long as that helps."""
    least = _cost(columns, ties)
    for _ in range(SWEEPS):
        before = least
        for column in columns:
            for n in range(len(column) - 1):
                column[n], column[n + 1] = column[n + 1], column[n]
                cost = _cost(columns, ties)
                if cost < least:
                    least = cost
                else:
                    column[n], column[n + 1] = column[n + 1], column[n]
        if least == before:
            break
    return columns


def _cost(columns: Columns, ties: Sequence[Tie]) -> float:
    """Crossings, how far the ways go up or down, and against the reading within a column."""
    rank = {slot.id: n for column in columns for n, slot in enumerate(column)}
    places = _places(columns)
    steps: dict[int, set[tuple[str, str]]] = {}
    far, inside = 0.0, 0.0
    for tie in ties:
        if tie.is_inside:
            down = rank[tie.target] - rank[tie.origin]
            inside += abs(down) - 1 + (0.6 if down < 0 else 0)
            continue
        for number, step in enumerate(pairwise(tie.stops)):
            steps.setdefault(tie.first + number, set()).add(step)
            far += abs(places[step[0]] - places[step[1]])
    crossings = sum(
        (rank[a] - rank[c]) * (rank[b] - rank[d]) < 0
        for corridor in steps.values()
        for (a, b), (c, d) in combinations(sorted(corridor), 2)
    )
    return crossings + inside * 0.8 + far * 0.5
