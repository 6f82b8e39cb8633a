"""The timeline: presets and filters, the figure, what is selected, the list that does every job by keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import streamlit as st
from markupsafe import Markup

from components import reader as reading
from components.blocks import chart, timeline_panel
from components.blocks.days import day_steps
from components.blocks.filters import Choice, nothing_left, pills
from components.blocks.remembered import block, remembered
from components.blocks.sheet import beside, html
from components.browser import bridge
from components.dates import moment
from components.figures.drawn import Drawn
from components.figures.template import CONFIG
from components.figures.timeline import Look, timeline_figure
from components.figures.timeline_layout import Window, lanes, windows
from components.reader import Reader
from story import Story
from story import wording as w
from story.dates import span
from story.languages import inside, listed, plural
from story.model.world import Event, StoryDay

KEY = "timeline"
ROWS = {
    "visit": {"background": 6, "visit": 30, "aftermath": 6},
    "year": {"background": 12, "visit": 9, "aftermath": 9},
    "history": {"background": 12, "visit": 3, "aftermath": 12},
}
"""Rows of labelled marks each layer may take, by preset."""
LAYERS = ("background", "visit", "aftermath")


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see: the preset and its window, the events that pass the filters, what is selected."""

    preset: str
    window: Window
    events: tuple[Event, ...]
    shown: tuple[Event, ...]
    event: Event | None
    day: StoryDay | None


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL. A selected event or day opens the preset in which it stands, unless the link names one."""
    story, given = reader.story, reader.given
    presets = windows(story.events, story.meta.days)
    event = story.get("events", given.one("event"))
    day = story.get("days", given.one("step"))
    preset = given.one("preset") or _preset_of(event, presets)
    events = tuple(sorted((e for e in story.events if _passes(e, reader)), key=lambda e: (_when(e), e.id)))
    shown = tuple(e for e in events if presets[preset].holds(span(e.date)) and (not day or e.id in day.events))
    return Scene(preset, presets[preset], events, shown, event, day)


def _when(event: Event) -> tuple[str, str]:
    return str(span(event.date).known_day), event.time or ""


def _preset_of(event: Event | None, presets: dict[str, Window]) -> str:
    if event is None:
        return "visit"
    return next(name for name, window in presets.items() if window.holds(span(event.date)))


def _passes(event: Event, reader: Reader) -> bool:
    given = reader.given
    layers, kinds, actors = given.many("layer"), given.many("kind"), given.many("actor")
    told = given.one("status")
    return (
        (not layers or event.layer in layers)
        and (not kinds or event.kind in kinds)
        and (not actors or bool(set(actors) & set(event.actors)))
        and (told is None or event.told == (told == "told"))
    )


def words(reader: Reader, seen: Scene) -> tuple[str, str | None]:
    """The title and sentence of the preset's view, else of the page's."""
    story = reader.story
    view = story.view(f"timeline-{seen.preset}") or story.view("timeline")
    return (view.title, view.sentence) if view else (w.PAGES["timeline"], None)


@block
def controls(reader: Reader, seen: Scene) -> Markup:
    """Presets, the days one by one, and the filters with their counts."""
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
    inside = [e for e in story.events if seen.window.holds(span(e.date))]
    counted = Counter(name for event in inside for name in (event.layer, event.kind, *event.actors))
    told = Counter("told" if event.told else "added" for event in inside)
    groups = [
        (w.FILTER_TOLD, "status", [Choice(n, label, told[n]) for n, label in w.TOLD_OR_ADDED.items()]),
        (w.FILTER_LAYER, "layer", [Choice(n, w.LAYERS[n], counted[n]) for n in LAYERS]),
        (w.FILTER_KIND, "kind", [Choice(k.id, k.label, counted[k.id]) for k in story.meta.event_kinds]),
        (w.FILTER_ACTOR, "actor", [Choice(a.id, a.short, counted[a.id]) for a in story.actors]),
    ]
    return body + pills(given, groups, plural(w.EVENT_COUNT, len(seen.shown)))


def picture(reader: Reader, seen: Scene) -> None:
    """The figure beside what is selected; on a phone the list takes its place."""
    if not seen.shown:
        html(nothing_left(reader.href("timeline")))
        return
    drawn = figure(replace(reader, given=reader.given.only_without("event")), seen)
    html(timeline_panel.key())
    with beside("split", gap="large"):
        with st.container(width=785, key="picture"):
            st.plotly_chart(drawn, key=KEY, theme=None, config=CONFIG, alt=alt(seen), width="stretch")
            bridge.listen(KEY, seen.event.id if seen.event else None, lambda id: reading.go(event=id))
        with st.container(width=326, key="panel"):
            html(_panel(reader, seen), page=False)
    if seen.preset == "history":
        html(timeline_panel.era_list(reader))


@remembered
def figure(reader: Reader, seen: Scene) -> Drawn:
    """The figure of what passes the filters; which event is selected is not part of it."""
    found = lanes(seen.shown, seen.window, ROWS[seen.preset], weights(reader.story))
    own = span(reader.story.meta.days)
    days = (_start(own.first), _start(own.last) + timedelta(days=1)) if own.first and own.last else None
    look = Look(seen.window, reader.dark, days, _step(seen.day))
    return Drawn(timeline_figure(found, reader.story.eras, look))


@remembered
def _panel(reader: Reader, seen: Scene) -> Markup:
    return timeline_panel.panel(reader, seen.event, seen.day, seen.shown)


def weights(story: Story) -> Counter[str]:
    """How often the rest of the story points at an event: the more, the sooner it gets a label."""
    return Counter(
        [id for section in story.sections for id in section.events]
        + [id for claim in story.claims for id in claim.events]
        + [step.event for step in story.enforcement]
        + [id for day in story.days for id in day.events]
    )


def _start(day: object) -> datetime:
    return datetime.fromisoformat(str(day))


def _step(day: StoryDay | None) -> tuple[datetime, datetime] | None:
    return (_start(day.date), _start(day.date) + timedelta(days=1)) if day else None


def alt(seen: Scene) -> str:
    """What the figure shows, in words."""
    return w.TIMELINE_ALT.format(count=len(seen.shown), preset=inside(w.PRESETS[seen.preset]))


@block
def listing(reader: Reader, seen: Scene) -> Markup:
    """Every event that is shown, as a list by lane and as a table."""
    return timeline_panel.event_list(reader, seen.shown, seen.event, LAYERS) + chart.data_table(
        _table(reader, seen.shown)
    )


def _table(reader: Reader, events: Sequence[Event]) -> chart.Table:
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
        for event in events
    )
    return chart.Table("events", w.EVENTS_SHOWN, w.EVENT_COLUMNS, rows)
