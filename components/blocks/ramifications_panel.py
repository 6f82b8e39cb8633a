"""Beside the graph: the selected node with all that leads to it and on from it; else what the view is about."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import provenance
from components.blocks.ramifications_scene import Scene, party_mark, strength
from components.blocks.terms import Explain, explained, explaining
from components.blocks.words import actor_link, folded, links
from story import wording as w
from story.chains import Link
from story.languages import plural
from story.model.base import ArticleRef
from story.model.consequences import Ramification

SHOWN = 5
"""So many arrows stand open, the others are folded."""
FIRMNESS = {"stated": 0, "argued": 1, "possible": 2}


def panel(seen: Scene) -> Markup:
    """What is selected; with nothing selected, the strand, the party or where most ways meet."""
    if seen.node:
        return Markup('<div class="x-side x-ram-side" id="node-{}" aria-live="polite">{}</div>').format(
            seen.node.id, _dossier(seen.node, seen)
        )
    body = _strand(seen) if seen.strand else _own(seen) if seen.party else _crossroads(seen)
    return Markup('<div class="x-side x-ram-side x-hint" aria-live="polite"><p class="x-note">{}</p>{}</div>').format(
        w.NODE_HINT, body
    )


def _dossier(node: Ramification, seen: Scene) -> Markup:
    story, given, explain = seen.story, seen.reader.given, explaining(seen.reader, "node")
    party = story.get("parties", node.party)
    actor = story.get("actors", party.actor) if party else None
    whom = actor_link(actor, story, label=party.label) if actor else party_mark(node.party, story) + party.label
    body = Markup(
        '<p class="x-ram-clear"><a data-soft data-key="clear" href="{}">{}</a></p>'
        '<p class="x-when">{} · {}</p><h2 class="x-h3">{}</h2><p class="x-ram-whom">{}</p><p>{}</p>{}'
    ).format(
        seen.to_none(),
        w.CLEAR,
        w.NODE_KINDS[node.kind],
        w.HORIZONS[node.horizon],
        node.label,
        whom,
        explain(node.text),
        provenance.chips(node.provenance, story, f"node-{node.id}"),
    )
    if node.since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.SINCE, explain(node.since))
    into, out = seen.chains.into[node.id], seen.chains.out[node.id]
    body += _arrows(w.LEADS_HERE, w.LEADS_HERE_NONE, into, seen, explain, origin=True)
    body += _arrows(w.LEADS_ON, w.LEADS_ON_NONE, out, seen, explain, origin=False)
    if not seen.is_around:
        href = given.href(strand=None, party=None, horizon=None) if node.id not in seen.chains.main_line() else ""
        if href and (seen.strand or seen.party or seen.horizon):
            body += Markup('<p><a class="x-btn" data-soft data-key="around" href="{}">{}</a></p>').format(
                href, w.AROUND_IT
            )
    return body


def _arrows(title: str, none: str, found: Sequence[Link], seen: Scene, explain: Explain, *, origin: bool) -> Markup:
    head = Markup('<h3 class="x-h4">{} <small>{}</small></h3>').format(title, len(found) or "")
    if not found:
        return head + Markup('<p class="x-note">{}</p>').format(none)
    ordered = sorted(found, key=lambda link: FIRMNESS[link.arrow.strength])
    return head + folded([_arrow(link, seen, explain, origin=origin) for link in ordered], "x-ram-ways", first=SHOWN)


def _arrow(link: Link, seen: Scene, explain: Explain, *, origin: bool) -> Markup:
    return Markup("<li>{}<p>{} {}</p>{}</li>").format(
        seen.link(link.origin if origin else link.target, "way"),
        explain(link.arrow.text),
        provenance.chips(link.arrow.provenance, seen.story, f"arrow-{link.origin}-{link.target}"),
        strength(link),
    )


def _strand(seen: Scene) -> Markup:
    assert seen.strand is not None
    place = ArticleRef(section=seen.strand.section, paragraph=seen.strand.paragraph)
    return Markup('<h2 class="x-h4">{}</h2><p>{} {}</p><p class="x-note">{}</p>{}').format(
        w.STRAND_EXPECTS,
        explained(seen.strand.expects, seen.reader, "node"),
        provenance.chips([place], seen.story, f"panel-{seen.strand.id}"),
        w.READ_STRAND,
        _own(seen),
    )


def _own(seen: Scene) -> Markup:
    nodes = [node for node in seen.drawn.nodes if node.id in seen.core]
    items = [seen.link(node.id, "own") for node in nodes]
    left = len(seen.core) - len(nodes)
    note = Markup('<p class="x-note">{}</p>').format(plural(w.OWN_LEFT, left)) if left else Markup("")
    return Markup('<h2 class="x-h4">{}</h2>{}{}').format(w.ITS_OWN, links(items), note)


def _crossroads(seen: Scene) -> Markup:
    """The five drawn nodes in which most arrows meet, of all the arrows of the story."""
    found = sorted(seen.drawn.by_id, key=lambda id: -seen.chains.degree(id))[:5]
    items = Markup("").join(
        Markup("<li>{} <small>{}</small></li>").format(seen.link(id, "own"), plural(w.WAYS, seen.chains.degree(id)))
        for id in found
    )
    return Markup('<h2 class="x-h4">{}</h2><ol class="x-plain x-plain x-ram-top">{}</ol>').format(w.MOST_MEET, items)
