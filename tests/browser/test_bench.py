"""Speed and bytes against a bare Streamlit page with one Plotly chart, in one run: `make bench` prints the table.

A measurement, not a test of the build: it needs a quiet machine. Budgets stand in BUDGETS; a breach names the offender.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.visits import serving_script

RUNS = 3
LINE = {"offline": False, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8, "latency": 60}
"""9 Mbit/s with round trips of 60 ms."""
BARE = """import plotly.graph_objects as go
import streamlit as st
st.title("Bare")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])))
st.session_state.n = st.session_state.get("n", 0) + st.button("go")
st.html(f"<p id=n{st.session_state.n}>{st.session_state.n}</p>")
"""
CHOICES = {"timeline": "event", "actors": "actor", "sanctions": "resolution"}
"""By page: the parameter of what is selected on it."""
PAGES = {"home": "/", "article": "/article", "timeline": "/timeline", "actors": "/actors"}
BUDGETS = {
    ("home", "settled"): 0.3,
    ("home", "heading"): 0.75,
    ("home", "bytes"): 0.2,
    ("timeline", "bytes"): 0.5,
    ("actors", "bytes"): 0.5,
}
"""Ratios to the bare page."""
SHIFT = 0.1
WATCH = """() => { window.__shift = 0; window.__heading = 0; window.__last = 0;
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.__shift += e.value })
    .observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => { window.__last = performance.now();
    if (!window.__heading && document.querySelector('[data-testid=stMain] h1')) window.__heading = performance.now() })
    .observe(document, { childList: true, subtree: true }) }"""


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[str]:
    script = tmp_path / "bare.py"
    script.write_text(BARE)
    with serving_script(str(script), tmp_path) as address:
        yield address


def _measure(browser: Browser, url: str) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    client: CDPSession = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", LINE)
    seen = {"bytes": 0.0, "at": 0.0}

    def finished(event: dict[str, float]) -> None:
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
        "bytes": seen["bytes"],
        "shift": page.evaluate("() => window.__shift"),
    }
    context.close()
    return result


PAINTED = """([link, want]) => new Promise(done => { const start = performance.now();
  const look = () => document.querySelector(want)?.getClientRects().length && requestAnimationFrame(() =>
    setTimeout(() => done(performance.now() - start)));
  const seen = new MutationObserver(() => look() && seen.disconnect());
  seen.observe(document.body, { subtree: true, childList: true, attributes: true });
  document.querySelector(link).click(); setTimeout(() => done(9999), 9000) })"""
"""From a click to what it brings, painted, in ms."""


def _choices(page: Page, name: str, parameter: str) -> list[tuple[str, str]]:
    """Links that select something on a page, each with the element that shows it."""
    ids = page.evaluate(
        "name => [...new Set([...document.querySelectorAll('a[data-soft]')]"
        ".map(a => new URL(a.href).searchParams.get(name)).filter(Boolean))].slice(0, 12)",
        parameter,
    )
    return [(f'a[data-soft][href*="{parameter}={id}"]', f"#{parameter}-{id}") for id in ids]


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_a_selection_is_painted_soon(browser: Browser, app: str, bare: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})

    def times(url: str, steps: Callable[[], list[tuple[str, str]]]) -> list[float]:
        page.goto(url)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
        page.wait_for_load_state("networkidle")
        found = []
        for link, want in steps():
            page.wait_for_timeout(250)
            found.append(float(page.evaluate(PAINTED, [link, want])))
        return found

    button = "[data-testid=stBaseButton-secondary]"
    base = statistics.median(times(bare, lambda: [(button, f"#n{n}") for n in range(1, 13)]))
    print(f"\n{'selection':12}{'median ms':>12}{'most':>8}{'ratio':>8}\n{'bare button':12}{base:12.0f}")
    slow = []
    for name, parameter in CHOICES.items():
        found = times(f"{app}/{name}", lambda n=name, p=parameter: _choices(page, n, p))  # type: ignore[misc]
        middle = statistics.median(found)
        print(f"{name:12}{middle:12.0f}{max(found):8.0f}{middle / base:7.2f}x")
        slow += [f"{name}: {middle:.0f} ms"] if middle > 200 or middle > 2 * base else []
    page.close()
    assert slow == []


def _median(browser: Browser, url: str) -> dict[str, float]:
    runs = [_measure(browser, url) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_against_a_bare_page(browser: Browser, app: str, bare: str) -> None:
    base = _median(browser, bare)
    print(f"\n{'':10}{'settled s':>12}{'heading s':>12}{'MB':>8}{'shift':>8}")
    print(f"{'bare':10}{base['settled']:12.2f}{base['heading']:12.2f}{base['bytes'] / 1e6:8.2f}{base['shift']:8.3f}")
    breaches = []
    for name, path in PAGES.items():
        found = _median(browser, app + path)
        ratio = {key: found[key] / base[key] for key in ("settled", "heading", "bytes")}
        print(
            f"{name:10}{found['settled']:7.2f} {ratio['settled']:.2f}x{found['heading']:6.2f} {ratio['heading']:.2f}x"
            f"{found['bytes'] / 1e6:5.2f} {ratio['bytes']:.2f}x{found['shift']:7.3f}"
        )
        due = {key: most for (page, key), most in BUDGETS.items() if page == name}
        breaches += [f"{name} {key}: {ratio[key]:.2f}x" for key, most in due.items() if ratio[key] > most]
        breaches += [f"{name} shift: {found['shift']:.3f}"] if found["shift"] > SHIFT else []
    assert breaches == []
