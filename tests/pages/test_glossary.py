"""The glossary and the terms explained in place, run without a browser."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from components.url import href
from story import as_of, load
from story.terms import finder, mentioned

STORY = load("data").story
DAY = as_of(STORY, "day")
USED = max(STORY.glossary, key=lambda term: len(mentioned(STORY).get(term.id, ())))
MENTION = re.compile(r'<button type="button" class="x-gls" popovertarget="(g-[a-z0-9-]+)">')
EXPLANATION = re.compile(r'<span popover id="(g-[a-z0-9-]+)"')


def _section(words: int) -> str:
    """A section whose gist mentions so many terms at least."""
    return next(s.id for s in STORY.sections if sum(bool(p.term) for p in finder(STORY).parts(s.gist)) >= words)


@pytest.mark.parametrize(
    ("page", "settings"),
    [
        ("home", {}),
        ("article", {"view": "all"}),
        ("timeline", {"event": next(e.id for e in STORY.events if len(finder(STORY).parts(e.text)) > 1)}),
        ("sanctions", {"view": "cases", "case": STORY.cases[0].id}),
        ("ramifications", {}),
    ],
)
def test_every_marked_word_opens_one_explanation_on_its_page(
    page: str, settings: dict[str, str], open_page: Callable[..., Any]
) -> None:
    html = open_page(page, **settings).html
    explained = EXPLANATION.findall(html)

    assert MENTION.findall(html)
    assert sorted(set(MENTION.findall(html))) == sorted(explained)


def test_a_panel_marks_a_term_once_and_never_in_a_link_a_heading_or_a_button(open_page: Callable[..., Any]) -> None:
    html = open_page("article", section=_section(1)).html

    found = MENTION.findall(html)
    assert len(found) == len(set(found)) > 0
    for tag in ("a", "h1", "h2", "h3", "h4", "td", "th", "summary"):
        assert not re.search(rf"<{tag}\b(?:(?!</{tag}>).)*x-gls", html, re.DOTALL), tag


def test_the_text_around_a_marked_word_is_the_same(open_page: Callable[..., Any]) -> None:
    html = open_page("article", section=_section(1)).html
    read = unescape(re.sub(r"<[^>]+>", "", html))

    assert STORY.section(_section(1)).gist in read


def test_all_terms_stand_from_a_to_z_with_what_they_rest_on(open_page: Callable[..., Any]) -> None:
    html = open_page("glossary").html
    ids = re.findall(r'<article class="x-glp" id="term-([a-z0-9-]+)"', html)

    assert sorted(ids) == sorted(term.id for term in STORY.glossary)
    names = [STORY.get("glossary", id).term.casefold() for id in ids]
    assert names == sorted(names)
    assert set(re.findall(r'<a href="#(letter-[a-z0-9]+)"', html)) == set(re.findall(r' id="(letter-[^"]+)"', html))
    for part in html.split('<article class="x-glp"')[1:]:
        assert "popovertarget" in part.split("</article>")[0]


def test_a_term_shows_where_it_is_used_and_the_first_five_stand_open(open_page: Callable[..., Any]) -> None:
    uses = mentioned(STORY)[USED.id]
    body = open_page("glossary", term=USED.id).html.split(f'id="term-{USED.id}"')[1].split("</article>")[0]

    assert f"Used in {len(uses)} entries" in body
    listed = body.split("x-glp-uses")[1]
    assert listed.count("<li>") == len(uses)
    assert listed.split("<details")[0].count("<li>") == 5
    for kind, entry in uses:
        if kind == "events":
            assert href("timeline", event=entry.id) in listed


def test_a_search_leaves_what_matches_and_the_chosen_term(open_page: Callable[..., Any]) -> None:
    opened = open_page("glossary")
    test = opened.test.text_input[0].set_value(USED.term.upper()).run()

    assert not test.exception
    assert test.query_params["q"] == USED.term.upper()
    assert f'id="term-{USED.id}"' in opened.html
    assert opened.html.count('<article class="x-glp') < len(STORY.glossary)
    chosen = open_page("glossary", q="<b>zzzz</b>", term=USED.id).html
    assert f'<article class="x-glp on" id="term-{USED.id}"' in chosen


def test_a_search_that_finds_nothing_says_so_and_can_be_left(open_page: Callable[..., Any]) -> None:
    html = open_page("glossary", q="<b>{zzzz}</b>").html

    assert "No term matches “&lt;b&gt;{zzzz}&lt;/b&gt;”." in html
    assert 'data-key="reset"' in html


def test_what_came_later_is_not_in_the_glossary_of_the_day(open_page: Callable[..., Any]) -> None:
    later = [term for term in STORY.glossary if term not in DAY.glossary and not DAY.get("glossary", term.id)]
    html = open_page("glossary", asof="day").html

    assert later
    assert [term.id for term in later if f'id="term-{term.id}"' in html] == []
    assert [term.id for term in STORY.glossary if term.since and term.since in unescape(html)] == []


def test_the_table_has_a_row_a_term(open_page: Callable[..., Any]) -> None:
    table = open_page("glossary").html.split('id="t-glossary"')[1].split("</table>")[0]

    assert table.count("<tr>") == len(STORY.glossary) + 1


@pytest.mark.parametrize("page", ["home", "timeline", "sources"])
def test_the_foot_of_a_page_leads_to_the_glossary(page: str, open_page: Callable[..., Any]) -> None:
    foot = open_page(page).html.split('<footer class="x-foot"')[1]

    assert f'href="{href("glossary")}"' in foot
