"""The look of a talk in one sheet: our sheets as they stand, the fonts inside of it. Nothing in it is fetched."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from pathlib import Path
from typing import Any

from components.browser.frame import FIRST, STATIC

DECK = STATIC / "deck"
CONFIG = STATIC.parents[1] / ".streamlit" / "config.toml"
SERVED = "app/static/"

# What Streamlit gives its pages, as far as ours rely on it.
GROUND = (
    "html{color-scheme:light dark;background:var(--x-bg)}*,::before,::after{box-sizing:border-box}"
    "body{margin:0;color:var(--x-text);font:400 1rem/1.5 var(--x-sans);-webkit-font-smoothing:antialiased}"
    "h1,h2,h3,h4,p{margin:0}button,input{font:inherit;color:inherit}a{color:var(--x-accent)}svg{overflow:hidden}"
)


def sheet(text: str) -> str:
    """The sheet for a talk that says `text`: only the fonts that its letters need are in it."""
    files = sorted(STATIC.glob("*.css"), key=lambda file: (file.stem not in FIRST, file.stem))
    sheets = [file.read_text(encoding="utf-8") for file in (*files, DECK / "deck.css", DECK / "taking.css")]
    whole = "\n".join([fonts(text), GROUND, *sheets])
    if "</" in whole:
        raise ValueError("a sheet has a text in it that would end it in an HTML file")
    return whole


def fonts(text: str) -> str:
    """The rules of the fonts in Streamlit's settings, each file as a data URI."""
    theme: dict[str, Any] = (
        tomllib.loads(CONFIG.read_text(encoding="utf-8")).get("theme", {}) if CONFIG.is_file() else {}
    )
    letters = {ord(letter) for letter in text}
    faces = [face for face in theme.get("fontFaces", ()) if _has_any(face.get("unicodeRange", ""), letters)]
    return "\n".join(rule for face in faces if (rule := _face(face)))


def _has_any(ranges: str, letters: set[int]) -> bool:
    if not ranges:
        return True
    for part in re.findall(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?", ranges):
        low = int(part[0], 16)
        if any(low <= letter <= int(part[1] or part[0], 16) for letter in letters):
            return True
    return False


def _face(face: dict[str, str]) -> str:
    file = STATIC / Path(face["url"].removeprefix(SERVED)).name
    if not face["url"].startswith(SERVED) or not file.is_file():
        return ""
    data = b64encode(file.read_bytes()).decode("ascii")
    said = {
        "font-family": f'"{face["family"]}"',
        "font-style": face.get("style", "normal"),
        "font-weight": face.get("weight", "400"),
        "font-display": "block",
        "src": f'url(data:font/woff2;base64,{data}) format("woff2")',
    }
    if "unicodeRange" in face:
        said["unicode-range"] = face["unicodeRange"]
    return "@font-face{" + ";".join(f"{name}:{value}" for name, value in said.items()) + "}"
