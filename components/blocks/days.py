"""The story's own days: one after the other, as on the timeline and on the journey; a day with its events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from components.blocks import steps
from components.blocks.terms import explaining
from components.dates import day as written_day
from components.dates import moment, weekday
from components.reader import Reader
from story import Story
from story import wording as w
from story.dates import span
from story.languages import plural
from story.model.world import Event, StoryDay
from story.weights import foremost

CLEARED = {"event": None, "node": None, "path": None, "preset": None}
"""What a step to another day lets go."""
MOST = 30
"""Events of a day that stand beside a chart."""
ROW = 21
"""Days whose buttons stand in the open; more are folded, until one of them is chosen."""
MONTH = 28


def day_steps(reader: Reader, day: StoryDay | None) -> Markup:
    """Day by day through the story's own days."""
    days = reader.story.days
    if not days:
        return Markup("")
    items = Markup("").join(
        Markup('<a class="x-btn" data-soft data-key="day-{}" href="{}"{}>{}</a>').format(
            entry.id,
            reader.given.href(step=None if entry is day else entry.id, **CLEARED),
            Markup(' aria-current="true"') if entry is day else Markup(""),
            day_name(span(entry.date).known_day, reader.story),
        )
        for entry in days
    )
    steps = Markup('<div class="x-seg x-daysteps" role="group" aria-label="{}">{}</div>').format(w.DAY_BY_DAY, items)
    if len(days) <= ROW:
        return steps
    return Markup(
        '<details class="x-data x-manydays" id="days"{}><summary>{} <small>{}</small></summary>{}</details>'
    ).format(Markup(" open") if day else Markup(""), w.DAY_BY_DAY, len(days), steps)


def day_name(at: date, story: Story) -> str:
    """A day of the story's own in brief: Wed 13. Where they are more than a month can tell apart: 13 Sept."""
    whole = span(story.meta.days)
    long = whole.first and whole.last and (whole.last - whole.first).days > MONTH
    return written_day(at, year=False) if long else weekday(at)


def day_told(reader: Reader, day: StoryDay, shown: Sequence[Event]) -> Markup:
    """A day: what it brought, its events that are shown (of many the foremost), steps to the days beside it."""
    at = span(day.date).known_day
    events = Markup("").join(event_line(reader, event, None) for event in foremost(shown, reader.story, MOST))
    before, after = steps.around(reader.story.days, reader.story.days.index(day))

    def to(other: StoryDay | None) -> str | None:
        return reader.given.href(step=other.id, **CLEARED) if other else None

    return Markup(
        '<p class="x-when">{} {}</p><h2 class="x-h3">{}</h2><p>{}</p><ol class="x-events x-events">{}</ol>{}'
        '<div class="x-row">{}{}</div>'
    ).format(
        w.WEEKDAYS[at.weekday()], written_day(at), day.label, explaining(reader, "day")(day.text), events, _rest(reader, day, len(shown) - MOST),
        steps.step("previous", to(before), w.PREVIOUS_DAY), steps.step("next", to(after), w.NEXT_DAY),
    )  # fmt: skip


def _rest(reader: Reader, day: StoryDay, count: int) -> Markup:
    """How many more events the day has, and where they are; nothing where there is none."""
    if count <= 0:
        return Markup("")
    if reader.given.page.id == "timeline":
        return Markup('<p class="x-note">{}</p>').format(plural(w.MORE_IN_LIST, count))
    return Markup('<p class="x-note"><a data-soft data-key="day-rest" href="{}">{}</a></p>').format(
        reader.href("timeline", step=day.id), plural(w.MORE_ON_TIMELINE, count)
    )


def event_line(reader: Reader, event: Event, selected: Event | None) -> Markup:
    """An event in a list, as a link that selects it on this page."""
    here = Markup(' aria-current="true"') if selected and event.id == selected.id else Markup("")
    sign = "told" if event.told else "added"
    return Markup(
        '<li><a data-soft data-key="list-{id}" href="{href}"{here}><time>{when}</time>'
        '<i class="x-mk2 {layer} {sign}"></i><span>{title}<span class="x-sr">, {told}</span></span></a></li>'
    ).format(
        id=event.id, href=reader.given.href(event=event.id, node=None, path=None), here=here, when=moment(event.date, event.time),
        layer=event.layer, sign=sign, title=event.title, told=w.TOLD if event.told else w.ADDED_SHORT,
    )  # fmt: skip
