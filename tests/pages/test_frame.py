"""The frame: what a reader finds on every page."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from server.previews import preview
from server.telling import Teller
from story import load
from story.addresses import BY_ID, PAGES

STORY = load("data").story
PUBLIC = [page.id for page in PAGES if page.access == "public" and page.is_in(STORY)]
IN_BAR = [page.id for page in PAGES if page.id in PUBLIC and page.in_bar]


def test_the_navigation_holds_ten_pages_at_most() -> None:
    assert len(IN_BAR) <= 10


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("lens", ["now", "day"])
def test_every_page_opens_in_both_lenses_with_one_heading(name: str, lens: str, open_page: Callable[..., Any]) -> None:
    html = open_page(name, asof=lens).html
    assert len(re.findall(r"<h1\b", html)) == 1


@pytest.mark.parametrize("name", IN_BAR)
def test_the_page_that_is_open_is_marked_in_the_navigation(name: str, open_page: Callable[..., Any]) -> None:
    assert f'data-key="nav-{name}"' in re.findall(r'<a[^>]*aria-current="page"', open_page(name).html)[0]


@pytest.mark.parametrize("name", PUBLIC)
def test_what_a_link_asked_for_in_vain_is_said(name: str, open_page: Callable[..., Any]) -> None:
    html = open_page(name, nonsense="<b>x</b>").html
    assert "This link asked for nonsense" in html
    assert "<b>x</b>" not in html


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "present"])  # a stage has no frame
def test_the_lens_goes_along_in_every_link(name: str, open_page: Callable[..., Any]) -> None:
    html = open_page(name, asof="day").html
    lost = [link for link in re.findall(r"<a[^>]*data-soft[^>]*>", html) if "asof=day" not in link]
    assert [link for link in lost if 'data-key="lens-' not in link] == []  # only what says so leads back to now
    assert 'data-key="lens-now"' in html


def test_an_event_after_the_day_is_not_shown_on_the_day(open_page: Callable[..., Any]) -> None:
    later = next(event for event in STORY.events if event.date > "2024")
    assert later.title in open_page("timeline", preset="history").html
    on_the_day = open_page("timeline", event=later.id, preset="history", asof="day").html
    assert later.title not in on_the_day
    assert "not known on the day" in on_the_day


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "present"])
def test_every_view_can_be_shared_with_its_title_its_data_and_its_citation(
    name: str, open_page: Callable[..., Any]
) -> None:
    buttons = re.findall(r'data-share="([^"]*)"', open_page(name, asof="day").html)

    assert len(buttons) == 1
    told = json.loads(unescape(buttons[0]))
    assert told["title"]
    assert STORY.meta.edition.number in told["citations"]["words"]["text"]
    assert "@ADDRESS@" in told["citations"]["bibtex"]["text"]
    assert all("asof=day" in file["href"] for file in told["data"])


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("claims", {"claim": next(claim.id for claim in STORY.claims if claim.verdict == "contradicted")}),
        ("then_and_now", {"outcome": STORY.outcomes[0].id}),
        ("article", {"section": STORY.sections[0].id}),
        ("walk", {}),
        ("timeline", {"preset": "history"}),
        ("claims", {"verdict": "partly"}),
    ],
)
def test_a_view_is_shared_by_the_title_that_its_link_is_previewed_with(
    name: str, asked: dict[str, str], open_page: Callable[..., Any]
) -> None:
    told = json.loads(unescape(re.findall(r'data-share="([^"]*)"', open_page(name, **asked).html)[0]))

    telling = Teller().telling()
    previewed = preview(telling, BY_ID[name], {key: [value] for key, value in asked.items()})
    assert told["title"] == previewed.title
    assert ".”" not in told["citations"]["words"]["text"]
    keys = [told["citations"][form]["text"] for form in ("bibtex", "ris")]
    assert all(f".{BY_ID[name].path}" + "".join(f".{k}.{v}" for k, v in asked.items()) in key for key in keys)
