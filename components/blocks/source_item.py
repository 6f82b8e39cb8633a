"""One source: its line in the list, and what opens below it: its facts, the way to it, where it is used."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from components.blocks.entries import entry_link
from components.blocks.provenance import outside
from components.dates import day, written
from components.reader import Reader
from story import wording as w
from story.languages import inside, plural
from story.model.frame import Source
from story.uses import Use, Uses


def row(source: Source, reader: Reader, uses: Uses, href: str, *, opened: bool) -> Markup:
    """A line: title, who published it and how it was read, when, how often it is used; `href` opens it or closes it."""
    line = Markup('<a data-soft data-key="s-{}" href="{}"{}><b>{}</b><small>{}</small><time>{}</time><em>{}</em></a>')
    found = line.format(
        source.id,
        href,
        Markup(' aria-current="true"') if opened else Markup(""),
        source.title,
        " · ".join([source.publisher, *_remarks(source)]),
        written(source.date) or w.UNDATED,
        plural(w.USE_COUNT, len(uses.of(source.id))),
    )
    if not opened:
        return Markup("<li>{}</li>").format(found)
    return Markup('<li class="on" id="source-{}">{}{}</li>').format(source.id, found, _body(source, reader, uses))


def _remarks(source: Source) -> list[str]:
    found = [inside(w.BASES["recalled"])] if source.basis == "recalled" else []
    if source.copy_of and source.copy_of not in source.publisher:
        found.append(source.copy_of)
    if source.party:
        found.append(inside(w.PARTY))
    return found


def _body(source: Source, reader: Reader, uses: Uses) -> Markup:
    return Markup('<div class="x-src-body"><div>{}{}</div><div>{}</div></div>').format(
        _facts(source), _ways(source), _used(source, reader, uses)
    )


def _facts(source: Source) -> Markup:
    if source.basis == "recalled":
        basis = w.NOT_OPENED
    else:
        basis = w.READ_ON.format(date=day(source.accessed)) if source.accessed else w.BASES_LONG["read"]
    facts = {
        "publisher": source.publisher,
        "date": written(source.date) or w.UNDATED,
        "kind": w.SOURCE_KINDS[source.kind],
        "basis": basis,
        "copy": w.COPY_OF.format(owner=source.copy_of) if source.copy_of else None,
        "party": w.PARTY_LONG if source.party else None,
        "note": source.note,
        "address": None if source.url else w.NO_ADDRESS,
    }
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(w.SOURCE_FACTS[name], text)
        for name, text in facts.items()
        if text
    )
    return Markup('<dl class="x-src-facts x-src-facts">{}</dl>').format(rows)


def _ways(source: Source) -> Markup:
    """The links out, each with the host it leads to."""
    found = Markup("").join(
        Markup("<li>{} <small>{}</small></li>").format(outside(address, label), urlsplit(address).hostname or "")
        for address, label in ((source.url, w.OPEN_SOURCE), (source.archived, w.OPEN_ARCHIVED))
        if address
    )
    return Markup('<ul class="x-src-ways x-src-ways">{}</ul>').format(found) if found else found


def _used(source: Source, reader: Reader, uses: Uses) -> Markup:
    found = uses.of(source.id)
    title = Markup('<h2 class="x-h4">{} <small>{}</small></h2>').format(w.USED_IN, plural(w.USE_COUNT, len(found)))
    if not found:
        return title + Markup("<p>{}</p>").format(w.USED_NOWHERE)
    parts = Markup("")
    for kind, group in groupby(found, key=lambda use: use.kind):
        lines = Markup("").join(_use(use, reader) for use in group)
        parts += Markup('<h3>{}</h3><ul class="x-src-uses x-src-uses">{}</ul>').format(w.USE_KINDS[kind], lines)
    return title + parts


def _use(use: Use, reader: Reader) -> Markup:
    passages = dict.fromkeys((ref.passage, ref.locator, ref.paraphrase) for ref in use.refs)
    said = Markup(" ").join(_passage(*passage) for passage in passages)
    return Markup("<li>{} {}</li>").format(entry_link(use.kind, use.entry, reader), said)


def _passage(passage: str, locator: str | None, paraphrase: bool) -> Markup:
    words = (Markup("<i>{}</i>") if paraphrase else Markup("<q>{}</q>")).format(passage)
    notes = [note for note in (locator, inside(w.PARAPHRASED) if paraphrase else None) if note]
    return words + (Markup(" <small>{}</small>").format(" · ".join(notes)) if notes else Markup(""))


def source_link(source: Source, reader: Reader, label: str | None = None) -> Markup:
    """A link that opens a source on this page."""
    return Markup('<a data-soft href="{}">{}</a>').format(
        reader.href("sources", source=source.id), label or source.title
    )
