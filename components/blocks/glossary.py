"""The glossary: terms from A to Z, a field that finds some, each with its source and where it is used; as a table.

A long one comes in parts; a letter leads to the part in which it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import streamlit as st
from markupsafe import Markup

from components.blocks import chart, provenance, terms
from components.blocks.entries import entry_link
from components.blocks.parts import Part, pager, part, size
from components.blocks.remembered import block, remembered
from components.blocks.search_field import search_field
from components.blocks.sheet import beside
from components.reader import Reader
from story import wording as w
from story.addresses import BY_ID, PART
from story.languages import listed, plural
from story.matching import folded, matches
from story.model.frame import Term
from story.shown import shown_at
from story.terms import finder, mentioned

MOST = 36
"""Terms of a part."""
FIRST, LISTED = 5, 60
"""Uses of a term that stand open, and those that are listed at all: the search finds more of a term used so often."""
Use = tuple[str, Any]


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see: the terms that match, in order, the chosen one, where each is used."""

    reader: Reader
    shown: tuple[Term, ...]
    term: Term | None
    query: str
    uses: Mapping[str, tuple[Use, ...]]

    @cached_property
    def part(self) -> Part[Term]:
        """What of the list is on this page."""
        return part(self.shown, self.reader.given, self.term, MOST, len(self.reader.story.glossary))

    @property
    def target(self) -> str:
        """The element a link leads to."""
        return f"term-{self.term.id}" if self.term else ""


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL. The chosen term is shown in any search."""
    story, given = reader.story, reader.given
    term = story.get("glossary", given.one("term"))
    query = given.one("q", "") or ""
    shown = [t for t in story.glossary if t is term or matches(query, t.term, *t.aliases, t.text, t.since or "")]
    return Scene(reader, tuple(sorted(shown, key=lambda t: folded(t.term))), term, query, mentioned(story))


def words(reader: Reader) -> tuple[str, str]:
    """Title and sentence of the page."""
    view = reader.story.view("glossary")
    return (view.title, view.sentence) if view else (w.PAGES["glossary"], w.GLOSSARY_LEAD)


def search(seen: Scene) -> None:
    """The field that finds terms by what they are called and what they mean."""
    with beside("glossary-head", vertical_alignment="bottom", gap="large"):
        search_field(w.GLOSSARY_SEARCH, seen.query, leaves=("term",))
        if letters := _letters(seen):
            st.html(letters, width="stretch")


def letter(term: Term) -> str:
    """The letter a term stands under; all that begin with a digit stand together."""
    first = folded(term.term)[:1]
    return w.GLOSSARY_DIGITS if not first.isalpha() else first.upper()


def _id(letter: str) -> str:
    return "letter-0" if letter == w.GLOSSARY_DIGITS else f"letter-{letter.lower()}"


def _letters(seen: Scene) -> Markup:
    """Links to the letters that are there, each to where it begins."""
    most = size(len(seen.shown), MOST, len(seen.reader.story.glossary))
    begins: dict[str, int] = {}
    for number, term in enumerate(seen.shown):
        begins.setdefault(letter(term), number // most + 1)
    if len(begins) < 2:
        return Markup("")
    items = Markup("").join(_letter(name, begun, seen) for name, begun in begins.items())
    return Markup('<nav aria-label="{}"><ul class="x-glp-letters x-glp-letters">{}</ul></nav>').format(
        w.GLOSSARY_LETTERS, items
    )


def _letter(name: str, begun: int, seen: Scene) -> Markup:
    """The way to a letter, in the part in which it begins."""
    if begun == seen.part.number:
        return Markup('<li><a href="#{}">{}</a></li>').format(_id(name), name)
    href = seen.reader.given.href(term=None, **{PART.name: str(begun) if begun > 1 else None})
    return Markup('<li><a data-soft data-part="{1}" data-go="{0}" data-key="{0}" href="{2}">{3}</a></li>').format(
        _id(name), begun, href, name
    )


@block
def entries(seen: Scene) -> Markup:
    """What was found, and the terms letter by letter."""
    above, below = (pager(seen.part, seen.reader.given, "term", top=top) for top in (True, False))
    body = _found(seen) + above
    for name, group in groupby(seen.part.entries, key=letter):
        items = Markup("").join(_entry(term, seen) for term in group)
        body += Markup(
            '<section class="x-glp-group" aria-labelledby="{0}"><h2 class="x-glp-letter" id="{0}">{1}</h2><div>{2}</div></section>'
        ).format(_id(name), name, items)
    return body + below


def _found(seen: Scene) -> Markup:
    if not seen.query:
        return Markup("")
    if seen.shown:
        said = plural(w.TERMS_FOUND, len(seen.shown), query=seen.query)
    else:
        said = w.TERMS_NONE.format(query=seen.query)
    return Markup(
        '<div class="x-row"><p class="x-src-count" role="status">{}</p>'
        '<a class="x-btn" data-soft data-key="reset" href="{}">{}</a></div>'
    ).format(said, seen.reader.href("glossary"), w.ALL_TERMS)


def _entry(term: Term, seen: Scene) -> Markup:
    reader = seen.reader
    link = Markup(
        '<a class="x-permalink x-i-link" data-soft data-key="t-{}" href="{}" aria-label="{}: {}"></a>'
    ).format(term.id, reader.given.href(term=term.id), w.TERM_LINK, term.term)
    also = Markup("")
    if names := other_names(term):
        also = Markup('<p class="x-note">{}</p>').format(w.TERM_ALSO.format(names=listed(names)))
    since = Markup("<p><b>{}</b> {}</p>").format(w.SINCE, _linked(term.since, term, reader)) if term.since else ""
    return Markup(
        '<article class="x-glp{on}" id="term-{id}"><div><h3 class="x-glp-term">{name} {link}</h3>{also}</div>'
        '<div class="x-glp-text"><p>{text}</p>{since}<p>{chips}</p></div><div class="x-glp-uses">{uses}</div></article>'
    ).format(
        on=" on" if term is seen.term else "",
        id=term.id,
        name=term.term,
        link=link,
        also=also,
        text=_linked(term.text, term, reader),
        since=since,
        chips=provenance.chips(term.provenance, reader.story, f"term-{term.id}"),
        uses=_uses(term, seen),
    )


def other_names(term: Term) -> list[str]:
    """What else it is called: neither the plural nor a part of what stands there already."""
    found: list[str] = []
    for name in term.aliases:
        if not any(_is_like(name.casefold(), form.casefold()) for form in (term.term, *found)):
            found.append(name)
    return found


def _is_like(name: str, form: str) -> bool:
    return name in form or (name.startswith(form) and len(name) - len(form) <= 2)


def _linked(text: str, term: Term, reader: Reader) -> Markup:
    """A text of the glossary, in which the other terms lead to their entries."""
    body = Markup("")
    for piece in finder(reader.story).parts(text):
        if piece.term is None or piece.term == term.id:
            body += piece.text
        else:
            body += Markup('<a class="x-gls" data-soft href="{}">{}</a>').format(
                reader.href("glossary", term=piece.term), piece.text
            )
    return body


def _uses(term: Term, seen: Scene) -> Markup:
    """The entries that use the term, the first of them open."""
    uses = seen.uses.get(term.id, ())
    if not uses:
        return Markup('<p class="x-note">{}</p>').format(w.TERM_UNUSED)
    items = [_use(*use, seen.reader) for use in uses[:LISTED]]
    body = Markup('<p class="x-note">{}</p>{}').format(plural(w.TERM_USES, len(uses)), _list(items[:FIRST]))
    if rest := items[FIRST:]:
        if left := len(uses) - len(items):
            rest.append(_left(left, term, seen.reader))
        body += Markup(
            '<details class="x-more"><summary>{}<span class="x-sr">: {}</span></summary>{}</details>'
        ).format(w.TERM_MORE.format(count=len(uses) - FIRST), term.term, _list(rest))
    return body


def _left(count: int, term: Term, reader: Reader) -> Markup:
    """The way to the uses that are not listed."""
    return Markup('<li><a data-soft href="{}">{}</a></li>').format(
        reader.href("search", q=term.term), w.CHOICES_LEFT.format(count=count)
    )


def _list(items: Sequence[Markup]) -> Markup:
    return Markup('<ul class="x-plain x-plain">{}</ul>').format(Markup("").join(items))


def _use(kind: str, entry: Any, reader: Reader) -> Markup:
    page, _ = shown_at(kind, entry)
    where = w.SHORT_PAGES.get(page, w.PAGES[page]) if page in BY_ID else w.USE_KINDS[kind]
    return Markup("<li>{} <small>{}</small></li>").format(entry_link(kind, entry, reader), where)


@block
def table(seen: Scene) -> Markup:
    """The same as a table."""
    if not seen.shown:
        return Markup("")
    return chart.data_table(
        chart.Table("glossary", w.TERMS_TABLE, w.TERM_COLUMNS, tuple(_rows(seen)), note=seen.part.note)
    )


def _rows(seen: Scene) -> Iterator[tuple[str, ...]]:
    for term in seen.part.entries:
        rests = listed(label for _, label in terms.labels(term, seen.reader.story))
        count = str(len(seen.uses.get(term.id, ())))
        yield term.term, listed(term.aliases), term.text, term.since or "", count, rests
