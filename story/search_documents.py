"""What a search looks through: every entry that a page shows, as a title, other names, text and a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from story import shown
from story import wording as w
from story.addresses import FOUND, PAGES, link
from story.content import Story
from story.dates import span
from story.model.sanctions import Resolution
from story.references import values

NAMES = ("native_name", "short", "aliases", "label", "number")
"""Fields that hold other names of an entry."""
KNOWN_BY = ("publisher", "country")
"""Fields that hold what else it is known by."""
NAMED = ("actors", "places", "glossary", "measures", "cases", "pages")
"""Kinds whose entries are looked for by name, misspelt too."""
DATED = ("events", "resolutions", "sources")
"""Kinds whose entries have a date that is shown beside them."""
_BETWEEN = " · "


@dataclass(frozen=True)
class Document:
    """What a search can find. `names` are what it is called, `known_as` the others and what else it is
    known by, in one line.

    `date` in EDTF, where readers see it beside the entry. `number` of a decision, and the words that may stand `around` it
    where it is cited.
    """

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    known_as: str
    text: str
    href: str
    date: str = ""
    number: str = ""
    around: str = ""


def documents(story: Story) -> tuple[Document, ...]:
    """Everything to be found in a story, through its lens. What no page of the story shows is not found."""
    return tuple(
        document for kind in FOUND for document in (_pages(story) if kind == "pages" else _entries(kind, story))
    )


def _pages(story: Story) -> Iterator[Document]:
    for page in PAGES:
        if page.access != "public" or page.id == "search" or not page.is_in(story):
            continue
        title = w.PAGES[page.id]
        names = tuple(dict.fromkeys((title, w.SHORT_PAGES.get(page.id, title))))
        own = page.id.replace("_", "-")
        views = [view for view in story.views if view.id == own or view.id.startswith(f"{own}-")]
        text = _joined(part for view in views for part in (view.title, view.sentence))
        yield Document("pages", page.id, title, names, "", text, link(page.id, story.lens))


def _entries(kind: str, story: Story) -> Iterator[Document]:
    if kind == "provisions":
        for resolution in story.resolutions:
            yield from _provisions(resolution, story)
        return
    for entry in getattr(story, kind):
        if href := shown.address(kind, entry, story):
            yield _document(kind, entry, href, story)


def _document(kind: str, entry: Any, href: str, story: Story) -> Document:
    title = shown.name(kind, entry, story)
    if kind == "sections" and not entry.heading:
        title = w.LEAD
    names = tuple(dict.fromkeys((title, *_fields(entry, NAMES))))
    known_as = [*names[1:], *_fields(entry, KNOWN_BY)]
    if kind == "claims":
        known_as.append(story.word("asserters", entry.asserter))
    date = entry.date or "" if kind in DATED else ""
    number, around = (entry.number, _around(entry)) if kind == "resolutions" else ("", "")
    text = _text(entry, title)
    return Document(kind, entry.id, title, names, _BETWEEN.join(known_as), text, href, date, number, around)


def _around(resolution: Resolution) -> str:
    """What its kind is called, its id, its permalink, which mostly has its symbol, and its year."""
    year = str(span(resolution.date).known_day.year)
    permalink = (resolution.url or "").partition("//")[2]
    return " ".join((w.SEARCH_GROUPS["resolutions"], resolution.id, permalink, year))


def _fields(entry: Any, names: tuple[str, ...]) -> Iterator[str]:
    held = vars(entry)  # faster than to ask a record for what it lacks
    for field in names:
        value = held.get(field)
        if value:
            yield from value if isinstance(value, tuple) else (value,)


def _text(entry: Any, title: str) -> str:
    """The prose of an entry, at its end the article's own words as quotations. Not its title, nor passages of sources;
    provisions are found by themselves."""
    found, quotes = [], []
    for path, marks, value in values(entry):
        if not marks.prose or value == title or path[0] in ("provisions", "label", "short"):
            continue
        if path[-1] == "quote":
            quotes.append(w.QUOTED_QUERY.format(query=value))
        elif not any(str(part).endswith("provenance") for part in path):
            found.append(str(value))
    return _joined(dict.fromkeys([*found, *quotes]))


def _provisions(resolution: Resolution, story: Story) -> Iterator[Document]:
    href = shown.address("resolutions", resolution, story)
    for number, provision in enumerate(resolution.provisions if href else ()):
        title = w.SEARCH_PROVISION[bool(provision.paragraph)].format(
            number=resolution.number, paragraph=provision.paragraph
        )
        yield Document("provisions", f"{resolution.id}-{number}", title, (title,), "", provision.text, href or "")


def _joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(texts)
