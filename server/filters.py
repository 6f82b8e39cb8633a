"""The filters of a page on the table that it shows: `?verdict=partly,open` leaves the rows that the page would show.

A parameter filters the table of the page it belongs to, by the column that stands here; the tables below that one keep
the rows of what is left. Other parameters (which entry is open, which view) choose no rows and are not looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from story import Story, way
from story.addresses import BY_ID, Parameter
from story.export.formats import only, written
from story.export.tables import Table, tables
from story.model.world import Leg
from story.problems import did_you_mean, shown

LONGEST, LONGEST_LIST = 200, 1_600
"""Characters of a searched text and of a list of values; the pages take no more either."""

Values = tuple[str, ...]
"""The values of a parameter in the order of the link: of a pair the first is where it starts."""
Keep = Callable[[Table, Story, Values], Iterable[bool]]


class Unknown(ValueError):
    """A value that the page does not have; its text is a sentence that says so."""


@dataclass(frozen=True)
class Page:
    """A page's filters on a table: its id, and how each parameter chooses rows. `first`: one that the others give way to."""

    id: str
    by: Mapping[str, Keep]
    first: str = ""


def _in(*columns: str) -> Keep:
    """One of the columns has one of the values."""

    def keep(table: Table, _story: Story, values: Values) -> Iterable[bool]:
        places = [table.names.index(column) for column in columns]
        return (any(written(row[place]) in values for place in places) for row in table.rows)

    return keep


def _told(table: Table, _story: Story, values: Values) -> Iterable[bool]:
    """Told by the article, or added."""
    place = table.names.index("told")
    return (("told" if row[place] else "added") in values for row in table.rows)


def _through(between: str, column: str) -> Keep:
    """The row is tied to one of the values in the table between them."""

    def keep(table: Table, story: Story, values: Values) -> Iterable[bool]:
        held = tables(story)
        place = held[between].names.index(column)
        own = 0 if held[between].parent == table.name else len(held[between].names) - 1
        tied = {row[own] for row in held[between].rows if row[place] in values}
        return (row[0] in tied for row in table.rows)

    return keep


def _words(*columns: str) -> Keep:
    """All words stand in the columns, whatever their capitals and accents."""

    def keep(table: Table, _story: Story, values: Values) -> Iterable[bool]:
        places = [table.names.index(column) for column in columns]
        words = [word for value in values for word in _folded(value).split()]
        texts = (_folded(" ".join(written(row[place]) for place in places)) for row in table.rows)
        return (all(word in text for word in words) for text in texts)

    return keep


def _legs(chosen: Callable[[Story, Values], Iterable[Leg]]) -> Keep:
    """The row is one of those legs."""

    def keep(table: Table, story: Story, values: Values) -> Iterable[bool]:
        ids = {leg.id for leg in chosen(story, values)}
        return (row[0] in ids for row in table.rows)

    return keep


def _on_days(story: Story, values: Values) -> Iterable[Leg]:
    """The legs that were, or can have been, under way on one of the days."""
    return (leg for id in values if (day := story.get("days", id)) for leg in way.legs_on(story, day))


def _at_places(story: Story, values: Values) -> Iterable[Leg]:
    """The legs that start, end or pass at one of the places."""
    return (leg for leg in story.journey if not {leg.origin, *leg.via, leg.destination}.isdisjoint(values))


def _from_to(story: Story, values: Values) -> Iterable[Leg]:
    """The legs from the first place to the second."""
    return (leg for leg in story.journey if (leg.origin, leg.destination) == values)


PAGES = {
    "claims": Page(
        "claims",
        {
            "q": _words("text", "quote"),
            "party": _in("asserter"),
            "modality": _in("modality"),
            "verdict": _in("verdict"),
            "section": _in("section"),
            "actor": _through("claim_actors", "actor"),
        },
    ),
    "events": Page(
        "timeline",
        {
            "layer": _in("layer"),
            "kind": _in("kind"),
            "actor": _through("event_actors", "actor"),
            "status": _told,
            "step": _through("day_events", "day"),
        },
    ),
    "journey": Page(
        "journey", {"path": _legs(_from_to), "node": _legs(_at_places), "step": _legs(_on_days)}, first="path"
    ),
    "places": Page("journey", {"path": _in("id"), "node": _in("id")}, first="path"),
    "relations": Page("actors", {"kind": _in("type"), "status": _in("status"), "focus": _in("origin", "target")}),
    "outcomes": Page("then_and_now", {"verdict": _in("verdict"), "kind": _in("kind"), "section": _in("section")}),
    "ramifications": Page(
        "ramifications",
        {"party": _in("party"), "horizon": _in("horizon"), "strand": _through("strand_nodes", "strand")},
    ),
    "sources": Page("sources", {"q": _words("publisher", "short", "title")}),
    "glossary": Page("glossary", {"q": _words("term", "text")}),
}
"""By table: the page that shows it, and what each of the page's parameters chooses by."""


def filters(table: str, story: Story, whole: Story, asked: Mapping[str, str]) -> dict[str, str]:
    """What of the query string `asked` chooses rows in a table, without what is empty.

    `whole` is the story without the lens: what it knows and `story` does not yet is no fault, but leaves nothing.
    Raises Unknown for a value that the page does not have.
    """
    page = PAGES.get(_root(table, tables(story)).name)
    if not page:
        return {}
    parameters = {parameter.name: parameter for parameter in BY_ID[page.id].parameters}
    found = {name: text[:LONGEST_LIST] for name, text in asked.items() if name in page.by and text.strip()}
    if page.first in found:
        found = {page.first: found[page.first]}
    for name, text in found.items():
        _values(parameters[name], text, whole)
    return found


def chosen(name: str, story: Story, whole: Story, by: Mapping[str, str]) -> Table:
    """The table `name` with the rows that `filters` leave."""
    held = tables(story)
    root = _root(name, held)
    if not by:
        return held[name]
    page = PAGES[root.name]
    parameters = {parameter.name: parameter for parameter in BY_ID[page.id].parameters}
    rows = list(root.rows)
    for parameter, text in by.items():
        passes = page.by[parameter](only(root, rows), story, _values(parameters[parameter], text, whole))
        rows = [row for row, kept in zip(rows, passes, strict=True) if kept]
    left = {row[0] for row in rows}
    return only(held[name], (row for row in held[name].rows if row[0] in left))


def _root(name: str, held: Mapping[str, Table]) -> Table:
    """The table above all that `name` is below."""
    while held[name].parent:
        name = held[name].parent
    return held[name]


def _values(parameter: Parameter, text: str, whole: Story) -> Values:
    if not parameter.ids and not parameter.words:
        return (text[:LONGEST],)
    known = parameter.words or tuple(whole.by_id[parameter.ids])
    values = [value for value in text.split(",") if value] if parameter.many or parameter.pair else [text]
    for value in values:
        if value not in known:
            mend = did_you_mean(value, known, "leave it out")
            raise Unknown(f"{parameter.name}: '{shown(value)}' is not known here; {mend}")
    return tuple(values)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
