"""The house's colours and fonts for the HTML that the server writes, read from Streamlit's settings.

So that config.toml stays their one place: a newsroom that changes them there changes the 404 page too.
"""

from __future__ import annotations

import re
from typing import Any

import streamlit as st

TOKENS = {
    "ground": ("backgroundColor", "Canvas"),
    "text": ("textColor", "CanvasText"),
    "muted": ("dataframeHeaderTextColor", "CanvasText"),
    "line": ("borderColor", "GrayText"),
    "accent": ("primaryColor", "LinkText"),
}
"""Our name of a colour, the setting it stands in, and the system's colour where nothing is set."""
STYLE_BREAKERS = re.compile(r"[<>{};\\]")


def colours(mode: str) -> str:
    """CSS variables, one a token, of `light` or `dark`."""
    values = {name: _plain(st.get_option(f"theme.{mode}.{key}")) or system for name, (key, system) in TOKENS.items()}
    return "".join(f"--{name}:{value};" for name, value in values.items())


def stack(heading: bool = False) -> str:
    """The font family of headings or of the rest."""
    chosen = _plain(st.get_option("theme.headingFont" if heading else "theme.font"))
    return chosen or "system-ui, sans-serif"


def first_fonts() -> list[dict[str, str]]:
    """The first file of each family that we ship (`family`, `url`, `weight`): what the top of a page is set in."""
    faces: list[Any] = st.get_option("theme.fontFaces") or []
    first: dict[str, dict[str, str]] = {}
    for face in faces:
        fields = face if isinstance(face, dict) else face.model_dump()
        kept = {key: _plain(fields.get(key)) for key in ("family", "url", "weight")}
        if kept["url"].startswith("app/static/"):
            first.setdefault(kept["family"], kept)
    return list(first.values())


def _plain(value: object) -> str:
    return STYLE_BREAKERS.sub("", str(value or ""))
