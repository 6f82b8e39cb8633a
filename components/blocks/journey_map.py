"""The map of the journey: from what the reader asked for to the picture that is picked from."""

from __future__ import annotations

from components import reader as reading
from components.blocks.journey_scene import Scene
from components.blocks.journey_words import group_note, group_said, is_vague, line_said, stop_said
from components.blocks.remembered import remembered
from components.browser.picker import picker
from components.figures.journey import Drawing, Line, Look, Sign, journey_svg
from components.figures.journey_frames import TALL, WIDE, Sheet
from components.figures.journey_layout import Spot, Trip, layout
from components.figures.journey_margins import Written
from components.figures.world import Plane
from story import way
from story import wording as w

SHEETS = {"wide": WIDE, "tall": TALL}


def maps(seen: Scene) -> None:
    """Shows the picture for wide screens and the one for narrow ones (CSS hides one); what is picked goes to the URL."""

    def pick(id: str) -> None:
        kind, _, name = id.partition(":")
        if kind == "leg":
            leg = seen.reader.story.by_id["journey"][name]
            reading.go(path=f"{leg.origin},{leg.destination}", node=None, event=None, part=seen.time(leg))
        else:
            reading.go(node=name, path=None, event=None, part=None)

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
    story, drawn = seen.reader.story, seen.drawn
    plane = drawn.plane
    spots = [
        Spot(
            group.id, group.at, group.stops[0].place.name, group.number, group_note(group), group.apart,
            len(group.stops),
        )
        for group in drawn.marks
    ]  # fmt: skip
    others = {place.id: place for place in (seen.marked, *(seen.pair or ())) if place}
    spots += [
        Spot(place.id, plane.at(place.lat, place.lon), place.name, extra=True)
        for place in others.values()
        if place.id not in seen.by_place
    ]
    trips = tuple(Trip(line.id, line.way, line.legs[0].means == "air") for line in drawn.lines)
    several = {group.id: group for group in drawn.marks if len(group.stops) > 1}
    signs = {
        spot.id: Sign(
            group_said(several[spot.id]) if spot.id in several else stop_said(story.place(spot.id), seen),
            spot.count == 1 and is_vague(story.place(spot.id)),
        )
        for spot in spots
    }
    lines = {line.id: Line(line_said(line, seen), line.legs[0].standing, line.legs[0].means) for line in drawn.lines}
    placed = layout(plane, tuple(spots), trips, _names(seen, plane), sheet, drawn.edges)
    return Drawing(placed, tuple(spots), trips, signs, lines, w.MAP_NOTE, w.KILOMETRES, _look(seen))


def _names(seen: Scene, plane: Plane) -> tuple[Written, ...]:
    found = []
    for label in seen.reader.story.meta.map_labels:
        parts = label.text.split(" / ")
        lines = (*(f"{part} /" for part in parts[:-1]), parts[-1])
        found.append(Written(lines, plane.at(label.lat, label.lon), label.kind == "water"))
    return tuple(found)


def _look(seen: Scene) -> Look:
    """What is lit: the selected leg; the legs at a place; else what the chosen day was about. A mark or a line is lit for
    any of those that it stands for."""
    if seen.lit is None and not seen.pair:
        return Look()
    lit = {leg.id for leg in seen.lit or ()}
    lines = frozenset(line.id for line in seen.drawn.lines if any(leg.id in lit for leg in line.legs))
    places = _lit_places(seen)
    return Look(places and frozenset(seen.drawn.mark_of.get(id, id) for id in places), lines, _selected(seen))


def _lit_places(seen: Scene) -> frozenset[str] | None:
    if seen.leg:
        return frozenset((seen.leg.origin, *seen.leg.via, seen.leg.destination))
    if seen.pair:
        return frozenset(place.id for place in seen.pair)
    if seen.day:
        return way.places_on(seen.reader.story, seen.day) | ({seen.marked.id} if seen.marked else set())
    return None
