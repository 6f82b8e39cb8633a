"""Mounts the stage, or the speaker's window: all scenes at once, so that a step needs no server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import streamlit as st

Mode = Literal["stage", "speaker"]
_deck = st.components.v2.component(
    "deck",
    html='<div class="x-deck-host"></div>',
    js=(Path(__file__).parent / "deck.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def deck(talk: dict[str, Any], mode: Mode, on_take: Callable[[], None]) -> None:
    """Shows a talk; `on_take` is called when its one file is asked for."""
    _deck(key="deck", data={"talk": talk, "mode": mode}, on_take_change=on_take)
