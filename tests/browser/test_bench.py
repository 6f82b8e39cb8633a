"""Speed, bytes and memory against a bare Streamlit page with one Plotly chart, in one run: `make bench` prints the table.

A measurement, not a test of the build: it needs a quiet machine. Budgets stand in BUDGETS; a breach names the offender.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from story import wording as w
from tests import report
from tests.browser.relay import Line, relaying
from tests.deploy.protocol import Reader
from tests.deploy.running import App, running

RUNS = 3
SLOW = "9 Mbit/s"
LINES = ("", SLOW)
"""As the machine has it; 9 Mbit/s with round trips of 60 ms."""
BARE = """import plotly.graph_objects as go
import streamlit as st
st.title("Bare")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])))
st.session_state.n = st.session_state.get("n", 0) + st.button("go")
st.html(f"<p id=n{st.session_state.n}>{st.session_state.n}</p>")
"""
BUTTON = "[data-testid=stBaseButton-secondary]"
CHOICES = {"timeline": "event", "actors": "actor", "sanctions": "resolution"}
"""By page: the parameter of what is selected on it."""
PAGES = {"home": "/", "article": "/article", "timeline": "/timeline", "actors": "/actors", "sanctions": "/sanctions"}
BUDGETS = {
    ("home", "settled"): 0.3,
    ("home", "heading"): 0.75,
    ("home", "bytes"): 0.2,
    ("timeline", "bytes"): 0.5,
    ("actors", "bytes"): 0.5,
}
"""Ratios to the bare page, on the slow line."""
SHIFT = 0.1
READERS, EACH = 30, 3.0
"""Readers of one page at once, and the MB that each may cost."""
WATCH = """() => { window.__shift = 0; window.__heading = 0; window.__last = 0;
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.__shift += e.value })
    .observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => { window.__last = performance.now();
    if (!window.__heading && document.querySelector('[data-testid=stMain] h1')) window.__heading = performance.now() })
    .observe(document, { childList: true, subtree: true }) }"""
PAINTED = """([link, want]) => new Promise(done => { const start = performance.now();
  const look = () => document.querySelector(want)?.getClientRects().length && requestAnimationFrame(() =>
    setTimeout(() => done(performance.now() - start)));
  const seen = new MutationObserver(() => look() && seen.disconnect());
  seen.observe(document.body, { subtree: true, childList: true, attributes: true });
  document.querySelector(link).click(); setTimeout(() => done(9999), 9000) })"""
"""From a click to what it brings, painted, in ms."""
Numbers = dict[str, float]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "bare.py"
    path.write_text(BARE)
    return path


def _opened(browser: Browser, url: str) -> Numbers:
    """What a first visit takes: seconds, bytes, shift."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    seen = {"bytes": 0.0, "at": 0.0}

    def finished(event: Numbers) -> None:
        seen["bytes"] += event["encodedDataLength"]
        seen["at"] = time.monotonic()

    client.on("Network.loadingFinished", finished)
    page.add_init_script(f"({WATCH})()")
    start = time.monotonic()
    page.goto(url, wait_until="commit")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1", timeout=60_000)
    page.wait_for_load_state("networkidle", timeout=60_000)
    mutated = page.evaluate("() => window.__last") / 1000
    result = {
        "settled": max(mutated, seen["at"] - start),
        "heading": page.evaluate("() => window.__heading") / 1000,
        "bytes": seen["bytes"] / 1e6,
        "shift": page.evaluate("() => window.__shift"),
    }
    context.close()
    return result


def _selected(browser: Browser, url: str, steps: Callable[[Page], list[tuple[str, str]]]) -> float:
    """The median of the ms from a click to what it selects, painted."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_load_state("networkidle")
    found = []
    for link, want in steps(page):
        page.wait_for_timeout(250)
        found.append(float(page.evaluate(PAINTED, [link, want])))
    context.close()
    return statistics.median(found)


def _pressed(page: Page) -> list[tuple[str, str]]:
    return [(BUTTON, f"#n{n}") for n in range(1, 13)]


def _choices(parameter: str) -> Callable[[Page], list[tuple[str, str]]]:
    """Finds links that select something on a page, each with the element that shows it."""

    def found(page: Page) -> list[tuple[str, str]]:
        ids = page.evaluate(
            "name => [...new Set([...document.querySelectorAll('a[data-soft]')]"
            ".map(a => new URL(a.href).searchParams.get(name)).filter(Boolean))].slice(0, 12)",
            parameter,
        )
        return [(f'a[data-soft][href*="{parameter}={id}"]', f"#{parameter}-{id}") for id in ids]

    return found


async def _crowd(app: App, page: str) -> float:
    """The MB that each of many readers of a page costs; what is kept for all of them has been made before."""
    async with Reader(app.address) as first:
        for _ in range(3):
            await first.go(page)
        before = app.memory()
        async with AsyncExitStack() as stack:
            for n in range(READERS):
                await (await stack.enter_async_context(Reader(app.address, f"reader {n}"))).go(page)
            await asyncio.sleep(1)
            return (app.memory() - before) / READERS


def _memory(app: App, page: str) -> float:
    with ThreadPoolExecutor(1) as pool:  # the browser's loop is in this thread
        return max(0.0, pool.submit(asyncio.run, _crowd(app, page)).result())


def _measured(browser: Browser, app: App, path: str, steps: Callable[[Page], list[tuple[str, str]]] | None) -> Numbers:
    found: Numbers = {"memory": _memory(app, path.strip("/"))}
    with relaying(app.port, Line(rate=9e6 / 8, trip=0.06)) as slow:
        for line, address in zip(LINES, (app.address, slow.address), strict=True):
            runs = [_opened(browser, address + path) for _ in range(RUNS)]
            found |= {f"{name} {line}".strip(): statistics.median(run[name] for run in runs) for name in runs[0]}
            if steps:
                found[f"selection {line}".strip()] = _selected(browser, address + path, steps)
    return found


COLUMNS = {
    "settled": ("settled, s", ".2f"),
    f"settled {SLOW}": (f"on {SLOW}", ".2f"),
    "heading": ("heading, s", ".2f"),
    f"heading {SLOW}": (f"on {SLOW}", ".2f"),
    "bytes": ("MB", ".2f"),
    f"shift {SLOW}": ("shift", ".3f"),
    "selection": ("selection, ms", ".0f"),
    f"selection {SLOW}": (f"on {SLOW}", ".0f"),
    "memory": ("MB a reader", ".2f"),
}
"""What is measured: the head of its column, its form."""


def _cells(found: Numbers, base: Numbers) -> list[str]:
    cells = []
    for name, (_, form) in COLUMNS.items():
        if name not in found:
            cells.append("")
            continue
        ratio = f", {found[name] / base[name]:.2f}x" if found is not base and base[name] > 0.01 else ""
        cells.append(f"{found[name]:{form}}{ratio}")
    return cells


@pytest.mark.bench
@pytest.mark.timeout(1200)
def test_against_a_bare_page(browser: Browser, script: Path, tmp_path: Path) -> None:
    with running(tmp_path, str(script), "_stcore/health") as app:
        base = _measured(browser, app, "/", _pressed)
    rows, breaches = [["bare page", *_cells(base, base)]], []
    with running(tmp_path) as app:
        for name, path in PAGES.items():
            steps = _choices(CHOICES[name]) if name in CHOICES else None
            found = _measured(browser, app, path, steps)
            rows.append([w.PAGES[name], *_cells(found, base)])
            for (page, key), most in BUDGETS.items():
                if page == name and found[f"{key} {SLOW}"] > most * base[f"{key} {SLOW}"]:
                    breaches.append(f"{name} {key}: {found[f'{key} {SLOW}'] / base[f'{key} {SLOW}']:.2f}x")
            breaches += [f"{name} shift: {found[f'shift {SLOW}']:.3f}"] if found[f"shift {SLOW}"] > SHIFT else []
            breaches += [f"{name}: {found['memory']:.1f} MB a reader"] if found["memory"] > EACH else []
            for key in ("selection", f"selection {SLOW}") if steps else ():
                if found[key] > min(200, 2 * base[key]):
                    breaches.append(f"{name} {key}: {found[key]:.0f} ms")
    report.table("Against a bare page with one chart:", ["", *(head for head, _ in COLUMNS.values())], rows)
    assert breaches == []
