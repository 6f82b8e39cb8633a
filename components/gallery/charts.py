"""The charts: Plotly figures, and those that are tables."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks import (
    actors_scene,
    actors_tables,
    ledger,
    ledger_scene,
    sanctions_caps,
    sanctions_resolutions,
    timeline,
)
from components.figures.caps import charted, window
from components.figures.measures_matrix import matrix, measures_cards, measures_table
from components.gallery.example import Chart, Example, asking, first
from components.reader import Reader
from story import Lens
from story import wording as w


def events(reader: Reader, lens: Lens = "now", /, **query: str) -> Chart:
    """The timeline as a link asks for it."""
    asked = asking(reader, "timeline", lens, **query)
    seen = timeline.scene(asked)
    first(seen.shown)
    return Chart(timeline.figure(asked, seen), timeline.alt(seen))


def few(reader: Reader) -> Chart:
    """The timeline of one actor alone."""
    actors = (id for event in reader.story.events for id in event.actors)
    return events(reader, actor=first(actors), preset="history")


def caps(reader: Reader, at: int) -> Chart:
    """A measure's caps."""
    found = charted(reader.story.measures)
    first(found[at:])
    shown = window(found, reader.story.meta.as_of)
    figure = sanctions_caps.figure(found[at], shown, dark=reader.dark)
    return Chart(figure, w.CAP_CHART_SAID.format(name=found[at].title))


def resolutions(reader: Reader, lens: Lens = "now") -> Chart:
    """The resolutions over time."""
    story = asking(reader, "sanctions", lens).story
    first(story.resolutions)
    return Chart(
        sanctions_resolutions.figure(story, dark=reader.dark), w.RESOLUTIONS_SAID.format(count=len(story.resolutions))
    )


def claims(reader: Reader, **query: str) -> Markup:
    """How it is said against how it checks out."""
    return ledger.claims_by_verdict(ledger_scene.scene(asking(reader, "claims", **query)))


def measures(reader: Reader, *, selected: bool, cards: bool = False) -> Markup:
    """Measures against resolutions."""
    story = reader.story
    one = first(story.measures).id if selected else None
    first(story.measures)
    if cards:
        return Markup('<div class="x-gal-cards">{}</div>').format(measures_cards(matrix(story), one, lambda _: "#"))
    return measures_table(matrix(story), one, lambda _: "#", lambda _: "#")


def ties(reader: Reader, **query: str) -> Markup:
    """Who acts upon whom."""
    return actors_tables.matrix_table(actors_scene.scene(asking(reader, "actors", view="matrix", **query)))


EXAMPLES = (
    Example("timeline.figure", "the days", events),
    Example("timeline.figure", "the year", lambda r: events(r, preset="year")),
    Example("timeline.figure", "the whole history", lambda r: events(r, preset="history")),
    Example("timeline.figure", "a day chosen", lambda r: events(r, step=first(r.story.days).id)),
    Example("timeline.figure", "the events of one actor", few),
    Example("timeline.figure", "on the day", lambda r: events(r, "day", preset="history")),
    Example("sanctions_resolutions.figure", "now", resolutions),
    Example("sanctions_resolutions.figure", "on the day", lambda r: resolutions(r, "day")),
    Example("sanctions_caps.figure", "the first", lambda r: caps(r, 0)),
    Example("sanctions_caps.figure", "the second", lambda r: caps(r, 1)),
    Example("ledger.claims_by_verdict", "nothing on", claims, wide=True),
    Example(
        "ledger.claims_by_verdict",
        "a verdict on",
        lambda r: claims(r, verdict=first(r.story.claims).verdict),
        wide=True,
    ),
    Example("ledger.claims_by_verdict", "a search that finds nothing", lambda r: claims(r, q="qqqq"), wide=True),
    Example("measures_table", "nothing selected", lambda r: measures(r, selected=False), wide=True),
    Example("measures_table", "a measure selected", lambda r: measures(r, selected=True), wide=True),
    Example("measures_cards", "for a phone", lambda r: measures(r, selected=True, cards=True), wide=True),
    Example("actors_tables.matrix_table", "nothing selected", ties, wide=True),
    Example(
        "actors_tables.matrix_table", "a tie selected", lambda r: ties(r, node=first(r.story.relations).id), wide=True
    ),
)
