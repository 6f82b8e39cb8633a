"""Another newsroom's story, page by page: the heading is its own, what a reader does first there works and is undone by
Back, nothing runs over, axe finds nothing, nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from story import as_of, load
from story.addresses import BY_ID, PAGES
from tests.browser.visits import Visit, overflow, serving, violations, visiting

FOLDER = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"
SECOND = as_of(load(FOLDER).story, "now")
VIEWS = {"timeline": "timeline-visit", "then_and_now": "then-and-now"}
"""The view whose title is the page's heading, where it is not called like the page."""
WORD = SECOND.glossary[0].term

Use = Callable[[Visit, str], AbstractContextManager[None]]
"""Does what a reader does first; leaving it goes Back."""


@pytest.fixture(scope="module")
def second(browser: Browser) -> Iterator[Visit]:
    """A reader of the second story, who has been there before: what all pages need is loaded once."""
    with serving(STORY=str(FOLDER)) as address, visiting(browser, address) as visit:
        yield visit


@contextmanager
def choosing(
    visit: Visit, name: str, links: str, parameter: str, shows: str, says: Callable[[Any], str]
) -> Iterator[None]:
    """Clicks the first of `links`: `shows` comes, with what the story says of the entry; Back takes it away."""
    page, link = visit.page, visit.page.locator(links).locator("visible=true").first
    target = urlsplit(link.get_attribute("href") or "")
    id = parse_qs(target.query)[parameter][0]
    there = next(page for page in PAGES if page.path == target.path.removeprefix("./"))
    kind = next(one.ids for one in there.parameters if one.name == parameter)
    shown = page.locator(shows.format(id=id)).filter(has_text=says(SECOND.get(kind, id)))
    expect(shown.locator("visible=true")).to_have_count(0)
    link.click()
    visit.wait(there.id)
    expect(shown.first).to_be_visible()
    yield
    page.go_back()
    visit.wait(name)
    expect(shown.locator("visible=true")).to_have_count(0)


@contextmanager
def choosing_a_source(visit: Visit, name: str) -> Iterator[None]:
    visit.page.locator("details.x-src-group summary").first.click()
    with choosing(visit, name, ".x-src-list a", "source", "#source-{id} dl", lambda source: source.publisher):
        yield


@contextmanager
def looking_up(visit: Visit, name: str) -> Iterator[None]:
    """Types a term into the field of the glossary: it alone is left."""
    page, found = visit.page, visit.page.locator("#term-" + SECOND.glossary[0].id)
    others = page.locator(".x-glp-term")
    whole = others.count()
    page.locator("[data-testid=stMain] input").first.fill(WORD)
    page.keyboard.press("Enter")
    expect(page.locator(".x-src-count")).to_contain_text(WORD)
    expect(found).to_be_visible()
    assert others.count() < whole
    yield
    page.go_back()
    expect(others).to_have_count(whole)


@contextmanager
def searching(visit: Visit, name: str) -> Iterator[None]:
    """Asks for a word; the first result leads to its entry."""
    page = visit.page
    page.locator("[data-testid=stMain] input").first.fill(WORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(WORD)
    first = page.locator(".x-results a").first
    expect(first).to_contain_text(WORD)
    first.click()
    visit.wait("glossary")
    expect(page.locator(f"#term-{SECOND.glossary[0].id}")).to_be_focused()
    page.go_back()
    visit.wait(name)
    yield
    page.go_back()
    expect(page.locator(".x-results a")).to_have_count(0)


@contextmanager
def stepping(visit: Visit, name: str) -> Iterator[None]:
    """The stage: the key of a clicker steps on, and back."""
    page, stage = visit.page, visit.page.locator(".x-deck[data-ready]")
    first, following = SECOND.scenes[:2]
    expect(stage).to_have_attribute("data-scene", first.id, timeout=60_000)
    page.keyboard.press("PageDown")
    expect(stage).to_have_attribute("data-scene", following.id)
    expect(page.locator(".x-deck-slide.is-on .x-deck-statement")).to_have_text(following.statement)
    yield
    page.keyboard.press("PageUp")
    expect(stage).to_have_attribute("data-scene", first.id)


def chooses(links: str, parameter: str, shows: str, says: Callable[[Any], str]) -> Use:
    return partial(choosing, links=links, parameter=parameter, shows=shows, says=says)


USES: dict[str, Use] = {
    "home": chooses(".x-days a", "step", ".x-events a", lambda day: SECOND.event(day.events[0]).title),
    "article": chooses(".x-toclist li:nth-child(2) a", "section", ".x-panel", lambda section: section.leaves_out),
    "timeline": chooses(".x-events a", "event", "#event-{id}", lambda event: event.text),
    "journey": chooses(".x-jr-stops a", "node", ".st-key-panel", lambda place: place.reference),
    "actors": chooses(".x-net-actors a", "actor", ".st-key-panel", lambda actor: actor.role_then),
    "sanctions": chooses(".x-san-votes a", "resolution", "#resolution-{id}", lambda resolution: resolution.adds),
    "ramifications": chooses(".x-ram-top a", "node", "#node-{id}", lambda node: node.text),
    "claims": chooses(".x-led-list a", "claim", "#claim-{id}", lambda claim: claim.why_then),
    "then_and_now": chooses(".x-tan-mark", "outcome", ".x-tan-body", lambda outcome: outcome.record[0].text),
    "sources": choosing_a_source,
    "walk": chooses(".x-walk-ways .x-i-next", "scene", "#scene-{id}", lambda scene: scene.statement),
    "present": stepping,
    "search": searching,
    "glossary": looking_up,
}


def _heading(name: str) -> str:
    """What the story says at the top of a page."""
    view = SECOND.view(VIEWS.get(name, name))
    return view.title if view else SECOND.meta.title if name in ("home", "present") else ""


@pytest.mark.parametrize("name", [page.id for page in PAGES if page.access == "public"])
def test_a_page_of_the_second_story_is_its_own_and_works(name: str, second: Visit) -> None:
    second.errors.clear()
    second.page.set_viewport_size({"width": 1440, "height": 900})
    page = second.go(f"/{BY_ID[name].path}", name)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_contain_text(_heading(name))
    with USES[name](second, name):
        assert violations(page) == []
    assert overflow(page, 390) == {}
    assert second.errors == []
    assert second.hosts == {urlsplit(second.address).netloc}
