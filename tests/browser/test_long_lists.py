"""Contents, letters and parts of a story ten times as long as ours, in a browser."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import STORY, over, serving, violations, visiting
from tests.stories.multiply import Longer

SECTION = f"{STORY.sections[-1].id}-x4"
SOURCE = f"{STORY.sources[0].id}-x9"
VIEWS = [
    ("article", f"/article?section={SECTION}"),
    ("sources", f"/sources?source={SOURCE}"),
    ("sources", f"/sources?kind={STORY.sources[0].kind}&part=2"),
    ("sources", "/sources?view=method&part=2"),
    ("sources", "/sources?view=audit&part=2"),
    ("glossary", "/glossary?part=3"),
]
PANELS = ("article", "/article?view=all&part=3")
"""Its sections have the same headings again and again, which an article has not: axe minds that."""


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def app(longer: Longer) -> Iterator[str]:
    """The address of the app with the long story."""
    story = longer("data", 10)
    with serving(STORY=str(story)) as address:
        urllib.request.urlopen(f"{address}/data/claims.csv", timeout=120).close()  # the story has been read then
        yield address


def test_the_contents_show_the_open_section_and_lead_to_another_part_by_keyboard(browser: Browser, app: str) -> None:
    with visiting(browser, app, height=700) as visit:
        page = visit.go(f"/article?section={SECTION}", "article")
        expect(page.locator(f'.x-toc nav a[data-key="toc-{SECTION}"]')).to_be_in_viewport()
        page.locator('.x-toc nav a[data-key="toc-part-6"]').press("Enter")
        there = page.locator(".x-toc nav a[aria-current]")
        expect(there).not_to_have_attribute("data-key", f"toc-{SECTION}")
        expect(there).to_be_in_viewport()
        assert visit.errors == []


def test_a_letter_leads_into_another_part_and_its_heading_has_the_focus(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go("/glossary", "glossary")
        page.locator('.x-glp-letters a[data-key="letter-s"]').press("Enter")
        expect(page.locator("#letter-s")).to_be_focused()
        expect(page.locator("#letter-s")).to_be_in_viewport()
        assert "part=" in page.url
        assert visit.errors == []


def test_all_of_a_kind_is_read_in_parts_and_a_source_opens_and_closes_where_it_stands(
    browser: Browser, app: str
) -> None:
    with visiting(browser, app) as visit:
        page = visit.go("/sources", "sources")
        group = page.locator("details.x-src-group").first
        group.locator("summary").press("Enter")
        group.locator(".x-src-rest a").first.press("Enter")
        expect(page.locator('#x-parts[data-part="1"]')).to_be_focused()
        page.locator('a[data-key="part-next"]').first.press("Enter")
        expect(page.locator('#x-parts[data-part="2"]')).to_be_focused()
        row = page.locator(".x-src-list li a").nth(3)
        key = row.get_attribute("data-key")
        row.press("Enter")
        expect(page.locator("li.on")).to_be_focused()
        page.locator(f'a[data-key="{key}"]').press("Enter")
        expect(page.locator("li.on")).to_have_count(0)
        expect(page.locator('#x-parts[data-part="2"]')).to_be_visible()
        assert visit.errors == []


def test_a_list_of_the_method_stays_open_when_it_turns(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go("/sources?view=method", "sources")
        fold = page.locator("#doubt-sources")
        fold.locator("summary").press("Enter")
        fold.locator('a[data-key="part-sources-next"]').first.press("Enter")
        expect(page.locator("#x-parts-sources")).to_have_attribute("data-part", "sources-2")
        expect(page.locator("#x-parts-sources")).to_be_focused()
        expect(fold.locator("li a").first).to_be_visible()
        assert visit.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_list(theme: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, theme=theme) as visit:
        for name, path in VIEWS:
            page = visit.go(path, name)
            page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert violations(page) == [], path


@pytest.mark.parametrize("width", [320, 768])
def test_no_list_runs_over_the_side(width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=844, touch=width < 500) as visit:
        for name, path in (*VIEWS, PANELS):
            page = visit.go(path, name)
            page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
            wide = over(page)
            assert wide <= 0, path
