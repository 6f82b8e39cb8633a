"""The addresses of the product: pages, their paths and parameters. Links are promises, so these are never renamed.

Both floors above need them: the pages to read and write the query string, the server to know which paths exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote, urlencode

from story.content import Story
from story.model.article import Modality, OutcomeKind, OutcomeVerdict, Verdict
from story.model.consequences import Horizon
from story.model.frame import SourceKind
from story.model.world import Layer, Status


@dataclass(frozen=True)
class Parameter:
    """A parameter of a page.

    `ids` names the kind of content (or vocabulary) whose ids it takes; `words` is a closed list; `number`: a whole number
    from 1; none of them: free text.
    `many` takes several, separated by commas; `pair` exactly two different ones.
    """

    name: str
    ids: str = ""
    words: tuple[str, ...] = ()
    many: bool = False
    pair: bool = False
    number: bool = False

    @property
    def typed(self) -> bool:
        """Whether it takes what a reader types."""
        return not (self.ids or self.words or self.number)


@dataclass(frozen=True)
class Page:
    """A page: `id` is also its file's name, `path` its address ('' for the first), `needs` what a story must have.

    Pages that are not `in_bar` are reached from the masthead, the doors and links.
    """

    id: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    needs: tuple[str, ...] = ()
    access: Literal["public", "local"] = "public"
    in_bar: bool = True

    def is_in(self, story: Story) -> bool:
        """Whether the story has what this page shows."""
        return all(getattr(story, kind) for kind in self.needs)


LENS = Parameter("asof", words=("day", "now"))
PART = Parameter("part", number=True)
"""Which part of a list that is too long for one page."""
_SECTION, _CLAIM = Parameter("section", ids="sections"), Parameter("claim", ids="claims")
_EVENT, _ACTOR = Parameter("event", ids="events"), Parameter("actor", ids="actors")
FOUND = (
    "pages", "sections", "actors", "places", "events", "claims", "outcomes", "resolutions", "provisions", "measures",
    "cases", "ramifications", "glossary", "sources",
)  # fmt: skip
"""The groups of what a search finds."""
_SANCTIONS = ("resolutions", "measures", "caps", "enforcement", "national", "cases", "firewall")

PAGES = (
    Page("home", ""),
    Page("article", "article", (_SECTION, _CLAIM, Parameter("view", words=("one", "all")), PART), ("sections",)),
    Page(
        "timeline",
        "timeline",
        (
            _EVENT,
            Parameter("preset", words=("visit", "year", "history")),
            Parameter("step", ids="days"),
            Parameter("layer", words=get_args(Layer), many=True),
            Parameter("kind", ids="event_kinds", many=True),
            Parameter("actor", ids="actors", many=True),
            Parameter("status", words=("told", "added")),
            PART,
        ),
        ("events",),
    ),
    Page(
        "journey",
        "journey",
        (
            Parameter("node", ids="places"),
            Parameter("path", ids="places", pair=True),
            _EVENT,
            Parameter("step", ids="days"),
            Parameter("view", words=("map", "table")),
            PART,
        ),
        ("journey", "places"),
    ),
    Page(
        "actors",
        "actors",
        (
            _ACTOR,
            Parameter("node", ids="relations"),
            Parameter("focus", ids="actors"),
            Parameter("path", ids="actors", pair=True),
            Parameter("kind", ids="relation_types", many=True),
            Parameter("status", words=get_args(Status), many=True),
            Parameter("view", words=("map", "matrix", "table")),
            PART,
        ),
        ("actors", "relations"),
    ),
    Page(
        "sanctions",
        "sanctions",
        (
            Parameter("resolution", ids="resolutions"),
            Parameter("measure", ids="measures"),
            Parameter("case", ids="cases"),
            Parameter("view", words=_SANCTIONS),
            PART,
        ),
        ("resolutions",),
    ),
    Page(
        "ramifications",
        "ramifications",
        (
            Parameter("node", ids="ramifications"),
            Parameter("strand", ids="strands"),
            Parameter("party", ids="parties"),
            Parameter("horizon", words=get_args(Horizon)),
            PART,
        ),
        ("ramifications",),
    ),
    Page(
        "claims",
        "claims",
        (
            _CLAIM,
            Parameter("q"),
            Parameter("party", ids="asserters", many=True),
            Parameter("modality", words=get_args(Modality), many=True),
            Parameter("verdict", words=get_args(Verdict), many=True),
            Parameter("section", ids="sections", many=True),
            Parameter("actor", ids="actors", many=True),
            PART,
        ),
        ("claims",),
    ),
    Page(
        "then_and_now",
        "then-and-now",
        (
            Parameter("outcome", ids="outcomes"),
            Parameter("verdict", words=get_args(OutcomeVerdict), many=True),
            Parameter("kind", words=get_args(OutcomeKind), many=True),
            Parameter("section", ids="sections", many=True),
            PART,
        ),
        ("outcomes",),
    ),
    Page(
        "sources",
        "sources",
        (
            Parameter("source", ids="sources"),
            Parameter("q"),
            Parameter("view", words=("sources", "method", "audit")),
            Parameter("kind", words=get_args(SourceKind)),
            PART,
        ),
        ("sources",),
    ),
    Page("walk", "walk", (Parameter("scene", ids="scenes"),), ("scenes",), in_bar=False),
    Page(
        "present",
        "present",
        (
            Parameter("scene", ids="scenes"),
            Parameter("deck", ids="scenes", many=True),
            Parameter("view", words=("stage", "speaker")),
        ),
        ("scenes",),
        in_bar=False,
    ),
    Page("search", "search", (Parameter("q"), Parameter("kind", words=FOUND, many=True)), in_bar=False),
    Page("glossary", "glossary", (Parameter("term", ids="glossary"), Parameter("q"), PART), ("glossary",), in_bar=False),
    Page("problems", "problems", access="local"),
    Page(
        "gallery",
        "gallery",
        (Parameter("view", words=("signs", "lists", "panels", "charts", "pictures")),),
        access="local",
        in_bar=False,
    ),
)  # fmt: skip
"""In the order of the navigation."""

BY_ID = {page.id: page for page in PAGES}


HIGHEST = 9_999
"""The highest number that a parameter takes."""


def link(page: str, lens: str = "now", **parameters: str | Sequence[str] | None) -> str:
    """A link to a view, relative to the app's root: the page's path, its parameters, the lens where it is not `now`."""
    pairs = []
    for name, value in parameters.items():
        text = value if isinstance(value, str) else ",".join(value or ())
        if text:
            pairs.append((name, text))
    if lens != "now":
        pairs.append((LENS.name, lens))
    query = urlencode(pairs, safe=",", quote_via=quote)
    return f"./{BY_ID[page].path}{'?' if query else ''}{query}"
