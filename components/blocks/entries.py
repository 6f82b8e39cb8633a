"""Any entry of the story as a link to the page that shows it. What no page shows yet is named without a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import BY_ID
from story.uses import NUMBERS

LONGEST = 120
"""Characters of an entry's text where it stands for a title."""

Target = tuple[str, dict[str, str | None]]
"""A page and its parameters."""

_TARGETS: Mapping[str, Callable[[Any], Target]] = {
    NUMBERS: lambda entry: ("home", {}),
    "sixty_seconds": lambda entry: ("home", {}),
    "sections": lambda entry: ("article", {"section": entry.id}),
    "claims": lambda entry: ("article", {"claim": entry.id}),
    "audit": lambda entry: ("sources", {"view": "audit"}),
    "outcomes": lambda entry: ("article", {"section": entry.section}),
    "events": lambda entry: ("timeline", {"event": entry.id}),
    "eras": lambda entry: ("timeline", {"preset": "history"}),
    "days": lambda entry: ("timeline", {"step": entry.id}),
    "actors": lambda entry: ("actors", {"actor": entry.id}),
    "relations": lambda entry: ("actors", {"node": entry.id}),
    "resolutions": lambda entry: ("sanctions", {"resolution": entry.id}),
    "measures": lambda entry: ("sanctions", {"measure": entry.id}),
    "cases": lambda entry: ("sanctions", {"case": entry.id}),
    "enforcement": lambda entry: ("sanctions", {"view": "enforcement"}),
    "bodies": lambda entry: ("sanctions", {"view": "enforcement"}),
    "national": lambda entry: ("sanctions", {"view": "national"}),
    "firewall": lambda entry: ("sanctions", {"view": "firewall"}),
    "ramifications": lambda entry: ("ramifications", {"node": entry.id}),
    "strands": lambda entry: ("ramifications", {"strand": entry.id}),
    "journey": lambda entry: ("timeline", {"event": entry.events[0]}) if entry.events else ("", {}),
}


def entry_link(kind: str, entry: Any, reader: Reader) -> Markup:
    """The entry's name, as a link where a page shows it."""
    name = entry_name(kind, entry, reader.story)
    page, parameters = _TARGETS[kind](entry) if kind in _TARGETS else ("", {})
    if page not in BY_ID or not BY_ID[page].is_in(reader.story):
        return Markup("{}").format(name)
    return Markup('<a data-soft href="{}">{}</a>').format(reader.href(page, **parameters), name)


def entry_name(kind: str, entry: Any, story: Story) -> str:
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
    for name in ("title", "name", "term", "heading"):
        if found := getattr(entry, name, None):
            return str(found)
    return shortened(str(getattr(entry, "label", None) or getattr(entry, "text", entry.id)))


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
