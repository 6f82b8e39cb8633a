"""What `python -m story new` writes: every page of it opens in a browser, before anybody has changed a line."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from story.__main__ import main
from story.addresses import PAGES
from tests.browser.visits import serving, visiting


@pytest.mark.timeout(120)  # alone on a machine it takes a quarter of that
def test_every_page_of_a_new_story_opens_without_error(tmp_path: Path, browser: Browser) -> None:
    assert main(["new", str(tmp_path / "new")]) == 0
    pages = [page for page in PAGES if page.access == "public"]

    with serving(STORY=str(tmp_path / "new")) as address, visiting(browser, address) as visit:
        headings = {}
        for page in sorted(pages, key=lambda page: not page.in_bar):
            link = visit.page.locator(f'[data-key="nav-{page.id}"]').first
            if page.path and page.in_bar and link.is_visible():
                link.click()  # no page is loaded anew: the whole walk stays short
                visit.wait(page.id)
            else:
                visit.go(f"/{page.path}", page.id)
            headings[page.id] = visit.page.locator("h1").count()
        assert visit.errors == []
        assert visit.hosts == {urlsplit(address).netloc}

    assert headings == {page.id: 1 for page in pages}
