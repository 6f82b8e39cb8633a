"""Mounts the frame's script, once a run, before anything is drawn.

The sheets of `pages/static/` stand in the page's head: our server writes them there. Where another server runs the pages,
the script links them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import streamlit as st

from components.browser.frame.icons import icon_rules
from components.palette import chart_rules, variables
from components.ready import Ready
from story.languages import direction

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "pages" / "static"
TOKENS = STATIC / "tokens.css"
FIRST = ("tokens", "first", "frame", "pages")
"""Sheets that come before those of single pages."""
SCRIPTS = ("frame.js", "alone.js", "back.js", "walk.js")


def tokens() -> str:
    """The sheet made of the palette and the marks: `make format` writes it to `pages/static/tokens.css`."""
    note = "/* Made from components/palette.py and components/browser/frame/icons.py by `make format`. */"
    return "\n".join((note, variables(), icon_rules(), chart_rules(), ""))


@cache
def _script(language: str) -> Ready:
    safe = re.sub(r"[^A-Za-z0-9-]", "", language)
    sheets = [file.name for file in sorted(STATIC.glob("*.css"), key=lambda file: (file.stem not in FIRST, file.stem))]
    text = "".join((HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
    for name, value in (("LANGUAGE", safe), ("DIRECTION", direction(language)), ("SHEETS", json.dumps(sheets))):
        text = text.replace(f"__{name}__", value)
    return Ready(f"<script>{text}</script>")


def mount(language: str) -> None:
    """Puts the script into the page."""
    # Our own script, the one place with this: of the story it holds the language's code, cleaned to letters and digits.
    st.html(_script(language), unsafe_allow_javascript=True)
