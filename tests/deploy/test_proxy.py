"""One machine, nginx as we ship it, two replicas, thirty readers: one replica is killed, and nobody notices.

Four readers sit at Chromium, the others speak Streamlit's protocol. `make test-all` runs this, `make test` does not.
"""

from __future__ import annotations

import asyncio
import http.client
import os
import random
import re
import shutil
import statistics
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from story import load
from tests.browser.visits import READY
from tests.deploy.browsing import some_address
from tests.deploy.protocol import Reader, View
from tests.deploy.running import Proxied, proxied

pytestmark = [pytest.mark.deploy, pytest.mark.timeout(240)]
READERS, AT_CHROMIUM = 30, 4
MOST = 10.0
"""Seconds until everybody is back."""
SEATS = [("timeline", "?preset=visit"), ("actors", ""), ("claims", ""), ("article", "")]
TURN = "a[data-key=nav-claims]"
BAD = "[role=dialog], [data-testid=stException], [data-testid=stAlert]"
WATCH = """(bad) => { const seen = window.__seen = { lost: 0, back: 0, alarms: [] };
  new MutationObserver(() => {
    const line = document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState;
    if (line && line !== 'CONNECTED' && !seen.lost) {
      seen.lost = performance.now();
      if (window.__whenLost) document.querySelector(window.__whenLost).click();
    }
    if (line === 'CONNECTED' && seen.lost && !seen.back) seen.back = performance.now();
    for (const element of document.querySelectorAll(bad)) seen.alarms.push(element.innerText.slice(0, 200));
  }).observe(document.body, { subtree: true, childList: true, attributes: true,
    attributeFilter: ['data-test-connection-state'] }) }"""


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    with proxied(tmp_path_factory.mktemp("proxy")) as found:
        yield found


def ask(proxy: Proxied, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(proxy.address.removeprefix("http://"), timeout=20)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/metrics", "/metrics/", "//metrics", "/%6detrics", "/x/../metrics", "/_stcore/metrics", "/_stcore/./metrics",
        "/_stcore/agent/openapi.json", "/_stcore/agent/", "/_stcore/upload_file/a/b", "/_stcore/script-health-check",
    ],
)  # fmt: skip
def test_what_is_not_the_publics_is_not_reached_from_outside(proxy: Proxied, path: str) -> None:
    assert ask(proxy, path)[0] == 404
    assert ask(proxy, path, X_Forwarded_For="127.0.0.1", Host="localhost")[0] == 404


def test_pages_come_compressed_and_scripts_from_the_proxys_store(proxy: Proxied) -> None:
    status, headers, _ = ask(proxy, "/", Accept_Encoding="br")
    assert (status, headers["content-encoding"]) == (200, "br")
    assert "content-security-policy" in headers

    html = ask(proxy, "/")[2].decode()
    script = re.findall(r'src="\.(/static/js/[^"]+)"', html)[0]
    for path in (script, "/app/static/tokens.css"):
        first = ask(proxy, path, Accept_Encoding="br")
        again = ask(proxy, path, Accept_Encoding="br")
        assert again[1]["x-cache"] == "HIT"
        assert again[1]["content-encoding"] == "br"
        assert again[2] == first[2]
        assert ask(proxy, path)[1].get("content-encoding") is None
        assert ask(proxy, path, Accept_Encoding="br", If_None_Match=again[1]["etag"])[0] == 304


def test_a_replica_dies_and_no_reader_notices(proxy: Proxied, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_protocol, at_chromium, moved = asyncio.run(_thirty_readers(proxy, root))

    with capsys.disabled():
        print(f"\n{READERS} readers, {moved} of them at the replica that was killed; back at the same view after")
        for who, seconds in (("by protocol", by_protocol), ("at Chromium", at_chromium)):
            if seconds:
                print(f"  {statistics.median(seconds):.2f} s (median), {max(seconds):.2f} s (the last), {who}")
    assert len(by_protocol) + len(at_chromium) == moved
    assert at_chromium
    assert max(by_protocol + at_chromium) < MOST


async def _thirty_readers(proxy: Proxied, root: Path) -> tuple[list[float], list[float], int]:
    story, chance = load(root / "data").story, random.Random(3)
    async with AsyncExitStack() as stack:
        pages = await _at_chromium(stack, proxy)
        victim = max(proxy.replicas, key=lambda replica: replica.sessions())  # two of the four at least
        readers = [
            await stack.enter_async_context(Reader(proxy.address, f"reader {n}")) for n in range(READERS - AT_CHROMIUM)
        ]
        views = [await reader.go(*some_address(story, chance)) for reader in readers]
        first, second = (replica.sessions() for replica in proxy.replicas)
        assert first + second == READERS
        assert min(first, second) >= 4, "the proxy spreads them"

        texts = [await _text(page) for page in pages]
        for page in pages[::3]:
            await page.evaluate(f"() => {{ window.__whenLost = '{TURN}' }}")  # turns the page just then
        waiting = [asyncio.create_task(reader.stay(MOST)) for reader in readers]
        moved = victim.sessions()
        victim.process.kill()

        seconds = await _all_back(waiting, readers, views)
        at_chromium = await _all_back_at_chromium(pages, texts)
        return seconds, at_chromium, moved


async def _all_back(waiting: list[Any], readers: list[Reader], views: list[View]) -> list[float]:
    done, others = await asyncio.wait(waiting, timeout=MOST + 2, return_when=asyncio.ALL_COMPLETED)
    for task in others:
        task.cancel()
    seconds = []
    for task, before in zip(waiting, views, strict=True):
        if task in done:
            took, view = task.result()
            assert view.same == before.same
            seconds.append(took)
    assert [fault for reader in readers for fault in reader.faults] == []
    return seconds


async def _at_chromium(stack: AsyncExitStack, proxy: Proxied) -> list[Page]:
    playwright = await stack.enter_async_context(async_playwright())
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = await playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
    stack.push_async_callback(browser.close)
    pages = []
    for number, (name, query) in enumerate(SEATS):
        context = await browser.new_context(user_agent=f"Chromium {number}", viewport={"width": 1280, "height": 800})
        page = await context.new_page()
        await page.goto(f"{proxy.address}/{name}{query}")
        await page.wait_for_selector(READY.format(page=name), state="attached")
        await page.wait_for_function("() => window.__frame && !document.querySelector('.x-first')")
        await page.evaluate(WATCH, BAD)
        pages.append(page)
    return pages


async def _text(page: Page) -> str:
    return await page.inner_text("[data-testid=stMain]")


async def _all_back_at_chromium(pages: list[Page], texts: list[str]) -> list[float]:
    seconds = []
    for page, (name, query), before in zip(pages, SEATS, texts, strict=True):
        seen = await page.evaluate("() => window.__seen")
        assert seen["alarms"] == []
        if not seen["lost"]:
            continue
        seconds.append((seen["back"] - seen["lost"]) / 1000)
        turned = await page.evaluate("() => window.__whenLost") == TURN
        await page.wait_for_selector(READY.format(page="claims" if turned else name), state="attached")
        if not turned:
            assert page.url.endswith(f"/{name}{query}")
            assert await _text(page) == before
        await _goes_on(page, name, turned)
        assert (await page.evaluate("() => window.__seen"))["alarms"] == []
    return seconds


async def _goes_on(page: Page, name: str, turned: bool) -> None:
    """The new session answers: to a click on a mark of the map as well as to a link."""
    if name == "actors" and not turned:
        mark = page.locator('.st-key-network svg [data-id^="actor:"]').first
        chosen = (await mark.get_attribute("data-id") or "").partition(":")[2]
        await mark.locator(".shape").click()
        await page.wait_for_selector(f"#actor-{chosen}", timeout=10_000)
        assert f"actor={chosen}" in page.url
    await page.click("a[data-key=nav-sources]:visible")
    await page.wait_for_selector(READY.format(page="sources"), state="attached")
