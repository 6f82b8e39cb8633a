"""Sources and method, run without a browser."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from components.url import href
from story import as_of, load
from story import wording as w
from story.addresses import BY_ID
from story.dates import span
from story.uses import uses

STORY = load("data").story


def test_every_source_stands_in_the_list_once(open_page: Callable[..., Any]) -> None:
    html = open_page("sources").html
    rows = re.findall(r'data-key="s-([a-z0-9-]+)"', html)
    assert sorted(rows) == sorted(source.id for source in STORY.sources)


def test_an_open_source_shows_how_it_was_read_and_links_to_each_use(open_page: Callable[..., Any]) -> None:
    source = max(STORY.sources, key=lambda source: len({use.kind for use in uses(STORY).of(source.id)}))
    body = open_page("sources", source=source.id).html.split(f'id="source-{source.id}"')[1].split("</details>")[0]
    assert "Where it is used" in body
    for use in uses(STORY).of(source.id):
        if use.kind == "events":
            assert href("timeline", event=use.entry.id) in body
        if use.kind == "claims":
            assert href("claims", claim=use.entry.id) in body
        if use.kind == "relations":
            assert href("actors", node=use.entry.id) in body
        for ref in use.refs:
            assert ref.passage in unescape(body)


def test_each_link_from_a_source_leads_to_a_page_and_a_setting_that_exist(open_page: Callable[..., Any]) -> None:
    paths = {page.path: page for page in BY_ID.values()}
    for source in sorted(STORY.sources, key=lambda source: -len(uses(STORY).of(source.id)))[:5]:
        body = open_page("sources", source=source.id).html.split('class="x-src-uses')[1]
        for path, query in re.findall(r'href="\./([a-z-]*)(?:\?([^"]*))?"', body.split("</details>")[0]):
            names = {pair.split("=")[0] for pair in unescape(query).split("&") if pair}
            assert names <= {parameter.name for parameter in paths[path].parameters}


def test_a_search_leaves_what_matches_and_goes_into_the_link(open_page: Callable[..., Any]) -> None:
    source = STORY.sources[0]
    opened = open_page("sources")
    test = opened.test.text_input[0].set_value(source.publisher.upper()).run()
    assert not test.exception
    assert test.query_params["q"] == source.publisher.upper()
    shown = re.findall(r'data-key="s-([a-z0-9-]+)"', opened.html)
    assert source.id in shown
    assert len(shown) < len(STORY.sources)
    words = source.publisher.casefold().replace(",", "").split()
    assert all(
        word in f"{STORY.source(id).publisher} {STORY.source(id).title}".casefold() for id in shown for word in words
    )


def test_a_search_that_finds_nothing_says_so_and_can_be_left(open_page: Callable[..., Any]) -> None:
    html = open_page("sources", q="<b>zzzz</b>").html
    assert "No source matches “&lt;b&gt;zzzz&lt;/b&gt;”." in html
    assert 'data-key="reset"' in html
    assert 'class="x-src-group"' not in html


def test_the_table_adds_up_to_the_number_in_the_title(open_page: Callable[..., Any]) -> None:
    html = open_page("sources").html
    total = html.split('id="t-sources-by-kind"')[1].split("</table>")[0].split("<tr>")[-1]
    read = sum(source.basis == "read" for source in STORY.sources)
    numbers = [int(text) for text in re.findall(r"<td>(\d+)</td>", total)]
    assert numbers[:3] == [read, len(STORY.sources) - read, len(STORY.sources)]


def words(html: str) -> str:
    """What is written, without its marks: terms are explained where they stand."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_the_method_counts_every_claim_below_one_verdict(open_page: Callable[..., Any]) -> None:
    html = open_page("sources", view="method").html
    body = html.split('id="t-verdicts"')[1].split("</table>")[0]
    assert sum(int(text) for text in re.findall(r"<td>(\d+)</td>", body)) == len(STORY.claims)


def test_the_method_says_what_could_not_be_sourced_and_who_differs(open_page: Callable[..., Any]) -> None:
    said = words(open_page("sources", view="method").html)
    for text in (*STORY.meta.method, *(gap.text for gap in STORY.meta.unsourced)):
        assert text in said
    for event in STORY.events:
        for version in event.versions:
            assert version.text in said


def test_a_story_without_a_contact_says_so(open_page: Callable[..., Any]) -> None:
    html = open_page("sources", view="method").html
    assert (STORY.meta.contact or "This edition names no address for reports of errors.") in html


def test_the_gaps_stand_by_weight_with_place_claims_and_provenance(open_page: Callable[..., Any]) -> None:
    html = unescape(open_page("sources", view="audit").html)
    order = {"high": 0, "medium": 1, "low": 2}
    wanted = sorted(STORY.audit, key=lambda finding: order[finding.severity])
    assert re.findall(r'id="finding-([a-z0-9-]+)"', html) == [finding.id for finding in wanted]
    for finding in STORY.audit:
        part = html.split(f'id="finding-{finding.id}"')[1].split('id="finding-')[0]
        assert finding.text in words(part)
        assert all(href("article", section=place.section) in part for place in finding.where)
        assert all(href("claims", claim=claim) in part for claim in finding.claims)
        assert "popovertarget" in part


def test_on_the_day_a_later_source_is_shown_only_where_something_cites_it(open_page: Callable[..., Any]) -> None:
    html = open_page("sources", asof="day").html
    day = STORY.meta.lens_date.isoformat()
    shown = set(re.findall(r'data-key="s-([a-z0-9-]+)"', html))
    later = [source for source in STORY.sources if source.date and source.date > day]
    assert len(shown) < len(STORY.sources)
    assert any(source.id not in shown for source in later)
    hidden = next(source for source in later if source.id not in shown)
    assert "not known on the day" in open_page("sources", asof="day", source=hidden.id).html


LATER = re.compile(r"\b202[4-9]\b")


def test_on_the_day_no_source_and_no_gap_is_later_than_the_day(open_page: Callable[..., Any]) -> None:
    day = as_of(STORY, "day")
    dated = [source for source in day.sources if source.date]
    assert max(span(source.date).known_day for source in dated) <= STORY.meta.lens_date
    html = unescape(open_page("sources", view="method", asof="day").html)
    for part in ("unsourced", "latest"):
        assert not LATER.findall(html.split(f'id="method-{part}">')[1].split("</section>")[0].split("</p>", 1)[-1])
    hidden = [gap.text for gap in STORY.meta.unsourced if gap not in day.meta.unsourced]
    assert hidden
    assert not any(text in html for text in hidden)


def test_on_the_day_what_is_sourced_to_later_pages_only_says_so(open_page: Callable[..., Any]) -> None:
    html = unescape(open_page("sanctions", view="enforcement", asof="day").html)
    assert w.SOURCED_LATER in html
    bare = re.sub(
        r'(href|id|data-[a-z]+|popovertarget|style|aria-label)="[^"]*"', "", html.split("</h1>")[1].split("x-foot")[0]
    )
    assert not LATER.findall(bare)
