"""Beside the timeline: the selected event or day, steps to its neighbours, the key, and the list of all events."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import provenance, steps
from components.blocks.terms import explaining
from components.blocks.words import actor_link, links
from components.dates import day as written_day
from components.dates import moment, weekday, written
from components.reader import Reader
from story import wording as w
from story.dates import span
from story.model.base import Rival
from story.model.world import Event, StoryDay


def key() -> Markup:
    """What the marks mean."""
    return Markup(
        '<div class="x-key2">{}<span class="x-tag"><i class="x-mk diamond"></i>{}</span>'
        '<span class="x-tag"><i class="x-mk dot"></i>{}</span><span class="x-tag"><i class="x-mk bar"></i>{}</span>'
        '<span class="x-tag"><i class="x-mk vague"></i>{}</span></div>'
    ).format(provenance.key(), *w.TIMELINE_KEY)


def day_steps(reader: Reader, day: StoryDay | None) -> Markup:
    """Day by day through the story's own days."""
    days = reader.story.days
    if not days:
        return Markup("")
    items = Markup("").join(
        Markup('<a class="x-btn" data-soft data-key="day-{}" href="{}"{}>{}</a>').format(
            entry.id,
            reader.given.href(step=None if entry is day else entry.id, event=None, preset=None),
            Markup(' aria-current="true"') if entry is day else Markup(""),
            weekday(span(entry.date).known_day),
        )
        for entry in days
    )
    return Markup('<div class="x-seg x-daysteps" role="group" aria-label="{}">{}</div>').format(w.DAY_BY_DAY, items)


def panel(reader: Reader, event: Event | None, day: StoryDay | None, shown: Sequence[Event]) -> Markup:
    """The dossier of the selected event; else the chosen day; else how to choose one."""
    if event:
        return Markup('<div class="x-side" id="event-{}" aria-live="polite">{}{}</div>').format(
            event.id, _event(reader, event), _steps(reader, event, shown)
        )
    if day:
        return Markup('<div class="x-side" id="day" aria-live="polite">{}</div>').format(_day(reader, day, shown))
    return steps.hint(w.TIMELINE_HINT, reader.given.href(event=shown[0].id), key="event")


def _event(reader: Reader, event: Event) -> Markup:
    story, explain = reader.story, explaining(reader, "event")
    where = story.get("places", event.place)
    body = Markup('<p class="x-when">{}{}</p><h2 class="x-h3">{}</h2><p>{}</p>{}').format(
        moment(event.date, event.time),
        Markup(" · {}").format(where.name) if where else Markup(""),
        event.title,
        explain(event.text),
        provenance.chips(event.provenance, story, f"event-{event.id}"),
    )
    if event.since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.SINCE, explain(event.since))
    if event.versions:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.VERSIONS, versions(reader, event.versions, event.id))
    if event.recalled:
        body += Markup('<p class="x-note">{}: {}</p>').format(w.FROM_MEMORY, event.recalled)
    if event.actors:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(
            w.WHO_WAS_THERE, links([actor_link(story.actor(id), story) for id in event.actors])
        )
    return body


def versions(reader: Reader, rivals: Sequence[Rival], owner: str) -> Markup:
    """Accounts that do not agree, side by side, by whom."""
    items = Markup("").join(
        Markup("<li><b>{}</b>{}: {} {}</li>").format(
            rival.who,
            Markup(", {}").format(written(rival.date)) if rival.date else Markup(""),
            rival.text,
            provenance.chips(rival.provenance, reader.story, f"{owner}-version-{number}"),
        )
        for number, rival in enumerate(rivals)
    )
    return Markup('<ul class="x-plain x-plain">{}</ul>').format(items)


def _steps(reader: Reader, event: Event, shown: Sequence[Event]) -> Markup:
    ids, given = [entry.id for entry in shown], reader.given
    before, after = steps.around(ids, ids.index(event.id) if event.id in ids else -1)
    return Markup('<div class="x-row">{}{}{}</div>').format(
        steps.step("previous", before and given.href(event=before), w.PREVIOUS, key="event"),
        steps.step("next", after and given.href(event=after), w.NEXT, key="event"),
        steps.leave(given.href(event=None), key="event"),
    )


def _day(reader: Reader, day: StoryDay, shown: Sequence[Event]) -> Markup:
    at = span(day.date).known_day
    events = Markup("").join(_line(reader, event, None) for event in shown)
    before, after = steps.around(reader.story.days, reader.story.days.index(day))

    def to(other: StoryDay | None) -> str | None:
        return reader.given.href(step=other.id, event=None) if other else None

    return Markup(
        '<p class="x-when">{} {}</p><h2 class="x-h3">{}</h2><p>{}</p><ol class="x-events x-events">{}</ol>'
        '<div class="x-row">{}{}</div>'
    ).format(
        w.WEEKDAYS[at.weekday()], written_day(at), day.label, day.text, events,
        steps.step("previous", to(before), w.PREVIOUS_DAY), steps.step("next", to(after), w.NEXT_DAY),
    )  # fmt: skip


def event_list(reader: Reader, shown: Sequence[Event], selected: Event | None, layers: Sequence[str]) -> Markup:
    """All events that are shown, by lane: the keyboard's and the phone's way to each of them."""
    parts = Markup("")
    for layer in layers:
        events = [event for event in shown if event.layer == layer]
        if events:
            items = Markup("").join(_line(reader, event, selected) for event in events)
            parts += Markup(
                '<details class="x-lanelist" id="lane-{}" open><summary>{} <small>{}</small></summary>'
                '<ol class="x-events x-events">{}</ol></details>'
            ).format(layer, w.LAYERS[layer], len(events), items)
    return Markup('<h2 class="x-h2">{}</h2><div class="x-lists">{}</div>').format(w.EVENTS_SHOWN, parts)


def era_list(reader: Reader) -> Markup:
    """The eras by number, as they stand on the chart, each with its provenance."""
    items = Markup("").join(
        Markup("<li><b>{}</b> <span>{}</span> {} {}</li>").format(
            era.title, written(era.date), era.text, provenance.chips(era.provenance, reader.story, f"era-{era.id}")
        )
        for era in reader.story.eras
    )
    return Markup('<h2 class="x-h3">{}</h2><ol class="x-eras x-eras">{}</ol>').format(w.ERAS, items) if items else items


def _line(reader: Reader, event: Event, selected: Event | None) -> Markup:
    here = Markup(' aria-current="true"') if selected and event.id == selected.id else Markup("")
    sign = "told" if event.told else "added"
    return Markup(
        '<li><a data-soft data-key="list-{id}" href="{href}"{here}><time>{when}</time>'
        '<i class="x-mk2 {layer} {sign}"></i><span>{title}<span class="x-sr">, {told}</span></span></a></li>'
    ).format(
        id=event.id, href=reader.given.href(event=event.id), here=here, when=moment(event.date, event.time),
        layer=event.layer, sign=sign, title=event.title, told=w.TOLD if event.told else w.ADDED_SHORT,
    )  # fmt: skip
