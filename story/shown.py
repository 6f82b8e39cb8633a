"""Where an entry of the story is shown, and what it is called: for links, for the search, for previews."""

from __future__ import annotations

from typing import Any

from story import wording as w
from story.addresses import BY_ID, link
from story.content import Story
from story.uses import NUMBERS

LONGEST = 120
"""Characters of an entry's text where it stands for a title."""

_BY_FIELD = {
    "sections": ("article", "section", "id"),
    "claims": ("claims", "claim", "id"),
    "outcomes": ("then_and_now", "outcome", "id"),
    "events": ("timeline", "event", "id"),
    "days": ("timeline", "step", "id"),
    "places": ("journey", "node", "id"),
    "actors": ("actors", "actor", "id"),
    "relations": ("actors", "node", "id"),
    "resolutions": ("sanctions", "resolution", "id"),
    "measures": ("sanctions", "measure", "id"),
    "cases": ("sanctions", "case", "id"),
    "ramifications": ("ramifications", "node", "id"),
    "strands": ("ramifications", "strand", "id"),
    "glossary": ("glossary", "term", "id"),
    "sources": ("sources", "source", "id"),
    "scenes": ("walk", "scene", "id"),
}
"""By kind: the page that shows an entry, the page's parameter, the field of the entry that the parameter takes."""
_AS_A_WHOLE = {
    NUMBERS: ("home", None),
    "sixty_seconds": ("home", None),
    "audit": ("sources", "audit"),
    "enforcement": ("sanctions", "enforcement"),
    "bodies": ("sanctions", "enforcement"),
    "national": ("sanctions", "national"),
    "firewall": ("sanctions", "firewall"),
}
"""By kind: the page, and its part, that shows all entries of the kind together."""


def shown_at(kind: str, entry: Any) -> tuple[str, dict[str, str | None]]:
    """The page that shows an entry, and its parameters; ('', {}) where none does."""
    if kind in _BY_FIELD:
        page, parameter, field = _BY_FIELD[kind]
        return page, {parameter: getattr(entry, field)}
    if kind == "eras":
        return "timeline", {"preset": "history"}
    if kind == "journey":
        return "journey", {"path": f"{entry.origin},{entry.destination}"}
    page, view = _AS_A_WHOLE.get(kind, ("", None))
    return page, {"view": view}


def address(kind: str, entry: Any, story: Story) -> str | None:
    """A link to the view that shows an entry, through the story's lens; None where no page of this story does."""
    page, parameters = shown_at(kind, entry)
    if page not in BY_ID or not BY_ID[page].is_in(story):
        return None
    return link(page, story.lens, **parameters)


def name(kind: str, entry: Any, story: Story) -> str:
    """What an entry is called: its title, label, name or term, else the beginning of its text."""
    if kind == NUMBERS:
        return shortened(" ".join(part for part in (entry.value, entry.unit, entry.text) if part))
    if kind == "relations":
        return f"{story.actor(entry.origin).short} {entry.verb} {story.actor(entry.target).short}"
    if kind == "journey":
        origin, destination = story.place(entry.origin).name, story.place(entry.destination).name
        return w.FROM_TO_PLACES.format(origin=origin, destination=destination)
    if kind == "resolutions":
        return w.NUMBERED.format(number=entry.number, title=entry.title)
    for field in ("title", "name", "term", "heading"):
        if found := getattr(entry, field, None):
            return str(found)
    return shortened(str(getattr(entry, "label", None) or getattr(entry, "text", entry.id)))


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def verdict_word(verdict: str, modality: str = "") -> str:
    """A verdict in words. A checked quotation is 'said, on record', never an endorsement of what was said."""
    if verdict == "supported" and modality == "quote":
        return w.SAID_ON_RECORD
    if verdict == "supported" and modality == "allegation":
        return w.ALLEGED_ON_RECORD
    return w.VERDICTS[verdict]
