"""How wide a text is in the fonts that we ship: so that labels can be placed where they do not overlap."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "pages" / "static"
SANS = ("ibm-plex-sans-latin-wght-normal.woff2", "ibm-plex-sans-latin-ext-wght-normal.woff2")
BOLDER = 1.045
"""The variable font's advance at weight 600 against 400, at most: its table of advances varies with the weight."""
UNKNOWN = 0.62
WIDE = 1.0
"""Ems that a character takes which our fonts do not have: another script's, or a full-width one."""


@cache
def _advances() -> dict[int, float]:
    found: dict[int, float] = {}
    for name in reversed(SANS):
        font = TTFont(FONTS / name)
        units, metrics = font["head"].unitsPerEm, font["hmtx"]
        found |= {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}
    return found


@cache
def width(text: str, size: float, weight: int = 400) -> float:
    """The width of `text` in px, set in the house's sans at `size` px."""
    advances = _advances()
    ems = sum(advances.get(ord(c), WIDE if ord(c) > 0x1100 else UNKNOWN) for c in text)
    return ems * size * (BOLDER if weight >= 600 else 1.0)
