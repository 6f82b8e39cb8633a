"""The article taken apart: its sections, the ledger of its claims, its gaps, and what became of its expectations."""

from __future__ import annotations

from typing import Annotated, Literal

from story.model.base import (
    LATER,
    AsTuple,
    Edtf,
    Entry,
    Id,
    LaterText,
    Passage,
    Plain,
    Provenances,
    Record,
    Ref,
    Report,
    Rival,
    Text,
    Whole,
)

Modality = Literal["fact", "characterisation", "opinion", "quote", "prediction", "speculation", "allegation"]
Verdict = Literal[
    "supported", "partly", "unsupported", "contradicted", "unverifiable", "open", "opinion", "not-yet-known"
]
"""`not-yet-known` is never written in a file: the lens gives it to a verdict that rests on later sources."""
OutcomeKind = Literal["prediction", "open-question", "not-foreseen"]
OutcomeVerdict = Literal["happened", "partly", "did-not-happen", "too-early", "unknown"]


class KeyPoint(Record):
    """One point that a section makes, in our words, and its paragraph."""

    paragraph: Whole
    """The paragraph within the section, from 1."""
    text: Text
    """The point, in our words."""


class Paragraph(Record):
    """A place in the article that a finding is about."""

    section: Annotated[Id, Ref("sections")]
    """The section."""
    paragraph: Whole
    """The paragraph within the section, from 1."""


class Section(Record):
    """One part of the article, in its order in the file. The lead has no heading."""

    id: Id
    heading: Plain | None = None
    paragraphs: Whole
    gist: Text
    points: Annotated[tuple[KeyPoint, ...], AsTuple]
    actors: Annotated[tuple[Annotated[Id, Ref("actors")], ...], AsTuple] = ()
    places: Annotated[tuple[Annotated[Id, Ref("places")], ...], AsTuple] = ()
    events: Annotated[tuple[Annotated[Id, Ref("events")], ...], AsTuple] = ()
    leaves_out: Text
    """What the section leaves out or leaves open, in one or two sentences."""
    question: Text
    """The question it leaves open."""


class Claim(Record):
    """One claim of the article: where it stands, who says it, how it is said and how it checks out.

    `why_then` may use only what was known on the day of the article, `why_now` everything; at least one of them.
    `verdict` is the verdict now. On the day it stands only if every source in `provenance` is that early;
    `verdict_then` says so where the verdict on the day was another one.
    """

    id: Id
    section: Annotated[Id, Ref("sections")]
    paragraph: Whole
    text: Text
    quote: Passage
    asserter: Annotated[Id, Ref("asserters")]
    modality: Modality
    importance: Whole
    verdict: Verdict
    verdict_then: Verdict | None = None
    why_then: Text | None = None
    why_now: LaterText | None = None
    provenance: Provenances
    flag: Plain | None = None
    actors: Annotated[tuple[Annotated[Id, Ref("actors")], ...], AsTuple] = ()
    events: Annotated[tuple[Annotated[Id, Ref("events")], ...], AsTuple] = ()
    cases: Annotated[tuple[Annotated[Id, Ref("cases")], ...], AsTuple] = ()


class Audit(Entry):
    """Where the article contradicts itself or leaves out what matters."""

    kind: Literal["inconsistency", "inaccuracy", "vague", "omission", "outdated", "dating", "neutrality"]
    severity: Literal["high", "medium", "low"]
    where: Annotated[tuple[Paragraph, ...], AsTuple]
    text: Text
    claims: Annotated[tuple[Annotated[Id, Ref("claims")], ...], AsTuple] = ()


class Outcome(Record):
    """One expectation of the article (or what it did not foresee) against the public record."""

    id: Id
    kind: OutcomeKind
    section: Annotated[Id, Ref("sections")]
    paragraph: Whole
    label: Text
    expectation: Text
    verdict: Annotated[OutcomeVerdict | None, LATER]
    why: LaterText | None
    as_of: Annotated[Edtf | None, LATER]
    record: Annotated[tuple[Report, ...], AsTuple]
    estimates: Annotated[tuple[Rival, ...], AsTuple] = ()
    counter_reading: LaterText | None
    counter_provenance: Annotated[Provenances, LATER] = ()
    claims: Annotated[tuple[Annotated[Id, Ref("claims")], ...], AsTuple] = ()
    cases: Annotated[tuple[Annotated[Id, Ref("cases")], ...], AsTuple] = ()
