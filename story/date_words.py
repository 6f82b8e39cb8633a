"""One way to write a date: 13 Sept 2023; 10 to 19 Sept 2023; Sept 2023; about 2024; by Oct 2023 (uncertain)."""

from __future__ import annotations

from datetime import date

from story import wording as w
from story.dates import Span, span


def day(value: date, *, year: bool = True) -> str:
    """13 Sept 2023."""
    text = f"{value.day} {w.MONTHS[value.month - 1]}"
    return f"{text} {value.year}" if year else text


def weekday(value: date) -> str:
    """Wed 13."""
    return f"{w.WEEKDAYS[value.weekday()]} {value.day}"


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
        return f"{w.MONTHS[at.first.month - 1]} {at.first.year}"
    if at.precision == "season":
        return f"{w.SEASONS[int(edtf[5:7]) - 21]} {at.first.year}"
    return edtf[:4].replace("X", "0") + ("s" if "X" in edtf else "")


def _interval(edtf: str, at: Span) -> str:
    start, _, end = edtf.partition("/")
    plain = str.maketrans("", "", "~?%")
    start, end = start.translate(plain), end.translate(plain)
    if start in ("", ".."):
        return w.BEFORE.format(date=_single(end, span(end)))
    if end in ("", ".."):
        return w.AFTER.format(date=_single(start, span(start)))
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
