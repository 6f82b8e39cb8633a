"""Mounts the stage, or the speaker's window: all scenes at once, so that a step needs no server."""

from __future__ import annotations

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


def deck(talk: dict[str, Any], mode: Mode, said: str = "") -> str | None:
    """Shows a talk; `said` is a sentence to the speaker. Gives the id of a request for its one file, once for each."""
    found = _deck(key="deck", data={"talk": talk, "mode": mode, "said": said}, on_take_change=lambda: None)
    return str(found.take) if found.take else None
