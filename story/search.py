"""Search: what of a story has the words a reader writes, as they write them, misspelt too.

`find(story, "words")` looks through everything that a page shows (`story.search_documents`), as seen through the
story's lens. Results come in groups, those first whose names match; within a group names come before texts.
"""

from __future__ import annotations

import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from heapq import nsmallest
from threading import Lock

from story.addresses import FOUND
from story.content import Story
from story.search_documents import NAMED, Document, documents
from story.search_index import OPEN, SHUT, Index, Matches
from story.search_reading import Reading, plain, read
from story.search_words import folded

SAME, IN_NAME, IN_TITLE, BEGINS, NEAR_NAME, TITLE_BEGINS, IN_TEXT = range(7)
"""How well it matches: it bears that name, its name has the words or its title, a word of its name begins so, it bears it
but for a slip, a word of its title begins so, its text has the words."""
BY_NAME = (SAME, IN_NAME, BEGINS)

OF_THE_DATE = {"events": SAME, "sources": TITLE_BEGINS}
"""How well an entry of the date that is asked for matches, where not as its title does: what happened comes first."""

Parts = tuple[tuple[str, bool], ...]
"""A text in pieces; true for those that matched."""
Place = tuple[int, float, int]
"""How well a document matches, its rank among those that match as well, its number: less is better."""
Slips = Mapping[int, tuple[int, str]]
"""By document: how far one of its names is from the query, and which."""
BEGINNING = 140
"""Characters of a text that is shown though nothing in it matched."""
OF_EACH = (("actors", 5), ("places", 3), ("glossary", 3))
"""How many of each kind are there to begin with."""


@dataclass(frozen=True)
class Hit:
    """A result: what it is called, a passage that shows why it was found, where it is shown."""

    kind: str
    id: str
    title: Parts
    snippet: Parts
    href: str


@dataclass(frozen=True)
class Group:
    """The results of one kind: how many there are, and the first of them."""

    kind: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """What a search found. `read_as`: the words that were looked for where some were misspelt, else nothing.

    `loose`: nothing has all of the words; these have some.
    """

    query: str
    groups: tuple[Group, ...] = ()
    read_as: str = ""
    loose: bool = False

    @property
    def count(self) -> int:
        """All results."""
        return sum(group.count for group in self.groups)


_kept: dict[int, tuple[weakref.ref[Story], Index]] = {}
_building = Lock()


def index(story: Story) -> Index:
    """The index of a story, made when first asked for and kept as long as the story is."""
    with _building:
        kept = _kept.get(id(story))
        if kept and kept[0]() is story:
            return kept[1]
        made = Index(documents(story))
        _kept[id(story)] = weakref.ref(story), made
        weakref.finalize(story, _kept.pop, id(story), None)
        return made


def find(story: Story, query: str, most: int = 5, kinds: Collection[str] = ()) -> Found:
    """What the story has of it: every group with its count, and of `kinds` (or all) the first `most` results.

    Never raises, whatever the query is.
    """
    query = plain(query)
    known = index(story)
    reading, first = _asked_outright(query, known)
    if reading is None:
        return Found(query)
    slips = {} if first is not None else known.near_names(folded(query))
    if slips and (reading.loose or reading.is_mended):
        reading = _as_the_nearest(known, slips, reading)
    matches = known.matches(reading.match, folded(reading.words), most)
    places = _places(known, reading, matches, slips)
    if first:
        asked = {number for *_, number in first}
        places = [*first, *(place for place in places if place[2] not in asked)]
    grouped = _grouped(places, known.documents)
    counts = Counter(matches.counts)
    counts.update(known.documents[number].kind for *_, number in places if number not in matches)
    shown = {kind: [n for _, _, n in nsmallest(most, found)] for kind, found in grouped if not kinds or kind in kinds}
    numbers = [number for several in shown.values() for number in several]
    marked = known.marked(reading.match, numbers) if numbers and reading.match else {}
    named = {number for fit, _, number in places if fit < IN_TEXT}
    hits = {n: _hit(known.documents[n], marked.get(n), slips.get(n), is_named=n in named) for n in numbers}
    groups = tuple(Group(kind, counts[kind], tuple(hits[n] for n in shown.get(kind, ()))) for kind, _ in grouped)
    is_loose = reading.loose and bool(groups) and all(fit > NEAR_NAME for fit, _, _ in places)
    return Found(query, groups, reading.words if reading.is_mended and groups else "", is_loose)


def to_begin_with(story: Story) -> tuple[Hit, ...]:
    """Names that stand for much of the story, for somebody who has written nothing yet."""
    known = {(document.kind, document.id): document for document in index(story).documents}
    often = sorted(story.actors, key=lambda actor: -actor.mentions)
    entries = {"actors": often, "places": story.places, "glossary": story.glossary}
    found = [known.get((kind, entry.id)) for kind, most in OF_EACH for entry in entries[kind][:most]]
    return tuple(Hit(one.kind, one.id, ((one.title, False),), (), one.href) for one in found if one)


def _asked_outright(query: str, known: Index) -> tuple[Reading | None, list[Place] | None]:
    """How the query is read, and what it asks for outright: what is of that date, the decisions that it cites.

    None where it is no date and no citation. Where it is, no word is read as another one.
    """
    if when := known.calendar.asked(query):
        as_it_stands = None if when.match else read(query, known)
        if as_it_stands is None or as_it_stands.is_mended or as_it_stands.loose:
            as_it_stands = Reading(when.match, query)
        fits = (known.documents[number].kind for number in when.ranks)
        return as_it_stands, [
            (OF_THE_DATE.get(kind, IN_TITLE), rank, number)
            for kind, (number, rank) in zip(fits, when.ranks.items(), strict=True)
        ]
    if cited := known.citations.cited(query):
        reading = read(cited.rest, known)
        if reading is None or reading.is_mended or reading.loose:
            reading = read(cited.number, known)
        return reading, [(SAME, 0, number) for number in cited.documents]
    return read(query, known), None


def _as_the_nearest(known: Index, slips: Slips, reading: Reading) -> Reading:
    """Nothing has these words, but a name is near them: it was meant."""
    _, name = min(slips.values(), key=lambda slip: slip[0])
    meant = read(name, known)
    return replace(meant, is_mended=True) if meant else reading


def _places(known: Index, reading: Reading, matches: Matches, slips: Slips) -> list[Place]:
    """Every document that may be shown, and how well it matches."""
    words = folded(reading.words)
    first, *others = sorted((f" {part}" for part in words.split()), key=len, reverse=True)
    whole = f" {words}"
    found: list[Place] = []
    for number, rank in matches.ranked:
        called = known.called[number]
        if first not in called or not all(part in called for part in others):
            found.append((IN_TEXT, rank, number))
        elif words in known.names[number]:
            found.append((SAME, 0, number))
        elif known.documents[number].kind in NAMED and whole in called:
            found.append((IN_NAME if f"{whole} " in called else BEGINS, 0, number))
        else:
            is_whole = all(f"{part} " in called for part in (first, *others))
            found.append((IN_TITLE if is_whole else TITLE_BEGINS, rank, number))
    if (slips and all(fit not in BY_NAME for fit, _, _ in found)) or reading.is_mended:
        found = [place for place in found if place[0] in BY_NAME or place[2] not in slips]
        there = {number for _, _, number in found}
        found += [(NEAR_NAME, count, number) for number, (count, _) in slips.items() if number not in there]
    return found


def _grouped(places: list[Place], known: tuple[Document, ...]) -> list[tuple[str, list[Place]]]:
    """By kind: first the kinds of which something bears the name, in the fixed order else. Titles of sources, which are
    the words of others, bring them no further."""
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        groups[known[place[2]].kind].append(place)
    best = {kind: min(fit for fit, _, _ in found) for kind, found in groups.items()}
    if best.get("sources") == IN_TITLE:
        best["sources"] = TITLE_BEGINS
    return sorted(groups.items(), key=lambda group: (best[group[0]], FOUND.index(group[0])))


def _hit(
    document: Document, marked: tuple[str, str, str] | None, slip: tuple[int, str] | None, *, is_named: bool
) -> Hit:
    """A result. What matched by name is said what it is; what matched in its text, where."""
    title, known_as, text = marked or (document.title, document.known_as, "")
    if slip and OPEN not in title and slip[1] == document.title:
        title = _marked(document.title)
    elif slip and OPEN not in title:
        known_as = " · ".join(_marked(name) if name == slip[1] else name for name in document.names[1:])
    if OPEN in known_as and (is_named or OPEN not in text) and OPEN not in title:
        text = known_as
    elif is_named or not text:
        text = document.text[:BEGINNING].rsplit(" ", 1)[0] + " …" if len(document.text) > BEGINNING else document.text
    return Hit(document.kind, document.id, _parts(title), _parts(text), document.href)


def _marked(text: str) -> str:
    return f"{OPEN}{text}{SHUT}"


def _parts(marked: str) -> Parts:
    """A text in pieces, from one with marks in it."""
    pieces = re.split(f"{OPEN}([^{SHUT}]*){SHUT}", marked)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece)
