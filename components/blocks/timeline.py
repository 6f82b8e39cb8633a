"""The timeline: presets and filters, the figure, what is selected, the list that does every job by keyboard."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import streamlit as st
from markupsafe import Markup

from components import reader as reading
from components.blocks import chart, timeline_panel
from components.blocks.days import day_steps
from components.blocks.filters import Choice, left_out, nothing_left, pills
from components.blocks.parts import Part, pager, part
from components.blocks.remembered import block, remembered
from components.blocks.sheet import beside, html
from components.browser import bridge
from components.dates import moment
from components.figures.drawn import Drawn
from components.figures.template import CONFIG, named_above
from components.figures.timeline import Look, timeline_figure
from components.figures.timeline_layout import Lane, Window, lanes, windows
from components.reader import Reader
from story import wording as w
from story.dates import span
from story.languages import inside, listed, number, plural
from story.model.world import Event, StoryDay
from story.weights import weights

KEY = "timeline"
ROWS = {
    "visit": {"background": 6, "visit": 24, "aftermath": 6},
    "year": {"background": 12, "visit": 9, "aftermath": 9},
    "history": {"background": 12, "visit": 3, "aftermath": 12},
}
"""Rows of labelled marks each layer may take, by preset."""
DAY_ROWS = dict.fromkeys(("background", "visit", "aftermath"), 30)
"""The same where one day is chosen."""
MOST = {"visit": 75, "year": 75, "history": 150}
"""Events in one part of the list, by preset."""
LAYERS = ("background", "visit", "aftermath")
FILTERS = ("status", "layer", "kind", "actor")


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see: the preset and its window, the events that pass the filters, what is selected."""

    preset: str
    window: Window
    events: tuple[Event, ...]
    shown: tuple[Event, ...]
    event: Event | None
    day: StoryDay | None
    part: Part[Event]
    """What of those shown is on this page, in the order of time."""


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL. A selected event or day opens the preset in which it stands, unless the link names one."""
    story, given = reader.story, reader.given
    presets = windows(story.events, story.meta.days)
    event = story.get("events", given.one("event"))
    day = story.get("days", given.one("step"))
    preset = given.one("preset") or _preset_of(event, presets)
    inside = {e.id for e in story.events if presets[preset].holds(span(e.date))}
    events = tuple(e for e in story.events if _passes(e, reader))
    shown = tuple(e for e in events if e.id in inside and (not day or e.id in day.events))
    listed = part(shown, given, event, MOST[preset], len(inside))
    return Scene(preset, presets[preset], events, shown, event, day, listed)


def _preset_of(event: Event | None, presets: dict[str, Window]) -> str:
    if event is None:
        return "visit"
    return next(name for name, window in presets.items() if window.holds(span(event.date)))


def _values(event: Event) -> dict[str, tuple[str, ...]]:
    """What an event has to say to each filter."""
    told = "told" if event.told else "added"
    return {"status": (told,), "layer": (event.layer,), "kind": (event.kind,), "actor": event.actors}


def _passes(event: Event, reader: Reader, but: str = "") -> bool:
    """Whether all filters let it through; `but`: all the others."""
    return all(
        name == but or not (asked := reader.given.many(name)) or not set(asked).isdisjoint(values)
        for name, values in _values(event).items()
    )


def words(reader: Reader, seen: Scene) -> tuple[str, str | None]:
    """The title and sentence of the preset's view, else of the page's."""
    story = reader.story
    view = story.view(f"timeline-{seen.preset}") or story.view("timeline")
    return (view.title, view.sentence) if view else (w.PAGES["timeline"], None)


@block
def controls(reader: Reader, seen: Scene) -> Markup:
    """Presets, the days one by one, and the filters with their counts: each is what choosing it would show."""
    given, story = reader.given, reader.story
    body = Markup('<div class="x-row"><div class="x-seg" role="group" aria-label="{}">').format(w.PRESETS_LABEL)
    for name, label in w.PRESETS.items():
        here = Markup(' aria-current="true"') if name == seen.preset and not seen.day else Markup("")
        href = given.href(preset=None if name == "visit" else name, step=None, event=None)
        body += Markup('<a class="x-btn" data-soft data-key="preset-{}" href="{}"{}>{}</a>').format(
            name, href, here, label
        )
    body += Markup("</div>")
    body += day_steps(reader, seen.day) + Markup("</div>")
    counted = _counted(reader, seen)
    choices = (
        (w.FILTER_TOLD, "status", w.TOLD_OR_ADDED.items()),
        (w.FILTER_LAYER, "layer", [(layer, w.LAYERS[layer]) for layer in LAYERS]),
        (w.FILTER_KIND, "kind", [(kind.id, kind.label) for kind in story.meta.event_kinds]),
        (w.FILTER_ACTOR, "actor", [(actor.id, actor.short) for actor in story.actors]),
    )
    groups = [
        (heading, name, [Choice(id, label, counted[name][id]) for id, label in values])
        for heading, name, values in choices
    ]
    return body + pills(given, groups, plural(w.EVENT_COUNT, len(seen.shown)))


def _counted(reader: Reader, seen: Scene) -> dict[str, Counter[str]]:
    """By filter, how many events each choice has under the other filters, in the time that is shown."""
    found: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    for event in reader.story.events:
        if seen.window.holds(span(event.date)) and (not seen.day or event.id in seen.day.events):
            for name, values in _values(event).items():
                if _passes(event, reader, but=name):
                    found[name].update(values)
    return found


def picture(reader: Reader, seen: Scene) -> None:
    """The figure beside what is selected; on a phone the list takes its place."""
    if not seen.shown:
        html(nothing_left(_unfiltered(reader)))
        return
    drawn = figure(reader, seen)
    html(timeline_panel.key() + _how_many(seen, laid(reader, seen)))
    with beside("split", gap="large"):
        with st.container(width=785, key="picture"):
            st.plotly_chart(drawn, key=KEY, theme=None, config=CONFIG, alt=alt(seen), width="stretch")
            bridge.listen(KEY, seen.event.id if seen.event else None, lambda id: reading.go(event=id, part=None))
        with st.container(width=326, key="panel"):
            html(_panel(reader, seen), page=False)
    if seen.preset == "history":
        html(timeline_panel.era_list(reader))


def figure(reader: Reader, seen: Scene) -> Drawn:
    """The figure of what passes the filters. It is the same for all selections of events that it has a mark for."""
    own = span(reader.story.meta.days)
    days = (_start(own.first), _start(own.last) + timedelta(days=1)) if own.first and own.last else None
    return _figure(_without_selection(reader), seen, seen.preset, _added(reader, seen), days)


@remembered
def _figure(reader: Reader, seen: Scene, preset: str, added: str, days: tuple[datetime, datetime] | None) -> Drawn:
    look = Look(seen.window, reader.dark, days, _step(seen.day))
    return Drawn(named_above(timeline_figure(_laid(reader, seen, preset, added), reader.story.eras, look)))


def laid(reader: Reader, seen: Scene) -> list[Lane]:
    """The lanes with the marks that the figure has."""
    return _laid(_without_selection(reader), seen, seen.preset, _added(reader, seen))


@remembered
def _laid(reader: Reader, seen: Scene, preset: str, added: str) -> list[Lane]:
    """`preset` is the scene's: without the selection the link need not say it, and what is kept is found by what is passed."""
    rows = DAY_ROWS if seen.day else ROWS[preset]
    return lanes(seen.shown, seen.window, rows, weights(reader.story), first=added)


def _without_selection(reader: Reader) -> Reader:
    return replace(reader, given=reader.given.only_without("event", "part"))


def _added(reader: Reader, seen: Scene) -> str:
    """The selected event, where it has no mark among so many and is to get one; else nothing."""
    if seen.event is None:
        return ""
    found = _laid(_without_selection(reader), seen, seen.preset, "")
    return seen.event.id if any(event is seen.event for lane in found for event in lane.rest) else ""


def _how_many(seen: Scene, found: list[Lane]) -> Markup:
    """How many of the events have a mark, and what becomes of the others; nothing where all have."""
    if not any(lane.rest for lane in found):
        return Markup("")
    drawn = sum(len(lane.marks) for lane in found)
    said = w.MARKS_DRAWN.format(drawn=number(drawn), all=number(len(seen.shown)))
    return Markup('<p class="x-note x-drawn">{}</p>').format(said)


@remembered
def _panel(reader: Reader, seen: Scene) -> Markup:
    outside = bool(seen.event) and seen.event not in seen.shown
    said = left_out(_unfiltered(reader)) if outside else Markup("")
    return timeline_panel.panel(reader, seen.event, seen.day, seen.shown, part=seen.part.number, said=said)


def _unfiltered(reader: Reader) -> str:
    """The link without what makes the list shorter: an event that is selected opens the time in which it stands."""
    return reader.given.href(**dict.fromkeys((*FILTERS, "step", "preset")))


def _start(day: object) -> datetime:
    return datetime.fromisoformat(str(day))


def _step(day: StoryDay | None) -> tuple[datetime, datetime] | None:
    return (_start(day.date), _start(day.date) + timedelta(days=1)) if day else None


def alt(seen: Scene) -> str:
    """What the figure shows, in words."""
    return w.TIMELINE_ALT.format(count=len(seen.shown), preset=inside(w.PRESETS[seen.preset]))


@block
def listing(reader: Reader, seen: Scene) -> Markup:
    """The events that are shown, as a list by lane and as a table; a long list in parts, in the order of time."""
    if not seen.shown:
        return Markup("")
    above, below = (pager(seen.part, reader.given, "event", top=top) for top in (True, False))
    return (
        timeline_panel.event_list(reader, seen.part.entries, seen.event, LAYERS, whole=seen.shown, pager=above)
        + below
        + chart.data_table(_table(reader, seen.part))
    )


def _table(reader: Reader, shown: Part[Event]) -> chart.Table:
    story = reader.story
    rows = tuple(
        (
            moment(event.date, event.time),
            event.title,
            w.LAYERS[event.layer],
            story.word("event_kinds", event.kind),
            (place.name if (place := story.get("places", event.place)) else ""),
            listed(story.actor(id).name for id in event.actors),
            w.TOLD if event.told else w.ADDED_SHORT,
        )
        for event in shown.entries
    )
    return chart.Table("events", w.EVENTS_SHOWN, w.EVENT_COLUMNS, rows, note=shown.note)
