"""Where the glossary's terms come up in a text.

A term is found as a whole word, in any of its forms, the longest first and never inside another. A form with an
abbreviation in it (two capitals or a digit in one word) counts only as written: 'NPT' is a treaty, 'Npt' a misprint.
Any other form is found with or without capitals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from story.content import Story
from story.model.base import ArticleRef, Record, SourceRef
from story.model.frame import Term
from story.references import marked, records
from story.uses import entries

WORD = re.compile(r"\w+")
HYPHENS = "\u2010\u2011-"
_NOT_IN = ("glossary", "sources", "views")
"""Kinds in which a term is no use of it: itself, others' titles, the titles of charts."""
TEXTS = 8_192
"""Texts of a story whose terms are kept."""


@dataclass(frozen=True)
class Part:
    """A stretch of a text; `term` is the id of the term that it is a mention of."""

    text: str
    term: str | None = None


@dataclass(frozen=True)
class Form:
    """One way to write a term, ready to be looked for."""

    term: str
    length: int
    pattern: re.Pattern[str]


@dataclass
class Branch:
    """The forms that begin with the same words: those that end here, the longest first, and those that go on, by word."""

    forms: list[Form] = field(default_factory=list)
    on: dict[str, Branch] = field(default_factory=dict)


class Finder:
    """Finds the terms of one glossary, and keeps what it found.

    The forms stand in a tree by their words, so that a text is searched as fast with thousands of terms as with ten.
    """

    def __init__(self, glossary: tuple[Term, ...]) -> None:
        self._root = Branch()
        for term in glossary:
            for text in (term.term, *term.aliases):
                if first := WORD.search(text):
                    self._grow(_form(term.id, text[first.start() :]), text)
        self.parts = lru_cache(TEXTS)(self._parts)
        """`parts(text)`: the text in parts, the first mention of each term marked."""

    def _grow(self, form: Form, text: str) -> None:
        """Puts a form into the tree, unless a term before has the same one: that is the one found."""
        branch = self._root
        for word in WORD.findall(text):
            branch = branch.on.setdefault(word.casefold(), Branch())
        if all(form.pattern != other.pattern for other in branch.forms):
            branch.forms.append(form)
            branch.forms.sort(key=lambda form: -form.length)

    def _parts(self, text: str) -> tuple[Part, ...]:
        found: list[Part] = []
        seen: set[str] = set()
        at = 0
        for start, end, term in self.mentions(text):
            if term not in seen:
                seen.add(term)
                found += [Part(text[at:start]), Part(text[start:end], term)]
                at = end
        return tuple(part for part in (*found, Part(text[at:])) if part.text)

    def mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every mention in a text: start, end, the term's id."""
        free = 0
        words = list(WORD.finditer(text))
        plain = [word[0].casefold() for word in words]
        for number, word in enumerate(words):
            start = word.start()
            if plain[number] not in self._root.on or start < free or (start and text[start - 1] in HYPHENS):
                continue
            for form in self.forms_at(plain, number):
                if match := form.pattern.match(text, start):
                    free = match.end()
                    yield start, free, form.term
                    break

    def forms_at(self, words: Sequence[str], number: int) -> list[Form]:
        """The forms whose words are those from that place on, the longest first: all that can stand there."""
        found: list[Form] = []
        branch = self._root
        for at in range(number, len(words)):
            following = branch.on.get(words[at])
            if following is None:
                break
            branch = following
            found = [*branch.forms, *found]
        return found


def is_abbreviation(word: str) -> bool:
    """Whether a word has a spelling of its own: two capitals, or a capital and a digit."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals > 1 or (capitals == 1 and any(letter.isdigit() for letter in word))


def _form(term: str, text: str) -> Form:
    exact = any(is_abbreviation(word) for word in text.split())
    words = r"\s+".join(re.escape(word).replace("’", "[’']") for word in text.split())
    return Form(term, len(text), re.compile(rf"{words}(?![\w{HYPHENS}])", 0 if exact else re.IGNORECASE))


_finders: WeakKeyDictionary[Story, Finder] = WeakKeyDictionary()
_mentioned: WeakKeyDictionary[Story, dict[str, tuple[tuple[str, Any], ...]]] = WeakKeyDictionary()


def finder(story: Story) -> Finder:
    """Finds the terms of a story: made once, for a story never changes."""
    found = _finders.get(story)
    if found is None:
        found = _finders[story] = Finder(story.glossary)
    return found


def mentioned(story: Story) -> dict[str, tuple[tuple[str, Any], ...]]:
    """By term: the entries whose texts mention it, each once, with their kind, in the order of the kinds."""
    found = _mentioned.get(story)
    if found is None:
        found = _mentioned[story] = _walked(story)
    return found


def _walked(story: Story) -> dict[str, tuple[tuple[str, Any], ...]]:
    find = finder(story)
    by_term: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for kind, entry in entries(story):
        if kind not in _NOT_IN:
            for term in dict.fromkeys(term for text in _texts(entry) for *_, term in find.mentions(text)):
                by_term[term].append((kind, entry))
    return {term: tuple(found) for term, found in by_term.items()}


def _texts(entry: Record) -> Iterator[str]:
    """What readers see of an entry, without the passages it rests on."""
    for _, record in records(entry):
        if not isinstance(record, ArticleRef | SourceRef):
            for name, marks in marked(type(record)).items():
                value = getattr(record, name)
                if marks.prose:
                    yield from (text for text in (value if isinstance(value, tuple) else (value,)) if text)
