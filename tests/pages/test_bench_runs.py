"""A page's warm script run against a bare page with one chart, in one run: `make bench` prints the table."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from story import load, standing
from story import wording as w
from story.addresses import PAGES
from tests import report

BARE = """import plotly.graph_objects as go
import streamlit as st
st.title("Bare")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])))
"""
MOST = 2.0
"""Times the bare page's processor time."""


def _rest() -> None:
    """Waits until this process has nothing to do: after a story was read the search's index is made beside the pages."""
    worked = -1.0
    while time.process_time() - worked > 0.02:
        worked = time.process_time()
        time.sleep(1)


def _warm(test: AppTest, runs: int = 15) -> float:
    """Milliseconds of processor time of a run, the median of several."""
    test.run()
    test.run()
    found = []
    for _ in range(runs):
        start = time.process_time()
        test.run()
        found.append(time.process_time() - start)
    return statistics.median(found) * 1000


@pytest.mark.bench
def test_a_warm_run_costs_at_most_twice_a_bare_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "EVERY", 0.2)  # as it is for readers
    story = load(root / "data").story
    bare = AppTest.from_string(BARE, default_timeout=30)
    rows, dear = [], []
    for page in PAGES:
        if page.access != "public" or not page.is_in(story) or page.id == "present":
            continue  # the stage runs once a talk
        test = AppTest.from_file(str(root / "pages" / "__main__.py"), default_timeout=30)
        test.run()
        if page.path:
            test.switch_page(f"{page.id}.py").run()
        _rest()
        own, base = _warm(test), _warm(bare)
        rows.append([w.PAGES[page.id], f"{own:.1f}", f"{base:.1f}", f"{own / base:.1f}x"])
        dear += [page.id] if own / base > MOST else []
    report.table("A warm run of a page, ms of processor time:", ["", "ours", "bare page", "ratio"], rows)
    assert dear == []
