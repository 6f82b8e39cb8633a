"""The same ties as a matrix: rows act, columns are acted upon, the densest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from story.model.world import Relation
from story.paths import firmest_first

COLUMNS = 4
LEAST = 2


@dataclass(frozen=True)
class Matrix:
    """Actors' ids of rows and columns, and the ties of each cell. `rest` holds, by row, ties that lead to no column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[Relation, ...]]
    rest: dict[str, tuple[Relation, ...]]

    def of(self, row: str, column: str) -> tuple[Relation, ...]:
        """The ties from one to the other."""
        return self.cells.get((row, column), ())


def matrix(relations: Iterable[Relation], columns: int = COLUMNS) -> Matrix:
    """Rows by how many ties start there, columns by how many lead there; a mutual tie counts both ways."""
    found: dict[tuple[str, str], list[Relation]] = {}
    for tie in firmest_first(relations):
        found.setdefault((tie.origin, tie.target), []).append(tie)
        if tie.direction == "mutual":
            found.setdefault((tie.target, tie.origin), []).append(tie)
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for (origin, target), ties in found.items():
        starts[origin] += len(ties)
        ends[target] += len(ties)
    heads = tuple(id for id, count in ends.most_common(columns) if count >= LEAST)
    rows = tuple(id for id, _ in starts.most_common())
    rest: dict[str, list[Relation]] = {row: [] for row in rows}
    for (origin, target), ties in found.items():
        if target not in heads:
            rest[origin] += ties
    cells = {pair: tuple(ties) for pair, ties in found.items() if pair[1] in heads}
    return Matrix(rows, heads, cells, {row: tuple(ties) for row, ties in rest.items()})


def other_end(tie: Relation, actor: str) -> str:
    """Whom a tie of `actor` leads to."""
    return tie.target if tie.origin == actor else tie.origin
