"""Distances on the ellipsoid: the shortest line between the points of places, by Karney's method (GeographicLib).

A leg is measured from point to point, through the places it passes. It is no track: the way itself is longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import isnan

from geographiclib.geodesic import Geodesic

from story.model.world import Leg, Place

ROUNDED = 10
"""Kilometres to which sums and long legs are rounded: points of cities are no better than that."""


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


def rounded(km: float) -> int:
    """A length as it is told: to ten kilometres from a hundred on, else to one."""
    return round(km / ROUNDED) * ROUNDED if km >= 100 else round(km)
