"""Dates with doubt: what an EDTF text means, and how a wrong one is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story.dates import Span, date_fault, span, until


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2031-05-08", "2031-05-08", "2031-05-08", "day"),
        ("2031-05", "2031-05-01", "2031-05-31", "month"),
        ("2032-02", "2032-02-01", "2032-02-29", "month"),
        ("2031", "2031-01-01", "2031-12-31", "year"),
        ("203X", "2030-01-01", "2039-12-31", "year"),
        ("20XX", "2000-01-01", "2099-12-31", "year"),
        ("2031-XX", "2031-01-01", "2031-12-31", "year"),
        ("2031-05-XX", "2031-05-01", "2031-05-31", "month"),
        ("2031-21", "2031-03-01", "2031-05-31", "season"),
        ("2031-24", "2031-12-01", "2032-02-29", "season"),
        ("2031-05-08/2031-05-12", "2031-05-08", "2031-05-12", "day"),
        ("2031-05-08/2031-06", "2031-05-08", "2031-06-30", "month"),
        ("1950/2031-05", "1950-01-01", "2031-05-31", "year"),
    ],
)
def test_the_days_that_a_date_can_mean(text, first, last, precision):
    at = span(text)

    assert (at.first, at.last, at.precision) == (date.fromisoformat(first), date.fromisoformat(last), precision)
    assert at.interval is ("/" in text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2031", False, False),
        ("2031~", True, False),
        ("2031-05?", False, True),
        ("2031-05-08%", True, True),
        ("2031?-05-08", False, True),
        ("2031-05~/2031-06?", True, True),
    ],
)
def test_doubt_is_kept_apart_from_precision(text, approximate, uncertain):
    at = span(text)

    assert (at.approximate, at.uncertain) == (approximate, uncertain)


def test_an_open_span_has_one_end():
    assert span("2031-05-08/..") == Span(date(2031, 5, 8), None, "day", interval=True)
    assert span("../2031-05") == Span(None, date(2031, 5, 31), "month", interval=True)
    assert span("../2031-05").known_day == date(2031, 5, 31)
    assert span("2031-05-08/").middle == date(2031, 5, 8)


@pytest.mark.parametrize(
    "text",
    ["", "/", "../..", "soon", "2031-5-8", "8.5.2031", "2031-13", "2031-00", "0000", "[2031,2032]", "{2031..2033}", "-2031",
     "Y17E7", "2031-05-08T18:30", "2031/2032/2033", "٢٠٣١", "2031-1X", "XXXX", "2031-05-08\n", "2031~~", "2" * 10_000],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_a_sentence(text):
    fault = date_fault(text)

    assert fault
    assert fault.endswith("is not a date; write it like 2024-05-31, 2024-05 or 2024-05-27/2024-05-31")
    assert len(fault) < 200


def test_a_day_that_the_calendar_lacks():
    assert date_fault("2031-02-29") == "'2031-02-29' is no day of the calendar; check month and day"
    assert date_fault("2032-02-29") is None


def test_a_reversed_interval():
    assert date_fault("2032/2031") == "'2032/2031' ends before it starts; swap its two ends"
    assert date_fault("2031-05-20/2031-05") is None


@pytest.mark.parametrize(
    ("text", "on_the_day"),
    [
        ("2031-05-01/2031-05-10", "2031-05-01/2031-05-10"),
        ("2031-05-01/2031-05-11", "2031-05-01/.."),
        ("2031-05~/2031-06?", "2031-05~/.."),
        ("1950/2032", "1950/.."),
        ("2031-05-01/..", "2031-05-01/.."),
        ("../2032", "../2032"),
        ("2031", "2031"),
        ("2031-05-08", "2031-05-08"),
    ],
)
def test_an_end_that_is_later_than_the_day_is_not_shown(text, on_the_day):
    assert until(text, date(2031, 5, 10)) == on_the_day


@given(st.text(alphabet="0123456789-/.X~?%T: []YE+", max_size=24))
@settings(max_examples=2_000, deadline=None)
def test_any_text_is_a_span_or_a_sentence(text):
    fault = date_fault(text)

    if fault is None:
        at = span(text)
        assert at.first or at.last
        assert not (at.first and at.last and at.last < at.first)
    else:
        assert "; " in fault


@given(st.dates(), st.integers(0, 4000))
def test_days_and_intervals_mean_what_they_say(first, days):
    last = min(first + timedelta(days=min(days, (date.max - first).days)), date.max)

    at = span(f"{first.isoformat()}/{last.isoformat()}")

    assert (at.first, at.last) == (first, last)
