"""A running app, and a reader of it who notes errors and requests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, FloatRect, Locator, Page

from story import load
from story.settings import story_folder

STORY = load(story_folder()).story
"""What the app tells in these tests: the story that the setting STORY names, else ours."""
ROOT = Path(__file__).resolve().parents[2]
READY = '[data-testid=stApp][data-test-script-state=notRunning] [data-arrive="{page}"]'
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE = (
    "() => { const m = document.querySelector('[data-testid=stMain]');"
    " return Math.max(m.scrollWidth - m.clientWidth, document.documentElement.scrollWidth - innerWidth) }"
)
PLATFORM_404 = ("_stcore/health", "_stcore/host-config")
"""Streamlit looks for these below the path of a cold deep link: two 404s of its own."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serving(**settings: str) -> AbstractContextManager[str]:
    """Starts the app and gives its address; `settings` are environment variables."""
    return serving_script("app.py", ROOT, 0, **settings)


@contextmanager
def serving_script(script: str, folder: Path = ROOT, port: int = 0, **settings: str) -> Iterator[str]:
    """Starts Streamlit on a script and gives its address; says what it printed if it dies."""
    port = port or free_port()
    at = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", script, *at]
    log = Path(os.environ.get("TMPDIR", "/tmp")) / f"app-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env={**os.environ, **settings})
    try:
        deadline = time.monotonic() + 60
        while True:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the app did not start:\n{log.read_text()}")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)
        log.unlink(missing_ok=True)


@dataclass
class Visit:
    """A page and what it did: console errors, exceptions, requests."""

    page: Page
    context: BrowserContext
    address: str
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def go(self, path: str, page: str) -> Page:
        """Opens a path and waits until the page of that name has been drawn."""
        self.page.goto(self.address + path)
        self.wait(page)
        return self.page

    def wait(self, page: str) -> None:
        """Waits until the page of that name has been drawn and the script rests."""
        self.page.wait_for_selector(READY.format(page=page), state="attached", timeout=30_000)
        self.page.wait_for_function("() => window.__frame && !document.querySelector('.x-first')")  # links are soft now


@contextmanager
def visiting(
    browser: Browser, address: str, width: int = 1440, height: int = 900, theme: str = "light", touch: bool = False
) -> Iterator[Visit]:
    """A fresh reader of the app at `address`."""
    options: dict[str, Any] = {"viewport": {"width": width, "height": height}, "color_scheme": theme}
    if touch:
        options |= {"has_touch": True, "is_mobile": True}
    context = browser.new_context(**options, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    visit = Visit(page, context, address)
    page.on("pageerror", lambda fault: visit.errors.append(str(fault)))
    page.on("console", lambda message: _note(visit, message))
    page.on("request", lambda request: visit.hosts.add(request.url.split("/")[2]) if "//" in request.url else None)
    yield visit
    context.close()


def _note(visit: Visit, message: ConsoleMessage) -> None:
    """Keeps an error of the console, but for the platform's own two 404s."""
    if message.type == "error" and not message.location.get("url", "").endswith(PLATFORM_404):
        visit.errors.append(f"{message.text} ({message.location.get('url', '')})")


FRAMES = "() => new Promise(done => { let n = 12; const on = () => n-- ? requestAnimationFrame(on) : done(); on() })"
"""Waits for twelve frames."""


def bounds(element: Locator) -> FloatRect:
    """Where an element that can be seen stands, in pixels of the window."""
    found = element.bounding_box()
    assert found, f"{element} cannot be seen"
    return found


def middle(element: Locator) -> tuple[float, float]:
    """Brings an element into view and gives its middle, once it stands still: a page that is just being drawn or
    scrolled moves it."""
    before = None
    for _ in range(40):
        try:
            element.evaluate("e => e.scrollIntoView({ block: 'center' })", timeout=3_000)  # not below the masthead
            box = element.bounding_box()
            element.page.evaluate(FRAMES)
        except Error:
            continue
        if box and box == before:
            return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        before = box
    raise AssertionError(f"{element} does not stand still")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it stands: the rule, and the first places."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [(entry["id"], [node["target"] for node in entry["nodes"]][:3]) for entry in found]


def violations_in_both(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds in the page's light theme, then in its dark one."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'")
    return found + violations(page)


def over(page: Page) -> int:
    """How many pixels of the page as it stands run over the side; none, or fewer than none, is well."""
    return int(page.evaluate(WIDE))


def overflow(page: Page, *widths: int) -> dict[int, int]:
    """By width, how many pixels run over the side; only widths where some do."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if (pixels := over(page)) > 0:
            found[width] = pixels
    return found
