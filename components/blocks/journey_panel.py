"""Beside the map of the journey: the selected place, leg, event or day; with none, all stops in order."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import provenance, steps
from components.blocks.days import day_told, event_line
from components.blocks.journey_drawn import Group
from components.blocks.journey_scene import Scene
from components.blocks.journey_together import drawn_along, drawn_with, stop_item
from components.blocks.journey_words import dash, kilometres, leg_dates, leg_link, leg_name, many_badge, sign
from components.blocks.parts import pager
from components.blocks.remembered import remembered
from components.blocks.terms import explaining
from components.blocks.words import event_link, links, native_name
from components.dates import moment
from story import distances
from story import wording as w
from story.languages import listed, plural
from story.model.world import Event, Leg, Place


@remembered
def panel(seen: Scene) -> Markup:
    """What is selected; else the day; else how to choose, and the stops."""
    body = _clear(seen)
    if seen.leg:
        body += _leg(seen.leg, seen)
    elif seen.pair:
        body += _pair(*seen.pair, seen)
    elif seen.place:
        body += _place(seen.place, seen)
    elif seen.event:
        body += _event(seen.event, seen)
    elif seen.day:
        body += Markup('<div id="day">{}{}</div>').format(
            day_told(seen.reader, seen.day, [seen.reader.story.event(id) for id in seen.day.events]),
            _legs(w.LEGS_THAT_DAY, seen.listed_legs, seen) + pager(seen.listed, seen.reader.given),
        )
    else:
        body += _stops(seen)
    return Markup('<div class="x-side x-jr-side" aria-live="polite">{}</div>').format(body)


def _clear(seen: Scene) -> Markup:
    if not seen.chosen:
        return Markup("")
    href = seen.reader.given.href(node=None, path=None, event=None)
    return Markup('<p class="x-net-clear"><a data-soft data-key="clear" href="{}">{}</a></p>').format(href, w.CLEAR)


def _stops(seen: Scene) -> Markup:
    """The marks of the map in order of first arrival, then what is only passed."""
    items = Markup("").join(_mark(group, seen) for group in seen.drawn.marks)
    return Markup(
        '<p class="x-note x-net-wide">{}</p><h2 class="x-h4">{}</h2><ol class="x-plain x-plain x-jr-stops">{}</ol>'
    ).format(w.JOURNEY_HINT, w.STOPS, items)


def _mark(group: Group, seen: Scene) -> Markup:
    count = len(group.stops)
    shown = sign(group.stops[0]) if count == 1 else many_badge(count, passed=group.number is None)
    said = [] if group.number else [w.PASSED]
    said += [plural(w.MARK_MORE, count - 1)] if count > 1 else []
    return stop_item(group.stops[0].place, shown, seen, key="stop", more=", ".join(said))


def _place(place: Place, seen: Scene) -> Markup:
    story, explain = seen.reader.story, explaining(seen.reader, "place")
    stop = seen.by_place.get(place.id)
    body = Markup('<p class="x-when">{}</p><h2 class="x-h3" id="place-{}"><bdi>{}</bdi>{}</h2><p>{}</p>').format(
        place.country, place.id, place.name, native_name(place.native_name, place.native_language), explain(place.role)
    )
    if stop is None:
        body += Markup('<p class="x-note">{}</p>').format(w.NOT_ON_THE_WAY)
    elif stop.number is None:
        body += Markup('<p class="x-note">{}</p>').format(w.ONLY_PASSED)
    body += provenance.chips(place.provenance, story, f"place-{place.id}")
    if place.since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.SINCE, explain(place.since))
    events = seen.listed_events
    if events:
        lines = Markup("").join(event_line(seen.reader, event, None) for event in events)
        body += Markup('<h3 class="x-h4">{}</h3><ol class="x-events x-events">{}</ol>').format(
            plural(w.EVENTS_AT, len(seen.events_at(place))), lines
        )
    body += _legs(w.LEGS_HERE, seen.listed_legs, seen) + pager(seen.listed, seen.reader.given)
    body += drawn_with(place, seen)
    return body + Markup('<p class="x-note x-jr-point">{}</p>').format(
        w.POINT.format(lat=f"{place.lat:.2f}", lon=f"{place.lon:.2f}", reference=place.reference)
    )


def _event(event: Event, seen: Scene) -> Markup:
    """The event, and the place that it lights on the map."""
    story, place = seen.reader.story, seen.marked
    explain = explaining(seen.reader, "event")
    body = Markup('<p class="x-when">{}</p><h2 class="x-h3" id="event-{}">{}</h2><p>{}</p>{}').format(
        moment(event.date, event.time), event.id, event.title, explain(event.text),
        provenance.chips(event.provenance, story, f"event-{event.id}"),
    )  # fmt: skip
    if event.since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.SINCE, explain(event.since))
    body += Markup('<h3 class="x-h4">{}</h3>').format(w.WHERE)
    if place:
        body += Markup(
            '<p class="x-jr-where"><a data-soft data-key="where" href="{}">{}<span>{}</span></a>, {}</p>'
        ).format(
            seen.to_place(place.id),
            sign(seen.by_place[place.id]) if place.id in seen.by_place else "",
            place.name,
            place.country,
        )
        if place.id not in seen.by_place:
            body += Markup('<p class="x-note">{}</p>').format(w.NOT_ON_THE_WAY)
    else:
        body += Markup('<p class="x-note">{}</p>').format(w.NO_PLACE)
    body += _legs(w.LEGS_OF_EVENT, seen.listed_legs, seen) + pager(seen.listed, seen.reader.given)
    return body + Markup('<h3 class="x-h4">{}</h3>{}').format(w.ON_TIMELINE, links([event_link(event, story)]))


def _legs(heading: str, legs: Sequence[Leg], seen: Scene) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(leg_link(leg, seen)) for leg in legs)
    if not items:
        return Markup("")
    return Markup('<h3 class="x-h4">{}</h3><ul class="x-plain x-plain x-jr-legs">{}</ul>').format(heading, items)


def _leg(leg: Leg, seen: Scene) -> Markup:
    story, explain = seen.reader.story, explaining(seen.reader, "leg")
    number = seen.legs.index(leg)
    km = seen.length([leg])
    body = _steps(number, seen) + Markup(
        '<p class="x-when">{}</p><h2 class="x-h3" id="leg-{}-{}">{}</h2><p class="x-jr-facts">{}<b>{}</b> · {} · {}</p>'
    ).format(
        w.LEG_NUMBER.format(number=number + 1, count=len(seen.legs)), leg.origin, leg.destination, leg_name(leg, seen),
        dash(leg), w.STANDINGS[leg.standing], leg.mode, leg_dates(leg),
    )  # fmt: skip
    for heading, text in ((w.LEG_KNOWN, leg.known), (w.LEG_NOT_KNOWN, leg.not_known)):
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(heading, explain(text))
    body += provenance.chips(leg.provenance, story, f"leg-{leg.id}")
    body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.DISTANCE, _measured(leg, km, seen))
    events = [story.event(id) for id in leg.events]
    if events:
        lines = Markup("").join(event_line(seen.reader, event, None) for event in events)
        body += Markup('<h3 class="x-h4">{}</h3><ol class="x-events x-events">{}</ol>').format(w.LEG_EVENTS, lines)
    return body + drawn_along(leg, seen) + pager(seen.listed, seen.reader.given)


def _measured(leg: Leg, km: float, seen: Scene) -> str:
    story = seen.reader.story
    via = [place.name for id in leg.via if (place := story.get("places", id))]
    method = w.MEASURED_VIA.format(places=listed(via)) if via else w.MEASURED
    return f"{w.ABOUT_KM.format(km=kilometres(km))} {method}"


def _steps(number: int, seen: Scene) -> Markup:
    before, after = steps.around(seen.legs, number)
    return Markup('<div class="x-row">{}{}</div>').format(
        steps.step("previous", seen.to_leg(before) if before else None, w.PREVIOUS_LEG, key="leg"),
        steps.step("next", seen.to_leg(after) if after else None, w.NEXT_LEG, key="leg"),
    )


def _pair(start: Place, end: Place, seen: Scene) -> Markup:
    """Two places that no leg joins: how far apart they are."""
    body = Markup('<h2 class="x-h3" id="leg-{}-{}">{}</h2><p>{}</p><p>{} {}</p>').format(
        start.id, end.id, w.FROM_TO_PLACES.format(origin=start.name, destination=end.name), w.NO_LEG,
        w.ABOUT_KM.format(km=kilometres(distances.kilometres([start, end]))), w.MEASURED,
    )  # fmt: skip
    back = [leg for leg in seen.legs if (leg.origin, leg.destination) == (end.id, start.id)]
    return body + _legs(w.LEG_BACK, back, seen)
