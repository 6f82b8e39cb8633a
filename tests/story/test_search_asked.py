"""Search for what people type outright: a decision as it is cited, a day or a month in whichever way it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story import Story, as_of, load
from story.date_words import written
from story.dates import span
from story.languages.speech import speak
from story.search import Found, find
from story.search_citing import Citations
from tests.stories.multiply import multiplied
from tests.story.searching import ninety_five_of_a_hundred

NOW = as_of(load("data").story, "now")
SECOND = as_of(load("tests/stories/lantern-codex").story, "now")
MANY = 1_000
DECISIONS = [entry for entry in NOW.resolutions if entry.number.isdecimal() and entry.url]
WAYS = {
    "%d Sept %Y": "as it is printed",
    "%d September %Y": "in full",
    "Sept %d %Y": "the day second",
    "September %d, %Y": "with a comma",
    "%d sep %Y": "shortened",
    "%Y-%m-%d": "in figures",
    "%d.%m.%Y": "with points",
}
PIECES = (
    " ",
    "-",
    "/",
    ".",
    "0",
    "3",
    "13",
    "31",
    "99",
    "0000",
    "2021",
    "Feb",
    "sept",
    "th",
    "rule",
    "Resolution ",
    "٣",
    "~",
)
SUMMIT = next(e for e in NOW.events if written(e.date).split()[1:] == ["Sept", "2023"] and int(e.date[8:10]) > 12)


@pytest.fixture
def german() -> Iterator[Story]:
    """The second story, told by a newsroom that writes German."""
    story = load("tests/stories/lantern-codex").story
    speak("de")
    yield as_of(replace(story, meta=story.meta.model_copy(update={"language": "de"})), "now")
    speak("en")


def found_of(kind: str, found: Found) -> list[str]:
    return [hit.id for group in found.groups if group.kind == kind for hit in group.hits]


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda entry: entry.id)
def test_a_decision_is_found_first_however_it_is_cited(decision) -> None:
    year = span(decision.date).known_day.year
    symbol = decision.url.split("/en/")[1].partition("(")[0]
    cited = [f"{before} {decision.number}" for before in ("resolution", "Resolutions", "UNSCR", "res", "UN resolution")]
    cited += [symbol, symbol.lower(), f"{symbol} ({year})", f"{symbol}({year})", f"unscr{decision.number}"]

    for query in (*cited, f"security council resolution {decision.number}"):
        found = find(NOW, query)
        assert (found.groups[0].kind, found.groups[0].hits[0].id) == ("resolutions", decision.id), query
        assert (found.read_as, found.loose) == ("", False), query


def test_a_decision_cited_finds_what_its_number_alone_finds() -> None:
    number = DECISIONS[-1].number

    assert find(NOW, f"resolution {number}").groups == find(NOW, number).groups


def test_a_number_that_is_still_being_written_finds_the_decisions_that_begin_so() -> None:
    begun = DECISIONS[-1].number[:3]
    meant = {entry.id for entry in NOW.resolutions if entry.number.startswith(begun)}

    assert meant <= set(found_of("resolutions", find(NOW, f"resolution {begun}", MANY)))


def test_a_paragraph_is_found_as_it_is_cited() -> None:
    decision = next(entry for entry in DECISIONS if any(part.paragraph for part in entry.provisions))
    paragraph = next(part.paragraph for part in decision.provisions if part.paragraph)
    found = find(NOW, f"resolution {decision.number} paragraph {paragraph}", MANY)

    assert any(id.startswith(decision.id) for id in found_of("provisions", found))
    assert found_of("resolutions", found) == [decision.id]


def test_a_number_among_words_that_are_no_part_of_a_citation_is_read_as_before() -> None:
    citations = Citations([(0, "1718", "Resolutions unscr-1718 docs.un.org/en/S/RES/1718(2006) 2006")])

    assert citations.cited("1718") is None
    assert citations.cited("1718 committee") is None
    assert citations.cited("resolution 9999") is None


def test_decisions_of_another_body_are_found_as_that_one_numbers_them() -> None:
    for decision in SECOND.resolutions:
        found = find(SECOND, f"resolution {decision.number}")
        assert (found.groups[0].kind, found.groups[0].hits[0].id) == ("resolutions", decision.id)


@pytest.mark.parametrize("way", list(WAYS), ids=WAYS.get)
def test_a_day_is_found_in_each_way_to_write_it_its_events_first(way: str) -> None:
    day = span(SUMMIT.date).known_day
    those = [event.id for event in NOW.events if event.date == SUMMIT.date]
    found = find(NOW, day.strftime(way), MANY)

    assert found.groups[0].kind == "events"
    assert sorted([hit.id for hit in found.groups[0].hits][: len(those)]) == sorted(those)
    assert found.groups[0].count == len(found.groups[0].hits)
    assert (found.read_as, found.loose) == ("", False)
    assert found.groups == find(NOW, written(SUMMIT.date), MANY).groups


def test_every_event_is_found_by_its_date_as_it_stands_beside_it() -> None:
    for story in (NOW, SECOND):
        for event in story.events:
            found = find(story, written(event.date), MANY)
            assert found.groups[0].kind == "events", event.date
            assert event.id in found_of("events", found), event.date


@pytest.mark.parametrize("query", ["September 2023", "Sept 2023", "sep 2023", "2023-09"])
def test_a_month_finds_the_events_of_it_and_no_others_before_them(query: str) -> None:
    those = [event.id for event in NOW.events if event.date.startswith("2023-09") and "/" not in event.date]
    found = find(NOW, query, MANY)

    assert found.groups[0].kind == "events"
    assert [hit.id for hit in found.groups[0].hits][: len(those)] == those


def test_a_date_of_which_there_is_nothing_is_read_as_no_other_one() -> None:
    for query in ("13 Sept 1822", "September 1822", "1822-09-13"):
        assert find(NOW, query) == Found(query)


@pytest.mark.parametrize(
    "query", ["31 Feb 2023", "13 Sept 0000", "2023-00-13", "2023-13-40", "0 May", "00.00.0000", "٣١ Feb"]
)
def test_a_day_that_the_calendar_lacks_is_read_as_words(query: str) -> None:
    assert find(NOW, query).query == query


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_nothing_that_looks_like_a_date_or_a_citation_makes_it_fail(query: str) -> None:
    assert find(SECOND, query).count >= 0


def test_what_came_later_is_not_found_by_its_date_on_the_day() -> None:
    day = as_of(load("data").story, "day")
    later = next(event for event in NOW.events if event.id not in {known.id for known in day.events})

    assert later.id in found_of("events", find(NOW, written(later.date), MANY))
    assert later.id not in found_of("events", find(day, written(later.date), MANY))


def test_dates_are_found_as_the_language_of_the_story_writes_them(german: Story) -> None:
    event = next(
        e for e in german.events if span(e.date).precision == "day" and "/" not in e.date and e.date[5:7] == "03"
    )
    at = span(event.date).known_day

    for query in (
        written(event.date),
        f"{at.day}. März {at.year}",
        f"{at.day}. marz {at.year}",
        f"{at.day}.3.{at.year}",
    ):
        found = find(german, query, MANY)
        assert found.groups[0].kind == "events", query
        assert event.id in found_of("events", found), query


@pytest.mark.bench
def test_dates_and_citations_are_found_at_once_in_a_story_ten_times_as_long() -> None:
    long = multiplied(NOW, 10)
    queries = [written(event.date) for event in NOW.events] + [event.date[:7] for event in NOW.events]
    queries += [f"{before}{entry.number}" for entry in DECISIONS for before in ("resolution ", "S/RES/", "res ")]
    p95 = ninety_five_of_a_hundred(
        "A date or a citation in a story 10 times as long, ms of processor time:", long, queries
    )
    assert p95 < 20
