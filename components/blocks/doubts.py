"""What is less than sure: what rests on memory, where accounts differ, how late the record reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from components.blocks.chart import Table, data_table
from components.blocks.entries import entry_link
from components.blocks.source_item import source_link
from components.blocks.timeline_panel import versions
from components.dates import day, written
from components.reader import Reader
from story import shown
from story import wording as w
from story.languages import listed, plural
from story.model.sanctions import Case, CaseProvision, Provision, Resolution
from story.uses import rivals, uses


def recalled(reader: Reader) -> Markup:
    """Recalled sources, what rests on them alone, parts of events not opened, paragraph numbers not checked."""
    body = _sources(reader) + _entries(reader) + _events(reader) + _provisions(reader)
    return body or Markup("<p>{}</p>").format(w.NOTHING_RECALLED)


def _folded(forms: Mapping[str, str], count: int, body: Markup) -> Markup:
    if not count:
        return Markup("")
    return Markup('<details class="x-src-fold"><summary>{}</summary>{}</details>').format(plural(forms, count), body)


def _list(items: Sequence[Markup]) -> Markup:
    return Markup('<ul class="x-src-lines x-src-lines">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    )


def _sources(reader: Reader) -> Markup:
    found = [source for source in reader.story.sources if source.basis == "recalled"]
    items = [
        Markup("{}: {} <small>{}</small>").format(s.publisher, source_link(s, reader), written(s.date) or w.UNDATED)
        for s in found
    ]
    return _folded(w.RECALLED_SOURCES, len(found), _list(items))


def _entries(reader: Reader) -> Markup:
    found = uses(reader.story).on_memory
    body = Markup("")
    for kind, group in groupby(found, key=lambda entry: entry[0]):
        items = [
            Markup("{} <small>{}</small>").format(entry_link(kind, entry, reader), plural(w.STATEMENT_COUNT, count))
            for _, entry, count in group
        ]
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.USE_KINDS[kind], _list(items))
    return _folded(w.RECALLED_ENTRIES, len(found), body)


def _events(reader: Reader) -> Markup:
    found = [event for event in reader.story.events if event.recalled]
    items = [Markup("{}: {}").format(entry_link("events", event, reader), event.recalled) for event in found]
    return _folded(w.RECALLED_EVENTS, len(found), _list(items))


def _provisions(reader: Reader) -> Markup:
    """Paragraph numbers from memory, by the resolution or transfer at which they stand."""
    story = reader.story
    items, total = [], 0
    holders: list[tuple[str, Resolution | Case]] = [("resolutions", entry) for entry in story.resolutions]
    holders += [("cases", entry) for entry in story.cases]
    for kind, entry in holders:
        parts: tuple[Provision | CaseProvision, ...] = entry.provisions
        places = [_place(part, reader) for part in parts if not part.checked]
        total += len(places)
        if places:
            items.append(Markup("{}: {}").format(entry_link(kind, entry, reader), listed(dict.fromkeys(places))))
    note = Markup("<p>{}</p>").format(w.UNCHECKED_NOTE)
    return _folded(w.UNCHECKED, total, note + _list(items))


def _place(part: Provision | CaseProvision, reader: Reader) -> str:
    number = w.PARAGRAPH.format(number=part.paragraph) if part.paragraph else w.NO_PARAGRAPH
    if isinstance(part, CaseProvision):
        return f"{reader.story.resolution(part.resolution).number} {number}"
    return number


def rival_accounts(reader: Reader) -> Markup:
    """Entries whose accounts or figures do not agree, each with all of them, by whom."""
    body = Markup("")
    for kind, entry, accounts in rivals(reader.story):
        body += Markup(
            '<details class="x-src-fold"><summary>{} <small>{}</small></summary>{}<p>{}</p></details>'
        ).format(
            shown.name(kind, entry, reader.story),
            plural(w.ACCOUNT_COUNT, len(accounts)),
            versions(reader, accounts, f"rival-{kind}-{entry.id}"),
            entry_link(kind, entry, reader),
        )
    note = w.RIVALS_NOTE if body else w.RIVALS_NONE
    return Markup("<p>{}</p>{}").format(note, body)


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
