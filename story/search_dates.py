"""Dates in a search: as they stand beside an entry, and in the other ways in which people write a day or a month.

"13 Sept 2023", "September 13, 2023" and "2023-09-13" ask for the same day and find the same; so do "Sept 2023" and
"2023-09" for a month. Months are known by the names that they have in the language of the frame.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from story import wording as w
from story.date_words import written
from story.dates import date_fault, span
from story.languages.catalogue import locale_of
from story.languages.speech import locale
from story.search_words import folded, quoted

if TYPE_CHECKING:
    from babel import Locale

LONG = 31
"""Days up to which a stretch is found by each of its days; a longer one by its first and its last."""
LEAP = 2000
"""A year that has every day."""
_BEGUN = 3
"""So many letters of a month's name say which one it is, where no other begins so."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_FIGURES = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_YEAR, _DAY = re.compile(r"\d{4}"), re.compile(r"(\d{1,2})[^\W\d]{0,2}")
"""A day may have an ending: 13th."""


@dataclass(frozen=True)
class When:
    """A date that a search asks for. `ranks`: by document of that date how exactly it has it (less is better); `match`:
    the ways in which a text has it, for FTS5; '' where what was written is to be looked for as it stands."""

    ranks: Mapping[int, float] = field(default_factory=dict)
    match: str = ""


@dataclass(frozen=True)
class _Asked:
    """A day, a month, or a day of any year."""

    year: int | None
    month: int
    day: int | None

    @property
    def key(self) -> str:
        return _key(self.year, self.month, self.day)


class Calendar:
    """The dates of the documents, by all that they can be asked for with."""

    def __init__(self, dates: Iterable[tuple[int, str]]) -> None:
        self._by_key: dict[str, dict[int, float]] = defaultdict(dict)
        for number, edtf in dates:
            keys, length = _keys(edtf, locale())
            for key in keys:
                self._by_key[key][number] = length

    def asked(self, query: str) -> When | None:
        """What a query that is a date, and nothing else, asks for."""
        if asked := _asked(query):
            return When(self._by_key.get(asked.key, {}), " OR ".join(map(quoted, _phrases(asked))))
        as_it_stands = self._by_key.get(folded(query))
        return When(as_it_stands) if as_it_stands else None


def _key(year: int | None, month: int, day: int | None) -> str:
    parts = ["" if year is None else f"{year:04}", f"{month:02}", *([f"{day:02}"] if day else [])]
    return "-".join(parts)


@lru_cache(maxsize=20_000)
def _keys(edtf: str, _language: Locale | None) -> tuple[frozenset[str], float]:
    """Days and months of a date and the date in words, which are those of the language; and how many days it lasted."""
    at = span(edtf)
    keys = {folded(written(edtf))}
    ends = [end for end in (at.first, at.last) if end]
    length = (ends[-1] - ends[0]).days
    if at.precision not in ("day", "month"):
        return frozenset(keys), length
    days = [ends[0] + timedelta(n) for n in range(length + 1)] if length < LONG else ends
    keys.update(_key(day.year, day.month, None) for day in days)
    if at.precision == "day":
        keys.update(_key(year, day.month, day.day) for day in days for year in (day.year, None))
    return frozenset(keys), length


def _asked(query: str) -> _Asked | None:
    """The date that a text is: 2023-09-13, 13.9.2023, or a month's name with a day, a year or both, in any order."""
    if found := _ISO.fullmatch(query):
        return _valid(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := _FIGURES.fullmatch(query):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        return _valid(year, other, one) if other <= 12 else _valid(year, one, other)
    words = folded(query).split()
    if len(words) not in (2, 3):
        return None
    months = [month for word in words if (month := _month(word))]
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    days = [int(found[1]) for word in words if not _month(word) and (found := _DAY.fullmatch(word))]
    if len(months) != 1 or len(years) > 1 or len(days) > 1 or 1 + len(years) + len(days) != len(words):
        return None
    return _valid(years[0] if years else None, months[0], days[0] if days else None)


def _valid(year: int | None, month: int, day: int | None) -> _Asked | None:
    """The date, if the calendar has it; without a year, if it has it in any."""
    if not 1 <= month <= 12 or day == 0 or date_fault(_key(LEAP if year is None else year, month, day)):
        return None
    return _Asked(year, month, day)


def _month(word: str) -> int | None:
    """The month that a word is the name of, or begins the name of."""
    if len(word) < _BEGUN and not any(word in names for names in _months(locale(), w.MONTHS)):
        return None
    found = [
        n for n, names in enumerate(_months(locale(), w.MONTHS), 1) if any(name.startswith(word) for name in names)
    ]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _months(at: Locale | None, printed: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The names of each month, as they are compared: as printed here, and what CLDR has, long and short."""
    known = at or locale_of("en")
    assert known
    lists = [known.months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    names = [(printed[month - 1], *(names[month] for names in lists)) for month in range(1, 13)]
    return tuple(tuple(dict.fromkeys(n for n in map(folded, of) if n and not _DAY.fullmatch(n))) for of in names)


def _phrases(asked: _Asked) -> Iterator[str]:
    """How texts write it. Years stand last and in numbers first; days before or after the month."""
    year = [] if asked.year is None else [str(asked.year)]
    for name in _months(locale(), w.MONTHS)[asked.month - 1]:
        yield " ".join([*([str(asked.day)] if asked.day else []), name, *year])
        if asked.day:
            yield " ".join([name, str(asked.day), *year])
    if year:
        yield folded(asked.key)
        yield written(asked.key)
