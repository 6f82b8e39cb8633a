"""Words as a search compares them, and as SQLite's FTS5 is asked for them."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """A text as it is compared: small letters without accents, words and numbers with single spaces between them."""
    return " ".join(_WORDS.findall(bare(text)))


def bare(text: str) -> str:
    """Small letters without accents. SQLite takes them from Latin letters only."""
    bare = text.casefold()
    if bare.isascii():
        return bare
    plain = unicodedata.normalize("NFD", bare)
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def quoted(text: str, *, begun: bool = False) -> str:
    """A word, or several in a row, as a phrase of FTS5: whatever is in it, it is no syntax."""
    return '"' + text.replace('"', '""') + ('"*' if begun else '"')
