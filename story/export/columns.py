"""The fields of a record as columns of a table: the type of each, what it refers to, and how it is read.

All of it is found in the annotations of the model, so that a new field needs no code here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from story import wording as w
from story.content import ONE
from story.dates import span
from story.export.described import about_field
from story.model import base
from story.model.article import Claim
from story.model.base import Dated, Record, Ref
from story.verdicts import verdict_word

Cell = str | int | float | bool | date | None
Read = Callable[[Any], Cell]

RESOLVED = frozenset({"title_now", "standfirst_now", "sentence_now"})
"""Fields that the lens has put in the place of others: they would say the same twice."""
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", date: "date"}
ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
CLOCK_PATTERN = "([01][0-9]|2[0-3]):[0-5][0-9]"
_ID, _URL, _CLOCK = (get_args(kind)[1] for kind in (base.Id, base.Url, base.Clock))


@dataclass(frozen=True)
class Column:
    """A column. `type` is Frictionless's word; `words` a closed list; `refers` the table whose id stands here."""

    name: str
    type: str = "string"
    about: str = ""
    required: bool = False
    words: tuple[str, ...] = ()
    form: str = ""
    pattern: str = ""
    refers: str = ""


@dataclass(frozen=True)
class Field:
    """A column with the way from an item to its cell."""

    column: Column
    read: Read


def taken_apart(hint: Any) -> tuple[Any, list[Any], bool]:
    """What an annotation says: the type itself, its markers, whether it may be None. Several types stay a union."""
    marks: list[Any] = []
    optional = False
    while True:
        if hasattr(hint, "__metadata__"):
            marks += hint.__metadata__
            hint = hint.__origin__
        elif get_origin(hint) in (Union, UnionType):
            parts = [part for part in get_args(hint) if part is not NoneType]
            optional = optional or len(parts) < len(get_args(hint))
            if len(parts) > 1:
                return hint, marks, optional
            hint = parts[0]
        else:
            return hint, marks, optional


def column(name: str, hint: Any, about: str) -> Column | None:
    """The column of a plain value; None for a list or a record."""
    plain, marks, optional = taken_apart(hint)
    if get_origin(plain) is Literal:
        return Column(name, "string", about, not optional, tuple(get_args(plain)))
    if plain not in TYPES:
        return None
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    pattern = ID_PATTERN if _ID in marks else CLOCK_PATTERN if _CLOCK in marks else ""
    return Column(
        name,
        TYPES[plain],
        about or (w.EXPORT_REFERS.format(one=ONE[ref.kind]) if ref else w.EXPORT_ID if name == "id" else ""),
        not optional,
        form="uri" if _URL in marks else "",
        pattern=pattern,
        refers=ref.kind if ref else "",
    )


@cache
def fields(model: type[Record]) -> tuple[Field, ...]:
    """The columns of a record: its plain values, those of records within it, and what is worked out from them."""
    return (*_fields(model), *_worked_out(model))


def _fields(model: type[Record]) -> Iterator[Field]:
    hints = get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        if name in RESOLVED:
            continue
        plain, marks, optional = taken_apart(hints[name])
        if isinstance(plain, type) and issubclass(plain, Record):
            for inner in fields(plain):
                yield _within(name, inner, optional)
        elif found := column(name, hints[name], about_field(model, name)):
            yield Field(found, attrgetter(name))
            if any(isinstance(mark, Dated) for mark in marks):
                yield from _days(name)


def _within(name: str, inner: Field, optional: bool) -> Field:
    """A column of a record within a record: both names, joined."""
    own = replace(inner.column, name=f"{name}_{inner.column.name}", required=inner.column.required and not optional)

    def read(item: Any) -> Cell:
        record = getattr(item, name)
        return None if record is None else inner.read(record)

    return Field(own, read)


def _days(name: str) -> Iterator[Field]:
    """The days that a date with doubt can mean, for machines that do not read its notation."""

    def first(item: Any) -> Cell:
        return span(text).first if (text := getattr(item, name)) else None

    def last(item: Any) -> Cell:
        return span(text).last if (text := getattr(item, name)) else None

    yield Field(Column(f"{name}_earliest", "date", w.EXPORT_EARLIEST.format(name=name)), first)
    yield Field(Column(f"{name}_latest", "date", w.EXPORT_LATEST.format(name=name)), last)


def _worked_out(model: type[Record]) -> Iterator[Field]:
    """What the model works out from an entry (its properties), and a claim's verdict in words."""
    for name, member in vars(model).items():
        if isinstance(member, property):
            kind = TYPES[get_type_hints(member.fget)["return"]]
            yield Field(Column(name, kind, " ".join((member.__doc__ or "").split()), True), attrgetter(name))
    if model is Claim:
        said = Column("verdict_said", "string", w.EXPORT_VERDICT_SAID, True)
        yield Field(said, lambda claim: verdict_word(claim.verdict, claim.modality))
