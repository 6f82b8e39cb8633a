"""Terms in the texts of every page: each one is explained where it first comes up, and only where a reader reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from story import Story, as_of, load
from story.terms import finder, mentioned

STORY = as_of(load("data").story, "now")
CLAIM = next(c for c in STORY.claims if any(p.term for p in finder(STORY).parts(c.why_now or c.why_then or "")))
UNMARKED = {
    "a",
    "button",
    "h1",
    "h2",
    "h3",
    "h4",
    "summary",
    "table",
    "label",
    "nav",
    "q",
    "time",
    "small",
    "footer",
    "b",
}
"""What is no prose: the ways to other places, titles, names, tables, the words of others."""
LABELS = {"x-prov", "x-pop", "x-sr", "x-note", "x-tag", "x-when", "x-jr-facts", "x-jr-list", "x-under", "x-lead"}
ENDS = {"p", "li", "div", "section", "ul", "ol", "dd", "article", "details"}
VOID = {"br", "img", "input", "hr", "wbr", "meta", "link", "path"}


class Read(HTMLParser):
    """What a reader reads of a page: its prose, paragraph by paragraph, and the terms that are buttons, with their places."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.prose: list[str] = [""]
        self.opens: list[str] = []
        self.within: list[set[str]] = []
        self.ids: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        styles = set((given.get("class") or "").split())
        if "popover" in given:
            self.ids.append(given.get("id") or "")
        is_term = "x-gls" in styles
        if is_term:
            self.opens.append(given["popovertarget"] or "")
            self.within.append({name for name, _ in self._open})
        self._ends(tag)
        if tag not in VOID:
            left_out = (tag in UNMARKED and not is_term) or bool(styles & LABELS) or given.get("aria-hidden") == "true"
            self._open.append((tag, left_out))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag not in VOID and self._open.pop()[0] != tag:
            pass
        self._ends(tag)

    def handle_data(self, data: str) -> None:
        self.prose[-1] += " ¦ " if any(left_out for _, left_out in self._open) else data

    def _ends(self, tag: str) -> None:
        if tag in ENDS:
            self.prose.append("")


def unexplained(html: str, story: Story) -> set[str]:
    """The terms that come up in the prose of a page and are explained nowhere on it."""
    read, find = Read(html), finder(story)
    explained = {id.removeprefix("g-").split("--")[0] for id in read.opens}
    return {term for text in read.prose for *_, term in find.mentions(text)} - explained


def that_uses(kind: str) -> str:
    """The entry of a kind whose texts mention most terms."""
    found = Counter(entry.id for uses in mentioned(STORY).values() for one, entry in uses if one == kind)
    return found.most_common(1)[0][0]


VIEWS: list[tuple[str, dict[str, str]]] = [
    ("sanctions", {"view": "enforcement"}),
    ("sanctions", {"view": "firewall"}),
    ("sanctions", {"view": "national"}),
    ("sanctions", {"view": "caps"}),
    ("sanctions", {"resolution": that_uses("resolutions")}),
    ("sanctions", {"case": that_uses("cases")}),
    ("sanctions", {"measure": that_uses("measures")}),
    ("then_and_now", {}),
    ("then_and_now", {"asof": "day"}),
    ("then_and_now", {"outcome": that_uses("outcomes")}),
    ("claims", {"claim": CLAIM.id}),
    ("article", {"view": "all"}),
    ("actors", {"actor": that_uses("actors")}),
    ("actors", {"actor": STORY.actors[0].id}),
    ("actors", {"node": that_uses("relations")}),
    ("ramifications", {"node": that_uses("ramifications")}),
    ("timeline", {"event": that_uses("events")}),
    ("timeline", {"preset": "history"}),
    ("journey", {"event": that_uses("events")}),
    ("sources", {"view": "audit"}),
]


@pytest.mark.parametrize(("page", "asked"), VIEWS, ids=[f"{page}-{'-'.join(asked.values())}" for page, asked in VIEWS])
def test_every_term_in_a_text_is_explained_where_it_first_comes_up(
    page: str, asked: dict[str, str], open_page: Callable[..., Any]
) -> None:
    html = open_page(page, **asked).html
    read = Read(html)

    assert unexplained(html, STORY) == set()
    assert set(read.opens) == {id for id in read.ids if id.startswith("g-")}
    assert set(Counter(read.ids).values()) <= {1}


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("sanctions", {"view": "enforcement"}),
        ("sanctions", {"view": "firewall"}),
        ("then_and_now", {"outcome": that_uses("outcomes")}),
        ("article", {"view": "all"}),
        ("actors", {"actor": that_uses("actors")}),
    ],
)
def test_a_term_in_a_text_is_a_button_once_a_panel_and_in_no_link_title_or_table(
    page: str, asked: dict[str, str], open_page: Callable[..., Any]
) -> None:
    html = open_page(page, **asked).html
    read = Read(html)

    assert read.opens
    panels = html.split('<section class="x-panel"') if page == "article" else [html]
    assert {count for panel in panels for count in Counter(Read(panel).opens).values()} == {1}
    assert set().union(*read.within) & (UNMARKED - {"small", "b"}) == set()


def test_the_text_of_an_outcome_reads_as_it_is_written(open_page: Callable[..., Any]) -> None:
    outcome = STORY.get("outcomes", that_uses("outcomes"))
    html = open_page("then_and_now", outcome=outcome.id).html
    read = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())

    for text in (outcome.expectation, outcome.why, outcome.counter_reading):
        assert not text or " ".join(text.split()) in read
