"""German and Arabic in a browser: the page says its language and direction, nothing runs over, axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import over, serving, violations, visiting
from tests.stories.translated import translated

SMALL = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"
PAGES = {"home": "/", "claims": "/claims", "timeline": "/timeline"}
WIDTHS = {1440: 900, 390: 844}


@pytest.fixture(scope="module", params=[("de", "ltr"), ("ar", "rtl")], ids=lambda param: param[0])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """The address of the second story in another language, the language, its direction."""
    language, direction = request.param
    story = translated(SMALL, language, tmp_path_factory.mktemp("story"))
    with serving(STORY=str(story)) as address:
        yield address, language, direction


def _left(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"]


def test_pages_stand_in_their_language_and_direction(browser: Browser, spoken: tuple[str, str, str]) -> None:
    address, language, direction = spoken
    for width, height in WIDTHS.items():
        with visiting(browser, address, width=width, height=height, touch=width < 500) as visit:
            for name, path in PAGES.items():
                page = visit.go(path, name)
                page.wait_for_load_state("networkidle")
                html = page.locator("html")

                assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language, direction)
                assert over(page) <= 0, (name, width)
                assert violations(page) == [], (name, width)
            assert (_left(page, ".x-brand") > width / 2) == (direction == "rtl")
            assert visit.errors == []


def test_the_first_bytes_say_it_too(spoken: tuple[str, str, str], browser: Browser) -> None:
    address, language, direction = spoken
    with visiting(browser, address) as visit:
        for path in ("/", "/nowhere", "/follow", "/remote"):
            text = visit.context.request.get(address + path).text()
            assert f'<html lang="{language}" dir="{direction}">' in text
