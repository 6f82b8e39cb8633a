"""Where each source is used, and what follows from it: the latest source of a kind, what rests on memory alone.

One walk over the story finds it all; it is kept as long as that story is.
"""

from __future__ import annotations

import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from story.content import KINDS, Story
from story.dates import span
from story.model.base import Record, Rival, SourceRef, Stated
from story.model.frame import Source
from story.references import records

NUMBERS = "numbers"
"""The kind of the key numbers: they stand in story.yaml, not in a file of their own."""


@dataclass(frozen=True)
class Use:
    """An entry that cites a source, with every place in the source that it cites. `kind` is a field of `Story`."""

    kind: str
    entry: Any
    refs: tuple[SourceRef, ...]


@dataclass(frozen=True)
class Uses:
    """What one walk finds: uses by source, and the entries with statements that rest on recalled sources alone."""

    by_source: Mapping[str, tuple[Use, ...]]
    on_memory: tuple[tuple[str, Any, int], ...]
    """Kind, entry, how many of its statements."""
    latest: Mapping[str, Source]
    """By kind of entry: the latest source that an entry of the kind cites."""

    def of(self, source: str) -> tuple[Use, ...]:
        """The entries that cite a source, each once, in the order of the kinds."""
        return self.by_source.get(source, ())


_found: dict[int, tuple[weakref.ref[Story], Uses]] = {}


def uses(story: Story) -> Uses:
    """Where the sources of `story` are used. Walks it once; a story is known by its identity, for it never changes."""
    kept = _found.get(id(story))
    if kept and kept[0]() is story:
        return kept[1]
    found = _walked(story)
    _found[id(story)] = weakref.ref(story), found
    weakref.finalize(story, _found.pop, id(story), None)
    return found


def entries(story: Story) -> Iterator[tuple[str, Any]]:
    """Every entry of the story with its kind, the key numbers first."""
    yield from ((NUMBERS, number) for number in story.meta.numbers)
    for kind in KINDS:
        yield from ((kind.field, entry) for entry in getattr(story, kind.field))


def rivals(story: Story) -> Iterator[tuple[str, Any, tuple[Rival, ...]]]:
    """Entries that hold versions or figures which do not agree: kind, entry, the versions."""
    for kind, entry in entries(story):
        found = tuple(part for _, part in records(entry) if isinstance(part, Rival))
        if found:
            yield kind, entry, found


def _walked(story: Story) -> Uses:
    sources = {source.id: source for source in story.sources}
    recalled = {source.id for source in story.sources if source.basis == "recalled"}
    by_source: dict[str, list[Use]] = defaultdict(list)
    on_memory: list[tuple[str, Any, int]] = []
    by_kind: dict[str, dict[str, Source]] = defaultdict(dict)
    for kind, entry in entries(story):
        cited: dict[str, list[SourceRef]] = defaultdict(list)
        alone = 0
        for _, part in records(entry):
            if isinstance(part, SourceRef):
                cited[part.source].append(part)
            alone += _rests_on(part, recalled)
        for id, refs in cited.items():
            by_source[id].append(Use(kind, entry, tuple(refs)))
            by_kind[kind][id] = sources[id]
        if alone:
            on_memory.append((kind, entry, alone))
    latest = {kind: found for kind, several in by_kind.items() if (found := newest(several.values()))}
    return Uses({id: tuple(found) for id, found in by_source.items()}, tuple(on_memory), latest)


def _rests_on(part: Record, ids: set[str]) -> bool:
    """Whether `part` is a statement and all of its places are in those sources."""
    places = part.provenance if isinstance(part, Stated) else ()
    return bool(places) and all(isinstance(place, SourceRef) and place.source in ids for place in places)


def newest(sources: Iterable[Source]) -> Source | None:
    """The latest of some sources; one without a date is never the latest of several."""
    return max(sources, key=lambda source: span(source.date).known_day if source.date else date.min, default=None)
