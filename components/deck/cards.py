"""What a chosen mark says: when and where, one or two sentences, where that rests. A card to be read from a hall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from components.blocks.provenance import Reference
from components.blocks.words import outcome_verdict, status, verdict
from components.dates import moment, written
from components.deck.chips import chips
from components.figures.caps import number
from story import Story
from story import wording as w
from story.languages import listed, plural
from story.model.article import Claim, Outcome
from story.model.base import ArticleRef
from story.model.consequences import Ramification
from story.model.sanctions import Measure, Resolution
from story.model.world import Actor, Event, Leg, Place, Relation, StoryDay

CLAIMS, EVENTS, TIES = 4, 5, 3
"""Claims, events and ties that a card lists; how many more there are is said."""


def event_card(event: Event, story: Story) -> Markup:
    """An event."""
    place = story.get("places", event.place)
    when = moment(event.date, event.time) + (f" · {place.name}" if place else "")
    return _card(event.title, when, [event.text, event.since], event.provenance, story)


def day_card(day: StoryDay, story: Story) -> Markup:
    """One of the story's own days, with the first few of its events, those that the article tells before the others."""
    every = [story.event(id) for id in day.events]
    events = [event for event in every if event in sorted(every, key=lambda event: not event.told)[:EVENTS]]
    lines = Markup("").join(
        Markup("<li>{}{}</li>").format(f"{event.time}: " if event.time else "", event.title) for event in events
    )
    if (rest := len(every) - len(events)) > 0:
        lines += Markup("<li>{}</li>").format(w.STAGE_MORE.format(count=rest))
    refs = [ref for event in events for ref in event.provenance[:1]]
    place = story.get("places", day.place)
    when = written(day.date) + (f" · {place.name}" if place else "")
    return _card(day.text, when, [Markup("<ul>{}</ul>").format(lines)], refs, story)


def actor_card(actor: Actor, story: Story) -> Markup:
    """An actor: its role, and what it is said to want."""
    wants = [Markup("<p><b>{}</b> {}</p>").format(w.WANTS + ":", want.text) for want in actor.wants[:1]]
    when = w.KINDS_OF_ACTOR[actor.kind]
    refs = [*actor.provenance, *(ref for want in actor.wants[:1] for ref in want.provenance)]
    return _card(actor.name, when, [actor.role_then, actor.role_since, *wants], refs, story)


def ties_card(ties: Sequence[Relation], story: Story) -> Markup:
    """The ties that one line stands for."""
    body = Markup("").join(_tie(tie, story) for tie in ties[:TIES])
    if (rest := len(ties) - TIES) > 0:
        body += Markup("<p>{}</p>").format(w.STAGE_MORE.format(count=rest))
    return body


def _tie(tie: Relation, story: Story) -> Markup:
    title = f"{story.actor(tie.origin).short} {tie.verb} {story.actor(tie.target).short}"
    when = Markup("{} · {}").format(status(tie.status), written(tie.date)) if tie.date else status(tie.status)
    return _card(title, when, [tie.text, tie.since, tie.contested], tie.provenance, story)


def node_card(node: Ramification, story: Story) -> Markup:
    """A node of what could follow."""
    when = f"{w.NODE_KINDS[node.kind]} · {story.word('parties', node.party)} · {w.HORIZONS[node.horizon]}"
    return _card(node.label, when, [node.text, node.since], node.provenance, story)


def resolution_card(entry: Resolution, story: Story) -> Markup:
    """A resolution: what it answered, how the vote went, what it adds."""
    vote = w.VOTE_TEXT.format(yes=entry.vote.in_favour, no=len(entry.vote.against), abstained=len(entry.vote.abstained))
    others = [w.VOTE_AGAINST.format(names=listed(entry.vote.against))] if entry.vote.against else []
    others += [w.VOTE_ABSTAINED.format(names=listed(entry.vote.abstained))] if entry.vote.abstained else []
    said = f"{w.VOTE}: {'; '.join([vote, *others])}."
    return _card(entry.title, f"{entry.number} · {written(entry.date)}", [entry.adds, said], entry.provenance, story)


def measure_card(measure: Measure, story: Story) -> Markup:
    """A measure with its last caps."""
    caps = [
        Markup("<p><b>{}</b> {}</p>").format(number(cap.value) if cap.value is not None else w.CAP_NO_NUMBER, cap.text)
        for cap in measure.caps[-2:]
    ]
    refs = [ref for cap in measure.caps[-2:] for ref in cap.provenance] or list(measure.provenance)
    return _card(measure.title, story.resolution(measure.introduced_by).number, caps, refs, story)


def claims_card(title: str, claims: Sequence[Claim], story: Story) -> Markup:
    """Claims of one kind: the first few, and how many there are besides."""
    lines = Markup("").join(Markup("<li>{} {}</li>").format(claim.text, verdict(claim)) for claim in claims[:CLAIMS])
    if (rest := len(claims) - CLAIMS) > 0:
        lines += Markup("<li>{}</li>").format(w.STAGE_MORE.format(count=rest))
    refs = [ref for claim in claims[:CLAIMS] for ref in claim.provenance][:CLAIMS]
    return _card(title, "", [Markup("<ul>{}</ul>").format(lines)], refs, story)


def outcome_card(outcome: Outcome, story: Story) -> Markup:
    """What was expected, and what has become of it."""
    told = ArticleRef(section=outcome.section, paragraph=outcome.paragraph)
    refs = [told, *(ref for report in outcome.record[-2:] for ref in report.provenance)]
    return _card(outcome.label, outcome_verdict(outcome), [outcome.expectation, outcome.why], refs, story)


def outcomes_card(outcomes: Sequence[Outcome], story: Story) -> Markup:
    """Outcomes of one kind and one verdict: the first few, and how many there are besides."""
    first = outcomes[:CLAIMS]
    lines = Markup("").join(Markup("<li>{}: {}</li>").format(outcome.label, outcome.expectation) for outcome in first)
    if (rest := len(outcomes) - len(first)) > 0:
        lines += Markup("<li>{}</li>").format(w.STAGE_MORE.format(count=rest))
    refs = [ArticleRef(section=outcome.section, paragraph=outcome.paragraph) for outcome in first]
    title = w.OUTCOME_ROWS[outcomes[0].kind]
    return _card(title, outcome_verdict(outcomes[0]), [Markup("<ul>{}</ul>").format(lines)], refs, story)


def place_card(place: Place, number: str, when: str, story: Story) -> Markup:
    """A stop of the journey."""
    about = " · ".join(part for part in (number, when) if part)
    return _card(place.name, about, [place.role, place.since], place.provenance, story)


def places_card(places: Sequence[Place], story: Story) -> Markup:
    """Stops that share a mark: the first few by name, and how many there are besides."""
    refs = [ref for place in places[:EVENTS] for ref in place.provenance[:1]]
    lines = _few([f"{place.name}, {place.country}" for place in places], len(places))
    return _card(places[0].name, plural(w.STAGE_PLACES, len(places)), [lines], refs, story)


def legs_card(legs: Sequence[Leg], story: Story) -> Markup:
    """The legs that one line stands for: one with what is known of it, of more the first few."""
    if len(legs) == 1:
        return leg_card(legs[0], story)
    refs = [ref for leg in legs[:EVENTS] for ref in leg.provenance[:1]]
    lines = _few([_way(leg, story) for leg in legs], len(legs))
    return _card(_way(legs[0], story), plural(w.STAGE_LEGS, len(legs)), [lines], refs, story)


def _few(names: Sequence[str], count: int) -> Markup:
    """The first few of those names as a list, and how many of `count` are left out."""
    lines = Markup("").join(Markup("<li>{}</li>").format(name) for name in names[:EVENTS])
    if (rest := count - EVENTS) > 0:
        lines += Markup("<li>{}</li>").format(w.STAGE_MORE.format(count=rest))
    return Markup("<ul>{}</ul>").format(lines)


def _way(leg: Leg, story: Story) -> str:
    return w.FROM_TO_PLACES.format(origin=story.place(leg.origin).name, destination=story.place(leg.destination).name)


def leg_card(leg: Leg, story: Story) -> Markup:
    """A leg of the journey: what of it is known, and what is not."""
    when = written(leg.arrive or leg.depart) if leg.arrive or leg.depart else ""
    return _card(_way(leg, story), when, [leg.known, leg.not_known], leg.provenance, story)


def _card(title: str, when: str, parts: Iterable[str | None], refs: Iterable[Reference], story: Story) -> Markup:
    """`parts` are texts, each a paragraph, or HTML of ours."""
    body = Markup("").join(
        part if isinstance(part, Markup) else Markup("<p>{}</p>").format(part) for part in parts if part
    )
    head = Markup('<p class="x-when">{}</p>').format(when) if when else Markup("")
    return Markup("{}<h3>{}</h3>{}<p>{}</p>").format(head, title, body, chips(refs, story))
