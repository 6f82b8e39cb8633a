"""What holds the story together: its title page, vocabularies, chart titles, short version, glossary and sources."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator

from story.model.base import (
    AsTuple,
    Day,
    Edtf,
    Entry,
    Flag,
    Id,
    LaterText,
    Number,
    Plain,
    Record,
    Ref,
    Text,
    Url,
)
from story.problems import shown

SourceKind = Literal[
    "official", "un", "legal", "state-media", "news-agency", "newspaper", "broadcaster", "magazine",
    "trade-press", "think-tank", "reference", "dataset", "aggregator", "blog",
]  # fmt: skip


class Word(Record):
    """A word of one of the story's own closed lists."""

    id: Id
    label: Plain
    """The word as readers see it."""


class Role(Word):
    """Somebody who can be a party or an asserter; `actor` where the actor map knows them."""

    actor: Annotated[Id, Ref("actors")] | None = None


class KeyNumber(Entry):
    """A number of the first screen."""

    value: Plain
    """The number as printed."""
    unit: Plain | None = None
    """What is counted."""
    text: Text
    """What the number says."""


class Correction(Record):
    """What an earlier edition had wrong. `kind` and `entry` name the entry it is about, if it is about one."""

    said: Plain
    """What was wrong."""
    says: Plain
    """What it says now."""
    kind: Plain | None = None
    """Of which kind the entry is that it is about, as the file's name."""
    entry: Id | None = None
    """That entry."""


class Edition(Record):
    """A published state of the story."""

    number: Plain
    """Its number."""
    date: Day
    """The day it was published."""
    text: Plain
    """What changed, for readers."""
    corrections: Annotated[tuple[Correction, ...], AsTuple] = ()


def _contact(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"'?&]+@[^\s@<>\"'?&]+|https://[^\s<>\"'\\]+", value):
        raise ValueError(f"'{shown(value)}' is no e-mail address and no https address; write one of the two")
    return value


class Article(Record):
    """What is known about the article itself."""

    title: Plain
    note: Text
    """What its date line means, when it was probably written."""


class Gap(Record):
    """What could not be sourced. In the file a sentence, or a `text` with the day from which it could be said."""

    text: Text
    """What could not be sourced, a sentence or two."""
    known_from: Day | None = None
    """The day from which this could be said, where it names what came after the day of the article."""


def _gap(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class MapLabel(Record):
    """A name on the map that is not a place of the story: of a land or of water. ` / ` parts two forms of it."""

    text: Plain
    """The name, or two forms of it."""
    lat: Number
    """Where its middle stands: degrees north."""
    lon: Number
    """Degrees east."""
    kind: Literal["land", "water"] = "land"
    """Of what it is the name."""


class Meta(Record):
    """story.yaml: the title page and the words of the story."""

    id: Id
    kicker: Plain
    title: Text
    title_now: LaterText | None = None
    """The title with what is known since, where that is another one."""
    standfirst: Text
    standfirst_now: LaterText | None = None
    language: Plain
    lens_date: Day
    """The day of the article; everything known up to and on it is visible in the lens 'on the day'."""
    as_of: Day
    """Up to which day the record was searched."""
    days: Edtf
    """The story's own days: the timeline opens on them."""
    article: Article
    numbers: Annotated[tuple[KeyNumber, ...], AsTuple]
    editions: Annotated[tuple[Edition, ...], AsTuple]
    method: Annotated[tuple[Plain, ...], AsTuple] = ()
    """How verdicts were reached, a paragraph each."""
    unsourced: Annotated[
        tuple[Annotated[Gap, BeforeValidator(_gap, json_schema_input_type=Plain | Gap)], ...], AsTuple
    ] = ()
    """What could not be sourced."""
    event_kinds: Annotated[tuple[Word, ...], AsTuple]
    relation_types: Annotated[tuple[Word, ...], AsTuple] = ()
    measure_categories: Annotated[tuple[Word, ...], AsTuple] = ()
    map_labels: Annotated[tuple[MapLabel, ...], AsTuple] = ()
    parties: Annotated[tuple[Role, ...], AsTuple] = ()
    asserters: Annotated[tuple[Role, ...], AsTuple] = ()
    address: Url | None = None
    contact: Annotated[str, AfterValidator(_contact)] | None = None
    """Where errors are reported. In the address of a form, `{address}` stands for the reader's view."""
    by: Plain | None = None
    reviewed_by: Plain | None = None

    @property
    def edition(self) -> Edition:
        """The newest edition; where there is none, which is a fault, a stand-in of the record's own date."""
        blank = Edition(number="0", date=self.as_of, text="-")
        return max(self.editions, key=lambda edition: edition.date, default=blank)


class View(Record):
    """The words of a view or chart: a title that states the finding, the sentence under it, the unit.

    `{claims}`, `{claims_supported}` and the like are counted from the story (`story.counts`). The texts hold in both
    lenses; where they do not, `title_now` and `sentence_now` stand for the lens 'now'.
    """

    id: Id
    title: Text
    title_now: LaterText | None = None
    sentence: Text
    sentence_now: LaterText | None = None
    unit: Plain | None = None


class Sentence(Entry):
    """One of the sentences of the story in sixty seconds; told on the day too, unless it is known only since."""

    text: Text


class Term(Entry):
    """A glossary entry."""

    term: Plain
    aliases: Annotated[tuple[Plain, ...], AsTuple] = ()
    text: Text
    since: LaterText | None = None


class Source(Record):
    """A source. `basis`: its text (or a stored copy) was read, or it is known and was not opened."""

    id: Id
    publisher: Plain
    short: Plain
    """Who speaks, in a word or two: the chip at the statement."""
    title: Plain
    date: Edtf | None = None
    url: Url | None = None
    kind: SourceKind
    basis: Literal["read", "recalled"]
    accessed: Day | None = None
    archived: Url | None = None
    copy_of: Plain | None = None
    """Whose text it repeats, where it is a copy on another site."""
    party: Flag = False
    """Its publisher is a party to the story."""
    note: Plain | None = None
