"""Beside the timeline: the selected event or day, steps to its neighbours, the key, and the list of all events."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import provenance, steps
from components.blocks.days import day_told, event_line
from components.blocks.remembered import remembered
from components.blocks.terms import Explain, explaining
from components.blocks.words import actor_link, links
from components.dates import moment, written
from components.figures.timeline import MOST_ERAS
from components.reader import Reader
from story import wording as w
from story.languages import number
from story.model.base import Rival
from story.model.world import Event, StoryDay

NOTHING = Markup("")


def key() -> Markup:
    """What the marks mean."""
    return Markup(
        '<div class="x-key2">{}<span class="x-tag"><i class="x-mk diamond"></i>{}</span>'
        '<span class="x-tag"><i class="x-mk dot"></i>{}</span><span class="x-tag"><i class="x-mk bar"></i>{}</span>'
        '<span class="x-tag"><i class="x-mk vague"></i>{}</span></div>'
    ).format(provenance.key(), *w.TIMELINE_KEY)


def panel(
    reader: Reader,
    event: Event | None,
    day: StoryDay | None,
    shown: Sequence[Event],
    *,
    part: int = 1,
    said: Markup = NOTHING,
) -> Markup:
    """The dossier of the selected event; else the chosen day; else how to choose one. `part`: that of the list; `said`
    stands over the event."""
    if event:
        return Markup('<div class="x-side" id="event-{}" aria-live="polite">{}{}{}</div>').format(
            event.id, _steps(reader, event, shown, part), said, _event(reader, event)
        )
    if day:
        return Markup('<div class="x-side" id="day" aria-live="polite">{}</div>').format(day_told(reader, day, shown))
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
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(
            w.VERSIONS, versions(reader, event.versions, event.id, explain)
        )
    if event.recalled:
        body += Markup('<p class="x-note">{}: {}</p>').format(w.FROM_MEMORY, explain(event.recalled))
    if event.actors:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(
            w.WHO_WAS_THERE, links([actor_link(story.actor(id), story) for id in event.actors])
        )
    return body


def versions(reader: Reader, rivals: Sequence[Rival], owner: str, explain: Explain) -> Markup:
    """Accounts that do not agree, side by side, by whom."""
    items = Markup("").join(
        Markup("<li><b>{}</b>{}: {} {}</li>").format(
            rival.who,
            Markup(", {}").format(written(rival.date)) if rival.date else Markup(""),
            explain(rival.text),
            provenance.chips(rival.provenance, reader.story, f"{owner}-version-{at}"),
        )
        for at, rival in enumerate(rivals)
    )
    return Markup('<ul class="x-plain x-plain">{}</ul>').format(items)


def _steps(reader: Reader, event: Event, shown: Sequence[Event], part: int) -> Markup:
    ids, given = [entry.id for entry in shown], reader.given
    before, after = steps.around(ids, ids.index(event.id) if event.id in ids else -1)
    return Markup('<div class="x-row">{}{}{}</div>').format(
        steps.step("previous", before and given.href(event=before), w.PREVIOUS, key="event"),
        steps.step("next", after and given.href(event=after), w.NEXT, key="event"),
        steps.leave(given.href(event=None, part=str(part) if part > 1 else None), key="event"),
    )


def event_list(
    reader: Reader,
    shown: Sequence[Event],
    selected: Event | None,
    layers: Sequence[str],
    *,
    whole: Sequence[Event] = (),
    pager: Markup = NOTHING,
) -> Markup:
    """The events that are shown, by lane: the keyboard's and the phone's way to each of them.

    Where they are one part of the `whole` list, each lane says which of its events it holds.
    """
    parts = Markup("")
    for layer in layers:
        events = [event for event in shown if event.layer == layer]
        if events:
            items = Markup("").join(event_line(reader, event, selected) for event in events)
            parts += Markup(
                '<details class="x-lanelist" id="lane-{}" open><summary>{} <small>{}</small></summary>'
                '<ol class="x-events x-events">{}</ol></details>'
            ).format(layer, w.LAYERS[layer], _places(events, [event for event in whole if event.layer == layer]), items)
    return Markup('<h2 class="x-h2">{}</h2>{}<div class="x-lists">{}</div>').format(w.EVENTS_SHOWN, pager, parts)


def _places(events: Sequence[Event], of: Sequence[Event]) -> str:
    """How many events; which of how many, where the lane has more of them."""
    if len(of) <= len(events):
        return number(len(events))
    before = next(place for place, event in enumerate(of) if event is events[0])
    return w.PART_SHOWN.format(first=number(before + 1), last=number(before + len(events)), all=number(len(of)))


@remembered
def era_list(reader: Reader) -> Markup:
    """The eras by number, as they stand on the chart, each with its provenance."""
    explain = explaining(reader, "eras")
    items = Markup("").join(
        Markup("<li><b>{}</b> <span>{}</span> {} {}</li>").format(
            era.title,
            written(era.date),
            explain(era.text),
            provenance.chips(era.provenance, reader.story, f"era-{era.id}"),
        )
        for era in reader.story.eras
    )
    count = len(reader.story.eras)
    drawn = w.ERAS_DRAWN.format(count=MOST_ERAS, all=count) if count > MOST_ERAS else ""
    note = Markup('<p class="x-note x-drawn">{}</p>').format(drawn) if drawn else Markup("")
    heading = Markup('<h2 class="x-h3">{}</h2>').format(w.ERAS)
    return heading + note + Markup('<ol class="x-eras x-eras">{}</ol>').format(items) if items else items
