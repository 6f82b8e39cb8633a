"""Words and marks that many blocks share: counts, verdicts, statuses, actors, links to entries."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components import url
from components.dates import written
from story import Story
from story import wording as w
from story.model.article import Claim, Outcome
from story.model.world import Actor, Event
from story.verdicts import outcome_word, verdict_word


def verdict(claim: Claim) -> Markup:
    """A claim's verdict: its mark and its word."""
    return Markup('<span class="x-verdict x-v-{}">{}</span>').format(
        claim.verdict, verdict_word(claim.verdict, claim.modality)
    )


def outcome_verdict(outcome: Outcome) -> Markup:
    """An outcome's verdict: its mark and its word."""
    return Markup('<span class="x-verdict x-v-{}">{}</span>').format(
        outcome.verdict or "not-yet-known", outcome_word(outcome)
    )


def status(word: str) -> Markup:
    """A status: its line style and its word."""
    return Markup('<span class="x-tag"><i class="x-dash {0}"></i>{1}</span>').format(word, w.STATUSES[word])


def actor_mark(actor: Actor) -> Markup:
    """An actor's sign: colour by slot, shape by kind (person round, state square, organisation diamond, group three dots)."""
    return Markup('<i class="x-dot {}" style="--c:var(--x-actor-{})"></i>').format(actor.kind, actor.slot)


def native_name(name: str | None, language: str | None) -> Markup:
    """A name in its own script and direction, said to be in its language (screen readers and fonts go by it)."""
    if not name:
        return Markup("")
    said = Markup(' lang="{}"').format(language) if language else Markup("")
    return Markup(' <bdi class="x-net-native"{}>{}</bdi>').format(said, name)


def actor_link(actor: Actor, story: Story, *, label: str | None = None) -> Markup:
    """A link to an actor's dossier, with its sign."""
    return Markup('<a class="x-chiplink" data-soft href="{}">{}<bdi>{}</bdi></a>').format(
        url.href("actors", story.lens, actor=actor.id), actor_mark(actor), label or actor.name
    )


def event_link(event: Event, story: Story) -> Markup:
    """A link to an event on the timeline, with its date."""
    return Markup(
        '<a class="x-chiplink" data-soft href="{}"><span class="x-note">{}</span>&nbsp;<bdi>{}</bdi></a>'
    ).format(url.href("timeline", story.lens, event=event.id), written(event.date), event.title)


def links(items: list[Markup]) -> Markup:
    """A row of links."""
    inner = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="x-links x-links">{}</ul>').format(inner) if items else Markup("")


def folded(items: Sequence[Markup], style: str, *, first: int, tag: str = "ul") -> Markup:
    """A list of which the first stand open and the rest is folded (never a single one)."""
    cut = first if len(items) > first + 1 else len(items)
    body = Markup('<{0} class="x-plain x-plain {1}">{2}</{0}>').format(tag, style, Markup("").join(items[:cut]))
    if rest := items[cut:]:
        body += Markup(
            '<details class="x-more"><summary>{1}</summary><{0} class="x-plain x-plain {2}">{3}</{0}></details>'
        ).format(tag, w.SHOW_REST.format(count=len(rest)), style, Markup("").join(rest))
    return body
