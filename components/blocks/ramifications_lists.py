"""All causes and consequences as nested lists (the keyboard's and the phone's way) and as tables."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.ramifications_scene import Scene, strength, told
from components.blocks.remembered import block
from story import wording as w
from story.chains import KINDS
from story.languages import listed
from story.model.base import ArticleRef
from story.model.consequences import Ramification


@block
def listing(seen: Scene) -> Markup:
    """Every node by kind with its arrows, and both tables."""
    if not seen.chains.nodes:
        return Markup("")
    parts = Markup("").join(
        Markup(
            '<details class="x-lanelist" open><summary>{} <small>{}</small></summary><ul class="x-ram-nest x-ram-nest">{}</ul></details>'
        ).format(w.NODE_COLUMNS[kind], len(nodes), _items(nodes, seen, "list"))
        for kind in KINDS
        if (nodes := [node for node in seen.chains.nodes if node.kind == kind])
    )
    lists = Markup('<h2 class="x-h2">{}</h2><div class="x-ram-lists">{}</div>').format(w.ALL_NODES, parts)
    return lists + _table(_node_table(seen)) + _table(_arrow_table(seen))


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
    )
    return chart.Table("causes-and-consequences", w.NODES_TABLE, w.NODE_TABLE_COLUMNS, rows)


def _arrow_table(seen: Scene) -> chart.Table:
    by_id = seen.chains.by_id
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
    )
    return chart.Table("steps", w.ARROWS_TABLE, w.ARROW_COLUMNS, rows)


def _sources(places: Sequence[provenance.Reference], seen: Scene) -> str:
    """Where a statement comes from, in words."""
    found = []
    for ref in places:
        if isinstance(ref, ArticleRef):
            found.append(provenance.place(ref.section, ref.paragraph, seen.story))
        else:
            source = seen.story.get("sources", ref.source)
            found.append(source.short if source else ref.source)
    return listed(dict.fromkeys(found))
