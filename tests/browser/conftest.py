"""A running app and a real Chromium. Each test gets a fresh page that notes errors and requests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

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
