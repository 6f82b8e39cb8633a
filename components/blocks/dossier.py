"""An actor's dossier: who, its role then and since, what it is said to want, its ties, claims and events."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import provenance
from components.blocks.actors_scene import Scene
from components.blocks.terms import Explain, explaining
from components.blocks.ties import MOST, actor_here, all_ties, tie_line
from components.blocks.words import actor_mark, event_link, folded, links, native_name, verdict
from story import wording as w
from story.languages import number, plural
from story.model.world import Actor, Relation
from story.paths import firmest_first

FIRST = 4
"""Of a long list so many stand open, the rest is folded."""


def actor_dossier(actor: Actor, seen: Scene) -> Markup:
    """All of it."""
    explain = explaining(seen.reader, "dossier")
    return (
        _head(actor, seen) + _roles_and_wants(actor, seen, explain) + _ties(actor, seen, explain) + _record(actor, seen)
    )


def _head(actor: Actor, seen: Scene) -> Markup:
    native = native_name(actor.native_name, actor.native_language)
    parent = seen.reader.story.get("actors", actor.parent)
    facts = [w.KINDS_OF_ACTOR[actor.kind], plural(w.NAMED, actor.mentions) if actor.mentions else w.NOT_NAMED]
    belongs = Markup("")
    if parent:
        belongs = Markup('<span class="x-note">· {}</span> {}').format(w.PART_OF, actor_here(parent, seen))
    focused = seen.focus is not None and seen.focus.id == actor.id
    href = seen.reader.given.href(focus=None if focused else actor.id)
    button = Markup("")
    if seen.tie_counts.get(actor.id):
        button = Markup('<p><a class="x-btn" data-soft data-key="focus" href="{}">{}</a></p>').format(
            href, w.FOCUS_LEAVE if focused else w.FOCUS_ON
        )
    return Markup(
        '<h2 class="x-h3" id="{}">{}<bdi>{}</bdi>{}</h2><p class="x-net-facts"><span class="x-note">{}</span> {}</p>{}'
    ).format(seen.target, actor_mark(actor), actor.name, native, " · ".join(facts), belongs, button)


def _roles_and_wants(actor: Actor, seen: Scene, explain: Explain) -> Markup:
    story = seen.reader.story
    body = Markup('<h3 class="x-h4">{}</h3><p>{} {}</p>').format(
        w.ROLE_THEN, explain(actor.role_then), provenance.chips(actor.provenance, story, f"actor-{actor.id}")
    )
    if actor.role_since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{} {}</p>').format(
            w.ROLE_SINCE,
            explain(actor.role_since),
            provenance.chips(actor.since_provenance, story, f"since-{actor.id}"),
        )
    if not actor.wants:
        return body
    items = Markup("").join(
        Markup("<li>{} {}</li>").format(
            explain(want.text), provenance.chips(want.provenance, story, f"want-{actor.id}-{number}")
        )
        for number, want in enumerate(actor.wants)
    )
    return body + Markup('<h3 class="x-h4">{}</h3><ul class="x-plain x-plain">{}</ul>').format(w.WANTS, items)


def _ties(actor: Actor, seen: Scene, explain: Explain) -> Markup:
    found = [tie for tie in seen.reader.story.relations if actor.id in (tie.origin, tie.target)]
    if not found:
        return Markup('<p class="x-note">{}</p>').format(w.TIES_NONE)
    mutual = [tie for tie in found if tie.direction == "mutual"]
    one_way = [tie for tie in found if tie.direction != "mutual"]
    out = [tie for tie in one_way if tie.origin == actor.id]
    into = [tie for tie in one_way if tie.target == actor.id]
    return Markup("").join(
        _part(title, ties, actor, seen, explain)
        for title, ties in ((w.TIES_OUT, out), (w.TIES_IN, into), (w.TIES_MUTUAL, mutual))
    )


def _part(title: str, ties: Sequence[Relation], actor: Actor, seen: Scene, explain: Explain) -> Markup:
    if not ties:
        return Markup("")
    items = [tie_line(tie, actor.id, seen, explain) for tie in firmest_first(ties)[:MOST]]
    body = Markup('<h3 class="x-h4">{} <small>{}</small></h3>{}').format(
        title, len(ties), folded(items, "x-net-ties", first=FIRST)
    )
    return body + all_ties(actor.id, seen) if len(ties) > MOST else body


def _record(actor: Actor, seen: Scene) -> Markup:
    """Claims that touch the actor, and its events with the way to all of them."""
    reader = seen.reader
    story = reader.story
    body = Markup("")
    claims = sorted((claim for claim in story.claims if actor.id in claim.actors), key=lambda claim: -claim.importance)
    if claims:
        lines = [
            Markup('<li><a data-soft href="{}">{}</a> {}</li>').format(
                reader.href("claims", claim=claim.id), claim.text, verdict(claim)
            )
            for claim in claims[:MOST]
        ]
        body += Markup('<h3 class="x-h4">{} <small>{}</small></h3>{}').format(
            w.CLAIMS_ABOUT, len(claims), folded(lines, "x-net-claimlist", first=FIRST)
        )
    if len(claims) > MOST:
        body += Markup('<p><a data-soft href="{}">{}</a></p>').format(
            reader.href("claims", actor=actor.id), w.MORE_CLAIMS.format(count=number(len(claims)))
        )
    events = [event for event in story.events if actor.id in event.actors]
    if events:
        told = sorted(events, key=lambda event: not event.told)[:FIRST]
        body += Markup('<h3 class="x-h4">{} <small>{}</small></h3>{}').format(
            w.EVENTS_WITH, len(events), links([event_link(event, story) for event in told])
        )
        body += Markup('<p><a data-soft href="{}">{}</a></p>').format(
            reader.href("timeline", actor=actor.id, preset="history"), w.MORE_EVENTS.format(count=len(events))
        )
    return body
