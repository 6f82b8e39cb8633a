"""A picture whose parts are picked by mouse, touch or keyboard: an SVG drawn by Python, wired in the browser.

In the SVG everything with `class="node"` or `class="edge"` and a `data-id` can be picked; edges stand before nodes,
with a wide invisible `class="hit"`. Each needs an `aria-label`. A `class="fix"` keeps its size in pixels however wide
the picture is shown. Texts in it must be escaped already.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from story import wording as w

HERE = Path(__file__).parent
STYLE = "".join((HERE / name).read_text(encoding="utf-8") for name in ("picker.css", "map.css"))
"""How the parts of a picture look."""
_picker = st.components.v2.component(
    "svg_picker",
    html='<div class="box"></div>',
    css=STYLE,
    js=(HERE / "picker.js").read_text(encoding="utf-8"),
)


def picker(svg: str, selected: str, key: str, on_pick: Callable[[str], None]) -> None:
    """Shows `svg` with the part `selected` marked as pressed; calls `on_pick` with the `data-id` of what is picked."""

    def picked() -> None:
        if id := st.session_state[key].pick:
            on_pick(str(id))

    _picker(key=key, data={"svg": svg, "selected": selected, "fault": w.FAULT}, on_pick_change=picked)
