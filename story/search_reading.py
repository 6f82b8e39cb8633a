"""How a search reads what somebody wrote: each word as it stands, as a beginning, or as the nearest words there are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from story.search_index import Index
from story.search_words import folded, quoted

LONGEST = 200
MOST_WORDS = 8
"""What is longer is cut: no name or question of a reader is."""
FEW = 2
"""So few letters stand in nearly every text: alone, they are looked for in names and titles, one at their beginning."""
COMMON = 2_000
"""A word that more texts have says nothing where any of the words will do."""


@dataclass(frozen=True)
class Reading:
    """What FTS5 is asked for. `words` is the query as it was read, `is_mended` whether a word was read as another one.

    `loose`: nothing has all of the words, so what has any of them is asked for.
    """

    match: str
    words: str
    is_mended: bool = False
    loose: bool = False


def plain(query: str) -> str:
    """What a reader wrote, in one line, without what nobody can type, not too long."""
    typed = "".join(c for c in query[: 4 * LONGEST] if unicodedata.category(c) not in ("Cc", "Cs") or c.isspace())
    return " ".join(typed.split())[:LONGEST].strip()


def read(query: str, index: Index) -> Reading | None:
    """How the query is read; None where it holds no word."""
    texts = [text for text in query.split() if any(c.isalnum() for c in text)][:MOST_WORDS]
    if not texts:
        return None
    if len(texts) == 1 and len(texts[0]) <= FEW:
        start = "^" if len(texts[0]) == 1 else ""
        in_names = f"{{title known_as}} : {start}{quoted(texts[0], begun=True)}"
        if index.has(in_names):
            return Reading(in_names, texts[0])
    words = [_word(text, index, is_last=n == len(texts)) for n, text in enumerate(texts, 1)]
    as_read = " ".join(word.words for word in words)
    is_mended = any(word.is_mended for word in words)
    there = [word.match for word in words if word.match]
    strict = " AND ".join(there)
    if len(there) == len(words) and index.has(strict):
        return Reading(strict, as_read, is_mended)
    wide = " AND ".join(_widened(text, index, is_last=n == len(texts)) for n, text in enumerate(texts, 1))
    if index.has(wide):
        return Reading(wide, as_read, is_mended)
    return Reading(" OR ".join(_telling(there, index)), as_read, is_mended, loose=len(words) > 1)


def _telling(there: list[str], index: Index) -> list[str]:
    """Of words of which any will do those that find something out: not the common ones of a long story, unless all are."""
    often = {match: index.count(match) for match in there}
    return [match for match in there if often[match] <= COMMON] or sorted(there, key=often.__getitem__)[:1]


def _spelt(text: str, index: Index, *, begun: bool) -> str:
    """A word, or what begins with it, with or without the accents that it has in the story."""
    if text.isascii():
        return quoted(text, begun=begun)
    return _any_of(tuple((term, begun) for term in (text, *index.spellings(folded(text), begun=begun))))


def _word(text: str, index: Index, *, is_last: bool) -> Reading:
    whole, begun = (_spelt(text, index, begun=is_begun) for is_begun in (False, True))
    for match in [begun] if is_last else [whole, begun]:
        if index.has(match):
            return Reading(match, text)
    near = index.near(folded(text), is_last)
    is_mended = bool(near) and folded(near[0][0]) != folded(text)
    return Reading(_any_of(near), near[0][0] if is_mended else text, is_mended)


def _widened(text: str, index: Index, *, is_last: bool) -> str:
    near = index.near(folded(text), is_last)
    return f"({' OR '.join([_spelt(text, index, begun=True), *([_any_of(near)] if near else [])])})"


def _any_of(near: tuple[tuple[str, bool], ...]) -> str:
    return f"({' OR '.join(quoted(term, begun=begun) for term, begun in near)})" if near else ""
