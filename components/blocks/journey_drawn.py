"""What of a journey stands on its map: a short one whole; of a long one stops close together as one mark, legs along the
same marks as one line. What is selected always stands by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from components.figures.curves import Point
from components.figures.journey_groups import gathered
from components.figures.world import Plane, centred
from story import Story
from story.model.world import Leg
from story.way import Stop

LINES = 40
"""Lines on the map, beside those that are lit: more cannot be followed with the eye."""


@dataclass(frozen=True)
class Group:
    """The stops that one mark stands for: the first gives it its name. `apart`: one that is taken out of its mark."""

    stops: tuple[Stop, ...]
    at: Point
    apart: bool = False

    @property
    def id(self) -> str:
        """The id of the place that the mark is named after."""
        return self.stops[0].place.id

    @property
    def number(self) -> int | None:
        """The lowest number among its stops; None where all are only passed."""
        return min((stop.number for stop in self.stops if stop.number), default=None)


@dataclass(frozen=True)
class Bundle:
    """The legs that one line stands for, through the marks of those ids: the first gives it its id."""

    legs: tuple[Leg, ...]
    way: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the leg that the line is named after."""
        return self.legs[0].id


@dataclass(frozen=True)
class Wish:
    """What a reader asked for: places that stand by themselves, places that a mark is named after first, the leg that is
    a line of its own, the legs that are drawn in any case."""

    alone: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    leg: Leg | None = None
    lit: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Drawn:
    """The stops of a story on its map, under a wish."""

    story: Story
    stops: tuple[Stop, ...]
    wish: Wish

    @cached_property
    def plane(self) -> Plane:
        """The plane of the map, centred on the way."""
        return centred((stop.place.lat, stop.place.lon) for stop in self.stops)

    @cached_property
    def _points(self) -> dict[str, Point]:
        return {stop.place.id: self.plane.at(stop.place.lat, stop.place.lon) for stop in self.stops}

    @cached_property
    def _leaders(self) -> dict[str, str]:
        """By place the one in whose mark it stands with nothing selected; the weightiest first."""
        weights = Counter(event.place for event in self.story.events)
        weights.update(end for leg in self.story.journey for end in (leg.origin, leg.destination))
        ordered = sorted(self._points, key=lambda id: -weights[id])
        return gathered(tuple((id, self._points[id]) for id in ordered))

    @cached_property
    def together(self) -> dict[str, tuple[Stop, ...]]:
        """By the place that leads a mark: its stops in order of first arrival, with nothing selected."""
        found: dict[str, list[Stop]] = {}
        for stop in self.stops:
            found.setdefault(self._leaders[stop.place.id], []).append(stop)
        return {id: tuple(stops) for id, stops in found.items()}

    @property
    def is_whole(self) -> bool:
        """Whether each stop has a mark of its own."""
        return len(self.together) == len(self.stops)

    @property
    def bundles(self) -> bool:
        """Whether legs along the same marks are one line."""
        return not self.is_whole or len(self.story.journey) > LINES

    def with_stop(self, id: str) -> tuple[Stop, ...]:
        """The stops that share a mark with one, itself among them; nothing for a place that is not on the way."""
        return self.together.get(self._leaders.get(id, ""), ())

    def with_leg(self, leg: Leg) -> tuple[Leg, ...]:
        """The legs that share a line with one, itself among them: those it is drawn with when it is not selected."""
        key = self._run(leg, self._leaders)
        if len(key[0]) < 2 or not self.bundles:
            return (leg,)
        return tuple(other for other in self.story.journey if self._run(other, self._leaders) == key)

    @cached_property
    def marks(self) -> tuple[Group, ...]:
        """The marks in order of first arrival."""
        if self.is_whole:
            return tuple(Group((stop,), self._points[stop.place.id]) for stop in self.stops)
        found: list[Group] = []
        for leader, stops in self.together.items():
            alone = self.wish.alone if len(stops) > 1 else ()
            taken = [stop for stop in stops if stop.place.id in alone]
            rest = sorted(
                (stop for stop in stops if stop.place.id not in alone),
                key=lambda stop: (stop.place.id not in self.wish.named, stop.place.id != leader),
            )
            if rest:
                at = self._points[leader if len(rest) > 1 else rest[0].place.id]
                found.append(Group(tuple(rest), at))
            found += [
                Group((stop,), self._points[stop.place.id], apart=bool(rest) or n > 0) for n, stop in enumerate(taken)
            ]
        return tuple(found)

    @cached_property
    def mark_of(self) -> dict[str, str]:
        """By place the id of the mark that stands for it."""
        return {stop.place.id: group.id for group in self.marks for stop in group.stops}

    @cached_property
    def lines(self) -> tuple[Bundle, ...]:
        """The lines in the order of the legs: those that are lit, then those that most legs follow."""
        legs = self.story.journey
        if not self.bundles:
            return tuple(Bundle((leg,), self._way(leg, self.mark_of)) for leg in legs)
        runs: dict[object, list[Leg]] = {}
        for leg in legs:
            key = self._run(leg, self.mark_of)
            runs.setdefault(leg.id if leg is self.wish.leg else key, []).append(leg)
        found = [self._bundle(run) for run in runs.values()]
        found = [bundle for bundle in found if len(bundle.way) > 1]
        first = sorted(found, key=lambda bundle: (not self._is_lit(bundle), -len(bundle.legs)))[:LINES]
        kept = {bundle.id for bundle in first}
        return tuple(bundle for bundle in found if bundle.id in kept)

    @property
    def edges(self) -> tuple[Point, ...]:
        """The points farthest out, so that the map shows the same piece of the world whatever is selected."""
        if self.is_whole:
            return ()
        points = self._points.values()
        down = sorted(points, key=lambda at: at[1])
        return min(points), max(points), down[0], down[-1]

    def _bundle(self, legs: Sequence[Leg]) -> Bundle:
        ordered = sorted(legs, key=lambda leg: leg.id not in self.wish.lit)
        return Bundle(tuple(ordered), self._way(legs[0], self.mark_of))

    def _is_lit(self, bundle: Bundle) -> bool:
        return bundle.id in self.wish.lit

    def _way(self, leg: Leg, marks: Mapping[str, str]) -> tuple[str, ...]:
        """The marks that a leg runs through, one after the other."""
        through = [marks[id] for id in (leg.origin, *leg.via, leg.destination) if id in marks]
        return tuple(id for n, id in enumerate(through) if n == 0 or id != through[n - 1])

    def _run(self, leg: Leg, marks: Mapping[str, str]) -> tuple[tuple[str, ...], str, str]:
        """What legs must share to be one line: their marks in order, how sure they are, what they go by."""
        return self._way(leg, marks), leg.standing, leg.means
