"""Ramifications: which part to see, the picture beside what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import streamlit as st
from markupsafe import Markup

from components import reader as reading
from components.blocks import provenance
from components.blocks.filters import nothing_left
from components.blocks.ramifications_lists import drawn_list
from components.blocks.ramifications_panel import panel
from components.blocks.ramifications_scene import Scene, own, party_mark, told
from components.blocks.remembered import block, remembered
from components.blocks.sheet import beside, html
from components.browser.picker import picker
from components.figures.layers import STRENGTH_STATUS, Look, Sign, layers_svg
from components.figures.layers_layout import PAGE, Canvas, layers
from components.reader import Reader
from story import wording as w
from story.languages import capital, number, plural
from story.model.consequences import Horizon, Ramification

KEY = "layers"
Pill = tuple[str, str, Markup, int, bool, str]
"""A choice: parameter, value, label, count, is it on, where it leads."""


def words(reader: Reader) -> tuple[str, str | None]:
    """Title and sentence of the page; the title states the finding."""
    view = reader.story.view("ramifications")
    return (view.title, view.sentence) if view else (w.PAGES["ramifications"], None)


@block
def controls(seen: Scene) -> Markup:
    """The views as links: the main line, a strand, a party; the horizon narrows each. Counts are their own nodes."""
    story, given = seen.story, seen.reader.given
    in_time = seen.chains.among(n.id for n in seen.chains.nodes if seen.horizon in (None, n.horizon))
    is_main = not (seen.strand or seen.party or seen.is_around)
    main = given.href(strand=None, party=None, node=None)
    strands: list[Pill] = [
        ("strand", "", Markup("{}").format(w.MAIN_LINE), len(in_time.main_line()), is_main, main)
    ]  # fmt: skip
    strands += [
        ("strand", s.id, Markup("{}").format(s.title), len(own(in_time, s, None)), s is seen.strand,
         given.href(strand=None if s is seen.strand else s.id, party=None, node=None))
        for s in story.strands
    ]  # fmt: skip
    parties = [
        ("party", p.id, party_mark(p.id, story) + p.label, len(own(in_time, None, p)), p is seen.party,
         given.href(party=None if p is seen.party else p.id, strand=None, node=None))
        for p in story.meta.parties
    ]  # fmt: skip
    named = set(own(seen.chains, seen.strand, seen.party))
    about = [node for node in seen.chains.nodes if node.id in named]
    horizons = [
        ("horizon", h, Markup("{}").format(capital(w.HORIZONS[h])), sum(n.horizon == h for n in about),
         h == seen.horizon, given.href(horizon=None if h == seen.horizon else h, node=None))
        for h in get_args(Horizon)
    ]  # fmt: skip
    groups = ((w.PICK_STRAND, strands), (w.PICK_PARTY, parties), (w.PICK_HORIZON, horizons))
    return Markup('<div class="x-ram-picks">{}</div>').format(Markup("").join(_group(*group) for group in groups))


def _group(title: str, pills: Sequence[Pill]) -> Markup:
    items = Markup("").join(
        Markup('<li><a class="x-pill" data-soft data-key="f-{}-{}" href="{}"{}>{} <small>{}</small></a></li>').format(
            name, id, href, Markup(' aria-current="true"') if on else Markup(""), label, count
        )
        for name, id, label, count, on, href in pills
        if count or on
    )
    key = pills[0][0] if pills else title
    return Markup('<div class="x-group"><span id="f-{0}">{1}</span><ul aria-labelledby="f-{0}">{2}</ul></div>').format(
        key, title, items
    )


def picture(seen: Scene) -> None:
    """The graph beside what is selected; on a phone a list of the same boxes takes its place."""
    html(_heading(seen))
    if not seen.drawn.nodes:
        away = seen.reader.given.href(strand=None, party=None, horizon=None)
        html(nothing_left(away))
        return
    html(_key(seen))
    with beside("split", gap="medium"):
        with st.container(width=844, key="chains"):
            _graph(seen)
        with st.container(width=302, key="panel"):
            html(_panel(seen), page=False)
    html(_drawn_list(seen))


_panel = remembered(panel)
_drawn_list = remembered(drawn_list)


def _graph(seen: Scene) -> None:
    """The picture; what is picked goes to the URL."""
    chosen = seen.node.id if seen.node else ""
    picker(svg(seen), chosen, KEY, lambda id: reading.go(node=id, part=None))


@remembered
def svg(seen: Scene) -> str:
    """The picture as SVG."""
    return graph(seen)


def graph(seen: Scene, canvas: Canvas = PAGE) -> str:
    """The drawn nodes as a picture; what leads to the selected node and on from it is lit."""
    chosen = seen.node.id if seen.node else ""
    lit = seen.drawn.before(chosen) | seen.drawn.after(chosen) | {chosen} if chosen else frozenset()
    said = w.LAYERS_SAID.format(title=title(seen), nodes=len(seen.drawn.nodes), arrows=len(seen.drawn.links))
    signs = {node.id: _sign(node, seen) for node in seen.drawn.nodes}
    return layers_svg(layers(seen.drawn, canvas), signs, w.NODE_COLUMNS, said, Look(chosen, frozenset(lit)))


def _sign(node: Ramification, seen: Scene) -> Sign:
    party = seen.story.get("parties", node.party)
    actor = seen.story.get("actors", party.actor) if party else None
    said = w.BOX_SAID.format(
        kind=w.NODE_KINDS[node.kind],
        label=node.label,
        party=seen.story.word("parties", node.party),
        horizon=w.HORIZONS[node.horizon],
        into=len(seen.chains.into[node.id]),
        out=len(seen.chains.out[node.id]),
    )
    lead = node.id in seen.core and not seen.core.issuperset(seen.drawn.by_id)
    slot, kind = (actor.slot, actor.kind) if actor else (0, "group")
    return Sign(seen.story.word("parties", node.party), slot, kind, said, told(node), lead)


def title(seen: Scene) -> str:
    """What the picture shows, in words."""
    if seen.strand:
        name = seen.strand.title
    elif seen.party:
        name = w.PARTY_TITLE.format(party=seen.party.label)
    elif seen.is_around and seen.node:
        name = w.NODE_TITLE.format(node=seen.node.label)
    else:
        name = w.MAIN_LINE
    return w.IN_HORIZON.format(title=name, horizon=w.HORIZONS[seen.horizon]) if seen.horizon else name


@remembered
def _heading(seen: Scene) -> Markup:
    """The picture's title, and how much of all it shows."""
    drawn, every = len(seen.drawn.nodes), len(seen.chains.nodes)
    if not drawn:
        return Markup('<h2 class="x-h3 x-ram-title">{}</h2>').format(title(seen))
    said = (
        w.STRAND_SAID if seen.strand
        else w.PARTY_SAID if seen.party
        else w.NODE_SAID_AROUND if seen.is_around
        else w.MAIN_LINE_SAID
    )  # fmt: skip
    count = w.ALL_DRAWN if drawn == every else plural(w.DRAWN_OF, drawn, all=number(every))
    return Markup(
        '<h2 class="x-h3 x-ram-title" data-of-page>{}</h2><p class="x-under x-ram-under">{} <span data-off-picture>{}</span></p>'
    ).format(title(seen), said, _drawn_of_many(seen) if seen.is_long else count)


def _drawn_of_many(seen: Scene) -> str:
    """How much is drawn of what the view is about, and how to have the rest drawn."""
    asked = seen.chains.near(seen.node.id) if seen.is_around and seen.node else seen.core
    count = sum(id in asked for id in seen.drawn.by_id)
    if count == len(asked):
        return w.DRAWN_LONG.format(count=number(len(seen.drawn.nodes)), all=number(len(seen.chains.nodes)))
    said = w.DRAWN_NEAR if seen.is_around else w.DRAWN_OWN
    return said.format(count=number(count), all=number(len(asked)))


@remembered
def _key(seen: Scene) -> Markup:
    """What lines, heads and boxes mean; only what is in the picture."""
    shown = {link.arrow.strength for link in seen.drawn.links}
    lines = [
        Markup('<span class="x-tag"><i class="x-dash {}"></i>{}</span>').format(STRENGTH_STATUS[name], note)
        for name, note in w.STRENGTH_NOTES.items()
        if name in shown
    ]
    signs = {link.arrow.sign for link in seen.drawn.links}
    heads = [
        Markup('<span class="x-tag"><i class="x-ram-head {}"></i>{}</span>').format(name, w.SIGNS[sign])
        for name, sign in (("plus", "+"), ("minus", "-"))
        if sign in signs
    ]
    return Markup('<div class="x-key2 x-ram-key">{}{}{}</div>').format(
        Markup("").join(lines), Markup("").join(heads), provenance.key()
    )
