"""The ledger of claims, run without a browser."""

import json
import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from components.blocks.ledger_scene import ORDER
from components.url import href
from story import as_of, load
from story import wording as w

STORY = load("data").story
NOW, DAY = as_of(STORY, "now"), as_of(STORY, "day")
CLAIM = max(STORY.claims, key=lambda claim: len(claim.events) + len(claim.cases) + len(claim.provenance))
Open = Callable[..., Any]


def _listed(html: str) -> list[str]:
    return re.findall(r'<li[^>]* id="claim-([a-z0-9-]+)"', html)


def _body(html: str) -> str:
    return unescape(html.split('class="x-led-body"')[1].split('<li id="claim-', maxsplit=1)[0])


def test_every_claim_stands_in_the_list_once_by_verdict_and_then_in_the_articles_order(open_page: Open) -> None:
    wanted = sorted(NOW.claims, key=lambda claim: ORDER.index(claim.verdict))
    assert _listed(open_page("claims").html) == [claim.id for claim in wanted]


@pytest.mark.parametrize(
    ("name", "field"), [("party", "asserter"), ("modality", "modality"), ("verdict", "verdict"), ("section", "section")]
)
def test_each_filter_leaves_what_has_its_value(name: str, field: str, open_page: Open) -> None:
    value = getattr(CLAIM, field)
    shown = _listed(open_page("claims", **{name: value}).html)
    assert sorted(shown) == sorted(claim.id for claim in STORY.claims if getattr(claim, field) == value)


def test_filters_together_leave_what_has_them_all(open_page: Open) -> None:
    actor = CLAIM.actors[0]
    shown = _listed(open_page("claims", actor=actor, modality=f"{CLAIM.modality},fact").html)
    assert sorted(shown) == sorted(
        claim.id for claim in STORY.claims if actor in claim.actors and claim.modality in (CLAIM.modality, "fact")
    )


def test_counts_are_those_under_the_other_filters(open_page: Open) -> None:
    html = open_page("claims", verdict="partly", section=CLAIM.section).html
    for claims, key in (
        ([claim for claim in STORY.claims if claim.section == CLAIM.section], "f-verdict-"),
        ([claim for claim in STORY.claims if claim.verdict == "partly"], "f-section-"),
    ):
        said = dict(re.findall(rf'data-key="{key}([a-z0-9-]+)"[^>]*>[^<]*<small>(\d+)</small>', html))
        counted = Counter(claim.verdict if "verdict" in key else claim.section for claim in claims)
        assert {id: int(count) for id, count in said.items() if int(count)} == counted


def test_each_cell_of_the_matrix_leads_to_as_many_claims_as_it_says(open_page: Open) -> None:
    html = open_page("claims").html
    cells = re.findall(r'data-key="cell-[a-z-]+" href="([^"]+)" aria-label="(\d+):', html)
    assert sum(int(count) for _, count in cells) == len(STORY.claims)
    address, count = max(cells, key=lambda cell: int(cell[1]))
    chosen = dict(pair.split("=") for pair in unescape(address).split("?")[1].split("&"))
    opened = open_page("claims", **chosen).html
    assert len(_listed(opened)) == int(count)
    assert re.search(r'data-key="cell-[a-z-]+" href="\./claims" aria-current="true"', opened)


def test_a_search_goes_into_the_link_and_finds_words_and_speakers(open_page: Open) -> None:
    opened = open_page("claims", claim=CLAIM.id)
    speaker = next(role for role in STORY.meta.asserters if role.actor)
    test = opened.test.text_input[0].set_value(speaker.label.upper()).run()
    assert not test.exception
    assert test.query_params["q"] == speaker.label.upper()
    assert "claim" not in test.query_params
    shown = set(_listed(opened.html))
    assert {claim.id for claim in STORY.claims if claim.asserter == speaker.id} <= shown
    assert len(shown) < len(STORY.claims)


def test_an_open_claim_shows_quote_why_sources_and_what_it_is_tied_to(open_page: Open) -> None:
    body = _body(open_page("claims", claim=CLAIM.id).html)
    for text in (CLAIM.quote, CLAIM.why_then, CLAIM.why_now):
        assert not text or text in body
    assert all(STORY.source(ref.source).short in body for ref in CLAIM.provenance)  # type: ignore[union-attr]
    assert href("article", claim=CLAIM.id) in body
    assert all(href("timeline", event=id) in body for id in CLAIM.events)
    assert all(href("actors", actor=id) in body for id in CLAIM.actors)


def test_previous_and_next_stay_within_the_filters(open_page: Open) -> None:
    order = [claim.id for claim in NOW.claims if claim.verdict == "partly"]
    body = open_page("claims", verdict="partly", claim=order[1]).html
    for sign, other in (("previous", order[0]), ("next", order[2])):
        link = re.search(rf'data-key="step-{sign}" href="([^"]+)"', body)
        assert link
        assert unescape(link[1]) in (
            href("claims", claim=other, verdict="partly"),
            href("claims", verdict="partly", claim=other),
        )


def test_a_claim_that_the_filters_leave_out_is_shown_and_said_to_be_outside(open_page: Open) -> None:
    other = next(claim for claim in STORY.claims if claim.verdict != CLAIM.verdict)
    html = open_page("claims", claim=CLAIM.id, verdict=other.verdict).html
    assert CLAIM.id in _listed(html)
    assert w.OUTSIDE_FILTERS in html


def test_a_search_that_finds_nothing_says_so_and_can_be_left(open_page: Open) -> None:
    html = open_page("claims", q="<b>zzzz</b>").html
    assert "&lt;b&gt;zzzz" in html
    assert w.NO_CLAIM_MATCHES in html
    assert 'data-key="reset" href="./claims"' in html
    assert _listed(html) == []


def test_on_the_day_a_verdict_that_rests_on_later_sources_is_not_yet_known(open_page: Open) -> None:
    html = open_page("claims", asof="day", verdict="not-yet-known").html
    assert sorted(_listed(html)) == sorted(claim.id for claim in DAY.claims if claim.verdict == "not-yet-known")
    hidden = next(claim for claim in STORY.claims if claim.why_now and claim.why_then)
    body = unescape(open_page("claims", asof="day", claim=hidden.id).html)
    assert str(hidden.why_now) not in body
    outdated = next(claim for claim in STORY.claims if claim.flag == "outdated")
    assert w.AUDIT_KINDS["outdated"] in _body(open_page("claims", claim=outdated.id).html)
    assert w.AUDIT_KINDS["outdated"] not in _body(open_page("claims", asof="day", claim=outdated.id).html)


def test_the_table_has_all_fields_of_the_claims_shown_and_the_file_names_the_edition(open_page: Open) -> None:
    html = open_page("claims", verdict=CLAIM.verdict).html
    table = unescape(html.split('id="t-claims"')[1].split("</table>")[0])
    assert re.findall(r'data-field="(\w+)"', table) == [
        "id", "text", "quote", "section", "paragraph", "who", "modality", "verdict", "why", "sources",
    ]  # fmt: skip
    assert re.findall(r'<th scope="row">([a-z0-9-]+)</th>', table) == _listed(html)
    about = json.loads(unescape(re.findall(r'data-about="([^"]+)"', html)[0]))
    assert about["edition"] == str(max(STORY.meta.editions, key=lambda edition: edition.date).number)


def test_the_article_leads_to_the_ledger_and_keeps_a_link_of_its_own(open_page: Open) -> None:
    html = open_page("article", claim=CLAIM.id).html
    body = html.split(f'id="claim-{CLAIM.id}"')[1].split("</details>")[0]
    assert body.count(f'href="{href("claims", claim=CLAIM.id)}"') == 1
    assert body.count(f'href="{href("article", claim=CLAIM.id)}"') == 1
