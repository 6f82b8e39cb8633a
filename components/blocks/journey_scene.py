"""What a reader asked to see of the journey: the place, leg, event or day that is selected, and what that lights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components.blocks.journey_drawn import Drawn, Wish
from components.blocks.parts import Part, part
from components.blocks.remembered import remembered
from components.reader import Reader
from story import distances, way
from story.addresses import PART
from story.model.world import Event, Leg, Place, StoryDay
from story.way import Stop

LEGS = 24
"""Legs of a part of the list."""
LISTED = 40
"""Events and legs beside the map on one page."""


@dataclass(frozen=True)
class Scene:
    """The URL, read. A pair of places stands before a place, a place before an event, an event before a day."""

    reader: Reader
    view: str
    pair: tuple[Place, Place] | None
    place: Place | None
    event: Event | None
    day: StoryDay | None

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The places of the journey in order of first arrival, then those it only passes."""
        return way.stops(self.reader.story)

    @cached_property
    def by_place(self) -> dict[str, Stop]:
        """The stops by the ids of their places."""
        return {stop.place.id: stop for stop in self.stops}

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The legs in the order of the story."""
        return self.reader.story.journey

    @cached_property
    def between(self) -> dict[tuple[str, str], tuple[Leg, ...]]:
        """The legs by their ends: the same way can be travelled more than once."""
        found: dict[tuple[str, str], list[Leg]] = {}
        for leg in self.legs:
            found.setdefault((leg.origin, leg.destination), []).append(leg)
        return {ends: tuple(legs) for ends, legs in found.items()}

    @cached_property
    def leg(self) -> Leg | None:
        """The leg between the selected pair, in its direction; of several the one that the link's `part` counts to."""
        return next(iter(self.listed_legs), None) if self.pair else None

    @cached_property
    def marked(self) -> Place | None:
        """The place that is marked: the one selected, or the selected event's."""
        return self.place or (self.reader.story.get("places", self.event.place) if self.event else None)

    @cached_property
    def days_legs(self) -> tuple[Leg, ...]:
        """The legs that were, or can have been, under way on the selected day."""
        return way.legs_on(self.reader.story, self.day) if self.day else ()

    @cached_property
    def lit(self) -> tuple[Leg, ...] | None:
        """The legs that are lit: the selected one, those of the day, those at a place; None where nothing is selected."""
        if self.pair:
            return (self.leg,) if self.leg else ()
        if self.day:
            return self.days_legs
        return self.legs_at(self.marked) if self.marked else None

    @cached_property
    def drawn(self) -> Drawn:
        """What stands on the map."""
        story = self.reader.story
        alone = tuple(place.id for place in (*(self.pair or ()), self.marked) if place)
        named = way.places_on(story, self.day) if self.day else frozenset()
        return Drawn(story, self.stops, Wish(alone, named, self.leg, frozenset(leg.id for leg in self.lit or ())))

    @cached_property
    def part(self) -> Part[Leg]:
        """What of the list of legs is on this page: the part of what is lit, where anything is selected."""
        given = self.reader.given.only_without(PART.name) if self.chosen or self.day else self.reader.given
        return part(self.legs, given, self.lit[0] if self.lit else None, LEGS)

    @cached_property
    def listed(self) -> Part[Event | Leg]:
        """What the panel lists of what is selected: events, then legs; of a pair the leg that is shown."""
        found: Sequence[Event | Leg] = self.days_legs
        if self.pair:
            found = self.between.get((self.pair[0].id, self.pair[1].id), ())
        elif self.place:
            found = (*self.events_at(self.place), *self.legs_at(self.place))
        elif self.event:
            found = [leg for leg in self.legs if self.event.id in leg.events]
        return part(found, self.reader.given, most=1 if self.pair else LISTED)

    @property
    def listed_events(self) -> list[Event]:
        """The events among what the panel lists on this page."""
        return [entry for entry in self.listed.entries if isinstance(entry, Event)]

    @property
    def listed_legs(self) -> list[Leg]:
        """The legs among what the panel lists on this page."""
        return [entry for entry in self.listed.entries if isinstance(entry, Leg)]

    @property
    def chosen(self) -> bool:
        """Whether a place, a leg or an event is selected."""
        return bool(self.pair or self.place or self.event)

    @cached_property
    def target(self) -> str:
        """The id of the heading of what is selected, '' with nothing selected."""
        if self.pair:
            return f"leg-{self.pair[0].id}-{self.pair[1].id}"
        if self.place:
            return f"place-{self.place.id}"
        if self.event:
            return f"event-{self.event.id}"
        return "day" if self.day else ""

    def number(self, id: str) -> int | None:
        """The number of a stop; None for what is only passed or not on the way."""
        stop = self.by_place.get(id)
        return stop.number if stop else None

    def legs_at(self, place: Place) -> tuple[Leg, ...]:
        """The legs that start, end or pass there."""
        return tuple(leg for leg in self.legs if place.id in (leg.origin, *leg.via, leg.destination))

    def events_at(self, place: Place) -> tuple[Event, ...]:
        """The events there, in the order of time."""
        return tuple(event for event in self.reader.story.events if event.place == place.id)

    def length(self, legs: Sequence[Leg]) -> float:
        """The length of legs in kilometres."""
        return distances.total(legs, self.reader.story.by_id["places"])

    def to_place(self, id: str) -> str:
        """A link that selects a place here."""
        return self.reader.given.href(node=id, path=None, event=None)

    def to_leg(self, leg: Leg) -> str:
        """A link that selects a leg here."""
        ends = [leg.origin, leg.destination]
        return self.reader.given.href(path=ends, node=None, event=None, part=self.time(leg))

    def time(self, leg: Leg) -> str | None:
        """The `part` of a link to a leg: which of the legs between its ends it is; None for the first."""
        at = next(n for n, other in enumerate(self.between[leg.origin, leg.destination], 1) if other is leg)
        return str(at) if at > 1 else None


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL."""
    story, given = reader.story, reader.given
    ends = given.many("path")
    pair = (story.place(ends[0]), story.place(ends[1])) if ends else None
    place = None if pair else story.get("places", given.one("node"))
    event = None if pair or place else story.get("events", given.one("event"))
    return Scene(reader, given.one("view") or "map", pair, place, event, story.get("days", given.one("step")))
