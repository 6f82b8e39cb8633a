"""The index of a story: SQLite's FTS5 in memory for words and beginnings of words, rapidfuzz for misspelt ones.

A word that stands nowhere is read as the nearest words that do; a misspelt name is found by its nearness to the whole
name. A quoted word of the reader's is a phrase to FTS5, so nothing they write is its syntax.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from threading import Lock
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from story.search_citing import Citations
from story.search_dates import Calendar
from story.search_documents import NAMED, Document
from story.search_words import bare, folded

OPEN, SHUT = "\x02", "\x03"
"""Round a word that matched, as SQLite gives a text back. No text of a story can hold them."""
SNIPPET_WORDS = 18
NEAR = 6
"""The nearest words that a word is read as, at most."""
CROWD, FIRST = 600, 200
"""Documents of one kind that match, above which only some are ranked, and how many: those whose titles have the words go
first. In a story of many thousands of entries a common word stands in most of them."""
_SCHEMA = """
CREATE VIRTUAL TABLE entries USING fts5(
    title, known_as, text, id, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO entries(entries, rank) VALUES ('rank', 'bm25(8.0, 5.0, 1.0, 3.0)');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(entries, 'row');
"""
_HAS = "SELECT 1 FROM entries WHERE entries MATCH ? LIMIT 1"
_COUNT = "SELECT count(*) FROM entries WHERE entries MATCH ?"
_FOUND = "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY rowid"
_RANKED = "SELECT rowid, rank FROM entries WHERE entries MATCH ?"
_RANKED_OF = "SELECT rowid, rank FROM entries WHERE entries MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"
_MARKED = """
SELECT rowid, highlight(entries, 0, ?1, ?2), highlight(entries, 1, ?1, ?2), snippet(entries, 2, ?1, ?2, '…', ?3)
FROM entries WHERE entries MATCH ?4 AND +rowid IN (SELECT value FROM json_each(?5))
"""


def errors_in(text: str) -> int:
    """How many slips of the pen a word or name of that length may hold: a letter more, fewer, another, or two swapped."""
    return 0 if len(text) < 3 else 1 if len(text) < 8 else 2


@dataclass(frozen=True)
class Matches:
    """The documents that match: all of them in their order, how many there are of each kind, and their rank (less is
    better); of a kind with very many, the rank of those that come first."""

    numbers: Sequence[int] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    ranked: Sequence[tuple[int, float]] = ()

    def __contains__(self, number: int) -> bool:
        at = bisect_left(self.numbers, number)
        return at < len(self.numbers) and self.numbers[at] == number


class Index:
    """The words of the documents. Safe to ask from several threads."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.names = tuple(tuple(map(folded, document.names)) for document in documents)
        self.called = tuple(f" {' | '.join(names)} " for names in self.names)
        named = [(name, n) for n, d in enumerate(documents) if d.kind in NAMED for name in self.names[n] if name]
        self._names, self._owners = [name for name, _ in named], [number for _, number in named]
        self._kinds = tuple(_stretches(documents))
        self._bearing: dict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(self.names):
            for name in names:
                self._bearing[name].append(number)
        self.calendar = Calendar((n, d.date) for n, d in enumerate(documents) if d.date)
        self.citations = Citations((n, d.number, d.around) for n, d in enumerate(documents) if d.number)
        self._in_names = {word for name in self._names for word in name.split()}
        self._lock = Lock()
        self._sqlite = sqlite3.connect(":memory:", check_same_thread=False)
        self._sqlite.executescript(_SCHEMA)
        rows = ((n, _clean(d.title), _clean(d.known_as), _clean(d.text), d.id) for n, d in enumerate(documents))
        self._sqlite.executemany("INSERT INTO entries(rowid, title, known_as, text, id) VALUES (?, ?, ?, ?, ?)", rows)
        self._sqlite.execute("INSERT INTO entries(entries) VALUES ('optimize')")
        self._often = dict(self._sqlite.execute("SELECT term, doc FROM vocabulary"))
        self._terms = list(self._often)
        self._plain = [bare(term) for term in self._terms]
        self._foreign = [n for n, term in enumerate(self._terms) if not term.isascii()]
        self.near = lru_cache(maxsize=2_000)(self._near)
        self._beginnings = lru_cache(maxsize=16)(self._cut)

    def matches(self, match: str, name: str, most: int) -> Matches:
        """The documents that match an expression. Ranked are all of a kind, but of a crowd those that bear the name and
        FIRST others (at least `most`)."""
        if not match:
            return Matches()
        numbers = [number for (number,) in self._rows(_FOUND, match)]
        by_kind = self._by_kind(numbers)
        counts = {kind: len(several) for kind, several in by_kind.items()}
        enough = max(FIRST, most)
        if all(count <= max(CROWD, most) for count in counts.values()):
            return Matches(numbers, counts, self._rows(_RANKED, match))
        titled = self._by_kind([number for (number,) in self._rows(_FOUND, f"{{title known_as}} : ({match})")])
        first = set(self._bearing.get(name, ()))
        for kind, several in by_kind.items():
            first.update([*titled.get(kind, ()), *several][:enough] if len(several) > max(CROWD, most) else several)
        return Matches(numbers, counts, self._rows(_RANKED_OF, match, json.dumps(list(first))))

    def _by_kind(self, numbers: Sequence[int]) -> dict[str, Sequence[int]]:
        """The numbers, which stand in their order, by the kind of their documents."""
        found: dict[str, Sequence[int]] = {}
        at = 0
        for kind, end in self._kinds:
            begun, at = at, bisect_left(numbers, end, lo=at)
            if at > begun:
                found[kind] = [*found.get(kind, ()), *numbers[begun:at]]
        return found

    def has(self, match: str) -> bool:
        """Whether anything matches an expression."""
        return bool(self._rows(_HAS, match))

    def count(self, match: str) -> int:
        """How many documents match an expression."""
        return int(self._rows(_COUNT, match)[0][0])

    def marked(self, match: str, numbers: Sequence[int]) -> dict[int, tuple[str, str, str]]:
        """Title, other names and a passage of the text of these documents, what matched between OPEN and SHUT."""
        rows = self._rows(_MARKED, OPEN, SHUT, SNIPPET_WORDS, match, json.dumps(numbers))
        return {number: (title, known_as, text) for number, title, known_as, text in rows}

    def _rows(self, query: str, *values: object) -> list[Any]:
        with self._lock:
            return self._sqlite.execute(query, values).fetchall()

    def near_names(self, text: str) -> dict[int, tuple[int, str]]:
        """Documents whose name is `text` but for a slip of the pen: how many slips, and which of its names."""
        found: dict[int, tuple[int, str]] = {}
        for name, slips, at in _nearest(text, self._names, errors_in(text)):
            number = self._owners[at]
            if slips and (number not in found or slips < found[number][0]):
                called = self.documents[number].names
                found[number] = slips, called[self.names[number].index(name)]
        return found

    def spellings(self, word: str, *, begun: bool) -> list[str]:
        """How the story's words that are, or begin with, that one are written. SQLite knows accents of Latin letters only."""
        size = len(word)
        there = [n for n in self._foreign if self._plain[n] == word or (begun and self._plain[n].startswith(word))]
        return sorted({self._terms[n][:size] if begun else self._terms[n] for n in there})

    def _near(self, word: str, is_last: bool) -> tuple[tuple[str, bool], ...]:
        """The nearest words of the story, and whether each is the beginning of one: (word, is a beginning)."""
        found = [(slips, self._terms[at], False) for _, slips, at in _nearest(word, self._plain, errors_in(word))]
        if is_last and len(word) > 4:
            plain, written = self._beginnings(len(word))
            found += [(slips, written[at], True) for _, slips, at in _nearest(word, plain, 1)]
        least = min((slips for slips, *_ in found), default=0)
        near = [(term, begun) for slips, term, begun in found if slips == least and len(term) > 2]
        near.sort(key=lambda one: (bare(one[0]) not in self._in_names, one[1], -self._often.get(one[0], 0), one[0]))
        return tuple(near[:NEAR])

    def _cut(self, length: int) -> tuple[list[str], list[str]]:
        """The beginnings of words of that length: as they are compared, and as they are written."""
        both = zip(self._plain, self._terms, strict=True)
        cut = {plain[:length]: term[:length] for plain, term in both if len(plain) > length}
        return list(cut), list(cut.values())


def _stretches(documents: Sequence[Document]) -> Iterator[tuple[str, int]]:
    """The kinds in the order of the documents, each with the number after its last one."""
    end = 0
    for kind, several in groupby(documents, key=lambda document: document.kind):
        end += sum(1 for _ in several)
        yield kind, end


def _nearest(text: str, choices: Sequence[str], most: int) -> list[tuple[str, int, int]]:
    if not most:
        return []
    return [(str(c), int(d), int(at)) for c, d, at in process.extract(
        text, choices, scorer=OSA.distance, score_cutoff=most, limit=40
    )]  # fmt: skip


def _clean(text: str) -> str:
    return text.replace(OPEN, " ").replace(SHUT, " ")
