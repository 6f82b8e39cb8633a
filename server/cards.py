"""The picture of a link: a title card in the house's look, 1200 by 630 px, as PNG.

Paper, an ink rule, kicker, headline, one sentence, and at the foot whose it is and from when. The story's days stand above
the foot where the link is about time. All colours and fonts are the house's own, of the light theme: a card stands on
other people's pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

import streamlit as st
from PIL import Image, ImageDraw

from server.lettering import Style, drawable

WIDTH, HEIGHT = 1200, 630
EDGE = 72
INNER = WIDTH - 2 * EDGE
TOP = 138
"""Where the headline begins."""
FOOT = 556
"""Where the line above the foot runs."""
FEW_DAYS = 6
"""More than so many days take the whole width."""
MEASURE = INNER - 40
"""How wide the sentence runs."""
SIZES = range(104, 45, -6)
LINES = 4
GAP = 16
COLOURS = 64
"""Colours of the PNG: paper, ink, muted, accent, line and the steps between them at the edges of letters."""
SCALE = 4
"""Circles are drawn this much larger and made smaller, for smooth edges."""
_DEFAULTS = {
    "backgroundColor": "#FFFFFF",
    "textColor": "#111111",
    "primaryColor": "#0B6780",
    "borderColor": "#CCCCCC",
    "dataframeHeaderTextColor": "#555555",
}


@dataclass(frozen=True)
class Mark:
    """A day of the story on the strip: told by the article (filled) or added (hollow), or quiet (None)."""

    told: bool | None
    here: bool = False


@dataclass(frozen=True)
class Card:
    """What a picture says, and nothing else: equal cards are equal pictures."""

    kicker: str
    titles: tuple[str, ...]
    """The first that our fonts can draw is the headline."""
    sentence: str
    story: str
    edition: str
    days: tuple[Mark, ...] = ()


def drawn(card: Card) -> bytes:
    """The card as a PNG. Not for two threads at once: fonts are shared."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour("backgroundColor"))
    on = ImageDraw.Draw(picture)
    on.rectangle((EDGE, 60, WIDTH - EDGE - 1, 65), fill=colour("textColor"))
    kicker = Style("sans", 28, 600)
    kicker.draw(on, EDGE, 112, _line(kicker, card.kicker, INNER), colour("primaryColor"))
    bottom = FOOT - (88 if card.days else 28)
    _words(picture, on, card, bottom)
    if card.days:
        _strip(picture, on, card.days, FOOT - 50)
    _foot(picture, on, card)
    return _png(picture)


def colour(key: str) -> str:
    """A colour of the light theme, from Streamlit's settings."""
    found = str(st.get_option(f"theme.light.{key}") or "")
    return found if re.fullmatch(r"#[0-9A-Fa-f]{6}", found) else _DEFAULTS[key]


def _line(style: Style, text: str, width: float) -> str:
    text = drawable(text, style.family)
    return style.cut(text, width, 1)[0] if text else ""


def _words(picture: Image.Image, on: ImageDraw.ImageDraw, card: Card, bottom: int) -> None:
    """Headline and sentence: the headline as large as leaves the sentence two lines, the sentence in what is left."""
    title = next(filter(None, (drawable(text, "serif") for text in card.titles)), "")
    sentence = drawable(card.sentence, "sans")
    style = Style("sans", 30 if card.days else 33, 400, 1.36)
    kept = min(2, len(style.lines(sentence, MEASURE))) * style.line
    y = float(TOP)
    if title:
        large, lines = _headline(title, bottom - TOP - kept - GAP)
        for line in lines:
            y += large.line
            large.draw(on, EDGE, y - large.size * 0.24, line, colour("textColor"))
        y += GAP
    elif not sentence:  # a script that no font here has: the mark says whose it is
        _dot(picture, EDGE + 120, 330, 120, colour("primaryColor"), filled=True)
        _dot(picture, EDGE + 420, 330, 120, colour("primaryColor"), filled=False)
    for line in style.cut(sentence, MEASURE, min(4, int((bottom - y) // style.line))):
        y += style.line
        style.draw(on, EDGE, y - style.size * 0.4, line, colour("dataframeHeaderTextColor"))


def _headline(title: str, room: float) -> tuple[Style, list[str]]:
    """The largest type in which the title takes four lines at most and no more than `room` px, and its lines."""
    for size in SIZES:
        style = Style("serif", size, 600, 1.08)
        lines = style.lines(title, INNER)
        if len(lines) <= LINES and len(lines) * style.line <= room:
            return style, style.even(title, INNER)
    return style, style.cut(title, INNER, max(1, min(LINES, int(room // style.line))))


def _strip(picture: Image.Image, on: ImageDraw.ImageDraw, days: tuple[Mark, ...], y: int) -> None:
    """The story's days in a row: a line, a mark for each."""
    step = (INNER - 22) / (len(days) - 1) if len(days) > FEW_DAYS else 96.0
    last = EDGE + 11 + step * (len(days) - 1)
    on.line((EDGE, y, last, y), fill=colour("borderColor"), width=3)
    for number, mark in enumerate(days):
        x = EDGE + 11 + step * number
        if mark.told is None:
            on.line((x, y - 7, x, y + 7), fill=colour("borderColor"), width=3)
            continue
        shade = colour("primaryColor" if mark.here else "textColor")
        _dot(picture, x, y, 15 if mark.here else 11, shade, filled=mark.told)


def _foot(picture: Image.Image, on: ImageDraw.ImageDraw, card: Card) -> None:
    on.line((EDGE, FOOT, WIDTH - EDGE - 1, FOOT), fill=colour("borderColor"), width=2)
    style, base = Style("sans", 24, 400), 599
    _dot(picture, EDGE + 11, 591, 11, colour("primaryColor"), filled=True)
    _dot(picture, EDGE + 38, 591, 11, colour("primaryColor"), filled=False)
    edition = _line(style, card.edition, INNER * 0.6)
    at = WIDTH - EDGE - style.width(edition)
    style.draw(on, at, base, edition, colour("dataframeHeaderTextColor"))
    room = at - EDGE - 66 - 36
    bold = next((s for s in (Style("sans", size, 600) for size in (24, 22, 20)) if s.width(card.story) <= room), style)
    bold.draw(on, EDGE + 66, base, _line(bold, card.story, room), colour("textColor"))


def _dot(picture: Image.Image, x: float, y: float, radius: int, shade: str, *, filled: bool) -> None:
    """The house's mark: filled for what the article tells, hollow for what we add."""
    side = 2 * radius * SCALE
    mask = Image.new("L", (side, side), 0)
    on = ImageDraw.Draw(mask)
    on.ellipse((0, 0, side - 1, side - 1), fill=255)
    if not filled:
        picture.paste(colour("backgroundColor"), (round(x) - radius, round(y) - radius), _small(mask, radius))
        edge = max(4, radius // 4) * SCALE
        on.ellipse((edge, edge, side - 1 - edge, side - 1 - edge), fill=0)
    picture.paste(shade, (round(x) - radius, round(y) - radius), _small(mask, radius))


def _small(mask: Image.Image, radius: int) -> Image.Image:
    return mask.resize((2 * radius, 2 * radius), Image.Resampling.LANCZOS)


def _png(picture: Image.Image) -> bytes:
    data = BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(data, "PNG", compress_level=6)  # 9 saves a tenth of the bytes and takes ten times as long
    return data.getvalue()
