"""Distances on the ellipsoid: the shortest line between the points of places, by Karney's method (GeographicLib).

A leg is measured from point to point, through the places it passes. It is no track: the way itself is longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import isnan

from geographiclib.geodesic import Geodesic

from story.model.world import Leg, Place

ROUNDED = 10
"""Kilometres to which sums and long legs are rounded: points of cities are no better than that."""
FINE = 100
"""Kilometres below which a length is told to one."""


def kilometres(places: Sequence[Place]) -> float:
    """The length of the shortest lines from place to place, in kilometres (WGS84). Off the globe nothing is counted."""
    return sum(_between(a.lat, a.lon, b.lat, b.lon) for a, b in pairwise(places))


@lru_cache(
    maxsize=16_384
)  # a journey is measured leg by leg and as a whole: fewer, and a long one is computed each time
def _between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    metres = float(Geodesic.WGS84.Inverse(lat, lon, other_lat, other_lon)["s12"])
    return 0.0 if isnan(metres) else metres / 1000  # the check names such a place


def points(leg: Leg, places: Mapping[str, Place]) -> tuple[Place, ...]:
    """The places of a leg in order: where it starts, what it passes, where it ends. Those that are not there are left."""
    return tuple(places[id] for id in (leg.origin, *leg.via, leg.destination) if id in places)


def length(leg: Leg, places: Mapping[str, Place]) -> float:
    """The length of a leg in kilometres."""
    return kilometres(points(leg, places))


def total(legs: Iterable[Leg], places: Mapping[str, Place], standing: str | None = None) -> float:
    """The length of all legs, or of those of that standing, in kilometres."""
    return sum(length(leg, places) for leg in legs if standing in (None, leg.standing))


def whole(leg: Leg, places: Mapping[str, Place]) -> int:
    """The length of a leg where all stand one below the other, and add up: to one kilometre."""
    return round(length(leg, places))


def rounded(km: float) -> int:
    """A length as it is told: to ten kilometres from a hundred on, else to one."""
    return round(km / ROUNDED) * ROUNDED if km >= FINE else round(km)


@dataclass(frozen=True)
class Sums:
    """The kilometres of a journey as they are told: all, what is known, what is inferred. The two add up to all."""

    all: int
    known: int
    inferred: int


def sums(legs: Iterable[Leg], places: Mapping[str, Place]) -> Sums:
    """What legs come to. Who reads the three side by side adds them up, so they are rounded together.

    The sum is rounded, then the parts down, and what is left goes to the part that lost most (the method of the largest
    remainder). To one kilometre where a part is under a hundred, for in tens a short one would vanish.
    """
    legs = tuple(legs)
    parts = [total(legs, places, standing) for standing in ("known", "inferred")]
    step = 1 if any(0 < part < FINE for part in parts) else ROUNDED
    steps, told = round(sum(parts) / step), [int(part / step) for part in parts]
    by_loss = sorted(range(len(parts)), key=lambda n: told[n] - parts[n] / step)
    for n in by_loss[: steps - sum(told)]:
        told[n] += 1
    return Sums(steps * step, told[0] * step, told[1] * step)
