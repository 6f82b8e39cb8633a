"""The map of the journey: from what the reader asked for to the picture that is picked from."""

from __future__ import annotations

from components import reader as reading
from components.blocks.journey_scene import Scene
from components.blocks.journey_words import leg_said, stop_note, stop_said
from components.blocks.remembered import remembered
from components.browser.picker import picker
from components.figures.journey import Drawing, Line, Look, Sign, journey_svg
from components.figures.journey_frames import TALL, WIDE, Sheet
from components.figures.journey_layout import Spot, Trip, layout
from components.figures.journey_margins import Written
from components.figures.world import Plane, centred
from story import way
from story import wording as w

SHEETS = {"wide": WIDE, "tall": TALL}


def maps(seen: Scene) -> None:
    """Shows the picture for wide screens and the one for narrow ones (CSS hides one); what is picked goes to the URL."""

    def pick(id: str) -> None:
        kind, _, name = id.partition(":")
        if kind == "leg":
            leg = seen.reader.story.by_id["journey"][name]
            reading.go(path=f"{leg.origin},{leg.destination}", node=None, event=None)
        else:
            reading.go(node=name, path=None, event=None)

    for name in SHEETS:
        picker(svg(seen, name), _selected(seen), f"journey-{name}", pick)


def _selected(seen: Scene) -> str:
    if seen.leg:
        return f"leg:{seen.leg.id}"
    return f"place:{seen.marked.id}" if seen.marked else ""


@remembered
def svg(seen: Scene, sheet: str) -> str:
    """The picture as SVG, on the wide or the tall sheet."""
    return journey_svg(drawing(seen, SHEETS[sheet]), said(seen))


def said(seen: Scene) -> str:
    """What the map is called for who cannot see it."""
    numbered = sum(stop.number is not None for stop in seen.stops)
    return w.JOURNEY_SAID.format(stops=numbered, legs=len(seen.legs))


def drawing(seen: Scene, sheet: Sheet) -> Drawing:
    """The picture before it is drawn."""
    story = seen.reader.story
    plane = centred((stop.place.lat, stop.place.lon) for stop in seen.stops)
    spots = [
        Spot(stop.place.id, plane.at(stop.place.lat, stop.place.lon), stop.place.name, stop.number, stop_note(stop))
        for stop in seen.stops
    ]
    others = {place.id: place for place in (seen.marked, *(seen.pair or ())) if place}
    spots += [
        Spot(place.id, plane.at(place.lat, place.lon), place.name, extra=True)
        for place in others.values()
        if place.id not in seen.by_place
    ]
    trips = tuple(
        Trip(
            leg.id,
            tuple(id for id in (leg.origin, *leg.via, leg.destination) if id in seen.by_place),
            leg.means == "air",
        )
        for leg in seen.legs
    )
    signs = {
        spot.id: Sign(stop_said(story.place(spot.id), seen), story.place(spot.id).extent == "zone") for spot in spots
    }
    lines = {leg.id: Line(leg_said(leg, seen), leg.standing, leg.means) for leg in seen.legs}
    placed = layout(plane, tuple(spots), trips, _names(seen, plane), sheet)
    return Drawing(placed, tuple(spots), trips, signs, lines, w.MAP_NOTE, w.KILOMETRES, _look(seen))


def _names(seen: Scene, plane: Plane) -> tuple[Written, ...]:
    found = []
    for label in seen.reader.story.meta.map_labels:
        parts = label.text.split(" / ")
        lines = (*(f"{part} /" for part in parts[:-1]), parts[-1])
        found.append(Written(lines, plane.at(label.lat, label.lon), label.kind == "water"))
    return tuple(found)


def _look(seen: Scene) -> Look:
    """What is lit: the selected leg; the legs at a place; else what the chosen day was about."""
    if seen.leg:
        return Look(
            frozenset((seen.leg.origin, *seen.leg.via, seen.leg.destination)), frozenset({seen.leg.id}), _selected(seen)
        )
    if seen.pair:
        return Look(frozenset(place.id for place in seen.pair), frozenset())
    if seen.day:
        places = way.places_on(seen.reader.story, seen.day)
        if seen.marked:
            places |= {seen.marked.id}
        return Look(places, frozenset(leg.id for leg in seen.days_legs), _selected(seen))
    if seen.marked:
        return Look(None, frozenset(leg.id for leg in seen.legs_at(seen.marked)), _selected(seen))
    return Look()
