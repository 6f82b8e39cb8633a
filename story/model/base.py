"""What every record of the story is made of: ids, texts, dates, references and provenance.

The reader of content files hands over every plain scalar as text (YAML 1.1 guesses types wrongly: `NO` would be
False, `12:30` would be 750), so the types here turn text into whole numbers, decimals and true/false themselves.

Two kinds of marker sit in the annotations and are read by generic code, so that no record needs code of its own:

* `Ref("places")`: the text is the id of an entry of that kind (`story.references` checks it, the lens drops it).
* `Prose` and `LATER`: a text a reader sees; with `LATER` it rests on what came after the day of the article, and
  the lens hides it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from story.dates import EDTF, date_fault
from story.problems import shown

PASSAGE_WORDS = 12
"""No quoted or supporting passage is longer: short phrases may be quoted, sentences may not be copied."""


@dataclass(frozen=True)
class Ref:
    """The annotated text is the id of an entry of `kind` (a field name of `Story`, or a vocabulary of story.yaml)."""

    kind: str


@dataclass(frozen=True)
class Prose:
    """The annotated text is shown to readers; `later` when it uses knowledge from after the day of the article."""

    later: bool = False


@dataclass(frozen=True)
class Later:
    """The annotated value (not a text) rests on what came after the day of the article: the lens sets it to None."""


@dataclass(frozen=True)
class Dated:
    """The annotated text is a date with doubt (EDTF): on the day, the lens leaves a stretch that ends later open."""


LATER = Later()
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
WHOLE = r"-?(0|[1-9]\d{0,14})"
NUMBER = r"-?(0|[1-9]\d{0,14})(\.\d{1,15})?"
DAY = r"\d{4}-\d\d-\d\d"
CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
ADDRESS = r"https?://[^\s<>\"'\\]+"


class Record(BaseModel):
    """An immutable record; a key it does not know is a fault."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=True)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(WHOLE, value, re.ASCII):
            raise ValueError(f"'{shown(value)}' is not a whole number; write it in plain digits, like 15")
        return int(value)
    return value


def _number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(NUMBER, value, re.ASCII):
            raise ValueError(f"'{shown(value)}' is not a number; write it like 42.5")
        return float(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise ValueError(f"'{shown(value)}' is neither true nor false; write true or false")
        return value == "true"
    return value


def _edtf(value: str) -> str:
    if fault := date_fault(value):
        raise ValueError(fault)
    return value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            if re.fullmatch(DAY, value, re.ASCII):
                return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"'{value}' is no day of the calendar; check month and day") from None
        raise ValueError(f"'{shown(value)}' is not a day; write it like 2024-05-31")
    return value


def _clock(value: str) -> str:
    if not re.fullmatch(CLOCK, value, re.ASCII):
        raise ValueError(f"'{shown(value)}' is not a time of day; write it like '06:00', in quotes")
    return value


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: str) -> str:
    if value not in _zones():
        raise ValueError(f"'{shown(value)}' is not a time zone; write an IANA name like Europe/London")
    return value


def _address(value: str) -> str:
    if not re.fullmatch(ADDRESS, value):
        raise ValueError(f"'{shown(value)}' is not a web address; write it with https:// in front")
    return value


def _passage(value: str) -> str:
    words = len(value.split())
    if words > PASSAGE_WORDS:
        raise ValueError(f"the passage has {words} words; {PASSAGE_WORDS} are the most, shorten it")
    return value


def _id(value: str) -> str:
    if not re.fullmatch(ID, value):
        raise ValueError(f"'{shown(value)}' is not an id; write it in small letters, digits and single hyphens")
    return value


def _like(pattern: str) -> WithJsonSchema:
    """What an editor is told of a text of that form (`story.schema`)."""
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$"})


Filled = StringConstraints(min_length=1, strip_whitespace=True)
Id = Annotated[str, AfterValidator(_id), _like(ID)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date, BeforeValidator(_day)]
Edtf = Annotated[str, AfterValidator(_edtf), Dated(), _like(EDTF)]
Clock = Annotated[str, AfterValidator(_clock), _like(CLOCK)]
Zone = Annotated[str, AfterValidator(_zone)]
Url = Annotated[str, AfterValidator(_address), _like(ADDRESS)]
Plain = Annotated[str, Filled]
"""A text that is not prose: a word, a symbol, a name of a file."""
Text = Annotated[str, Filled, Prose()]
"""A text readers see in both lenses: it may not name a year later than the day of the article."""
LaterText = Annotated[str, Filled, Prose(later=True)]
"""A text that rests on later knowledge: hidden by the lens 'on the day'."""
Passage = Annotated[
    str, Filled, AfterValidator(_passage), Prose(), _like(rf"\s*\S+(\s+\S+){{0,{PASSAGE_WORDS - 1}}}\s*")
]
Label = Annotated[str, StringConstraints(min_length=1, max_length=34, strip_whitespace=True), Prose()]
"""A short label for a mark in a chart."""


class ArticleRef(Record):
    """A place in the article: paragraph counted from 1 within the section (list items count)."""

    section: Annotated[Id, Ref("sections")]
    paragraph: Whole
    quote: Passage | None = None
    """Words of the article, verbatim."""


class SourceRef(Record):
    """A place in a source, with the passage that supports the statement."""

    source: Annotated[Id, Ref("sources")]
    passage: Passage
    locator: Plain | None = None
    paraphrase: Flag = False
    """The passage is in our words (or our translation), not the source's."""


def _which(value: Any) -> str:
    if isinstance(value, SourceRef) or (isinstance(value, dict) and ("source" in value or "passage" in value)):
        return "source"
    return "article"


Provenance = Annotated[
    Annotated[ArticleRef, Tag("article")] | Annotated[SourceRef, Tag("source")],
    Discriminator(_which),
]
Provenances = Annotated[tuple[Provenance, ...], BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else v)]


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


AsTuple = BeforeValidator(_tuple)
"""YAML gives lists; frozen records hold tuples."""


class Stated(Record):
    """A statement with its provenance: without at least one place it is a fault."""

    provenance: Provenances
    known_from: Day | None = None
    """From which day this was publicly known, where that is not the record's own date."""


class Entry(Stated):
    """A statement that is an entry of a content file."""

    id: Id


class Report(Stated):
    """A dated line of the record: what was reported, by whom."""

    date: Edtf
    """When it was reported."""
    text: Text
    """What was reported, in our words."""


class Rival(Stated):
    """One of several versions or figures that do not agree, and whose it is."""

    who: Plain
    """Whose version or figure it is."""
    text: Text
    """The version or figure, in our words."""
    date: Edtf | None = None
    """When it was given."""
