"""The first readers after a start: what one of their runs is still loading breaks no figure of another's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOGETHER = """
import builtins, sys, threading
begun, real, waits = threading.Event(), builtins.__import__, iter(range(100))

def slow(name, *rest, **named):
    if name.startswith("pandas.") and "pandas" in sys.modules and not hasattr(sys.modules["pandas"], "Series"):
        begun.set()
        threading.Event().wait(0.02 if next(waits, None) is not None else 0)
    return real(name, *rest, **named)

builtins.__import__ = slow
one = threading.Thread(target=lambda: __import__("pandas"))
one.start()
assert begun.wait(30), "pandas is half loaded now"
from components.figures.template import named_above
import plotly.graph_objects as go
named_above(go.Figure(go.Scatter(x=["2020-01-01"], y=[1])).update_layout(height=100))
one.join()
"""


def test_a_figure_waits_for_pandas_that_another_run_is_loading() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOGETHER], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-800:]
