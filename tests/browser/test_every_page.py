"""What must hold on every page: no error, no request to elsewhere, no overflow, nothing axe finds."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from story import load
from story.addresses import PAGES
from tests.browser.visits import Visit, visiting

STORY = load("data").story
PATHS = {page.id: f"/{page.path}" for page in PAGES if page.access == "public" and page.is_in(STORY)}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("name", PATHS)
def test_a_cold_link_opens_without_error_and_asks_no_other_host(name: str, visit: Visit) -> None:
    visit.go(PATHS[name], name)
    visit.page.wait_for_load_state("networkidle")
    assert visit.errors == []
    assert visit.hosts == {urlsplit(visit.address).netloc}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_nothing(name: str, theme: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, theme=theme) as visit:
        visit.go(PATHS[name], name)
        found = Axe().run(visit.page, options=AXE).response["violations"]
    assert [(entry["id"], [node["target"] for node in entry["nodes"]][:3]) for entry in found] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("name", PATHS)
def test_nothing_runs_over_the_side(name: str, width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=844, touch=width < 500) as visit:
        visit.go(PATHS[name], name)
        wide = visit.page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]');"
            " return Math.max(m.scrollWidth - m.clientWidth, document.documentElement.scrollWidth - innerWidth) }"
        )
    assert wide <= 0


@pytest.mark.parametrize("name", PATHS)
def test_one_heading_of_the_first_level_in_the_storys_language(name: str, visit: Visit) -> None:
    page = visit.go(PATHS[name], name)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == STORY.meta.language


@pytest.mark.parametrize("name", [page.id for page in PAGES if page.id in PATHS and page.path and page.in_bar])
def test_on_a_phone_the_menu_says_which_page_it_is(name: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go(PATHS[name], name)
        button = page.locator("button.x-menu")
        assert button.bounding_box()["height"] >= 44  # type: ignore[index]
        button.tap()
        page.locator("#x-menu a[aria-current=page]").wait_for(state="visible")
        assert page.locator("#x-menu a[aria-current=page]").inner_text() in button.inner_text()
