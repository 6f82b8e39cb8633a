"""Ties between actors in HTML: one tie as a line, what is to be known of it, the way from one actor to another."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import provenance
from components.blocks.actors_scene import MENU, Scene
from components.blocks.claims import claim_item
from components.blocks.terms import Explain, explaining
from components.blocks.words import actor_mark, status
from components.dates import written
from story import wording as w
from story.languages import number, plural
from story.model.world import Actor, Relation
from story.paths import Step, firmest_first

MOST = 40
"""Ties and claims of one list in the panel; of more, there is the way to all."""


def actor_here(actor: Actor, seen: Scene, *, key: str = "") -> Markup:
    """A link that selects an actor on this page."""
    return Markup('<a class="x-net-who" data-soft{key} href="{href}">{mark}<bdi>{name}</bdi></a>').format(
        key=Markup(' data-key="{}"').format(key) if key else Markup(""),
        href=seen.to_actor(actor.id),
        mark=actor_mark(actor),
        name=actor.name,
    )


def tie_line(tie: Relation, actor: str, seen: Scene, explain: Explain) -> Markup:
    """A tie in an actor's dossier: its verb, whom it concerns, how it is said, the text and where it stands."""
    story = seen.reader.story
    other = story.actor(tie.target if tie.origin == actor else tie.origin)
    arrow = w.ARROWS["both" if tie.direction == "mutual" else "on" if tie.origin == actor else "back"]
    here = Markup(' aria-current="true"') if seen.tie and seen.tie.id == tie.id else Markup("")
    return Markup(
        '<li><p class="x-net-tie"><a data-soft data-key="tie-{id}" href="{href}"{here}>{verb}</a>'
        '<span aria-hidden="true"> {arrow} </span>{other}</p><p class="x-net-text">{text}</p>{contested}'
        '<p class="x-net-said">{status} {chips}</p></li>'
    ).format(
        id=tie.id,
        href=seen.to_tie(tie),
        here=here,
        verb=tie.verb,
        arrow=arrow,
        other=actor_here(other, seen),
        text=explain(tie.text),
        contested=_contested(tie, explain),
        status=status(tie.status),
        chips=provenance.chips(tie.provenance, story, f"line-{tie.id}"),
    )


def _contested(tie: Relation, explain: Explain) -> Markup:
    if not tie.contested:
        return Markup("")
    return Markup('<p class="x-net-contested"><b><i aria-hidden="true">?</i> {}</b> {}</p>').format(
        w.CONTESTED, explain(tie.contested)
    )


def tie_panel(tie: Relation, seen: Scene) -> Markup:
    """All that is to be known of a tie: who, whom, how it is said, what came since, what it rests on."""
    story, explain = seen.reader.story, explaining(seen.reader, "tie")
    origin, target = story.actor(tie.origin), story.actor(tie.target)
    title = (w.TIE_MUTUAL if tie.direction == "mutual" else w.TIE_BETWEEN).format(
        origin=origin.short, target=target.short
    )
    body = Markup(
        '<h2 class="x-h3" id="{target}">{title}</h2><p class="x-net-verb">{verb}</p>'
        '<p class="x-net-said"><span class="x-tag">{type}</span> {status}{date}</p><p>{text} {chips}</p>{contested}'
    ).format(
        target=seen.target,
        title=title,
        verb=tie.verb,
        type=story.word("relation_types", tie.type),
        status=status(tie.status),
        date=Markup(' <span class="x-note">{}</span>').format(written(tie.date)) if tie.date else Markup(""),
        text=explain(tie.text),
        chips=provenance.chips(tie.provenance, story, f"tie-{tie.id}"),
        contested=_contested(tie, explain),
    )
    if tie.since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.SINCE, explain(tie.since))
    body += Markup('<p class="x-net-ends">{} {}</p>').format(
        actor_here(origin, seen, key=f"actor-{origin.id}"), actor_here(target, seen, key=f"actor-{target.id}")
    )
    others = [
        t for t in story.relations if {t.origin, t.target} == {tie.origin, tie.target} and t.id != tie.id
    ]  # fmt: skip
    if others:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.TIE_OTHERS, _short_list(others, tie.origin, seen))
    if tie.claims:
        items = Markup("").join(claim_item(story.claim(id), seen.reader, explain) for id in tie.claims[:MOST])
        body += Markup('<h3 class="x-h4">{}</h3><ul class="x-claims x-claims x-net-claims">{}</ul>').format(
            w.CLAIMS_ON, items
        )
    return body


def _short_list(ties: Sequence[Relation], actor: str, seen: Scene) -> Markup:
    """Ties of an actor in one line each; of many, the firmest, and the way to all."""
    items = Markup("").join(
        Markup("<li>{}</li>").format(tie_link(tie, seen, full=True)) for tie in firmest_first(ties)[:MOST]
    )
    more = all_ties(actor, seen) if len(ties) > MOST else Markup("")
    return Markup('<ul class="x-plain x-plain x-net-short">{}</ul>{}').format(items, more)


def all_ties(actor: str, seen: Scene) -> Markup:
    """The way to the table of an actor's ties."""
    return Markup('<p><a data-soft href="{}">{}</a></p>').format(
        seen.to_table(actor), w.MORE_TIES.format(count=number(seen.tie_counts[actor]))
    )


def tie_link(tie: Relation, seen: Scene, *, full: bool = False, label: str = "") -> Markup:
    """A tie in one line: its dash, its verb (`full`: with both ends) or another label. The status is read out."""
    story = seen.reader.story
    words: str | Markup = label or tie.verb
    if full:
        words = Markup("{} <em>{}</em> {}").format(
            story.actor(tie.origin).short, tie.verb, story.actor(tie.target).short
        )
    here = Markup(' aria-current="true"') if seen.tie and seen.tie.id == tie.id else Markup("")
    doubt = (
        Markup(' <i class="x-net-q" title="{0}">?<span class="x-sr">{0}</span></i>').format(w.CONTESTED)
        if tie.contested
        else ""
    )
    return Markup(
        '<a class="x-net-link" data-soft data-key="to-{}" href="{}"{}><i class="x-dash {}"></i><span>{}{}'
        '<span class="x-sr">, {}</span></span></a>'
    ).format(tie.id, seen.to_tie(tie), here, tie.status, words, doubt, w.STATUSES[tie.status])


def way(seen: Scene) -> Markup:
    """The chain between the pair, step by step, each with its provenance."""
    assert seen.pair
    first, second = seen.pair
    title = w.TIE_MUTUAL.format(origin=first.short, target=second.short)
    head = Markup('<h2 class="x-h3" id="{}">{}</h2>').format(seen.target, title)
    note = Markup('<p class="x-note">{}</p>').format(w.CONNECTED_FILTERED) if seen.filtered else Markup("")
    if not seen.steps:
        return head + Markup("<p>{}</p>").format(w.CONNECTED_NOT) + note
    explain = explaining(seen.reader, "way")
    items = Markup("").join(_step(step, seen, explain) for step in seen.steps)
    return head + Markup('<p class="x-note">{}</p>{}<ol class="x-net-way x-net-way">{}</ol>').format(
        plural(w.CONNECTED_STEPS, len(seen.steps)), note, items
    )


def _step(step: Step, seen: Scene, explain: Explain) -> Markup:
    story = seen.reader.story
    tie = step.relation
    arrow = w.ARROWS["both" if tie.direction == "mutual" else "on" if step.forward else "back"]
    against = Markup("")
    if not step.forward:
        origin, target = story.actor(tie.origin).short, story.actor(tie.target).short
        against = Markup('<p class="x-note">{}</p>').format(w.CONNECTED_AGAINST.format(origin=origin, target=target))
    also = Markup("")
    if step.others:
        also = Markup('<details class="x-more"><summary>{}</summary>{}</details>').format(
            plural(w.CONNECTED_ALSO, len(step.others)), _short_list(step.others, tie.origin, seen)
        )
    return Markup(
        '<li><p class="x-net-tie">{start} <span class="x-net-arrow">'
        '<a data-soft data-key="tie-{id}" href="{href}">{verb}</a>'
        '<span aria-hidden="true"> {arrow}</span></span> {end}</p>{against}<p class="x-net-text">{text}</p>{contested}'
        '<p class="x-net-said">{status} {chips}</p>{also}</li>'
    ).format(
        start=actor_here(story.actor(step.start), seen),
        id=tie.id,
        href=seen.to_tie(tie),
        verb=tie.verb,
        arrow=arrow,
        end=actor_here(story.actor(step.end), seen),
        against=against,
        text=explain(tie.text),
        contested=_contested(tie, explain),
        status=status(tie.status),
        chips=provenance.chips(tie.provenance, story, f"step-{tie.id}"),
        also=also,
    )


def chooser(seen: Scene) -> Markup:
    """Asks which two: two lists of links that open in place, and a link that shows the answer."""
    first, second = _pair(seen)
    if first is None or second is None:
        return Markup("")
    ask = Markup('<a data-soft data-key="path" href="{}">{}</a>').format(
        seen.to_pair(first.id, second.id), w.CONNECTED_ASK
    )
    return Markup('<div class="x-net-ask"><p>{}</p><div>{}{}</div></div>').format(
        ask,
        _menu("first", w.CONNECTED_FROM, first, second, seen),
        _menu("second", w.CONNECTED_TO, second, first, seen),
    )


def _pair(seen: Scene) -> tuple[Actor | None, Actor | None]:
    if seen.pair:
        return seen.pair
    two = [*seen.principals, None, None]
    if seen.actor:
        other = next((actor for actor in seen.principals if actor.id != seen.actor.id), None)
        return seen.actor, other
    return two[0], two[1]


def _menu(name: str, said: str, chosen: Actor, other: Actor, seen: Scene) -> Markup:
    tied, left = _offered(chosen, other, seen)
    items = Markup("").join(
        Markup('<li><a data-soft data-key="path" href="{}"{}>{}{}</a></li>').format(
            seen.to_pair(*((actor.id, other.id) if name == "first" else (other.id, actor.id))),
            Markup(' aria-current="true"') if actor.id == chosen.id else Markup(""),
            actor_mark(actor),
            actor.name,
        )
        for actor in tied
    )
    if left:
        said = w.CHOICES_LEFT if seen.view == "table" else w.CONNECTED_LEFT
        items += Markup('<li class="x-note">{}</li>').format(said.format(count=number(left)))
    return Markup(
        '<button type="button" class="x-btn x-net-menu" popovertarget="net-{0}" style="anchor-name:--net-{0}" '
        'aria-label="{1}: {2}">{3}{2}</button><div popover id="net-{0}" class="x-pop x-net-list" '
        'style="position-anchor:--net-{0}"><b>{1}</b><ul class="x-plain x-plain">{4}</ul></div>'
    ).format(name, said, chosen.short, actor_mark(chosen), items)


def _offered(chosen: Actor, other: Actor, seen: Scene) -> tuple[list[Actor], int]:
    """Whom a menu offers, and how many more there are: of many, those in the picture, the one chosen among them."""
    tied = [actor for actor in seen.connectable if actor.id != other.id]
    if len(seen.connectable) <= MENU:
        return tied, 0
    near = sorted(tied, key=lambda actor: (actor.id != chosen.id, actor.id not in seen.kept))[:MENU]
    ids = {actor.id for actor in near}
    return [actor for actor in tied if actor.id in ids], len(tied) - len(near)
