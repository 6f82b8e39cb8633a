"""The article's own text, where its owner has it at hand: only to see that quotes are verbatim. It is not committed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from story.files import LIMIT
from story.problems import Problem, did_you_mean

_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
NEAR_WORDS = 70
"""From which similarity (0 to 100) words of the article are offered in place of a quote."""


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_MARKS)).strip()


@dataclass(frozen=True)
class Parted:
    """The article's paragraphs by section heading (None for the lead); quotation marks and spaces are made plain."""

    parts: dict[str | None, tuple[str, ...]]
    lines: tuple[str, ...]

    def holds(self, heading: str | None, number: int, quote: str) -> bool:
        """Whether paragraph `number` of a section holds `quote`. In the lead any paragraph will do: the page's title
        and furniture stand above it, and nothing says where they end."""
        found = self.parts[heading]
        if heading is None:
            return any(_plain(quote) in paragraph for paragraph in found)
        return number <= len(found) and _plain(quote) in found[number - 1]

    def mend_quote(self, heading: str | None, quote: str) -> str:
        """What the quote, or its place, should probably be."""
        plain = _plain(quote)
        for number, paragraph in enumerate(self.parts[heading], 1):
            if plain in paragraph:
                return f"it stands in paragraph {number}"
        for other, paragraphs in self.parts.items():
            if any(plain in paragraph for paragraph in paragraphs):
                return f"it stands in the section '{other}'" if other else "it stands in the lead"
        candidates = self.parts[heading] or self.lines
        near = process.extractOne(plain, candidates, scorer=fuzz.partial_ratio, score_cutoff=NEAR_WORDS)
        near = near or process.extractOne(plain, self.lines, scorer=fuzz.partial_ratio, score_cutoff=NEAR_WORDS)
        at = fuzz.partial_ratio_alignment(plain, near[0]) if near else None
        if not near or not at:
            return "copy it letter for letter from the article"
        return f"the nearest words are '{_whole_words(near[0], at.dest_start, at.dest_end)}'"

    def mend_heading(self, heading: str) -> str:
        """What the heading should probably be."""
        return did_you_mean(_plain(heading), self.lines, "copy it letter for letter from the article")


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1] != " " and text[start] != " ":
        start -= 1
    while end < len(text) and text[end] != " " and text[end - 1] != " ":
        end += 1
    return text[start:end].strip(' .,;:"')


@dataclass(frozen=True)
class ArticleText:
    """The lines of the article that hold text."""

    lines: tuple[str, ...]

    def parted(self, headings: Sequence[str | None]) -> Parted:
        """The paragraphs below each heading, up to the next heading. A heading that the text lacks has no part.

        `headings` in the order of the article: the same words may stand in a list of contents above it.
        """
        starts: list[tuple[int, str | None]] = [(-1, None)] if None in headings else []
        at = 0
        for heading in headings:
            plain = _plain(heading or "")
            if heading is not None and plain in self.lines[at:]:
                at = self.lines.index(plain, at)
                starts.append((at, heading))
                at += 1
        ends = [start for start, _ in (*starts, (len(self.lines), None))][1:]
        parts = {name: self.lines[start + 1 : end] for (start, name), end in zip(starts, ends, strict=True)}
        return Parted(parts, self.lines)


def read_article(path: Path) -> tuple[ArticleText | None, list[Problem]]:
    """The text in the file, or the problem that it cannot be read."""
    try:
        if path.stat().st_size > LIMIT:
            return None, [Problem(path.name, 1, "", "the article's text has over 5 MB", "give the article alone")]
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None, [Problem(path.name, 1, "", "the article's text cannot be read", "give a file in UTF-8")]
    return ArticleText(tuple(line for line in map(_plain, text.splitlines()) if line)), []
