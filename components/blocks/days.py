"""The story's own days: one after the other, as on the timeline and on the journey; a day with its events."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import steps
from components.dates import day as written_day
from components.dates import moment, weekday
from components.reader import Reader
from story import wording as w
from story.dates import span
from story.model.world import Event, StoryDay

CLEARED = {"event": None, "node": None, "path": None, "preset": None}
"""What a step to another day lets go."""


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
            weekday(span(entry.date).known_day),
        )
        for entry in days
    )
    return Markup('<div class="x-seg x-daysteps" role="group" aria-label="{}">{}</div>').format(w.DAY_BY_DAY, items)


def day_told(reader: Reader, day: StoryDay, shown: Sequence[Event]) -> Markup:
    """A day: what it brought, its events that are shown, steps to the days beside it."""
    at = span(day.date).known_day
    events = Markup("").join(event_line(reader, event, None) for event in shown)
    before, after = steps.around(reader.story.days, reader.story.days.index(day))

    def to(other: StoryDay | None) -> str | None:
        return reader.given.href(step=other.id, **CLEARED) if other else None

    return Markup(
        '<p class="x-when">{} {}</p><h2 class="x-h3">{}</h2><p>{}</p><ol class="x-events x-events">{}</ol>'
        '<div class="x-row">{}{}</div>'
    ).format(
        w.WEEKDAYS[at.weekday()], written_day(at), day.label, day.text, events,
        steps.step("previous", to(before), w.PREVIOUS_DAY), steps.step("next", to(after), w.NEXT_DAY),
    )  # fmt: skip


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
