"""Land and borders of the world, as we ship them, on a plane that is centred on what is shown.

The plane is Lambert's azimuthal equal-area projection (Snyder 1987, 24-2 to 24-4, on the sphere): it needs nothing but
its centre, so that it serves a story anywhere. Kilometres are true at the centre; 1,000 km away they are off by 0.3 %.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any

from components.figures.curves import Point

FILE = Path(__file__).resolve().parents[2] / "pages" / "static" / "world.json"
RADIUS = 6371.0088
"""Mean radius of the earth in kilometres."""
DENSE = 1.0
"""Degrees between points at most: a straight line on the globe is none on the plane."""
REACH = 2 * RADIUS * sin(radians(55))
"""How far the world is drawn, in kilometres on the plane: 110 degrees from the centre."""
Line = tuple[Point, ...]


@dataclass(frozen=True)
class Plane:
    """The projection, centred on `lat`, `lon` (degrees): to kilometres east and south of the centre."""

    lat: float
    lon: float

    def at(self, lat: float, lon: float) -> Point:
        """A point on the plane, y downwards."""
        phi, lam, middle = radians(lat), radians(lon - self.lon), radians(self.lat)
        cosine = sin(middle) * sin(phi) + cos(middle) * cos(phi) * cos(lam)
        k = RADIUS * sqrt(2 / max(1 + cosine, 1e-9))
        return (
            k * cos(phi) * sin(lam),
            -k * (cos(middle) * sin(phi) - sin(middle) * cos(phi) * cos(lam)),
        )


@dataclass(frozen=True)
class World:
    """The world on a plane, in kilometres: rings of land to fill, coasts and borders to draw as lines.

    What lies more than `REACH` away is left out. `inside_out`: the land of one ring is what lies outside of it, because
    it holds the point opposite the centre.
    """

    rings: tuple[Line, ...]
    inside_out: bool
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]


def centred(points: Iterable[Point]) -> Plane:
    """The plane in whose middle the points (latitude, longitude) lie."""
    given = list(points)
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in given)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in given)
    z = sum(sin(radians(lat)) for lat, _ in given)
    size = sqrt(x * x + y * y + z * z)
    if size < 1e-9:
        return Plane(0.0, 0.0)
    return Plane(round(degrees(asin(z / size)), 1), round(degrees(atan2(y, x)), 1))


@lru_cache(maxsize=4)
def world(plane: Plane) -> World:
    """The world on that plane."""
    drawn = _read()
    arcs = [tuple(plane.at(lat, lon) for lon, lat in _dense(arc)) for arc in drawn["arcs"]]
    near = [any(hypot(x, y) < REACH for x, y in arc) for arc in arcs]
    rings, turned = [], 0
    for ring in (ring for polygon in drawn["land"] for ring in polygon):
        if any(near[number if number >= 0 else ~number] for number in ring):
            joined = _joined(ring, arcs)
            turned += _area(joined) < 0 and not _is_lake(_joined(ring, drawn["arcs"]))
            rings.append(joined)
    borders = set(drawn["borders"])
    coasts = tuple(arc for number, arc in enumerate(arcs) if near[number] and number not in borders)
    return World(tuple(rings), turned % 2 == 1, coasts, tuple(arcs[number] for number in borders if near[number]))


@cache
def _read() -> dict[str, Any]:
    """The file: arcs as points (longitude, latitude), land as polygons of rings of arcs, borders as numbers of arcs."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    step = found["step"]
    arcs = []
    for steps in found["arcs"]:
        x = y = 0
        arc = []
        for n in range(0, len(steps), 2):
            x, y = x + steps[n], y + steps[n + 1]
            arc.append((x * step, y * step))
        arcs.append(tuple(arc))
    return {"arcs": arcs, "land": found["land"], "borders": found["borders"]}


def _dense(arc: Sequence[Point]) -> Iterator[Point]:
    """The arc with points close together; across the 180th meridian it goes the short way."""
    yield arc[0]
    for (x, y), (to_x, to_y) in pairwise(arc):
        east = (to_x - x + 180) % 360 - 180
        parts = int(hypot(east, to_y - y) / DENSE) + 1
        for n in range(1, parts + 1):
            yield x + east * n / parts, y + (to_y - y) * n / parts


def _joined(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """A ring from its arcs; a number below zero is an arc walked backwards."""
    found: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += arc if not found else arc[1:]
    return tuple(found)


def _is_lake(ring: Sequence[Point]) -> bool:
    """Whether a ring (longitude, latitude) runs round water: seen from above, the other way round than land."""
    above = centred((lat, lon) for lon, lat in ring)
    return _area([above.at(lat, lon) for lon, lat in ring]) < 0


def _area(ring: Sequence[Point]) -> float:
    """Twice its area; below zero if it runs the other way round."""
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in zip(ring, (*ring[1:], ring[0]), strict=True))
