"""One way to write a date: 13 Sept 2023; 10 to 19 Sept 2023; Sept 2023; about 2024; by Oct 2023 (uncertain).

That is the house's English; in other languages day, month and year stand as CLDR has them.
"""

from __future__ import annotations

from datetime import date

from story import wording as w
from story.dates import Span, span
from story.languages.speech import locale
from story.languages.written import date_by, dates_by


def day(value: date, *, year: bool = True) -> str:
    """13 Sept 2023."""
    if locale():
        return date_by(value, "yMMMd" if year else "MMMd")
    text = f"{value.day} {w.MONTHS[value.month - 1]}"
    return f"{text} {value.year}" if year else text


def weekday(value: date) -> str:
    """Wed 13."""
    return date_by(value, "Ed") if locale() else f"{w.WEEKDAYS[value.weekday()]} {value.day}"


def written(edtf: str | None) -> str:
    """An EDTF date in words, with its doubt. '' for None."""
    if not edtf:
        return ""
    at = span(edtf)
    text = _interval(edtf, at) if at.interval else _single(edtf.strip("~?%"), at)
    if at.approximate:
        text = w.ABOUT.format(date=text)
    return w.UNCERTAIN.format(date=text) if at.uncertain else text


def _single(edtf: str, at: Span) -> str:
    assert at.first is not None
    if at.precision == "day":
        return day(at.first)
    if at.precision == "month":
        if locale():
            return date_by(at.first, "yMMM")
        return f"{w.MONTHS[at.first.month - 1]} {at.first.year}"
    if at.precision == "season":
        return f"{w.SEASONS[int(edtf[5:7]) - 21]} {at.first.year}"
    year = edtf[:4].replace("X", "0")
    return w.DECADE.format(year=year) if "X" in edtf else year


def _interval(edtf: str, at: Span) -> str:
    start, _, end = edtf.partition("/")
    plain = str.maketrans("", "", "~?%")
    start, end = start.translate(plain), end.translate(plain)
    if start in ("", ".."):
        return w.BEFORE.format(date=_single(end, span(end)))
    if end in ("", ".."):
        return w.AFTER.format(date=_single(start, span(start)))
    if locale() and (skeleton := _shared(start, end)):
        return dates_by(span(start).known_day, span(end).known_day, skeleton)
    first, last = _single(start, span(start)), _single(end, span(end))
    both_days = span(start).precision == span(end).precision == "day"
    if at.first and at.last and at.first.year == at.last.year and len(start) > 4:
        first = first.removesuffix(f" {at.first.year}")
        if both_days and at.first.month == at.last.month:
            first = str(at.first.day)
    return w.RANGE.format(first=first, last=last)


def moment(edtf: str, time: str | None) -> str:
    """A date with its time of day, where that is known: 13 Sept 2023, 13:00 local time."""
    text = written(edtf)
    return w.LOCAL_TIME.format(date=text, time=time) if time else text


def _shared(start: str, end: str) -> str:
    """How CLDR names the parts that both ends of an interval have; '' where one is finer than the other."""
    first, last = span(start).precision, span(end).precision
    return {"day": "yMMMd", "month": "yMMM"}.get(first, "") if first == last else ""
