"""The order of boxes and lanes in the columns of a layered graph: few crossings, short ways, the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS, ROUNDS = 4, 6
AGAINST, LONG, SLANT = 0.7, 0.8, 0.5
"""What counts beside a crossing (1): a line that runs upwards within its column, one that passes boxes of it, a slant."""


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
    """The slots of each column in their best order found: sweeps to the middle of what is near, then moves that help."""
    best: tuple[float, Columns] | None = None
    for start in (list(map(list, slots)), [list(reversed(column)) for column in slots]):
        columns = start
        for sweep in range(SWEEPS):
            columns = _swept(columns, ties, forward=sweep % 2 == 0)
        for candidate in (start, columns):
            tried = _moved([list(column) for column in candidate], ties)
            if best is None or tried[0] < best[0] - 1e-9:
                best = tried
    return best[1] if best else []


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
        middle = {id: (sum(values) / len(values) if values else places[id], places[id]) for id, values in near.items()}
        found[number] = _by(middle, found[number])
    return found


def _by(middle: Mapping[str, tuple[float, float]], column: list[Slot]) -> list[Slot]:
    return sorted(column, key=lambda slot: middle[slot.id])


def _moved(columns: Columns, ties: Sequence[Tie]) -> tuple[float, Columns]:
    """Slots move to the place in their column that costs least, as long as that helps. Gives the cost and the columns."""
    least = _cost(columns, ties)
    for _ in range(ROUNDS):
        before = least
        for number in range(len(columns)):
            column = columns[number]
            for slot in list(column):
                rest = [other for other in column if other is not slot]
                for place in range(len(column)):
                    tried = [*rest[:place], slot, *rest[place:]]
                    cost = _cost([*columns[:number], tried, *columns[number + 1 :]], ties)
                    if cost < least - 1e-9:
                        least, column = cost, tried
                        columns[number] = tried
        if least == before:
            break
    return least, columns


def _cost(columns: Columns, ties: Sequence[Tie]) -> float:
    """Crossings, how far the ways go up or down, and against the reading within a column."""
    rank = {slot.id: n for column in columns for n, slot in enumerate(column)}
    share = [1 / len(column) if column else 0.0 for column in columns]
    steps: list[set[tuple[int, int]]] = [set() for _ in columns]
    cost = 0.0
    for tie in ties:
        if tie.is_inside:
            down = rank[tie.target] - rank[tie.origin]
            cost += (abs(down) - 1) * LONG + (AGAINST if down < 0 else 0)
            continue
        number = tie.first
        for a, b in pairwise(tie.stops):
            steps[number].add((rank[a], rank[b]))
            cost += SLANT * abs((rank[a] + 0.5) * share[number] - (rank[b] + 0.5) * share[number + 1])
            number += 1
    for corridor in steps:
        line = sorted(corridor)
        for n, (left, right) in enumerate(line):
            cost += sum(left < c and d < right for c, d in line[n + 1 :])
    return cost
