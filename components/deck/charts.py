"""The live charts of the stage: the figures of the pages, laid out for a screen at the front of a hall.

A stage is drawn for type of 13 px on a canvas of `WIDE` by `HIGH` units and shown about 1.9 times larger. Fewer marks
stand on it than on the page, each with its label: first what the scene is about, then what the article tells, then what
weighs most. What is left out is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from components.blocks import timeline as page
from components.blocks.sanctions import Scene as Sanctions
from components.deck.cards import event_card, measure_card, resolution_card
from components.figures import caps, resolutions, resolutions_choice, timeline
from components.figures.drawn import Drawn
from components.figures.measure import width
from components.figures.resolutions_layout import Axis, drawn, placed, rings
from components.figures.template import SIZE, font
from components.figures.timeline_layout import ROW, Lane, Window, lanes
from components.palette import tokens
from components.reader import Reader
from story import Story
from story import wording as w
from story.dates import span
from story.languages import inside, plural
from story.model.sanctions import Resolution
from story.weights import weights

WIDE = 940.0
HIGH, LOWER = 396.0, 362.0
"""What a panel has under a statement of one line and of two, above a line of what is left out."""
STATEMENT = 55.8
"""Px of a statement's type on a screen 1920 px wide."""
NARROWER = 0.97
"""How wide the house's serif runs against the sans that is measured, at most."""
LINE = 1777.0
SIDES = 108.0
"""Px beside the timeline's days: the lanes' names, and the margin."""
LINE_OF_NOTE = 16.0
"""Px that a second line of a note takes from the chart."""
CAPS = 3
"""Panels of caps that stand side by side."""

Panel = dict[str, Any]


def room(statement: str) -> float:
    """How high a panel is under that statement."""
    return HIGH if width(statement, STATEMENT, 600) * NARROWER <= LINE else LOWER


def timeline_panel(reader: Reader, high: float) -> Panel:
    """The timeline in the state of a scene."""
    story, seen = reader.story, page.scene(reader)
    chosen = seen.event.id if seen.event else ""
    window = replace(seen.window, wide=WIDE - SIDES)
    short = timeline.numbered(story.eras, window)
    names = " · ".join(f"{number} {era.title}" for number, era in short)
    found = _fitting(story, seen, window, high - LINE_OF_NOTE * bool(names))
    own = span(story.meta.days)
    days = (_start(own.first), _start(own.last) + timedelta(days=1)) if own.first and own.last else None
    step = (_start(seen.day.date), _start(seen.day.date) + timedelta(days=1)) if seen.day else None
    look = timeline.Look(window, reader.dark, days, step, chosen)
    marks = {mark.event.id: event_card(mark.event, story) for lane in found for mark in lane.marks}
    rest = len(seen.shown) - len(marks)
    parts = [w.STAGE_MARKS, plural(w.STAGE_EVENTS, rest) if rest > 0 else "", f"{w.ERAS}: {names}" if names else ""]
    note = " ".join(part for part in parts if part)
    said = w.TIMELINE_ALT.format(count=len(marks), preset=inside(w.PRESETS[seen.preset]))
    return _plotly(timeline.timeline_figure(found, story.eras, look), marks, note, said)


def _fitting(story: Story, seen: page.Scene, window: Window, high: float) -> list[Lane]:
    """Lanes with as many rows as fit: the one that has most gives way first."""
    most, counted = dict(page.ROWS[seen.preset]), weights(story)
    eras = timeline.ERA_ROW + timeline.LANE_GAP if seen.preset == "history" and story.eras else 0
    while True:
        found = lanes(seen.shown, window, most, counted, first=seen.event.id if seen.event else "", bare=False)
        tall = sum(lane.rows * ROW + 10 + timeline.LANE_GAP for lane in found)
        largest = max(found, key=lambda lane: lane.rows, default=None)
        if largest is None or largest.rows == 1 or timeline.TOP + eras + tall + timeline.BOTTOM <= high:
            return found
        most[largest.layer] = largest.rows - 1


def _start(day: object) -> datetime:
    return datetime.fromisoformat(str(day))


def resolutions_panel(seen: Sanctions, high: float) -> Panel:
    """Resolutions over time; the one that the scene selects stands out."""
    story = seen.reader.story
    own = span(story.meta.days)
    until = story.meta.lens_date if story.lens == "day" else story.meta.as_of
    marked = seen.resolution.id if seen.resolution else ""
    all_rows, renewals, _ = drawn(story.resolutions)
    shown = resolutions_choice.rows(story, marked)
    rows = [entry for entry in all_rows if entry.id in shown]
    axis = Axis.of(story.resolutions, until, WIDE - 34)
    held = rings(renewals, axis, marked)
    space = high - 46 - resolutions.last_row(held, 0)
    look = resolutions.Look(
        until,
        seen.reader.dark,
        (own.first, own.last) if own.first and own.last else None,
        wide=WIDE - 34,
        row=min(resolutions.ROW, space / max(len(rows), 1)),
        brief=_tall(rows, axis) > space,
        chosen=marked if marked in shown else "",
        rows=shown,
        marked=marked,
    )
    marks = {entry.id: resolution_card(entry, story) for entry in (*rows, *(ring.entry for ring in held))}
    left = len(all_rows) - len(rows)
    notes = [w.STAGE_RESOLUTIONS, plural(w.STAGE_MORE_RESOLUTIONS, left)] if left else [w.STAGE_RESOLUTIONS]
    said = w.RESOLUTIONS_SAID.format(count=len(rows) + len(renewals))
    return _plotly(resolutions.resolutions_figure(story.resolutions, look), marks, " ".join(notes), said)


def _tall(rows: Sequence[Resolution], axis: Axis) -> float:
    """The height of rows with all their texts."""
    return sum(resolutions.ROW + resolutions.LINE * (len(placed(entry, axis).texts) - 1) for entry in rows)


def caps_panel(seen: Sanctions) -> Panel | None:
    """Caps over the years, up to three side by side, that of the selected measure first; None where there is none."""
    story = seen.reader.story
    found = caps.charted(story.measures)
    if not found:
        return None
    found.sort(key=lambda measure: measure is not seen.measure)
    shown = found[:1] if seen.measure in found else found[:CAPS]
    until = story.meta.lens_date if story.lens == "day" else story.meta.as_of
    gap = 40.0
    each = (WIDE - gap * (len(shown) - 1)) / len(shown)
    window = replace(caps.window(found, until), wide=each - caps.LEFT - caps.RIGHT)
    figure = _side_by_side(
        [caps.cap_figure(measure, window, seen.reader.dark) for measure in shown],
        [
            f"<b>{_plain(measure.title)}</b><br>{_plain(w.CAP_UNIT.format(unit=measure.caps[0].unit))}"
            for measure in shown
        ],
        each / WIDE,
        seen.reader.dark,
    )
    cards = {measure.id: measure_card(measure, story) for measure in shown}
    note = plural(w.STAGE_CAPS, len(found) - len(shown)) if len(found) > len(shown) else ""
    return _plotly(figure, cards, note, "; ".join(w.CAP_CHART_SAID.format(name=measure.title) for measure in shown))


def _plain(text: str) -> str:
    """Without what Plotly would take for its own markup."""
    return text.replace("<", "‹").replace(">", "›")


def _side_by_side(figures: Sequence[go.Figure], titles: Sequence[str], each: float, dark: bool) -> go.Figure:
    """One figure of several, each with its axes and its title."""
    whole = go.Figure(layout={"template": figures[0].layout.template, "margin": {"l": 4, "r": 4, "t": 46, "b": 30}})
    gap = (1 - each * len(figures)) / max(len(figures) - 1, 1)
    for number, (figure, title) in enumerate(zip(figures, titles, strict=True)):
        name = "" if number == 0 else str(number + 1)
        left = number * (each + gap)
        for trace in figure.data:
            trace.update(xaxis=f"x{name}", yaxis=f"y{name}")
            whole.add_trace(trace)
        across, down = figure.layout.xaxis.to_plotly_json(), figure.layout.yaxis.to_plotly_json()
        whole.update_layout(
            {
                f"xaxis{name}": {**across, "domain": [left, min(left + each, 1)], "anchor": f"y{name}"},
                f"yaxis{name}": {**down, "anchor": f"x{name}"},
            }
        )
        whole.add_annotation(
            x=left, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=6, text=title,
            align="left", font=font(tokens(dark), SIZE),
        )  # fmt: skip
    return whole


def _plotly(figure: go.Figure, details: dict[str, Any], note: str, said: str) -> Panel:
    """A figure that can be zoomed into: over time only."""
    figure.update_xaxes(fixedrange=False)
    return {"kind": "plotly", "figure": Drawn(figure).to_dict(), "details": details, "note": note, "said": said}
