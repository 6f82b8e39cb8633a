"""The story as tidy tables: one a kind, one a list within its entries, one for each relation of many to many.

Every table has a key. An entry's is its `id`; a row of a list has its parent's key and its `position` in the list (or
an id of its own), so that any table can be joined with the one above it. Places in the article and in sources are such
lists too: `claim_sources`, `arrow_sources`.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from story.content import Story
from story.export.columns import Cell, Column
from story.export.joined import JOINED
from story.export.shapes import Shape, shapes


@dataclass(frozen=True)
class Table:
    """A table: rows of cells in the order of `columns`. `key` are the names of the columns that tell rows apart.

    `parent` is the table of the entries that the rows belong to ('' for none): the first columns are its key.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    parent: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def records(self) -> Iterator[dict[str, Cell]]:
        """Its rows, each with the names of its columns."""
        for row in self.rows:
            yield dict(zip(self.names, row, strict=True))


_made: weakref.WeakKeyDictionary[Story, Mapping[str, Table]] = weakref.WeakKeyDictionary()


def tables(story: Story) -> Mapping[str, Table]:
    """All tables of a story as its lens shows it, by name, in the order of the files; those without rows too.

    Made once for a story, for it never changes.
    """
    if story not in _made:
        rows: dict[str, list[tuple[Cell, ...]]] = {shape.name: [] for root in shapes() for shape in root.all()}
        for root in shapes():
            _fill(root, root.items(story), (), rows, story)
        _made[story] = {shape.name: _table(shape, rows[shape.name]) for root in shapes() for shape in root.all()}
    return _made[story]


def _fill(
    shape: Shape,
    items: Iterable[Any],
    above: tuple[Cell, ...],
    rows: dict[str, list[tuple[Cell, ...]]],
    story: Story,
) -> None:
    more = JOINED.get(shape.name, ())
    for position, item in enumerate(items, 1):
        keys = (*above, position if shape.by_position else getattr(item, "id", None))
        own = (part.read(item) for part in shape.fields)
        rows[shape.name].append((*keys, *own, *(part.read(story, item) for part in more)))
        for child in shape.below:
            _fill(child, child.items(item), keys, rows, story)


def _table(shape: Shape, rows: list[tuple[Cell, ...]]) -> Table:
    joined = (more.column for more in JOINED.get(shape.name, ()))
    columns = (*shape.keys, *(part.column for part in shape.fields), *joined)
    return Table(shape.name, shape.about, columns, tuple(key.name for key in shape.keys), tuple(rows), shape.parent)
