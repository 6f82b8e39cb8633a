"""The sources: how many of each kind, read or recalled, as bars that open into the list; a search; the same as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from components.blocks import chart, source_item
from components.blocks.remembered import block, remembered
from components.blocks.search_field import search_field
from components.blocks.sheet import beside, html
from components.reader import Reader
from story import wording as w
from story.matching import matches
from story.model.frame import Source
from story.uses import Uses, uses


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see: the part of the page, the sources that match, where they are used, the open one."""

    reader: Reader
    view: str
    shown: tuple[Source, ...]
    uses: Uses
    source: Source | None
    query: str

    @property
    def target(self) -> str:
        """The element a link leads to."""
        return f"source-{self.source.id}" if self.source else ""


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL. A source opens the list of sources, whatever part the link names; it is shown in any search."""
    story, given = reader.story, reader.given
    source = story.get("sources", given.one("source"))
    query = given.one("q", "") or ""
    shown = tuple(s for s in story.sources if s is source or matches(query, s.publisher, s.short, s.title))
    view = "sources" if source or query else given.one("view", "sources")
    return Scene(reader, view or "sources", shown, uses(story), source, query)


def words(reader: Reader, seen: Scene) -> tuple[str, str | None]:
    """Title and sentence of the part."""
    view = reader.story.view("sources" if seen.view == "sources" else f"sources-{seen.view}")
    return (view.title, view.sentence) if view else (w.SOURCE_VIEWS[seen.view], None)


def head(reader: Reader, seen: Scene) -> None:
    """The parts of the page; beside them, over the sources, a field that finds some by publisher and title."""
    with beside("source-head", vertical_alignment="bottom", gap="large"):
        st.html(_tabs(reader, seen), width="content")
        if seen.view == "sources":
            search_field(w.SOURCE_SEARCH, seen.query, leaves=("source", "view"))


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
    if not seen.query:
        return Markup("")
    if seen.shown:
        said = w.SOURCES_FOUND["one" if len(seen.shown) == 1 else "other"].format(
            count=len(seen.shown), query=seen.query
        )
    else:
        said = w.SOURCES_NONE.format(query=seen.query)
    return Markup(
        '<div class="x-row"><p class="x-src-count" role="status">{}</p>'
        '<a class="x-btn" data-soft data-key="reset" href="{}">{}</a></div>'
    ).format(said, reader.href("sources"), w.ALL_SOURCES)


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
def _groups(reader: Reader, seen: Scene) -> list[Markup]:
    kinds = _by_kind(seen.shown)
    most = max(map(len, kinds.values()), default=1)
    return [_group(kind, sources, most, reader, seen) for kind, sources in kinds.items()]


def _by_kind(sources: Sequence[Source]) -> Mapping[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        found[source.kind].append(source)
    return dict(sorted(found.items(), key=lambda group: (-len(group[1]), group[0])))


def _group(kind: str, sources: list[Source], most: int, reader: Reader, seen: Scene) -> Markup:
    is_open = bool(seen.query) or (seen.source is not None and seen.source.kind == kind)
    recalled = sum(source.basis == "recalled" for source in sources)
    read = len(sources) - recalled
    bar = Markup("").join(
        Markup('<i class="x-src-mark {}" style="width:{:.2f}%"></i>').format(name, 100 * count / most)
        for name, count in (("read", read), ("recalled", recalled))
        if count
    )
    ordered = sorted(sources, key=lambda source: (-len(seen.uses.of(source.id)), source.publisher, source.id))
    rows = Markup("").join(source_item.row(source, reader, seen.uses, seen.query, seen.source) for source in ordered)
    return Markup(
        '<details class="x-src-group" id="kind-{kind}"{open}><summary><b>{label}</b>'
        '<span class="x-src-bar" aria-hidden="true">{bar}</span><span class="x-src-n">{count}'
        '<span class="x-sr"> {sources}: </span></span><small>{said}</small></summary>'
        '<ul class="x-src-list x-src-list">{rows}</ul></details>'
    ).format(
        kind=kind,
        open=Markup(" open") if is_open else Markup(""),
        label=w.SOURCE_KINDS[kind],
        bar=bar,
        count=len(sources),
        sources=w.SOURCE_VIEWS["sources"].lower(),
        said=_basis(read, recalled),
        rows=rows,
    )


def _basis(read: int, recalled: int) -> str:
    if not recalled:
        return w.ALL_READ
    return w.BASIS_SAID.format(read=read, recalled=recalled) if read else w.ALL_RECALLED


@block
def table(seen: Scene) -> Markup:
    """What the bars show, and how many are parties', copies or undated, as a table."""
    if not seen.shown:
        return Markup("")
    kinds = _by_kind(seen.shown)
    rows = [_counted(w.SOURCE_KINDS[kind], sources) for kind, sources in kinds.items()]
    every = _counted(w.ALL, list(seen.shown))
    return chart.data_table(
        chart.Table("sources-by-kind", w.SOURCES_TABLE, w.SOURCE_COLUMNS, (*rows, every))
    )  # fmt: skip


def _counted(label: str, sources: list[Source]) -> tuple[str, ...]:
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
