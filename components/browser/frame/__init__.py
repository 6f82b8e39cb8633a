"""Mounts the frame's style and script. Once a run, before anything is drawn."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit as st

from components.browser.frame.icons import icon_rules
from components.palette import chart_rules, variables

HERE = Path(__file__).parent
FIRST = HERE.parents[2] / "pages" / "static" / "first.css"
"""What the server writes into the page before anything else; the rest of the sheet follows it."""
SHEETS = ("frame.css", "pages.css", "timeline.css", "actors.css", "sanctions.css", "sources.css", "ramifications.css")


@cache
def style() -> str:
    """The house's sheet: tokens, marks, the rules of frame.css and those that recolour charts. No tag may stand in
    it, not even in a comment: the sanitiser would drop the whole sheet."""
    files = (FIRST, *(HERE / name for name in SHEETS))
    sheets = "".join(file.read_text(encoding="utf-8") for file in files)
    plain = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    return variables() + icon_rules() + re.sub(r"\s*\n\s*", "", plain) + chart_rules()


@cache
def script(language: str) -> str:
    """The frame's script for a story in that language."""
    safe = re.sub(r"[^A-Za-z0-9-]", "", language)
    return (HERE / "frame.js").read_text(encoding="utf-8").replace("__LANGUAGE__", safe)


def mount(language: str) -> None:
    """Puts style and script into the page."""
    st.html(f"<style>{style()}</style>")
    st.html(f"<script>{script(language)}</script>", unsafe_allow_javascript=True)
