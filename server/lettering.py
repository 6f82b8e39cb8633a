"""Text in the house's own fonts, for pictures: which characters can be drawn, how wide they are, where lines break.

The fonts are shipped as woff2; Pillow wants plain OpenType, so each is unpacked in memory, once (some 20 ms each).
A character that our fonts lack comes from Streamlit's Source Serif or Source Sans (Greek, Cyrillic, arrows); one that no
font has is left out with its whole word, so that no picture shows empty boxes. What is left must still say something.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import streamlit
from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont

from story.settings import ROOT

OURS = ROOT / "pages" / "static"
STREAMLITS = Path(streamlit.__file__).parent / "static" / "static" / "media"
FAMILIES = {
    "serif": (
        (OURS, "newsreader-latin-opsz-normal.woff2"),
        (OURS, "newsreader-latin-ext-opsz-normal.woff2"),
        (STREAMLITS, "SourceSerifVariable-Roman.*.woff2"),
    ),
    "sans": (
        (OURS, "ibm-plex-sans-latin-wght-normal.woff2"),
        (OURS, "ibm-plex-sans-latin-ext-wght-normal.woff2"),
        (STREAMLITS, "SourceSansVF-Upright.*.woff2"),
    ),
}
"""The files of each family, the first that has a character draws it."""
BOLDER = 100
"""What makes Streamlit's serif look as heavy as ours."""
LONGEST = 400
"""Characters of a text that are looked at: no card holds more."""
ENOUGH = 0.7
"""The share of a text's letters that the fonts must have for the text to be drawn."""


@dataclass(frozen=True)
class _File:
    """A font unpacked: its bytes, its axes in order with their ends, its characters."""

    data: bytes
    axes: tuple[tuple[str, float, float], ...]
    has: frozenset[int]


@cache
def _files(family: str) -> tuple[_File, ...]:
    paths = [path for folder, name in FAMILIES[family] for path in sorted(folder.glob(name))[:1]]
    return tuple(map(_unpacked, paths))


def _unpacked(path: Path) -> _File:
    font = TTFont(path)
    font.flavor = None
    data = BytesIO()
    font.save(data, reorderTables=None)
    axes = font["fvar"].axes if "fvar" in font else ()
    has = frozenset(font.getBestCmap())
    return _File(data.getvalue(), tuple((axis.axisTag, axis.minValue, axis.maxValue) for axis in axes), has)


@cache
def _face(family: str, number: int, size: int, weight: int) -> ImageFont.FreeTypeFont:
    file = _files(family)[number]
    face = ImageFont.truetype(BytesIO(file.data), size, layout_engine=ImageFont.Layout.BASIC)
    others = family == "serif" and number == len(FAMILIES[family]) - 1
    wanted = {"wght": float(weight + BOLDER * others), "opsz": float(size)}
    values = [min(max(wanted.get(tag, low), low), high) for tag, low, high in file.axes]
    if values:
        face.set_variation_by_axes(values)
    return face


@dataclass(frozen=True)
class Style:
    """A family (`serif`, `sans`), a size in px, a weight, and the height of a line in sizes."""

    family: str
    size: int
    weight: int = 400
    leading: float = 1.3

    @property
    def line(self) -> int:
        """The height of a line in px."""
        return round(self.size * self.leading)

    def runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in stretches of one font each. Only for what `drawable` gave."""
        found: list[tuple[int, str]] = []
        for word in re.findall(r"\S+|\s+", text):
            for number, part in _parts(self.family, word):
                if found and found[-1][0] == number:
                    found[-1] = (number, found[-1][1] + part)
                else:
                    found.append((number, part))
        return [(_face(self.family, number, self.size, self.weight), part) for number, part in found]

    def width(self, text: str) -> float:
        """The width of a line in px."""
        return sum(face.getlength(part) for face, part in self.runs(text))

    def draw(self, on: ImageDraw.ImageDraw, x: float, y: float, text: str, colour: str) -> None:
        """Draws a line whose baseline is at `y`."""
        for face, part in self.runs(text):
            on.text((x, y), part, fill=colour, font=face, anchor="ls")
            x += face.getlength(part)

    def lines(self, text: str, width: float) -> list[str]:
        """The text broken into lines of `width` at most; a word that is longer is broken itself."""
        found: list[str] = []
        space, left = self.width(" "), 0.0
        for word in (part for whole in text.split() for part in self._broken(whole, width)):
            wide = _width(self, word)
            if found and space + wide <= left:
                found[-1] += f" {word}"
                left -= space + wide
            else:
                found.append(word)
                left = width - wide
        return found

    def _broken(self, word: str, width: float) -> Iterator[str]:
        """A word in parts that fit."""
        while _width(self, word) > width and len(word) > 1:
            most = max(1, bisect_right(range(1, len(word)), width, key=lambda n: self.width(word[:n])))
            yield word[:most]
            word = word[most:]
        yield word

    def cut(self, text: str, width: float, most: int) -> list[str]:
        """The text in `most` lines at most: whole sentences if one fits, else cut, and an ellipsis says so."""
        lines = self.lines(text, width)
        if len(lines) <= most or most < 1:
            return lines[: max(most, 0)]
        ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", text)]
        for end in reversed(ends):
            if len(whole := self.lines(text[:end], width)) <= most:
                return whole
        last = lines[most - 1]
        while last and self.width(f"{last} …") > width:
            last = last.rpartition(" ")[0] or last[:-1]
        return [*lines[: most - 1], f"{last.rstrip(',;:')} …"]

    def even(self, text: str, width: float) -> list[str]:
        """The text in as few lines as fit, all of about the same length."""
        fewest = len(self.lines(text, width))
        narrower = (width * part / 100 for part in range(50, 100, 2))
        return next((lines for at in narrower if len(lines := self.lines(text, at)) <= fewest), self.lines(text, width))


@lru_cache(maxsize=4000)
def _width(style: Style, word: str) -> float:
    return style.width(word)


@lru_cache(maxsize=4000)
def _parts(family: str, word: str) -> tuple[tuple[int, str], ...]:
    """A word in parts, each with the number of the file that draws it; () if a character is in none.

    Our files are of one design and may share a word; else one file draws all of it, if one can.
    """
    files = _files(family)
    of = [[number for number, file in enumerate(files) if ord(character) in file.has] for character in word]
    if not all(of):
        return ()
    whole = set(range(len(files))).intersection(*of)
    ours = all(numbers[0] < len(files) - 1 for numbers in of)
    return ((min(whole), word),) if whole and not ours else tuple((n[0], c) for n, c in zip(of, word, strict=True))


def drawable(text: str, family: str) -> str:
    """The text without what the family cannot draw: '' where too little is left to say anything."""
    words = unicodedata.normalize("NFC", text[:LONGEST]).split()
    kept = [word for word in map(_plain, words) if word and _parts(family, word)]
    letters = [sum(c.isalpha() for c in "".join(part)) for part in (kept, words)]
    return " ".join(kept) if letters[0] and letters[0] >= letters[1] * ENOUGH else ""


def _plain(word: str) -> str:
    """A word without what cannot be seen: control and format characters, halves of pairs, private ones."""
    return "".join(c for c in word if not unicodedata.category(c).startswith("C"))
