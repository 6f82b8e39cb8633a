"""Where everything on the actor map stands: marks from stored positions, ties as curves, names clear of both.

All in the units of the picture, which are pixels at the narrowest width at which it is shown: wider, the picture
grows and its text does not, so what does not overlap here overlaps nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import sqrt

from components.figures.curves import Box, Curve, Point, bent, clipped
from components.figures.measure import width
from components.figures.network_spread import Spot, apart
from story.model.world import Actor, Relation
from story.paths import FIRMNESS, firmest_first

WIDTH, HEIGHT = 700.0, 500.0
STORED = (1000.0, 700.0)
"""The field in which positions are stored (`Actor.x`, `Actor.y`)."""
SIDE, TOP, BOTTOM = 46.0, 20.0, 26.0
CLOSEST = 1.7
"""How far a picture of few actors is enlarged, at most."""
TEXT, LEADING = 13.5, 17.0
LANE = 15.5
"""Between parallel ties, at their middle."""
SHIFTS = (0.0, 12.0, -12.0, 26.0, -26.0, 44.0, -44.0, 66.0, -66.0)
ROOM = 5.0


@dataclass(frozen=True)
class Canvas:
    """The size of a picture. `stretch`: how much further things may stand apart across than down; `lane`: parallel ties."""

    width: float = WIDTH
    height: float = HEIGHT
    stretch: float = 1.0
    lane: float = LANE


PAGE = Canvas()


@dataclass(frozen=True)
class Mark:
    """An actor's mark: its centre and radius. `lead` for those whom the article names most: their names are bold."""

    id: str
    x: float
    y: float
    radius: float
    label: str
    lead: bool

    @property
    def halo(self) -> float:
        """The radius of the ring that may be drawn around it."""
        return self.radius * 1.28 + 4

    @property
    def box(self) -> Box:
        """The square around it."""
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)


@dataclass(frozen=True)
class Bundle:
    """Ties that one line stands for: the same two actors, the same direction, the same status. Told before added."""

    origin: str
    target: str
    mutual: bool
    status: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A name where it is set: the point it hangs on, how it is aligned to it, the box it fills."""

    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True)
class Layout:
    """The whole picture: marks and their names by id, and a curve a bundle."""

    marks: dict[str, Mark]
    names: dict[str, Name]
    curves: dict[Bundle, Curve]
    canvas: Canvas = PAGE


def marks(actors: Iterable[Actor], canvas: Canvas = PAGE) -> tuple[Mark, ...]:
    """The marks of the actors that have a place, most often named first; few of them are drawn larger apart.

    They stand where their actors do, but those that would touch another make room.
    """
    placed = [(actor, actor.x, actor.y) for actor in actors if actor.x is not None and actor.y is not None]
    if not placed:
        return ()
    most = max(actor.mentions for actor, _, _ in placed)
    (across, down), (dx, dy) = _fit([(x, y) for _, x, y in placed], canvas)
    found = [
        Mark(
            actor.id,
            x * across + dx,
            y * down + dy,
            5.0 + 2.5 * sqrt(actor.mentions),
            actor.short,
            bool(most) and actor.mentions * 4 >= most,
        )
        for actor, x, y in placed
    ]
    found.sort(key=lambda mark: -mark.radius)
    spots = tuple(_spot(mark) for mark in found)
    places = apart(spots, Box(1, 1, canvas.width - 1, canvas.height - 1))
    return tuple(replace(mark, x=x, y=y) for mark, (x, y) in zip(found, places, strict=True))


def _spot(mark: Mark) -> Spot:
    """The room of a mark with its name below."""
    half = max(_wide(mark) / 2, mark.halo) + 2
    return Spot(mark.x, mark.y, mark.radius, half, mark.halo + 2, mark.halo + LEADING + 2)


def _wide(mark: Mark) -> float:
    """The width of its name."""
    return width(mark.label, TEXT, 600 if mark.lead else 400) + 2


def _fit(points: Sequence[Point], canvas: Canvas) -> tuple[Point, Point]:
    """Scale and shift, across and down, that bring the points into the frame, enlarged only so far, in the middle."""
    wide, high = canvas.width - 2 * SIDE, canvas.height - TOP - BOTTOM
    normal = min(wide / STORED[0], high / STORED[1])
    xs, ys = [x for x, _ in points], [y for _, y in points]
    span_x, span_y = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    scale = min(wide / span_x, high / span_y, normal * CLOSEST)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    across = min(wide / span_x, scale * canvas.stretch)
    return (across, scale), (canvas.width / 2 - middle[0] * across, TOP + high / 2 - middle[1] * scale)


def bundles(relations: Iterable[Relation], ids: Iterable[str]) -> tuple[Bundle, ...]:
    """The lines between those actors, the firmest first."""
    known = set(ids)
    found: dict[tuple[str, str, bool, str], list[str]] = {}
    for tie in firmest_first(relations):
        if tie.origin in known and tie.target in known and tie.origin != tie.target:
            mutual = tie.direction == "mutual"
            ends = (*sorted((tie.origin, tie.target)),) if mutual else (tie.origin, tie.target)
            found.setdefault((ends[0], ends[1], mutual, tie.status), []).append(tie.id)
    return tuple(Bundle(*key, tuple(ids)) for key, ids in found.items())


@lru_cache(maxsize=32)
def layout(spots: tuple[Mark, ...], lines: tuple[Bundle, ...], canvas: Canvas = PAGE) -> Layout:
    """Curves that pass no mark, as far as there is a way, and names that meet nothing. Computed once for each input."""
    by_id = {mark.id: mark for mark in spots}
    curves: dict[Bundle, Curve] = {}
    by_pair = sorted(lines, key=lambda line: (sorted((line.origin, line.target)), _lane(line)))
    for _, pair in groupby(by_pair, key=lambda line: sorted((line.origin, line.target))):
        curves |= _fan(list(pair), by_id, canvas)
    return Layout(by_id, _names(spots, curves, canvas), curves, canvas)


def _lane(line: Bundle) -> tuple[int, int]:
    """Order across a fan: one direction, mutual, the other; the firmest inside."""
    side = 0 if line.mutual else (1 if line.origin < line.target else -1)
    return side, FIRMNESS[line.status] * (side or 1)


def _fan(lines: list[Bundle], by_id: dict[str, Mark], canvas: Canvas) -> dict[Bundle, Curve]:
    first, last = sorted((lines[0].origin, lines[0].target))
    a, b = by_id[first], by_id[last]
    best: tuple[float, dict[Bundle, Curve]] | None = None
    others = [mark for mark in by_id.values() if mark.id not in (first, last)]
    for shift in SHIFTS:
        found: dict[Bundle, Curve] = {}
        for number, line in enumerate(lines):
            offset = (number - (len(lines) - 1) / 2) * canvas.lane + shift
            start, end, side = (a, b, 1) if line.origin == first else (b, a, -1)
            curve = bent((start.x, start.y), (end.x, end.y), offset * side)
            found[line] = clipped(curve, start.radius + (7 if line.mutual else 3), end.radius + 7)
        cost = abs(shift) / 30 + sum(_passes(curve, others) + _leaves(curve, canvas) for curve in found.values())
        if best is None or cost < best[0]:
            best = cost, found
        if cost < 0.5:
            break
    assert best is not None
    return best[1]


def _passes(curve: Curve, others: Sequence[Mark]) -> int:
    """How many marks a curve runs over."""
    points = curve.points(14)
    reach = [(mark.x, mark.y, (mark.radius + ROOM) ** 2) for mark in others]
    return sum(any((x - px) ** 2 + (y - py) ** 2 < far for px, py in points) for x, y, far in reach)


def _leaves(curve: Curve, canvas: Canvas) -> float:
    """How much of a curve runs out of the picture, as marks that it would run over."""
    points = curve.points(14)
    return 4.0 * sum(not (0 < x < canvas.width and 0 < y < canvas.height) for x, y in points) / len(points)


def _places(mark: Mark) -> list[Name]:
    """Where a name may stand, best first: below, above, right, left, and a little off."""
    wide, r = _wide(mark), mark.halo if mark.lead else mark.radius + 3
    half, tall, corner = wide / 2, LEADING, mark.radius + 0.5
    x, y = mark.x, mark.y
    found = []
    for left, top, anchor in (
        (x - half, y + r, "middle"),
        (x - half, y - r - tall, "middle"),
        (x + r + 1, y - tall / 2, "start"),
        (x - r - 1 - wide, y - tall / 2, "end"),
        (x + corner, y + corner, "start"),
        (x - corner - wide, y + corner, "end"),
        (x + corner, y - corner - tall, "start"),
        (x - corner - wide, y - corner - tall, "end"),
        (x - r, y + r, "start"),
        (x + r - wide, y + r, "end"),
        (x - r, y - r - tall, "start"),
        (x + r - wide, y - r - tall, "end"),
    ):
        hung = {"middle": x, "start": left, "end": left + wide}[anchor]
        found.append(Name(hung, top + tall / 2, anchor, Box(left, top, left + wide, top + tall)))
    return found


def _names(spots: Sequence[Mark], curves: dict[Bundle, Curve], canvas: Canvas) -> dict[str, Name]:
    """A place for each name: never over a mark or another name if there is room, over as few lines as can be."""
    points = [point for curve in curves.values() for point in curve.points()]
    chosen: dict[str, Name] = {}
    costs: dict[str, list[tuple[float, Name]]] = {}
    for mark in spots:
        near = [p for p in points if abs(p[0] - mark.x) < 150 and abs(p[1] - mark.y) < 50]
        costs[mark.id] = [
            (_fixed(place, mark, spots, canvas) + 3.0 * sum(place.box.holds(p) for p in near) + number * 0.4, place)
            for number, place in enumerate(_places(mark))
        ]
    for _ in range(3):
        for mark in spots:
            taken = [name.box for id, name in chosen.items() if id != mark.id]
            chosen[mark.id] = min(
                costs[mark.id], key=lambda cost: cost[0] + 900.0 * sum(cost[1].box.meets(box, 1) for box in taken)
            )[1]
    return chosen


def _fixed(place: Name, mark: Mark, spots: Sequence[Mark], canvas: Canvas) -> float:
    box = place.box
    outside = box.left < 1 or box.right > canvas.width - 1 or box.top < 1 or box.bottom > canvas.height - 1
    return 3000.0 * outside + 1000.0 * sum(box.meets(other.box, 1) for other in spots if other is not mark)
