"""Tells Python which mark of a Plotly figure was clicked or tapped, and rings the one that is chosen.

Streamlit's own `on_select` picks the point that was hovered before a tap, and swallows swipes on a phone; Plotly's own
event names the right point. The mark's id stands in its `customdata`. The ring is drawn in the browser, so that a choice
leaves the figure as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_bridge = st.components.v2.component(
    "chart_bridge", js=(Path(__file__).parent / "bridge.js").read_text(encoding="utf-8")
)


def listen(chart: str, selected: str | None, on_pick: Callable[[str], None]) -> None:
    """Rings the mark `selected` in the chart with the key `chart`; calls `on_pick` with the id of a mark that is picked."""
    key = f"bridge-{chart}"

    def picked() -> None:
        if id := st.session_state[key].pick:
            on_pick(str(id))

    _bridge(key=key, data={"chart": chart, "selected": selected or ""}, on_pick_change=picked)
