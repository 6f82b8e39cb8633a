"""Then and now, run without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from components.dates import written
from story import as_of, load

STORY = load("data").story
DAY = as_of(STORY, "day")
IDS = [outcome.id for outcome in STORY.outcomes]
RICH = max(STORY.outcomes, key=lambda outcome: len(outcome.estimates))


def _plain(html: str) -> str:
    return html.replace("&#39;", "'").replace("&amp;", "&").replace("&#34;", '"')


def _rows(html: str) -> list[str]:
    return re.findall(r'class="x-tan-item[^"]*" id="outcome-([^"]+)"', html)


def _item(html: str, id: str) -> str:
    return _plain(html.split(f'id="outcome-{id}"')[1].partition('<li class="x-tan-item')[0])


def test_the_strip_has_a_mark_for_each_outcome_that_leads_to_its_row(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now").html
    marks = re.findall(r'data-key="m-([^"]+)"[^>]*href="\./then-and-now\?outcome=([^"]+)"', html)
    assert sorted(marks) == sorted((id, id) for id in IDS)
    assert [id for id, _ in marks] == _rows(html)


def test_a_mark_wears_the_shape_and_the_word_of_its_verdict(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now").html
    for outcome in STORY.outcomes:
        mark = re.search(rf'class="([^"]*)" data-soft data-key="m-{outcome.id}".*?<span>(.*?)</span>', html)
        assert mark
        assert f"x-v-{outcome.verdict}" in mark[1].split()
        assert mark[2].rsplit(": ", 1)[1] in ("Happened", "Answered", "Partly", "Did not happen", "Unknown")


def test_a_closed_row_already_says_what_was_expected_and_what_has_become_of_it(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now").html
    for outcome in STORY.outcomes:
        item = _item(html, outcome.id)
        read = unescape(re.sub(r"<[^>]+>", "", item))  # words of the glossary are buttons
        said = (outcome.label, outcome.expectation, outcome.why or "", written(outcome.as_of))
        assert [text for text in said if text not in read] == []


def test_a_question_is_answered_and_does_not_happen(open_page: Callable[..., Any]) -> None:
    question = next(o for o in STORY.outcomes if o.kind == "open-question" and o.verdict == "happened")
    item = _item(open_page("then_and_now").html, question.id)
    assert "Answered" in item
    assert "Happened" not in item


def test_the_open_outcome_has_its_record_its_rival_figures_and_its_counter_reading(
    open_page: Callable[..., Any],
) -> None:
    html = open_page("then_and_now", outcome=RICH.id).html
    item = _item(html, RICH.id)
    texts = [*(report.text for report in RICH.record), *(rival.text for rival in RICH.estimates)]
    read = unescape(re.sub(r"<[^>]+>", "", item))  # words of the glossary are buttons
    assert [text for text in texts if text not in read] == []
    assert all(rival.who in read for rival in RICH.estimates)
    assert str(RICH.counter_reading) in read
    assert item.count("popovertarget") >= len(texts)
    assert f'data-target="outcome-{RICH.id}"' in html


@pytest.mark.parametrize("id", IDS)
def test_each_outcome_opens_with_its_claims_as_links(id: str, open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now", outcome=id).html
    assert html.count('aria-expanded="true"') == 1
    assert all(f"claims?claim={claim}" in _item(html, id) for claim in STORY.get("outcomes", id).claims)


def test_previous_and_next_follow_the_rows(open_page: Callable[..., Any]) -> None:
    rows = _rows(open_page("then_and_now").html)
    html = open_page("then_and_now", outcome=rows[3]).html
    assert re.search(rf'data-key="outcome-previous"[^>]*outcome={rows[2]}"', html)
    assert re.search(rf'data-key="outcome-next"[^>]*outcome={rows[4]}"', html)


@pytest.mark.parametrize("verdict", sorted({str(outcome.verdict) for outcome in STORY.outcomes}))
def test_a_verdict_in_the_key_says_how_many_and_leaves_only_those(verdict: str, open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now", verdict=verdict).html
    count = sum(outcome.verdict == verdict for outcome in STORY.outcomes)
    key = re.search(rf'data-key="f-verdict-{verdict}"[^>]*aria-current="true">.*?<small>(\d+)</small>', html)
    assert key
    assert int(key[1]) == count == len(_rows(html))
    assert len(re.findall(r'class="x-tan-mark [^"]*dim"', html)) == len(IDS) - count


def test_a_kind_asked_for_by_a_link_leaves_only_its_own_and_can_be_taken_away(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now", kind="open-question").html
    assert sorted(_rows(html)) == sorted(outcome.id for outcome in STORY.outcomes if outcome.kind == "open-question")
    assert re.search(r'data-key="f-kind-open-question" href="\./then-and-now" aria-current="true"', html)
    assert 'data-key="f-kind' not in open_page("then_and_now").html


def test_an_outcome_that_the_filter_leaves_out_is_shown_all_the_same_and_that_is_said(
    open_page: Callable[..., Any],
) -> None:
    other = next(outcome for outcome in STORY.outcomes if outcome.verdict == "partly")
    html = open_page("then_and_now", outcome=other.id, verdict="happened").html
    assert "does not stand in that view" in html
    assert other.id in _rows(html)


def test_a_filter_closes_the_open_entry(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now", outcome=IDS[0]).html
    filters = re.findall(r'data-key="f-[^"]*" href="([^"]*)"', html)
    assert len(filters) > 10
    assert [href for href in filters if "outcome=" in href] == []


def test_the_table_holds_every_outcome_shown(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now").html
    table = html.split('id="t-then-and-now"')[1].split("</table>")[0]
    assert table.count("<tr>") == len(IDS) + 1


def test_on_the_day_there_are_expectations_and_no_verdict_and_nothing_unforeseen(open_page: Callable[..., Any]) -> None:
    html = _plain(open_page("then_and_now", asof="day").html)
    hidden = [outcome for outcome in STORY.outcomes if outcome.kind == "not-foreseen"]
    assert hidden
    assert sorted(_rows(html)) == sorted(outcome.id for outcome in DAY.outcomes)
    assert [o.id for o in hidden if o.label in re.findall(r"<h3>.*?>([^<]+)</a>", html) or o.expectation in html] == []
    assert [o.id for o in STORY.outcomes if o.why and o.why in html] == []
    assert len(re.findall("x-tan-mark x-v-not-yet-known", html)) == len(DAY.outcomes)
    assert re.search(r'data-key="lens-leave" href="\./then-and-now"', html)


def test_on_the_day_an_open_outcome_shows_what_was_on_record_by_then_and_no_more(open_page: Callable[..., Any]) -> None:
    early = next(outcome for outcome in DAY.outcomes if outcome.record)
    whole = STORY.get("outcomes", early.id)
    item = _item(open_page("then_and_now", asof="day", outcome=early.id).html, early.id)
    assert all(report.text in item for report in early.record)
    assert [report.text for report in whole.record[len(early.record) :] if report.text in item] == []
    assert whole.counter_reading not in item


def test_a_verdict_asked_for_on_the_day_is_said_to_be_hidden(open_page: Callable[..., Any]) -> None:
    html = open_page("then_and_now", asof="day", verdict="partly").html
    assert "it was not known on the day of the article" in html
    assert len(_rows(html)) == len(DAY.outcomes)


def test_the_strands_of_the_ramifications_lead_here_with_the_same_mark(open_page: Callable[..., Any]) -> None:
    html = open_page("ramifications").html
    for strand in STORY.strands:
        for outcome in (STORY.get("outcomes", id) for id in strand.outcomes):
            at = html.index(f'href="./then-and-now?outcome={outcome.id}"')
            assert f"x-v-{outcome.verdict}" in html[at : at + 400]
