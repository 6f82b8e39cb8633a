"""The index of a story: SQLite's FTS5 in memory for words and beginnings of words, rapidfuzz for misspelt ones.

A word that stands nowhere is read as the nearest words that do; a misspelt name is found by its nearness to the whole
name. A quoted word of the reader's is a phrase to FTS5, so nothing they write is its syntax.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from story.search_documents import NAMED, Document

OPEN, SHUT = "\x02", "\x03"
"""Round a word that matched, as SQLite gives a text back. No text of a story can hold them."""
SNIPPET_WORDS = 18
NEAR = 6
"""The nearest words that a word is read as, at most."""
_SCHEMA = """
CREATE VIRTUAL TABLE entries USING fts5(
    title, known_as, text, id, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO entries(entries, rank) VALUES ('rank', 'bm25(8.0, 5.0, 1.0, 3.0)');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(entries, 'row');
"""
_HAS = "SELECT 1 FROM entries WHERE entries MATCH ? LIMIT 1"
_RANKED = "SELECT rowid, rank FROM entries WHERE entries MATCH ?"
_MARKED = """
SELECT rowid, highlight(entries, 0, ?1, ?2), highlight(entries, 1, ?1, ?2), snippet(entries, 2, ?1, ?2, '…', ?3)
FROM entries WHERE entries MATCH ?4 AND +rowid IN (SELECT value FROM json_each(?5))
"""


def folded(text: str) -> str:
    """A text as it is compared: small letters without accents, words and numbers with single spaces between them."""
    plain = unicodedata.normalize("NFD", text.lower())
    bare = unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def errors_in(text: str) -> int:
    """How many slips of the pen a word or name of that length may hold: a letter more, fewer, another, or two swapped."""
    return 0 if len(text) < 3 else 1 if len(text) < 8 else 2


class Index:
    """The words of the documents. Safe to ask from several threads."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.names = tuple(tuple(map(folded, document.names)) for document in documents)
        self.called = tuple(f" {' | '.join(names)}" for names in self.names)
        named = [(name, n) for n, d in enumerate(documents) if d.kind in NAMED for name in self.names[n] if name]
        self._names, self._owners = [name for name, _ in named], [number for _, number in named]
        self._in_names = {word for name in self._names for word in name.split()}
        self._lock = Lock()
        self._sqlite = sqlite3.connect(":memory:", check_same_thread=False)
        self._sqlite.executescript(_SCHEMA)
        rows = ((n, _clean(d.title), _clean(d.known_as), _clean(d.text), d.id) for n, d in enumerate(documents))
        self._sqlite.executemany("INSERT INTO entries(rowid, title, known_as, text, id) VALUES (?, ?, ?, ?, ?)", rows)
        self._sqlite.execute("INSERT INTO entries(entries) VALUES ('optimize')")
        self._often = dict(self._sqlite.execute("SELECT term, doc FROM vocabulary"))
        self._terms = list(self._often)
        self.near = lru_cache(maxsize=2_000)(self._near)
        self._beginnings = lru_cache(maxsize=16)(self._cut)

    def ranked(self, match: str) -> list[tuple[int, float]]:
        """The documents that match an expression, with their rank; less is better."""
        return self._rows(_RANKED, match)

    def has(self, match: str) -> bool:
        """Whether anything matches an expression."""
        return bool(self._rows(_HAS, match))

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

    def _near(self, word: str, is_last: bool) -> tuple[tuple[str, bool], ...]:
        """The nearest words of the story, and whether each is the beginning of one: (word, is a beginning)."""
        found = [(slips, term, False) for term, slips, _ in _nearest(word, self._terms, errors_in(word))]
        if is_last and len(word) > 4:
            found += [(slips, term, True) for term, slips, _ in _nearest(word, self._beginnings(len(word)), 1)]
        least = min((slips for slips, *_ in found), default=0)
        near = [(term, begun) for slips, term, begun in found if slips == least and len(term) > 2]
        near.sort(key=lambda one: (one[0] not in self._in_names, one[1], -self._often.get(one[0], 0), one[0]))
        return tuple(near[:NEAR])

    def _cut(self, length: int) -> list[str]:
        return list(dict.fromkeys(term[:length] for term in self._terms if len(term) > length))


def _nearest(text: str, choices: Sequence[str], most: int) -> list[tuple[str, int, int]]:
    if not most:
        return []
    return [(str(c), int(d), int(at)) for c, d, at in process.extract(
        text, choices, scorer=OSA.distance, score_cutoff=most, limit=40
    )]  # fmt: skip


def _clean(text: str) -> str:
    return text.replace(OPEN, " ").replace(SHUT, " ")
