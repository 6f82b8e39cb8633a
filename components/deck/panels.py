"""What stands under a scene's statement: the view that it names, alive and large enough for a hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from components.blocks.sanctions import scene as sanctions_scene
from components.blocks.sanctions import words as sanctions_words
from components.deck import boards
from components.deck.charts import caps_panel, resolutions_panel, room, timeline_panel
from components.deck.drawings import journey_panel, network_panel, ramifications_panel
from components.reader import Reader
from story import wording as w
from story.model.article import Claim
from story.model.presentation import Scene

Panel = dict[str, Any]
"""`kind` is html, svg or plotly; then `html`, `svg` or `figure`; `tall`: the `svg` for a screen of 4 to 3;
`details`: what a chosen mark says, by its id; `note`: a line under it; `said`: what a chart is called."""
TALLER = 1.4
"""How much higher a drawing is laid out for a screen of 4 to 3, where the same width leaves more height."""
Build = Callable[[Reader, float], "Panel | None"]
"""Takes the reader on the scene's page, in its state, and how high a chart may be."""


def panel(scene: Scene, reader: Reader) -> Panel:
    """The panel of a scene. `reader` stands on the scene's page, in its state."""
    story = reader.story
    claim: Claim | None = story.get("claims", scene.quote)
    if claim:
        return boards.quote(claim, story)
    number = next((entry for entry in story.meta.numbers if entry.id == scene.number), None)
    if number:
        return boards.number(number, story, story.get("resolutions", reader.given.one("resolution")))
    build = _VIEWS.get(reader.given.page.id)
    found = build(reader, room(scene.statement)) if build else None
    if not build or not found:
        return _words(reader)
    return _taller(found, build(reader, room(scene.statement) * TALLER)) if found["kind"] == "svg" else found


def _taller(found: Panel, taller: Panel | None) -> Panel:
    """With a second drawing for a screen that is less wide, if it shows just the same: what is said of it must hold for both."""
    same = taller and taller["note"] == found["note"] and taller["details"].keys() == found["details"].keys()
    return {**found, "tall": taller["svg"]} if taller and same and taller["svg"] != found["svg"] else found


def _home(reader: Reader, _: float) -> Panel | None:
    return boards.days(reader.story) if reader.story.days else None


def _article(reader: Reader, _: float) -> Panel | None:
    story, given = reader.story, reader.given
    claim = story.get("claims", given.one("claim"))
    if claim:
        return boards.quote(claim, story)
    section = story.get("sections", given.one("section"))
    return boards.section(section, story) if section else None


def _claims(reader: Reader, _: float) -> Panel | None:
    claim = reader.story.get("claims", reader.given.one("claim"))
    if claim:
        return boards.quote(claim, reader.story)
    return boards.claims(reader) if reader.story.claims else None


def _sanctions(reader: Reader, high: float) -> Panel | None:
    seen, story = sanctions_scene(reader), reader.story
    if seen.case:
        return boards.case(seen.case, story)
    if seen.view == "caps" or (seen.measure and seen.measure.caps):
        return caps_panel(seen)
    if seen.view == "resolutions" and story.resolutions:
        return resolutions_panel(seen, high)
    title, sentence = sanctions_words(seen)
    return boards.text(title, sentence or "")


def _ramifications(reader: Reader, high: float) -> Panel | None:
    strand = reader.story.get("strands", reader.given.one("strand"))
    if strand and not reader.given.one("node"):
        return boards.strand(strand)
    return ramifications_panel(reader, high) if reader.story.ramifications else None


def _timeline(reader: Reader, high: float) -> Panel | None:
    return timeline_panel(reader, high)


def _journey(reader: Reader, high: float) -> Panel | None:
    return journey_panel(reader, high) if reader.story.journey else None


def _actors(reader: Reader, high: float) -> Panel | None:
    placed = any(actor.x is not None for actor in reader.story.actors)
    return network_panel(reader, high) if placed and reader.story.relations else None


def _outcomes(reader: Reader, _: float) -> Panel | None:
    found = reader.story.get("outcomes", reader.given.one("outcome"))
    return boards.outcome(found) if found else boards.outcomes_strip(reader)


def _sources(reader: Reader, _: float) -> Panel | None:
    found = reader.story.meta.unsourced
    return boards.gaps([gap.text for gap in found]) if reader.given.one("view") == "method" and found else None


def _glossary(reader: Reader, _: float) -> Panel | None:
    term = reader.story.get("glossary", reader.given.one("term"))
    return boards.text(term.term, term.text) if term else None


def _words(reader: Reader) -> Panel:
    """Title and sentence of a page's view."""
    page = reader.given.page.id
    view = reader.story.view(page.replace("_", "-"))
    return boards.text(view.title, view.sentence) if view else boards.text(w.PAGES[page], "")


_VIEWS: Mapping[str, Build] = {
    "home": _home,
    "article": _article,
    "claims": _claims,
    "sanctions": _sanctions,
    "ramifications": _ramifications,
    "timeline": _timeline,
    "journey": _journey,
    "actors": _actors,
    "then_and_now": _outcomes,
    "sources": _sources,
    "glossary": _glossary,
}
"""By page: what of it stands on the stage."""
