"""Where everything on the actor map stands: marks from stored positions, ties as curves, names clear of both.

All in the units of the picture, which are pixels at the narrowest width at which it is shown: wider, the picture
grows and its text does not, so what does not overlap here overlaps nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import sqrt

from components.figures.curves import Box, Curve, Point, bent, clipped
from components.figures.measure import width
from components.figures.network_names import AIR, Grid, Name, Place, Wanted, places, settled
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
ROUNDS = 3
PASSED, NAME = 2.0, 0.9
"""What it costs a line to run over another mark, and through a name."""


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
        return self._square(self.radius)

    @property
    def room(self) -> Box:
        """The square that texts keep out of: with the ring that those have whom the article names most."""
        return self._square(self.halo if self.lead else self.radius)

    def _square(self, r: float) -> Box:
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
class Layout:
    """The whole picture: marks and their names by id, a curve a bundle; where names could stand, and what runs where."""

    marks: dict[str, Mark]
    names: dict[str, Name]
    curves: dict[Bundle, Curve]
    canvas: Canvas
    choices: dict[str, tuple[Place, ...]]
    grid: Grid

    def bits(self, lines: Collection[Bundle]) -> int:
        """Lines as the grid has them, a bit each."""
        return sum(1 << number for number, line in enumerate(self.curves) if line in lines)


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


Way = tuple[float, dict[Bundle, Curve]]
"""Curves of the lines between two actors, and what stands against them."""


@lru_cache(maxsize=32)
def layout(
    spots: tuple[Mark, ...],
    lines: tuple[Bundle, ...],
    canvas: Canvas = PAGE,
    told: frozenset[Bundle] = frozenset(),
) -> Layout:
    """Curves that pass no mark, as far as there is a way, and names clear of them. Computed once for each input.

    The lines that the article tells are drawn in colour: they strike a name out more than the others do.
    """
    by_id = {mark.id: mark for mark in spots}
    frame = Box(1, 1, canvas.width - 1, canvas.height - 1)
    by_pair = sorted(lines, key=lambda line: (sorted((line.origin, line.target)), _lane(line)))
    rooms = {mark.id: mark.room for mark in spots}
    fans = [
        _Fan(_ways(list(pair), by_id, canvas))
        for _, pair in groupby(by_pair, key=lambda line: sorted((line.origin, line.target)))
    ]
    found: Layout | None = None
    for _ in range(ROUNDS):  # names go out of the way of lines, then lines out of the way of names
        texts = [name.box for name in found.names.values()] if found else []
        curves: dict[Bundle, Curve] = {}
        for fan in fans:
            curves |= fan.best(texts)
        grid = Grid(curves.values())
        choices = {
            mark.id: places(_wanted(mark), [room for id, room in rooms.items() if id != mark.id], frame, grid)
            for mark in spots
        }
        next_one = Layout(by_id, {}, curves, canvas, choices, grid)
        heavy = next_one.bits(told)
        found = replace(next_one, names=settled(choices, heavy, next_one.bits(curves) & ~heavy))
    assert found is not None
    return found


def named(found: Layout, lit: Collection[Bundle], hidden: Collection[Bundle]) -> Layout:
    """The picture with those names moved that lines of a selection would strike out."""
    if not lit:
        return found
    heavy = found.bits(lit)
    light = found.bits(found.curves) & ~heavy & ~found.bits(hidden)
    return replace(found, names=settled(found.choices, heavy, light, found.names))


def _wanted(mark: Mark) -> Wanted:
    gap = mark.halo if mark.lead else mark.radius + 3
    return Wanted(mark.x, mark.y, mark.radius, gap, _wide(mark), LEADING)


def _lane(line: Bundle) -> tuple[int, int]:
    """Order across a fan: one direction, mutual, the other; the firmest inside."""
    side = 0 if line.mutual else (1 if line.origin < line.target else -1)
    return side, FIRMNESS[line.status] * (side or 1)


class _Fan:
    """The ways of the lines between two actors; each is worked out once, when it is first asked for."""

    def __init__(self, ways: Iterator[Way]) -> None:
        self._known: list[Way] = []
        self._more = ways

    def best(self, texts: Sequence[Box]) -> dict[Bundle, Curve]:
        """The first that is good enough, else the one against which least stands."""
        best: tuple[float, dict[Bundle, Curve]] | None = None
        for cost, found in self._all():
            if best and cost >= best[0]:
                continue
            whole = cost + NAME * sum(_strikes(curve, texts) for curve in found.values())
            if best is None or whole < best[0]:
                best = whole, found
            if whole < 0.5:
                break
        assert best is not None
        return best[1]

    def _all(self) -> Iterator[Way]:
        yield from self._known
        for way in self._more:
            self._known.append(way)
            yield way


def _ways(lines: list[Bundle], by_id: dict[str, Mark], canvas: Canvas) -> Iterator[Way]:
    """The lines between two actors side by side: straight, then bent further and further; what stands against each."""
    first, last = sorted((lines[0].origin, lines[0].target))
    a, b = by_id[first], by_id[last]
    others = [mark for mark in by_id.values() if mark.id not in (first, last)]
    for shift in SHIFTS:
        found: dict[Bundle, Curve] = {}
        for number, line in enumerate(lines):
            offset = (number - (len(lines) - 1) / 2) * canvas.lane + shift
            start, end, side = (a, b, 1) if line.origin == first else (b, a, -1)
            curve = bent((start.x, start.y), (end.x, end.y), offset * side)
            found[line] = clipped(curve, start.radius + (7 if line.mutual else 3), end.radius + 7)
        yield (
            abs(shift) / 30 + sum(PASSED * _passes(curve, others) + _leaves(curve, canvas) for curve in found.values()),
            found,
        )


def _passes(curve: Curve, others: Sequence[Mark]) -> int:
    """How many marks a curve runs over."""
    points = curve.points(14)
    reach = [(mark.x, mark.y, (mark.radius + ROOM) ** 2) for mark in others]
    return sum(any((x - px) ** 2 + (y - py) ** 2 < far for px, py in points) for x, y, far in reach)


def _strikes(curve: Curve, texts: Sequence[Box]) -> int:
    """How many names a curve runs through."""
    (ax, ay), (bx, by), (cx, cy) = curve.start, curve.control, curve.end
    hull = Box(min(ax, bx, cx), min(ay, by, cy), max(ax, bx, cx), max(ay, by, cy))
    near = [box for box in texts if box.meets(hull)]
    points = curve.points(48) if near else ()
    return sum(any(box.holds(point, -AIR) for point in points) for box in near)


def _leaves(curve: Curve, canvas: Canvas) -> float:
    """How much of a curve runs out of the picture, and what that costs."""
    points = curve.points(14)
    return 4.0 * sum(not (0 < x < canvas.width and 0 < y < canvas.height) for x, y in points) / len(points)
