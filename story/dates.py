"""Dates with doubt: EDTF in, spans and precision out.

Precision (how fine: hour, day, month, year) and certainty (about, before, uncertain) are two things and both are
kept. The notation is the Library of Congress's Extended Date/Time Format, ISO 8601-2; the `edtf` package parses it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from story.problems import shown

Precision = Literal["day", "month", "season", "year"]

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)", re.ASCII)
_ONE = r"[?~%]?\d\d(\d\d|\dX|XX)[?~%]?(-[?~%]?(\d\d|XX)[?~%]?(-[?~%]?(\d\d|XX)[?~%]?)?)?"
EDTF = rf"{_ONE}|({_ONE}|\.\.)?/({_ONE}|\.\.)?"
"""The form of what `span` reads, for editors. Days that the calendar lacks have it too."""
_DOUBTFUL = re.compile(_ONE, re.ASCII)
"""Digits not known (`202X`, `2023-XX`) and doubt of one part (`2023?-09-12`). Sets, times and years before 1 or
after 9999 are no dates here: no page could write them."""


@dataclass(frozen=True)
class Span:
    """The days an EDTF date can mean.

    `first` and `last` are the outer days, both inclusive; one is None where the span is open. `precision` is the
    coarser end's; `approximate` is the notation's `~`, `uncertain` its `?` (`%` is both); `interval` marks something
    that lasted (or lay between), as against one day, month or year.
    """

    first: date | None
    last: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    interval: bool = False

    @property
    def known_day(self) -> date:
        """The first day on which all of it could have been known: used where a record has no day of its own."""
        return self.first or self.last or date.min

    @property
    def middle(self) -> date:
        """Where a mark for it stands on an axis."""
        first, last = self.first or self.last, self.last or self.first
        assert first is not None
        assert last is not None
        return first if self.precision == "day" else first + (last - first) / 2


def date_fault(text: str) -> str | None:
    """What is wrong with `text` as a date, and how to mend it ('what; mend'); None if it is one."""
    try:
        span(text)
    except _Reversed as fault:
        return f"'{shown(text)}' ends before it starts; {fault}"
    except ValueError:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return f"'{shown(text)}' is no day of the calendar; check month and day"
        return f"'{shown(text)}' is not a date; write it like 2024-05-31, 2024-05 or 2024-05-27/2024-05-31"
    return None


class _Reversed(ValueError):
    pass


@lru_cache(maxsize=20_000)
def span(text: str) -> Span:
    """The span of days of an EDTF text. Raises ValueError if it is none, or if it ends before it starts."""
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(_open(start), _open(end))
    return _single(text)


def until(text: str, day: date) -> str:
    """An EDTF text as it could be written on `day`: a stretch that ends later is open (`2009-06-12/..`)."""
    at = span(text)
    if not at.interval or at.last is None or at.last <= day or at.first is None:
        return text
    return f"{text.partition('/')[0]}/.."


def _open(text: str) -> Span | None:
    return None if text in ("", "..") else _single(text)


def _interval(start: Span | None, end: Span | None) -> Span:
    ends = [part for part in (start, end) if part]
    if not ends:
        raise ValueError("an interval needs at least one end")
    first, last = start.first if start else None, end.last if end else None
    if first and last and last < first:
        raise _Reversed("swap its two ends")
    order: tuple[Precision, ...] = ("day", "month", "season", "year")
    return Span(
        first,
        last,
        max((part.precision for part in ends), key=order.index),
        any(part.approximate for part in ends),
        any(part.uncertain for part in ends),
        interval=True,
    )


def _single(text: str) -> Span:
    plain = _PLAIN.fullmatch(text)
    if plain:  # nearly all dates; the full parser takes 5 ms for each
        year, month, day, doubt = plain.groups()
        first, last = _days(int(year), int(month) if month else None, int(day) if day else None)
        return Span(first, last, _precision(text), doubt in ("~", "%"), doubt in ("?", "%"))
    if not _DOUBTFUL.fullmatch(text):
        raise ValueError(f"{text} is no date of the forms in use here")
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        first, last = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError, IndexError) as fault:
        raise ValueError(f"{text} is no EDTF date") from fault
    return Span(first, last, _precision(text), any(c in text for c in "~%"), any(c in text for c in "?%"))


def _precision(text: str) -> Precision:
    """How fine a single date is: a part that is not given, or has an X for an unknown digit, does not count."""
    parts = re.sub(r"[~?%]", "", text).split("-")
    known = next((number for number, part in enumerate(parts) if "X" in part), len(parts))
    if known >= 3:
        return "day"
    if known == 2:
        return "season" if int(parts[1]) > 12 else "month"
    return "year"


def _days(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """First and last day of a plain date; months 21 to 24 are spring, summer, autumn and winter (ISO 8601-2)."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    if 21 <= month <= 24:
        start = 3 * (month - 20)
        return date(year, start, 1), _month_end(year + (start + 2) // 13, (start + 1) % 12 + 1)
    return date(year, month, 1), _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
