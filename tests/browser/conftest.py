"""A running app and a real Chromium. Each test gets a fresh page that notes errors and requests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.stages import IDS, on_stage, present, press
from tests.browser.visits import Visit, serving, visiting


def chromium() -> str:
    """The Chromium of this machine."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "no Chromium: run the tests by `make browser`"
    return found


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """The address of the app with its own story."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium (or the one that CHROMIUM names), headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, app: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh reader. `@pytest.mark.parametrize("visit", [{...}], indirect=True)` sets width, theme, touch."""
    with visiting(browser, app, **getattr(request, "param", {})) as found:
        yield found


@pytest.fixture(scope="session")
def visited(browser: Browser, app: str) -> Iterator[Visit]:
    """One visit for most tests of the stage: a stage takes seconds to stand."""
    with visiting(browser, app, width=1920, height=1080) as visit:
        present(visit)
        yield visit


@pytest.fixture
def hall(visited: Visit) -> Iterator[Visit]:
    """The stage at its first scene, with nothing open and all as it was set at first."""
    page = visited.page
    if page.locator(".x-deck").count() == 0 or "deck=" in page.url:
        present(visited)
    page.set_viewport_size({"width": 1920, "height": 1080})
    while page.locator(".x-deck-over, .x-deck-card").count():
        press(page, "Escape")
    page.evaluate("document.querySelector('.x-deck').focus()")
    press(page, "Home")
    on_stage(page, IDS[0])
    yield visited
    assert visited.errors == []
    assert visited.hosts == {urlsplit(visited.address).netloc}
