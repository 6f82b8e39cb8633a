"""What is banned, since when, by whom, and which provisions bear on a transfer."""

from __future__ import annotations

from typing import Annotated, Literal

from story.model.base import (
    LATER,
    AsTuple,
    Day,
    Edtf,
    Entry,
    Flag,
    Id,
    Label,
    LaterText,
    Number,
    Passage,
    Plain,
    Provenances,
    Record,
    Ref,
    Report,
    Rival,
    Stated,
    Text,
    Url,
    Whole,
)

Effect = Literal["prohibits", "restricts", "exempts", "permits"]


class Vote(Record):
    """A vote: how many were in favour, and who was not."""

    in_favour: Whole
    """How many were in favour."""
    against: Annotated[tuple[Plain, ...], AsTuple] = ()
    abstained: Annotated[tuple[Plain, ...], AsTuple] = ()


class Trigger(Record):
    """What a resolution answered, and when that was."""

    text: Text
    """What it answered."""
    date: Edtf | None = None
    """When that was."""


class Provision(Stated):
    """A paragraph of a resolution. `checked`: its number was read on a page that names it, not from memory."""

    paragraph: Plain | None = None
    """Its number as it is cited; none where that is not certain."""
    text: Text
    """What it says, in our words."""
    checked: Flag
    """Whether its number was read on a page that names it."""


class Resolution(Entry):
    """A decision of a body, adopted or (a draft) vetoed."""

    number: Plain
    title: Text
    label: Label
    role: Literal["sanctions", "mandate", "exemption", "background"]
    result: Literal["adopted", "vetoed"] = "adopted"
    date: Edtf
    vote: Vote
    trigger: Trigger
    url: Url | None = None
    adds: Text
    since: LaterText | None = None
    provisions: Annotated[tuple[Provision, ...], AsTuple] = ()


class Bearing(Record):
    """A provision where it bears on something. Without a paragraph its number is not certain."""

    resolution: Annotated[Id, Ref("resolutions")]
    """The resolution it stands in."""
    paragraph: Plain | None = None
    """The number of the paragraph; none where that is not certain."""


class Cap(Stated):
    """A cap over a stretch of time. `value` in `unit` per `per`; no value where there was no number."""

    start: Day
    """The first day it holds."""
    until: Day | None = None
    """The last day it holds; none while it does."""
    value: Number | None = None
    """The number; none where none was set."""
    unit: Plain
    """What is counted."""
    per: Plain | None = None
    """Over which time; other words, or none, for a total."""
    text: Text
    """The cap, in our words."""
    resolution: Annotated[Id, Ref("resolutions")]
    """The resolution that set it."""
    superseded: Flag = False
    """Whether a later cap took its place before its time."""


class Measure(Entry):
    """One measure: which resolution began it, which tightened it, its caps, its exemptions, who decides on these."""

    title: Text
    label: Label
    category: Annotated[Id, Ref("measure_categories")]
    direction: Plain
    text: Text
    introduced_by: Annotated[Id, Ref("resolutions")]
    tightened_by: Annotated[tuple[Annotated[Id, Ref("resolutions")], ...], AsTuple] = ()
    eased_by: Annotated[tuple[Annotated[Id, Ref("resolutions")], ...], AsTuple] = ()
    bearings: Annotated[tuple[Bearing, ...], AsTuple] = ()
    caps: Annotated[tuple[Cap, ...], AsTuple] = ()
    exemptions: Text
    who_decides: Text


class CaseProvision(Stated):
    """A provision that bears on a transfer, and which way. `checked` as in Provision."""

    resolution: Annotated[Id, Ref("resolutions")]
    """The resolution it stands in."""
    paragraph: Plain | None = None
    """Its number as it is cited; none where that is not certain."""
    effect: Effect
    """Which way it bears on the transfer."""
    text: Text
    """What it says, in our words."""
    checked: Flag
    """Whether its number was read on a page that names it."""


class Side(Stated):
    """What one side says of a transfer."""

    who: Plain
    """Who says it."""
    date: Edtf | None = None
    """When."""
    text: Text
    """What is said, in our words."""


class Case(Entry):
    """A transfer, the provisions that bear on it, what was reported, both sides. We show; we do not judge."""

    title: Text
    origin: Annotated[Id, Ref("actors")]
    target: Annotated[Id, Ref("actors")]
    says: Text
    """What the article says of it."""
    provisions: Annotated[tuple[CaseProvision, ...], AsTuple]
    measures: Annotated[tuple[Annotated[Id, Ref("measures")], ...], AsTuple] = ()
    exemptions: Text
    who_decides: Text
    record: Annotated[tuple[Report, ...], AsTuple] = ()
    sides: Annotated[tuple[Side, ...], AsTuple] = ()
    reading: LaterText | None = None
    """Our reading of the texts, marked as ours."""


class EnforcementStep(Record):
    """One step of the enforcement story; the event it points at holds its text and provenance."""

    id: Id
    event: Annotated[Id, Ref("events")]
    kind: Literal["veto", "monitoring", "report", "position", "implementation", "obstruction", "proposal", "exemption"]
    resolutions: Annotated[tuple[Annotated[Id, Ref("resolutions")], ...], AsTuple] = ()


class Body(Entry):
    """Who watches over the measures, what it decides and what became of it."""

    name: Plain
    date: Edtf
    """From its founding to its end (open where it still works)."""
    members: Text
    decides: Text
    state_since: LaterText | None = None


class National(Entry):
    """A measure of states outside the common body: who took it, when, against whom, under which programme."""

    date: Edtf
    by: Annotated[tuple[Plain, ...], AsTuple]
    about: Plain
    title: Text
    targets: Text
    programme: Plain | None = None


class ArgumentPoint(Stated):
    """A fact or judgement that speaks for or against a part of an argument; `ours` where the inference is ours."""

    id: Id
    part: Plain
    """The id of the part it speaks to."""
    side: Literal["for", "against"]
    """Whether it speaks for that part or against it."""
    text: Text
    """The point, in our words."""
    ours: Flag = False
    """Whether the inference is ours."""


class ArgumentPart(Record):
    """One link in the chain of an argument."""

    id: Id
    text: Text
    """The part, in our words."""


class Argument(Record):
    """An argument of the article taken into its parts, with the record for and against beside it."""

    id: Id
    section: Annotated[Id, Ref("sections")]
    paragraph: Whole
    quote: Passage
    text: Text
    parts: Annotated[tuple[ArgumentPart, ...], AsTuple]
    points: Annotated[tuple[ArgumentPoint, ...], AsTuple]
    voices: Annotated[tuple[Rival, ...], AsTuple] = ()
    reading_then: Text
    reading: LaterText | None
    reading_provenance: Annotated[Provenances, LATER] = ()
