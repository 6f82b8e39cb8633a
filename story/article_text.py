"""The article's own text, where its owner has it at hand: only to see that quotes are verbatim. It is not committed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from story.problems import Problem

_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_MARKS)).strip()


@dataclass(frozen=True)
class ArticleText:
    """The lines of the article that hold text, with quotation marks and spaces made plain."""

    lines: tuple[str, ...]

    def paragraphs(self, heading: str | None) -> list[str]:
        """The paragraphs below a heading (for None: below the article's title), up to the end of the text."""
        if heading is None:
            return list(self.lines)
        plain = _plain(heading)
        return list(self.lines[self.lines.index(plain) + 1 :]) if plain in self.lines else []

    def holds(self, heading: str | None, number: int, quote: str) -> bool:
        """Whether paragraph `number` below `heading` holds `quote`. The lead is looked for in all lines above the
        first heading that anything refers to: the furniture of a page stands there too."""
        found = self.paragraphs(heading)
        if heading is None:
            return any(_plain(quote) in line for line in found[: number + 5])
        return len(found) >= number and _plain(quote) in found[number - 1]

    def mend(self, heading: str | None, quote: str) -> str:
        """What the quote should probably be."""
        near = process.extractOne(_plain(quote), self.lines, scorer=fuzz.partial_ratio, score_cutoff=70)
        if not near:
            return "copy it letter for letter from the article"
        at = fuzz.partial_ratio_alignment(_plain(quote), near[0])
        assert at is not None
        return f"the nearest words are '{near[0][at.dest_start : at.dest_end].strip()}'"


def read_article(path: Path) -> tuple[ArticleText | None, list[Problem]]:
    """The text in the file, or the problem that it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None, [Problem(path.name, 1, "", "the article's text cannot be read", "give a file in UTF-8")]
    return ArticleText(tuple(line for line in map(_plain, text.splitlines()) if line)), []
