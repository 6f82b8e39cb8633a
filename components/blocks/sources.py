"""The sources: how many of each kind, read or recalled, as bars that open into the list; a search; the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from components.blocks import chart, source_item
from components.blocks.parts import Part, pager
from components.blocks.remembered import block, remembered
from components.blocks.search_field import search_field
from components.blocks.sheet import beside, html
from components.blocks.sources_scene import Scene
from components.reader import Reader
from story import wording as w
from story.languages import inside, number, plural
from story.model.frame import Source


def words(reader: Reader, seen: Scene) -> tuple[str, str | None]:
    """Title and sentence of the part."""
    view = reader.story.view("sources" if seen.view == "sources" else f"sources-{seen.view}")
    return (view.title, view.sentence) if view else (w.SOURCE_VIEWS[seen.view], None)


def head(reader: Reader, seen: Scene) -> None:
    """The parts of the page; beside them, over the sources, a field that finds some by publisher and title."""
    with beside("source-head", vertical_alignment="bottom", gap="large"):
        st.html(_tabs(reader, seen), width="content")
        if seen.view == "sources":
            search_field(w.SOURCE_SEARCH, seen.query, leaves=("source", "view", "kind"))


def _tabs(reader: Reader, seen: Scene) -> Markup:
    items = Markup("").join(
        Markup('<a class="x-btn" data-soft data-key="view-{}" href="{}"{}>{}</a>').format(
            name,
            reader.href("sources", view=None if name == "sources" else name),
            Markup(' aria-current="true"') if name == seen.view else Markup(""),
            label,
        )
        for name, label in w.SOURCE_VIEWS.items()
        if name != "audit" or reader.story.audit or seen.view == "audit"
    )
    return Markup('<div class="x-seg" role="group" aria-label="{}">{}</div>').format(w.SOURCE_VIEWS_LABEL, items)


def _found(reader: Reader, seen: Scene) -> Markup:
    """What a search and a kind leave, each with the way back."""
    body = Markup("")
    if seen.query:
        count = len(seen.shown)
        said = plural(w.SOURCES_FOUND, count, query=seen.query) if count else w.SOURCES_NONE.format(query=seen.query)
        body += _left(said, "reset", reader.href("sources"), w.ALL_SOURCES)
    if seen.kind and seen.shown:
        counts = {"count": number(len(seen.kinds.get(seen.kind, ()))), "all": number(len(seen.shown))}
        said = w.SOURCES_OF_KIND.format(kind=w.SOURCE_KINDS[seen.kind], **counts)
        body += _left(said, "kinds", reader.href("sources", q=seen.query or None), w.ALL_SOURCE_KINDS)
    return body


def _left(said: str, key: str, href: str, label: str) -> Markup:
    return Markup(
        '<div class="x-row"><p class="x-src-count" role="status">{}</p>'
        '<a class="x-btn" data-soft data-key="{}" href="{}">{}</a></div>'
    ).format(said, key, href, label)


def _key() -> Markup:
    """What filled and striped mean."""
    items = Markup("").join(
        Markup('<span class="x-tag"><i class="x-src-mark {}"></i>{}</span>').format(name, label)
        for name, label in w.BASES_LONG.items()
    )
    return Markup('<div class="x-src-key">{}</div>').format(items)


def groups(reader: Reader, seen: Scene) -> None:
    """What was found, what the marks mean, and the sources by kind, the largest kind first. Each bar opens its list;
    the list with the open source stands open."""
    html(_found(reader, seen) + (_key() if seen.shown else Markup("")))
    for group in _groups(reader, seen):
        html(group)


@remembered
def _groups(_reader: Reader, seen: Scene) -> list[Markup]:
    most = max(map(len, seen.kinds.values()), default=1)
    return [_group(kind, sources, most, seen) for kind, sources in seen.kinds.items()]


def _group(kind: str, sources: Sequence[Source], most: int, seen: Scene) -> Markup:
    is_open = bool(seen.query or seen.kind) or (seen.source is not None and seen.source.kind == kind)
    recalled = sum(source.basis == "recalled" for source in sources)
    read = len(sources) - recalled
    bar = Markup("").join(
        Markup('<i class="x-src-mark {}" style="width:{:.2f}%"></i>').format(name, 100 * count / most)
        for name, count in (("read", read), ("recalled", recalled))
        if count
    )
    return Markup(
        '<details class="x-src-group" id="kind-{kind}"{open}><summary><b>{label}</b>'
        '<span class="x-src-bar" aria-hidden="true">{bar}</span><span class="x-src-n">{count}'
        '<span class="x-sr"> {sources}: </span></span><small>{said}</small></summary>{list}</details>'
    ).format(
        kind=kind,
        open=Markup(" open") if is_open else Markup(""),
        label=w.SOURCE_KINDS[kind],
        bar=bar,
        count=number(len(sources)),
        sources=inside(w.SOURCE_VIEWS["sources"]),
        said=_basis(read, recalled),
        list=_list(kind, seen.part(kind), seen),
    )


def _list(kind: str, shown: Part[Source], seen: Scene) -> Markup:
    """The sources of a kind that are sent, and the way to the others."""
    rows = Markup("").join(
        source_item.row(source, seen.reader, seen.uses, seen.to(source, shown), opened=source is seen.source)
        for source in shown.entries
    )
    body = Markup('<ul class="x-src-list x-src-list">{}</ul>').format(rows)
    if shown.parts > 1:
        above, below = (pager(shown, seen.given(kind), "source", "view", top=top) for top in (True, False))
        return above + body + below
    if len(shown.entries) == shown.of:
        return body
    return body + Markup(
        '<p class="x-src-rest">{} <a class="x-btn" data-soft data-part="1" data-key="kind-{}" href="{}">{}</a></p>'
    ).format(
        w.SOURCES_MOST_USED.format(count=number(len(shown.entries))),
        kind,
        seen.given(kind).href(source=None, view=None),
        w.SOURCES_ALL_OF_KIND.format(count=number(shown.of)),
    )


def _basis(read: int, recalled: int) -> str:
    if not recalled:
        return w.ALL_READ
    return w.BASIS_SAID.format(read=read, recalled=recalled) if read else w.ALL_RECALLED


@block
def table(seen: Scene) -> Markup:
    """What the bars show, and how many are parties', copies or undated, as a table."""
    if not seen.kinds:
        return Markup("")
    rows = [_counted(w.SOURCE_KINDS[kind], sources) for kind, sources in seen.kinds.items()]
    if not seen.kind:
        rows.append(_counted(w.ALL, seen.shown))
    return chart.data_table(chart.Table("sources-by-kind", w.SOURCES_TABLE, w.SOURCE_COLUMNS, tuple(rows)))


def _counted(label: str, sources: Sequence[Source]) -> tuple[str, ...]:
    recalled = sum(source.basis == "recalled" for source in sources)
    numbers = (
        len(sources) - recalled,
        recalled,
        len(sources),
        sum(source.party for source in sources),
        sum(source.copy_of is not None for source in sources),
        sum(source.date is None for source in sources),
    )
    return (label, *map(str, numbers))
