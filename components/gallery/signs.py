"""The small signs: chips, verdicts, statuses, marks, links, buttons, votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from markupsafe import Markup

from components.blocks import provenance, steps, words
from components.blocks.page import lens_switch
from components.blocks.provenance import Reference
from components.blocks.sanctions_votes import vote_line
from components.blocks.share import share_button
from components.blocks.terms import explained
from components.gallery.example import Example, asking, first
from components.reader import Reader
from story import wording as w
from story.model.article import Claim, Modality, OutcomeVerdict, Verdict
from story.model.base import ArticleRef, SourceRef
from story.model.sanctions import Vote
from story.model.world import ActorKind, Status
from story.terms import finder

NAMES = ("Aland", "Borland", "Celand")


def chip(reader: Reader, kind: type[ArticleRef] | type[SourceRef], **wanted: object) -> Markup:
    """The chip of the first reference of that kind whose fields (or whose source's fields) are those wanted."""
    story = reader.story

    def fits(ref: Reference) -> bool:
        source = story.get("sources", ref.source) if isinstance(ref, SourceRef) else None
        found = {name: getattr(ref, name, getattr(source, name, None)) for name in wanted}
        return isinstance(ref, kind) and all(
            found[name] == value or (value is any and bool(found[name])) for name, value in wanted.items()
        )

    refs = [ref for event in story.events for ref in event.provenance]
    refs += [ref for claim in story.claims for ref in claim.provenance]
    return provenance.chips([first(refs, fits)], story, f"sign-{kind.__name__}-{'-'.join(wanted)}")


def rows(items: Iterable[Markup]) -> Markup:
    """One below the other."""
    return Markup("").join(Markup("<p>{}</p>").format(item) for item in items)


def verdicts(reader: Reader, modality: Modality) -> Markup:
    """Each verdict of a claim that is said so."""
    claim: Claim = first(reader.story.claims)
    told = (claim.model_copy(update={"verdict": word, "modality": modality}) for word in get_args(Verdict))
    return rows(words.verdict(one) for one in told)


def outcomes(reader: Reader) -> Markup:
    """Each verdict of an expectation, and the one that the lens leaves."""
    outcome = first(reader.story.outcomes)
    return rows(
        words.outcome_verdict(outcome.model_copy(update={"verdict": word}))
        for word in (*get_args(OutcomeVerdict), None)
    )


def marks(reader: Reader) -> Markup:
    """Each shape in each colour."""
    actor = first(reader.story.actors)
    return rows(
        Markup(" ").join(
            words.actor_mark(actor.model_copy(update={"kind": kind, "slot": slot})) for slot in range(1, 9)
        )
        + Markup(" {}").format(w.KINDS_OF_ACTOR[kind])
        for kind in get_args(ActorKind)
    )


def mention(reader: Reader) -> Markup:
    """A text with a term of the glossary in it."""
    section = first(reader.story.sections, lambda one: any(part.term for part in finder(reader.story).parts(one.gist)))
    return Markup("<p>{}</p>").format(explained(section.gist, reader, "sign"))


def buttons(_: Reader) -> Markup:
    """A button, one with a sign, one that is on, a pill and one that is on."""
    on = Markup(' aria-current="true"')
    return Markup(
        '<div class="x-row"><a class="x-btn" href="#">{0}</a><a class="x-btn x-i-link" href="#">{0}</a>'
        '<a class="x-btn" href="#"{1}>{0}</a><a class="x-pill" href="#">{2} <small>4</small></a>'
        '<a class="x-pill" href="#"{1}>{2} <small>2</small></a></div>'
    ).format(w.SHARE, on, w.FILTER_KIND)


def stepping(_: Reader) -> Markup:
    """Both neighbours and the way out."""
    return Markup('<div class="x-row">{}{}{}</div>').format(
        steps.step("previous", "#", w.PREVIOUS), steps.step("next", "#", w.NEXT), steps.leave("#")
    )


EXAMPLES = (
    Example("provenance.key", "what the two mean", lambda _: provenance.key()),
    Example("provenance.chips", "told by the article", lambda r: chip(r, ArticleRef, quote=any)),
    Example("provenance.chips", "added", lambda r: chip(r, SourceRef, paraphrase=False, basis="read")),
    Example("provenance.chips", "added, in our words", lambda r: chip(r, SourceRef, paraphrase=True)),
    Example("provenance.chips", "added, from memory", lambda r: chip(r, SourceRef, basis="recalled")),
    Example("provenance.chips", "added, by a party to the story", lambda r: chip(r, SourceRef, party=True)),
    Example("words.verdict", "of what is stated as fact", lambda r: verdicts(r, "fact")),
    Example("words.verdict", "of a quotation", lambda r: verdicts(r, "quote")),
    Example("words.verdict", "of an allegation", lambda r: verdicts(r, "allegation")),
    Example("words.outcome_verdict", "each", outcomes),
    Example("words.status", "each", lambda _: rows(words.status(word) for word in get_args(Status))),
    Example("words.actor_mark", "each shape in each colour", marks),
    Example("words.links", "actors", lambda r: words.links([words.actor_link(a, r.story) for a in r.story.actors[:6]])),
    Example("words.links", "events", lambda r: words.links([words.event_link(e, r.story) for e in r.story.events[:4]])),
    Example("words.links", "none", lambda _: words.links([])),
    Example("vote_line", "all in favour", lambda _: vote_line(Vote(in_favour=15))),
    Example("vote_line", "two abstained", lambda _: vote_line(Vote(in_favour=13, abstained=NAMES[:2]))),
    Example("vote_line", "against", lambda _: vote_line(Vote(in_favour=12, against=NAMES[:1], abstained=NAMES[1:]))),
    Example("terms.explained", "a text with a term", mention),
    Example("page.lens_switch", "now", lambda r: lens_switch(asking(r, "home").given, r.story)),
    Example("page.lens_switch", "on the day", lambda r: lens_switch(asking(r, "home", "day").given, r.story)),
    Example("share_button", "closed", share_button),
    Example("buttons and pills", "off and on", buttons),
    Example("steps", "between two neighbours", stepping),
)
