"""How a decision is cited: its number among words that only say what it is, as in "resolution 7", "A/RES/7 (1946)".

Which words these are, its entry tells: what its kind is called, its id, its permalink, its year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from story.search_words import folded

_WORDS = re.compile(r"[^\W\d_]+|\d+")
"""Letters and figures apart: a symbol may have them without a space between."""
_BEGUN = 3
"""So many letters of such a word, or of a number that is still being written, are enough."""
Words = tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """Decisions that a query cites. `number`: that, as it was written; `rest`: the query without what only says what it is."""

    documents: frozenset[int]
    number: str
    rest: str


class Citations:
    """The decisions by their numbers."""

    def __init__(self, decisions: Iterable[tuple[int, str, str]]) -> None:
        """Of each decision the number of its document, its own number, the words that may stand around it."""
        self._by_number: dict[Words, set[int]] = defaultdict(set)
        self._around: dict[Words, set[str]] = defaultdict(set)
        for document, number, around in decisions:
            if own := _split(number):
                self._by_number[own].add(document)
                self._around[own].update(set(_split(around)) - set(own))
        self._longest = max(map(len, self._by_number), default=0)

    def cited(self, query: str) -> Cited | None:
        """The decisions that a query cites; None where it is a number alone, or no citation."""
        words = _split(query)
        for length in range(min(self._longest, len(words) - 1), 0, -1):
            for at in range(len(words) - length + 1):
                number, others = words[at : at + length], (*words[:at], *words[at + length :])
                is_last = at + length == len(words)
                if found := self._read(number, others, is_last=is_last):
                    return found
        return None

    def _read(self, number: Words, others: Words, *, is_last: bool) -> Cited | None:
        if number in self._by_number:
            meant = [number]
        elif is_last and len(number) == 1 and number[0].isdecimal() and len(number[0]) >= _BEGUN:
            meant = [one for one in self._by_number if len(one) == 1 and one[0].startswith(number[0])]
        else:
            return None
        around = set[str]().union(*(self._around[one] for one in meant))
        rest = [word for word in others if not _is_around(word, around)]
        if len(rest) == len(others):
            return None
        written = " ".join(number)
        return Cited(frozenset().union(*(self._by_number[one] for one in meant)), written, " ".join([written, *rest]))


def _split(text: str) -> Words:
    return tuple(_WORDS.findall(folded(text)))


def _is_around(word: str, around: set[str]) -> bool:
    if word in around:
        return True
    return len(word) >= _BEGUN and word.isalpha() and any(other.startswith(word) for other in around)
