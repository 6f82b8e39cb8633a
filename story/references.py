"""What the annotations of the model say of each value: references, texts readers see, what rests on later knowledge.

One walk over any record serves the check (does each id exist?), the lens (what is hidden on the day?) and the
loader (what can be kept?), so that a new kind of content needs no code for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import BaseModel

from story.content import KINDS, VOCABULARIES, Story
from story.model.base import Dated, Later, Prose, Record, Ref
from story.reading import Where

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Marked:
    """The markers of one field. `dated`: it is a date with doubt; `refers`: it or a record in it refers to entries."""

    ref: Ref | None
    prose: Prose | None
    later: bool
    required: bool
    dated: bool
    refers: bool


@cache
def marked(kind: type[BaseModel]) -> dict[str, Marked]:
    """The markers of each field of a record type."""
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for name, info in kind.model_fields.items():
        markers = list(_markers(hints[name]))
        ref = next((m for m in markers if isinstance(m, Ref)), None)
        prose = next((m for m in markers if isinstance(m, Prose)), None)
        later = any(isinstance(m, Later) for m in markers) or bool(prose and prose.later)
        dated = any(isinstance(m, Dated) for m in markers)
        inner = any(part.refers for record in record_types(kind, name) for part in marked(record).values())
        optional = type(None) in get_args(_bare(hints[name]))
        found[name] = Marked(ref, prose, later, not optional and info.is_required(), dated, bool(ref) or inner)
    return found


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if hasattr(hint, "__metadata__") else hint


def _markers(hint: Any) -> Iterator[object]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return
    yield from getattr(hint, "__metadata__", ())
    for part in get_args(hint):
        yield from _markers(part)


def values(record: Record, path: Where = ()) -> Iterator[tuple[Where, Marked, Any]]:
    """Every plain value below `record`, with its path in the file and the markers of its field."""
    for name, marks in marked(type(record)).items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Record):
                    yield from values(item, (*path, name, number))
                else:
                    yield (*path, name, number), marks, item
        elif isinstance(value, Record):
            yield from values(value, (*path, name))
        elif value is not None:
            yield (*path, name), marks, value


def records(record: Record, path: Where = ()) -> Iterator[tuple[Where, Record]]:
    """`record` itself and every record below it, with its path in the file."""
    yield path, record
    for name in _holders(type(record)):
        value = getattr(record, name)
        for number, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Record):
                yield from records(item, (*path, name, number))
        if isinstance(value, Record):
            yield from records(value, (*path, name))


def pruned(story: Story) -> Story:
    """`story` without references that lead nowhere, and without the entries that cannot stand without one."""
    while True:
        known = {kind.field: {entry.id for entry in getattr(story, kind.field)} for kind in KINDS}
        known |= {name: {word.id for word in getattr(story.meta, name)} for name in VOCABULARIES}

        def dangling(ref: Ref, id: str, known: dict[str, set[str]] = known) -> bool:
            return id not in known[ref.kind]

        reduced: dict[str, Any] = {"meta": without(story.meta, dangling) or story.meta}
        lost = False
        for kind in KINDS:
            entries = getattr(story, kind.field)
            reduced[kind.field] = tuple(kept for entry in entries if (kept := without(entry, dangling)))
            lost = lost or len(entries) != len(reduced[kind.field])
        story = replace(story, **reduced)
        if not lost:
            return story


def without(record: R, dangling: Callable[[Ref, str], bool]) -> R | None:
    """`record` without the references that dangle; None if it cannot stand without one of them."""
    changes: dict[str, Any] = {}
    for name, marks in marked(type(record)).items():
        if not marks.refers:
            continue
        value = getattr(record, name)
        if isinstance(value, tuple):
            kept = tuple(item for item in (_kept(item, marks, dangling) for item in value) if item is not None)
            if len(kept) != len(value) or any(new is not old for new, old in zip(kept, value, strict=True)):
                changes[name] = kept
        elif isinstance(value, Record):
            if (inner := without(value, dangling)) is None:
                return None
            if inner is not value:
                changes[name] = inner
        elif marks.ref and value is not None and dangling(marks.ref, value):
            if marks.required:
                return None
            changes[name] = None
    return record.model_copy(update=changes) if changes else record


def _kept(item: Any, marks: Marked, dangling: Callable[[Ref, str], bool]) -> Any:
    if isinstance(item, Record):
        return without(item, dangling)
    return None if marks.ref and dangling(marks.ref, item) else item


@cache
def _holders(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a record type that can hold records: few of them, and a long story is walked often."""
    return tuple(name for name in kind.model_fields if record_types(kind, name))


def record_types(kind: type[BaseModel], name: str) -> list[type[Record]]:
    """The record types that the field `name` of `kind` can hold (none for a plain value)."""
    return list(_records_in(get_type_hints(kind, include_extras=True)[name]))


def _records_in(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for part in get_args(hint):
        yield from _records_in(part)
