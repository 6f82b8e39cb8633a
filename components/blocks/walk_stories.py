"""Entries of the story as a scene shows them: an event, the way, ties, a transfer, an outcome, a strand, a node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from components.blocks.words import actor_link, actor_mark, links, status
from components.dates import moment, written
from components.figures.layers import STRENGTH_STATUS
from story import Story
from story import wording as w
from story.chains import Chains, Link
from story.languages import plural
from story.model.article import Outcome
from story.model.consequences import Ramification, Strand
from story.model.sanctions import Case
from story.model.world import Actor, Event, Leg, Relation
from story.paths import firmest_first

MOST = 6
"""Entries of a list that a scene shows; how many more there are is said."""
STOPS = 24
"""Stops of a way that a scene shows, likewise."""


def event(found: Event, story: Story) -> Markup:
    """When, where, what and who."""
    place = story.get("places", found.place)
    where = Markup(" · {}").format(place.name) if place else Markup("")
    since = Markup('<p class="x-walk-since">{}</p>').format(found.since) if found.since else Markup("")
    return Markup(
        '<p class="x-walk-when"><i class="x-mk2 {} {}"></i> {}{}</p><p class="x-walk-gist">{}</p><p>{}</p>{}{}'
    ).format(
        found.layer,
        "told" if found.told else "added",
        moment(found.date, found.time),
        where,
        found.title,
        found.text,
        since,
        links([actor_link(story.actor(id), story) for id in found.actors[:MOST]]),
    )


def way(story: Story) -> Markup:
    """The stops in order, joined by solid lines where the way is reported and by broken ones where it is inferred."""
    legs = story.journey
    if not legs:
        return Markup("")
    first = _stop(story.place(legs[0].origin).name, legs[0].depart)
    items = first + Markup("").join(_leg(leg, story) for leg in legs[: STOPS - 1])
    more = Markup("<p>{}</p>").format(plural(w.WALK_REST, rest)) if (rest := len(legs) + 1 - STOPS) > 0 else ""
    return Markup('<ol class="x-walk-way x-walk-way">{}</ol>{}<p class="x-note">{}</p>').format(
        items, more, w.WALK_STOPS
    )


def _leg(leg: Leg, story: Story) -> Markup:
    said = (
        Markup('<span class="x-sr">({})</span>').format(w.WALK_INFERRED) if leg.standing == "inferred" else Markup("")
    )
    return _stop(story.place(leg.destination).name, leg.arrive, leg.standing, said)


def _stop(name: str, at: str | None, standing: str = "first", said: str = "") -> Markup:
    date = Markup("<small>{}</small>").format(written(at)) if at else Markup("")
    return Markup('<li class="{}"><b>{}</b>{}{}</li>').format(standing, name, date, said)


def ties(state: Mapping[str, str], story: Story) -> Markup:
    """The ties between two actors, or of one, the firmest first."""
    ids = [id for id in state.get("path", "").split(",") if id]
    if len(ids) == 2:
        pair = [story.get("actors", id) for id in ids]
        found = [tie for tie in story.relations if {tie.origin, tie.target} == set(ids)]
        return (
            _ties(w.WALK_TIES.format(origin=pair[0].name, target=pair[1].name), found, story)
            if all(pair)
            else Markup("")
        )
    actor: Actor | None = story.get("actors", state.get("actor") or state.get("focus"))
    if actor is None:
        return Markup("")
    found = [tie for tie in story.relations if actor.id in (tie.origin, tie.target)]
    return _ties(w.WALK_TIES_OF.format(actor=actor.name), found, story)


def _ties(title: str, found: Sequence[Relation], story: Story) -> Markup:
    lines = [_tie(tie, story) for tie in firmest_first(found)]
    return Markup('<h3 class="x-h4">{}</h3>').format(title) + _listed(lines)


def _tie(tie: Relation, story: Story) -> Markup:
    origin, target = story.actor(tie.origin), story.actor(tie.target)
    return Markup('<span class="x-walk-tie">{}{} <em>{}</em> {}{}</span> {}').format(
        actor_mark(origin), origin.short, tie.verb, actor_mark(target), target.short, status(tie.status)
    )


def _listed(lines: Sequence[Markup]) -> Markup:
    """The first few lines, and how many there are besides."""
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines[:MOST])
    if (rest := len(lines) - MOST) > 0:
        items += Markup('<li class="x-note">{}</li>').format(plural(w.WALK_REST, rest))
    return Markup('<ul class="x-plain x-plain x-walk-list">{}</ul>').format(items)


def case(found: Case, story: Story) -> Markup:
    """A transfer with the provisions that bear on it and what is exempt."""
    lines = []
    for part in found.provisions:
        paragraph = w.PARAGRAPH.format(number=part.paragraph) if part.paragraph else ""
        lines.append(Markup("<b>{} {}</b> {}").format(story.resolution(part.resolution).number, paragraph, part.text))
    return Markup('<p class="x-walk-gist">{}</p>{}').format(found.title, _listed(lines))


def outcome(found: Outcome) -> Markup:
    """What was expected beside what has become of it; rival figures where there are some, else the latest reports."""
    head = w.WALK_NOT_FORESEEN if found.kind == "not-foreseen" else w.WALK_EXPECTED
    word = found.verdict or "not-yet-known"
    then = Markup('<div class="x-says"><h3 class="x-h4">{}</h3><p>{}</p></div>').format(head, found.expectation)
    now = Markup('<div class="x-lacks"><h3 class="x-h4">{}</h3><p><b class="x-walk-became">{}</b> {}</p></div>').format(
        w.WALK_BECAME, w.OUTCOME_VERDICTS[word], found.why or ""
    )
    body = Markup('<div class="x-pair">{}{}</div>').format(then, now)
    if len(found.estimates) > len(found.record) / 2:
        return body + _listed([_rival(rival.who, rival.date, rival.text) for rival in reversed(found.estimates)])
    return body + _listed([Markup("<b>{}</b> {}").format(written(entry.date), entry.text) for entry in found.record])


def _rival(who: str, date: str | None, text: str) -> Markup:
    at = Markup(' <span class="x-note">{}</span>').format(written(date)) if date else Markup("")
    return Markup("<b>{}</b>{} {}").format(who, at, text)


def strand(found: Strand) -> Markup:
    """What the article expects beside the counter-view."""
    return Markup(
        '<p class="x-walk-gist">{}</p><div class="x-pair"><div class="x-says"><h3 class="x-h4">{}</h3><p>{}</p></div>'
        '<div class="x-lacks"><h3 class="x-h4">{}</h3><p>{}</p></div></div>'
    ).format(found.title, w.STRAND_EXPECTS, found.expects, w.COUNTER_VIEW, found.counter_view)


def node(found: Ramification, story: Story) -> Markup:
    """A node between what leads to it and what it leads to, each with its line."""
    chains = Chains(story.ramifications)
    before = [(link.origin, link) for link in chains.into[found.id]]
    after = [(link.target, link) for link in chains.out[found.id]]
    return Markup(
        '<div class="x-walk-node"><div><h3 class="x-h4">{}</h3>{}</div><p class="x-walk-gist">{}</p>'
        '<div><h3 class="x-h4">{}</h3>{}</div></div>'
    ).format(w.LEADS_HERE, _ends(before, chains), found.label, w.LEADS_ON, _ends(after, chains))


def _ends(ends: Sequence[tuple[str, Link]], chains: Chains) -> Markup:
    return _listed(
        [
            Markup('<span class="x-tag"><i class="x-dash {}"></i>{}</span> {}').format(
                STRENGTH_STATUS[link.arrow.strength], w.STRENGTHS[link.arrow.strength], chains.by_id[id].label
            )
            for id, link in sorted(ends, key=lambda end: list(w.STRENGTHS).index(end[1].arrow.strength))
        ]
    )
