"""What can be counted, and how it is written into a title."""

from __future__ import annotations

import pytest

from story.counts import NAMES, counts, filled, is_count, placeholders


def test_everything_that_can_be_named_is_counted(ferry):
    numbers = counts(ferry.load().story)

    assert set(NAMES) <= set(numbers)
    assert (numbers["events"], numbers["events_visit"], numbers["events_told"]) == (3, 2, 1)
    assert (numbers["claims_supported"], numbers["claims_contradicted"], numbers["claims_quote"]) == (1, 1, 1)
    assert numbers["claims_attributed"] == 2
    assert (numbers["arrows"], numbers["arrows_argued"], numbers["actors_named"]) == (2, 1, 1)
    assert (numbers["resolutions_vetoed"], numbers["resolutions_adopted"], numbers["caps"]) == (1, 1, 1)
    assert numbers["years_of_sanctions"] == 1


@pytest.mark.parametrize("days", ["../2031-05", "203X/2031-05-12", "2029-01-01/2029-01-02"])
def test_days_of_any_form_can_be_counted_from(ferry, days):
    ferry.replace("story.yaml", "days: 2031-05-07/2031-05-12", f"days: {days}")

    assert counts(ferry.load().story)["years_of_sanctions"] >= 0


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("{events} events", "en", "Three events"),
        ("Of {events} events", "en-GB", "Of three events"),
        ("Of {claims} claims", "en", "Of 12 claims"),
        ("{events} Ereignisse", "de", "3 Ereignisse"),
        ("{sources}", "en", "No"),
        ("{ferries} and {events}", "en", "{ferries} and three"),
        ("nothing to count", "en", "nothing to count"),
    ],
)
def test_counts_are_written_as_the_language_has_it(text, language, expected):
    assert filled(text, {"events": 3, "claims": 12, "sources": 0}, language) == expected


def test_only_names_of_counts_can_be_counted():
    assert placeholders("{events} of {Events} and {claims-open}") == ["events", "Events", "claims-open"]
    assert is_count("events_visit")
    assert not is_count("Events")
