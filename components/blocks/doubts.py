"""What is less than sure: what rests on memory, where accounts differ, how late the record reaches.

What is long comes in parts. A link names one part for all lists: each shows that one, or its last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from markupsafe import Markup

from components.blocks.chart import Table, data_table
from components.blocks.entries import entry_link
from components.blocks.parts import pager, part
from components.blocks.source_item import source_link
from components.blocks.terms import Explain, explaining
from components.blocks.timeline_panel import versions
from components.dates import day, written
from components.reader import Reader
from story import shown
from story import wording as w
from story.languages import listed, plural
from story.model.base import Rival
from story.model.frame import Source
from story.model.sanctions import Case, CaseProvision, Provision, Resolution
from story.model.world import Event
from story.uses import rivals, uses

T = TypeVar("T")
LINES, ACCOUNTS = 60, 24
"""Lines of a part of a list; entries of a part whose accounts differ, each with all of them."""


def recalled(reader: Reader) -> Markup:
    """Recalled sources, what rests on them alone, parts of events not opened, paragraph numbers not checked."""
    body = _sources(reader) + _entries(reader) + _events(reader) + _provisions(reader)
    return body or Markup("<p>{}</p>").format(w.NOTHING_RECALLED)


def _folded(
    name: str,
    said: str,
    entries: Sequence[T],
    reader: Reader,
    made: Callable[[Iterable[T]], Markup],
    note: Markup | None = None,
) -> Markup:
    if not entries:
        return Markup("")
    return Markup('<details class="x-src-fold" id="doubt-{}"><summary>{}</summary>{}{}</details>').format(
        name, said, note or "", _in_parts(name, said, entries, reader, made)
    )


def _in_parts(
    name: str,
    said: str,
    entries: Sequence[T],
    reader: Reader,
    made: Callable[[Iterable[T]], Markup],
    most: int = LINES,
) -> Markup:
    """What is made of the entries of a part, between the ways to the others."""
    some = part(entries, reader.given, most=most)
    above, below = (pager(some, reader.given, top=top, name=name, of=said) for top in (True, False))
    return above + made(some.entries) + below


def _list(items: Iterable[Markup]) -> Markup:
    return Markup('<ul class="x-src-lines x-src-lines">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    )


def _sources(reader: Reader) -> Markup:
    def lines(sources: Iterable[Source]) -> Markup:
        return _list(
            Markup("{}: {} <small>{}</small>").format(s.publisher, source_link(s, reader), written(s.date) or w.UNDATED)
            for s in sources
        )

    found = [source for source in reader.story.sources if source.basis == "recalled"]
    return _folded("sources", plural(w.RECALLED_SOURCES, len(found)), found, reader, lines)


def _entries(reader: Reader) -> Markup:
    def lines(found: Iterable[tuple[str, Any, int]]) -> Markup:
        body = Markup("")
        for kind, group in groupby(found, key=lambda entry: entry[0]):
            items = (
                Markup("{} <small>{}</small>").format(entry_link(kind, entry, reader), plural(w.STATEMENT_COUNT, count))
                for _, entry, count in group
            )
            body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.USE_KINDS[kind], _list(items))
        return body

    found = uses(reader.story).on_memory
    return _folded("entries", plural(w.RECALLED_ENTRIES, len(found)), found, reader, lines)


def _events(reader: Reader) -> Markup:
    def lines(events: Iterable[Event]) -> Markup:
        return _list(Markup("{}: {}").format(entry_link("events", event, reader), event.recalled) for event in events)

    found = [event for event in reader.story.events if event.recalled]
    return _folded("events", plural(w.RECALLED_EVENTS, len(found)), found, reader, lines)


def _provisions(reader: Reader) -> Markup:
    """Paragraph numbers from memory, by the resolution or transfer at which they stand."""
    story = reader.story
    found: list[tuple[str, Resolution | Case, list[str]]] = []
    holders: list[tuple[str, Resolution | Case]] = [("resolutions", entry) for entry in story.resolutions]
    holders += [("cases", entry) for entry in story.cases]
    for kind, entry in holders:
        parts: tuple[Provision | CaseProvision, ...] = entry.provisions
        if places := [_place(provision, reader) for provision in parts if not provision.checked]:
            found.append((kind, entry, places))

    def lines(some: Iterable[tuple[str, Resolution | Case, list[str]]]) -> Markup:
        return _list(
            Markup("{}: {}").format(entry_link(kind, entry, reader), listed(dict.fromkeys(places)))
            for kind, entry, places in some
        )

    total = sum(len(places) for *_, places in found)
    note = Markup("<p>{}</p>").format(w.UNCHECKED_NOTE)
    return _folded("provisions", plural(w.UNCHECKED, total), found, reader, lines, note)


def _place(part: Provision | CaseProvision, reader: Reader) -> str:
    number = w.PARAGRAPH.format(number=part.paragraph) if part.paragraph else w.NO_PARAGRAPH
    if isinstance(part, CaseProvision):
        return f"{reader.story.resolution(part.resolution).number} {number}"
    return number


def rival_accounts(reader: Reader) -> Markup:
    """Entries whose accounts or figures do not agree, each with all of them, by whom."""
    found, explain = list(rivals(reader.story)), explaining(reader, "rivals")
    note = Markup("<p>{}</p>").format(w.RIVALS_NOTE if found else w.RIVALS_NONE)

    def folds(some: Iterable[tuple[str, Any, tuple[Rival, ...]]]) -> Markup:
        return Markup("").join(_accounts(*one, reader, explain) for one in some)

    return note + _in_parts("rivals", w.METHOD_RIVALS, found, reader, folds, ACCOUNTS)


def _accounts(kind: str, entry: Any, accounts: Sequence[Rival], reader: Reader, explain: Explain) -> Markup:
    return Markup('<details class="x-src-fold"><summary>{} <small>{}</small></summary>{}<p>{}</p></details>').format(
        shown.name(kind, entry, reader.story),
        plural(w.ACCOUNT_COUNT, len(accounts)),
        versions(reader, accounts, f"rival-{kind}-{entry.id}", explain),
        entry_link(kind, entry, reader),
    )


def latest_sources(reader: Reader) -> Markup:
    """The latest source of each kind of entry, as a table."""
    found = uses(reader.story).latest
    rows = tuple(
        (w.USE_KINDS[kind], written(source.date) or w.UNDATED, source.publisher, source_link(source, reader))
        for kind, source in found.items()
    )
    note = Markup("<p>{}</p>").format(w.LATEST_NOTE.format(date=day(reader.story.meta.as_of)))
    if not rows:
        return note
    return note + data_table(Table("latest-sources", w.LATEST_TABLE, w.LATEST_COLUMNS, rows), opened=True)
