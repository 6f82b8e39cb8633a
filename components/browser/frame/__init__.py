"""Mounts the frame's style and script. Once a run, before anything is drawn."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit as st

from components.browser.frame.icons import icon_rules
from components.palette import chart_rules, variables

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "pages" / "static"
SHEETS = (
    "first.css",
    "frame.css",
    "pages.css",
    "timeline.css",
    "actors.css",
    "sanctions.css",
    "sources.css",
    "ramifications.css",
    "journey.css",
    "claims.css",
    "then-and-now.css",
    "walk.css",
    "search.css",
    "glossary.css",
    "share.css",
)
SCRIPTS = ("frame.js", "walk.js")


@cache
def style() -> str:
    """The house's sheet: tokens, marks, the sheets of `pages/static/` and the rules that recolour charts. No tag may
    stand in it, not even in a comment: the sanitiser would drop the whole sheet. (Our server writes the sheets into
    the page's head too, so that nothing moves when this one comes.)"""
    sheets = "".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)
    plain = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    return variables() + icon_rules() + re.sub(r"\s*\n\s*", "", plain) + chart_rules()


@cache
def script(language: str) -> str:
    """The frame's script for a story in that language."""
    safe = re.sub(r"[^A-Za-z0-9-]", "", language)
    parts = [(HERE / name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "".join(parts).replace("__LANGUAGE__", safe)


def mount(language: str) -> None:
    """Puts style and script into the page."""
    st.html(f"<style>{style()}</style>")
    st.html(f"<script>{script(language)}</script>", unsafe_allow_javascript=True)
