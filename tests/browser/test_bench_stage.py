"""From key to painted scene on the stage, over all scenes of the story twice, beside a bare page's rerun in the same run.

A measurement, not a test of the build: it needs a quiet machine. `make bench` prints the table.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from story import as_of
from tests import report
from tests.browser.visits import STORY, serving_script, visiting

MEDIAN, WORST = 100, 250
RERUNS = 10
BARE = """import plotly.graph_objects as go
import streamlit as st
st.session_state.n = st.session_state.get("n", 0) + st.button("Next")
st.header(f"Scene {st.session_state.n}")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, st.session_state.n])))
"""
PAINTED = """([selector, was]) => { window.__took = new Promise(done => {
  let from = 0;
  const key = (event) => { from = event.timeStamp; removeEventListener('keydown', key, true); look(); };
  const stands = () => selector(document) !== was;
  const look = () => requestAnimationFrame(() => {
    if (!stands()) { look(); return; }
    const frame = new MessageChannel(); // a message sent in a frame arrives after it has been painted
    frame.port1.onmessage = () => done(performance.now() - from);
    frame.port2.postMessage(0);
  });
  addEventListener('keydown', key, true);
}) }"""
SCENE = "document => document.querySelector('.x-deck-slide.is-on').dataset.id"
HEADER = "document => document.querySelector('h2').textContent"


def _took(page: Page, shown: str, key: str) -> float:
    """Milliseconds from a key to the frame in which `shown` is something else."""
    page.evaluate(f"(({PAINTED}))([{shown}, ({shown})(document)])")
    page.keyboard.press(key)
    return float(page.evaluate("() => window.__took"))


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[str]:
    script = tmp_path / "bare.py"
    script.write_text(BARE)
    with serving_script(str(script), tmp_path) as address:
        yield address


def _row(name: str, times: list[float]) -> list[str]:
    ninth = statistics.quantiles(times, n=10)[-1]
    return [name, str(len(times)), f"{statistics.median(times):.0f}", f"{ninth:.0f}", f"{max(times):.0f}"]


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_a_step_is_painted_before_anybody_waits(browser: Browser, app: str, bare: str) -> None:
    count = len(as_of(STORY, "now").scenes)
    with visiting(browser, bare, width=1920, height=1080) as visit:
        visit.page.goto(bare)
        visit.page.locator(".js-plotly-plot .main-svg").first.wait_for()
        visit.page.get_by_role("button", name="Next").focus()
        reruns = [_took(visit.page, HEADER, "Enter") for _ in range(RERUNS)]
    with visiting(browser, app, width=1920, height=1080) as visit:
        visit.page.goto(f"{app}/present")
        visit.page.wait_for_selector(".x-deck[data-ready]", timeout=60_000)
        there = [_took(visit.page, SCENE, "PageDown") for _ in range(count - 1)]
        back = [_took(visit.page, SCENE, "PageUp") for _ in range(count - 1)]

    rows = [
        _row("rerun of a bare page", reruns),
        _row("step, first time", there),
        _row("step, second time", back),
    ]
    report.table(
        "On stage, from a key to the scene painted, ms:", ["", "steps", "median", "90th percentile", "worst"], rows
    )
    assert statistics.median(there + back) <= MEDIAN
    assert max(there + back) <= WORST
