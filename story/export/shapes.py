"""The tables before they are filled: which there are, their columns, their keys, and how rows are found in the story.

They follow from the model: a kind of content is a table, a list within its entries another one below it. So a new field
or a new kind of content is in the tables without code of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from story import wording as w
from story.content import KINDS, ONE, VOCABULARIES
from story.export.columns import Column, Field, column, fields, taken_apart
from story.export.described import about_field, about_model
from story.model.base import Record, Ref, SourceRef
from story.model.frame import Meta
from story.model.sanctions import Vote

NAMES = {
    "measure_caps": "caps",
    "measure_bearings": "bearings",
    "node_leads_to": "arrows",
    "resolution_provisions": "provisions",
    "finding_where": "finding_places",
    "actor_named": "actor_mentions",
}
"""Tables with a name of their own; others are called by one of their parent's rows and the field: `event_actors`."""
ONES = {"outcome_record": "outcome_report", "case_record": "case_report", "strand_record": "strand_report"}
"""A word for one row, where it is not the table's name without its last letter."""
ITEMS = {"by": "who", "aliases": "alias"}
"""The column of a list of plain texts; `text` where nothing stands here."""

Items = Callable[[Any], Iterable[Any]]


@dataclass(frozen=True)
class Shape:
    """A table before it is filled. `items` finds its rows in what is above it, `keys` tell them apart.

    `by_position`: the last of the keys is an item's place in its list; else it is the item's id.
    """

    name: str
    about: str
    items: Items
    keys: tuple[Column, ...]
    by_position: bool
    fields: tuple[Field, ...]
    parent: str = ""
    below: tuple[Shape, ...] = ()

    def all(self) -> Iterator[Shape]:
        """This table and those below it."""
        yield self
        for shape in self.below:
            yield from shape.all()


@dataclass(frozen=True)
class _Above:
    """What stands above a list: its table, a word for one of its rows, its key as the tables below it have it."""

    table: str = ""
    one: str = ""
    keys: tuple[Column, ...] = ()


@cache
def shapes() -> tuple[Shape, ...]:
    """The tables that are below no other: a kind of content each, then the lists of story.yaml."""
    found = [
        _shape(kind.field, kind.one, kind.model, attrgetter(kind.field), about_model(kind.model)) for kind in KINDS
    ]
    hints = get_type_hints(Meta, include_extras=True)
    for name in Meta.model_fields:
        if item := _item(hints[name]):
            one = VOCABULARIES.get(name, name.removesuffix("s"))
            found.append(_shape(name, one, item, attrgetter(f"meta.{name}"), about_field(Meta, name)))
    return tuple(found)


def _shape(
    name: str, one: str, item: Any, items: Items, about: str, above: _Above | None = None, column_name: str = "text"
) -> Shape:
    """The table `name` of items of the type `item`, and all below it."""
    above, one = above or _Above(), one.replace(" ", "_").removesuffix("_measure")
    models = _models(item)
    parts = _fields(models) if models else (Field(_plain(column_name, item, about), lambda value: value),)
    own = next((part.column for part in parts if part.column.name == "id"), None)
    key = own or Column("position", "integer", w.EXPORT_POSITION, required=True)
    below = _Above(name, one, (*above.keys, _lent(key, one.removeprefix(f"{above.one}_"), name)))
    return Shape(
        name,
        about,
        items,
        (*above.keys, key),
        own is None,
        tuple(part for part in parts if part.column.name != "id"),
        above.table,
        tuple(child for model in models for child in _children(model, below)),
    )


def _item(hint: Any) -> Any:
    """The type of the items of a list; None for what is no list."""
    plain, _, _ = taken_apart(hint)
    return get_args(plain)[0] if get_origin(plain) is tuple else None


def _models(item: Any) -> tuple[type[Record], ...]:
    """The record types that an item can be; none for a plain value."""
    plain, _, _ = taken_apart(item)
    if isinstance(plain, type):
        return (plain,) if issubclass(plain, Record) else ()
    return tuple(model for part in get_args(plain) for model in _models(part))


def _fields(models: Sequence[type[Record]]) -> tuple[Field, ...]:
    """The columns of items of one type or of several; a cell for which an item has no field stays empty."""
    if len(models) == 1:
        return fields(models[0])
    return tuple(_of(model, part) for model in models for part in fields(model))


def _of(model: type[Record], part: Field) -> Field:
    return Field(
        replace(part.column, required=False), lambda item: part.read(item) if isinstance(item, model) else None
    )


def _plain(name: str, item: Any, about: str) -> Column:
    found = column(name, item, "" if any(isinstance(mark, Ref) for mark in taken_apart(item)[1]) else about)
    assert found, f"a list of {item} has no column"
    return found


def _lent(key: Column, name: str, table: str) -> Column:
    """The key of a table, as those below it have it."""
    return Column(name, key.type, w.EXPORT_PARENT.format(column=key.name, table=table), True, pattern=key.pattern)


def _children(model: type[Record], above: _Above) -> Iterator[Shape]:
    hints = get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        plain, _, _ = taken_apart(hints[name])
        if item := _item(hints[name]):
            yield _list(model, name, item, above)
        elif get_origin(plain) is Mapping:
            table = f"{above.one}_{name}"
            yield _pairs(table, about_field(model, name), ("name", "value"), _pairs_of(name), above)
        elif plain is Vote:
            yield _pairs("votes", about_model(Vote), ("vote", "who"), _votes, above)


def _list(model: type[Record], name: str, item: Any, above: _Above) -> Shape:
    models = _models(item)
    usual = f"{above.one}_{name.replace('provenance', 'sources')}"
    table = NAMES.get(usual, usual)
    if SourceRef in models and name == "provenance":
        about = w.EXPORT_SOURCES.format(table=above.table)
    else:
        about = about_model(models[0]) if len(models) == 1 else about_field(model, name)
    ref = next((mark for mark in taken_apart(item)[1] if isinstance(mark, Ref)), None)
    column_name = ONE[ref.kind] if ref else ITEMS.get(name, "text")
    one = ONES.get(table, table.removesuffix("s"))
    return _shape(table, one, item, attrgetter(name), about, above, column_name)


def _pairs(table: str, about: str, names: tuple[str, str], items: Items, above: _Above) -> Shape:
    """A table of pairs of texts."""
    first, second = (Column(name, "string", w.EXPORT_PAIRS[name], required=True) for name in names)
    parts = (Field(first, lambda pair: pair[0]), Field(second, lambda pair: pair[1]))
    key = Column("position", "integer", w.EXPORT_POSITION, required=True)
    return Shape(table, about, items, (*above.keys, key), True, parts, above.table)


def _pairs_of(name: str) -> Items:
    return lambda item: getattr(item, name).items()


def _votes(resolution: Any) -> list[tuple[str, str]]:
    """Who was not in favour, and how they voted: both lists of a vote in one."""
    return [(word, who) for word in ("against", "abstained") for who in getattr(resolution.vote, word)]
