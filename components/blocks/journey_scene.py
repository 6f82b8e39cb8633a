"""What a reader asked to see of the journey: the place, leg, event or day that is selected, and what that lights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components.blocks.remembered import remembered
from components.reader import Reader
from story import distances, way
from story.model.world import Event, Leg, Place, StoryDay
from story.way import Stop


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
    def leg(self) -> Leg | None:
        """The leg between the selected pair, in its direction."""
        if not self.pair:
            return None
        ends = tuple(place.id for place in self.pair)
        return next((leg for leg in self.legs if (leg.origin, leg.destination) == ends), None)

    @cached_property
    def marked(self) -> Place | None:
        """The place that is marked: the one selected, or the selected event's."""
        return self.place or (self.reader.story.get("places", self.event.place) if self.event else None)

    @cached_property
    def days_legs(self) -> tuple[Leg, ...]:
        """The legs that were, or can have been, under way on the selected day."""
        return way.legs_on(self.reader.story, self.day) if self.day else ()

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
        """The events there, by date."""
        found = (event for event in self.reader.story.events if event.place == place.id)
        return tuple(sorted(found, key=lambda event: (event.date, event.time or "")))

    def length(self, legs: Sequence[Leg]) -> float:
        """The length of legs in kilometres."""
        return distances.total(legs, self.reader.story.by_id["places"])

    def to_place(self, id: str) -> str:
        """A link that selects a place here."""
        return self.reader.given.href(node=id, path=None, event=None)

    def to_leg(self, leg: Leg) -> str:
        """A link that selects a leg here."""
        return self.reader.given.href(path=[leg.origin, leg.destination], node=None, event=None)


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL."""
    story, given = reader.story, reader.given
    ends = given.many("path")
    pair = (story.place(ends[0]), story.place(ends[1])) if ends else None
    place = None if pair else story.get("places", given.one("node"))
    event = None if pair or place else story.get("events", given.one("event"))
    return Scene(reader, given.one("view") or "map", pair, place, event, story.get("days", given.one("step")))
