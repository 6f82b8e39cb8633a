"""When a text answers what a reader typed: capitals and accents do not count, and every word must be there."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """A text without capitals and accents, to be searched."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def matches(query: str, *texts: str) -> bool:
    """Whether each word of `query` stands in one of the texts. An empty query matches everything."""
    words = folded(query).split()
    if not words:
        return True
    inside = folded("\n".join(texts))
    return all(word in inside for word in words)
