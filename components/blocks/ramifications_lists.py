"""All causes and consequences as nested lists (the keyboard's and the phone's way) and as tables."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import pager
from components.blocks.ramifications_scene import FILTERS, Scene, strength, told
from components.blocks.remembered import block
from story import wording as w
from story.chains import KINDS
from story.languages import listed as joined
from story.languages import number
from story.model.base import ArticleRef
from story.model.consequences import Ramification


@block
def listing(seen: Scene) -> Markup:
    """Every node by kind with its arrows, part by part, and both tables."""
    if not seen.chains.nodes:
        return Markup("")
    above, below = (pager(seen.part, seen.reader.given, "node", top=top) for top in (True, False))
    parts = Markup("").join(
        Markup(
            '<details class="x-lanelist" open><summary>{} <small>{}</small></summary><ul class="x-ram-nest x-ram-nest">{}</ul></details>'
        ).format(w.NODE_COLUMNS[kind], _count(kind, nodes, seen), _items(nodes, seen, "list"))
        for kind in KINDS
        if (nodes := [node for node in seen.part.entries if node.kind == kind])
    )
    lists = Markup('<h2 class="x-h2">{}</h2>{}{}<div class="x-ram-lists">{}</div>{}').format(
        w.ALL_NODES, _narrowed(seen), above, parts, below
    )
    return lists + _table(_node_table(seen)) + _table(_arrow_table(seen))


def _count(kind: str, nodes: Sequence[Ramification], seen: Scene) -> str:
    """How many of a kind are here, of how many where others stand in other parts."""
    every = sum(node.kind == kind for node in seen.listed)
    here = number(len(nodes))
    return here if len(nodes) == every else w.SO_MANY_OF.format(count=here, all=number(every))


def _narrowed(seen: Scene) -> Markup:
    """That a long list keeps to the view, and the way to all of it."""
    if not (seen.is_long and seen.is_narrow):
        return Markup("")
    return Markup('<p class="x-under">{} <a data-soft data-key="list-all" href="{}">{}</a></p>').format(
        w.LIST_OF_VIEW.format(count=number(seen.part.of)),
        seen.reader.given.href(**dict.fromkeys((*FILTERS, "node"))),
        w.LIST_OF_ALL.format(count=number(len(seen.chains.nodes))),
    )


def _table(table: chart.Table) -> Markup:
    return Markup('<h3 class="x-h4">{}</h3>{}').format(table.caption, chart.data_table(table))


def drawn_list(seen: Scene) -> Markup:
    """What stands in the picture, as a list: for screens too narrow for the picture."""
    parts = Markup("").join(
        Markup('<h3 class="x-h4">{}</h3><ul class="x-ram-nest x-ram-nest">{}</ul>').format(
            w.NODE_COLUMNS[kind], _items(nodes, seen, "drawn")
        )
        for kind in KINDS
        if (nodes := [node for node in seen.drawn.nodes if node.kind == kind])
    )
    return Markup('<div class="x-ram-twin">{}</div>').format(parts)


def _items(nodes: Sequence[Ramification], seen: Scene, place: str) -> Markup:
    """Nodes with their arrows nested below them; in the list of what is drawn, only the arrows that are drawn."""
    chains = seen.drawn if place == "drawn" else seen.chains
    return Markup("").join(
        Markup("<li>{}{}</li>").format(
            seen.link(node.id, place),
            Markup("<ul>{}</ul>").format(
                Markup("").join(
                    Markup("<li>{}{}</li>").format(seen.link(link.target, f"{place}-{node.id}"), strength(link))
                    for link in chains.out[node.id]
                )
            )
            if chains.out[node.id]
            else Markup(""),
        )
        for node in nodes
    )


def _node_table(seen: Scene) -> chart.Table:
    listed = {node.id for node in seen.part.entries}
    rows = tuple(
        (
            node.label,
            w.NODE_KINDS[node.kind],
            seen.story.word("parties", node.party),
            w.HORIZONS[node.horizon],
            w.TOLD_OR_ADDED["told" if told(node) else "added"],
            node.text,
            node.since or "",
            _sources(node.provenance, seen),
        )
        for node in seen.chains.nodes
        if node.id in listed
    )
    return chart.Table("causes-and-consequences", w.NODES_TABLE, w.NODE_TABLE_COLUMNS, rows, note=seen.part.note)


def _arrow_table(seen: Scene) -> chart.Table:
    by_id, listed = seen.chains.by_id, {node.id for node in seen.part.entries}
    rows = tuple(
        (
            by_id[link.origin].label,
            w.SIGNS[link.arrow.sign],
            by_id[link.target].label,
            link.arrow.text,
            w.STRENGTHS[link.arrow.strength],
            _sources(link.arrow.provenance, seen),
        )
        for link in seen.chains.links
        if link.origin in listed
    )
    note = w.STEPS_OF_PART.format(**seen.part.places) if seen.part.note else ""
    return chart.Table("steps", w.ARROWS_TABLE, w.ARROW_COLUMNS, rows, note=note)


def _sources(places: Sequence[provenance.Reference], seen: Scene) -> str:
    """Where a statement comes from, in words."""
    found = []
    for ref in places:
        if isinstance(ref, ArticleRef):
            found.append(provenance.place(ref.section, ref.paragraph, seen.story))
        else:
            source = seen.story.get("sources", ref.source)
            found.append(source.short if source else ref.source)
    return joined(dict.fromkeys(found))
