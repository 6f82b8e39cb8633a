"""The search page, run without a browser."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from components.blocks.search import MOST
from story import load
from story.search import find

STORY = load("data").story
ACTOR = max(STORY.actors, key=lambda actor: actor.mentions)


def test_results_stand_in_groups_with_counts_and_lead_to_the_exact_view(open_page: Callable[..., Any]) -> None:
    html = open_page("search", q=ACTOR.name).html
    assert f'data-key="r-actors-{ACTOR.id}" href="./actors?actor={ACTOR.id}"' in html
    for group in find(STORY, ACTOR.name).groups:
        assert f'data-key="f-kind-{group.kind}"' in html
    assert "<mark>" in html.split(f'data-key="r-actors-{ACTOR.id}"')[1].split("</a>")[0]


def test_a_group_longer_than_its_beginning_can_be_had_whole(open_page: Callable[..., Any]) -> None:
    group = max(find(STORY, ACTOR.short).groups, key=lambda group: group.count)
    assert f'data-key="all-{group.kind}"' in open_page("search", q=ACTOR.short).html
    html = open_page("search", q=ACTOR.short, kind=group.kind).html
    assert len(re.findall(rf'data-key="r-{group.kind}-', html)) == min(group.count, MOST)
    assert set(re.findall(r'data-key="r-([a-z]+)-', html)) == {group.kind}


def test_a_slip_of_the_pen_is_said_and_mended(open_page: Callable[..., Any]) -> None:
    html = unescape(open_page("search", q=f"{ACTOR.name}x").html)
    assert f"Read as “{ACTOR.name.split()[0]}".lower() in html.lower()
    assert f'data-key="r-actors-{ACTOR.id}"' in html


def test_what_is_nowhere_is_said_with_something_to_try(open_page: Callable[..., Any]) -> None:
    html = open_page("search", q="<script>qqzzxx</script>").html
    assert "Nothing here has “&lt;script&gt;qqzzxx&lt;/script&gt;”" in html
    assert "<script>qqzzxx" not in html
    assert "./search?q=" in html


def test_without_words_the_page_says_what_can_be_found(open_page: Callable[..., Any]) -> None:
    html = open_page("search").html
    assert "Search the story" in html
    assert 'data-key="r-' not in html
    assert f"./actors?actor={ACTOR.id}" in html


def test_the_field_searches_and_goes_into_the_link(open_page: Callable[..., Any]) -> None:
    opened = open_page("search", q="zzzz", kind="events")
    test = opened.test.text_input[0].set_value(ACTOR.name).run()
    assert not test.exception
    assert test.query_params["q"] == ACTOR.name
    assert "kind" not in test.query_params
    assert f'data-key="r-actors-{ACTOR.id}"' in opened.html


def test_every_page_has_the_way_into_the_search(open_page: Callable[..., Any]) -> None:
    html = open_page("timeline", asof="day").html
    assert re.search(r'<a class="x-find[^>]* href="\./search\?asof=day"', html)
