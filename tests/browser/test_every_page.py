"""What must hold on every page: no error, no request to elsewhere, no overflow, nothing axe finds."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from story.addresses import BY_ID, PAGES
from tests.browser.visits import STORY, bounds, overflow, violations_in_both, visiting

PATHS = {page.id: f"/{page.path}" for page in PAGES if page.access == "public" and page.is_in(STORY)}


@pytest.mark.parametrize("name", PATHS)
def test_a_cold_link_opens_in_the_storys_language_and_axe_finds_nothing_in_light_or_dark(
    name: str, browser: Browser, app: str
) -> None:
    with visiting(browser, app) as visit:
        page = visit.go(PATHS[name], name)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == STORY.meta.language
        assert violations_in_both(page) == []
        assert overflow(page, 1440, 1100, 768) == {}
        assert visit.errors == []
        assert visit.hosts == {urlsplit(visit.address).netloc}


@pytest.mark.parametrize("name", PATHS)
def test_on_a_phone_nothing_runs_over_the_side_and_the_menu_says_which_page_it_is(
    name: str, browser: Browser, app: str
) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go(PATHS[name], name)
        assert overflow(page, 320, 390) == {}
        if not BY_ID[name].path or not BY_ID[name].in_bar:
            return
        button = page.locator("button.x-menu")
        assert bounds(button)["height"] >= 44
        button.tap()
        page.locator("#x-menu a[aria-current=page]").wait_for(state="visible")
        assert page.locator("#x-menu a[aria-current=page]").inner_text() in button.inner_text()
