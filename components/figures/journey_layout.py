"""Where everything on the map of a journey stands: stops clear of each other, legs with their direction, labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from math import hypot

from components.figures.curves import Box, Curve, Point, bent, clipped
from components.figures.journey_frames import Frames, Sheet, frames
from components.figures.journey_margins import Mark, Names, Written, corners, named, tied
from components.figures.labels import Label, Wanted, placed
from components.figures.lines import lines
from components.figures.terrain import Frame
from components.figures.world import Plane

STOP, PASSED = 9.5, 4.5
"""Radii: a numbered stop, a place that is only passed (or another place of the story)."""
MANY, DIGIT = 10.0, 3.5
"""Half the side of a mark of several places; what each digit from the third on adds to a mark."""
LANE = 9.0
"""Between two legs along the same line, at their middle."""
STEPS = 14
"""Straight pieces that a leg is taken for where names keep off it."""
ARCH = 0.16
"""How far a leg by air is bent, in parts of its length: it crosses what lies below."""
GLOBE = {"wide": 33.0, "tall": 25.0, "stage": 26.0}
"""Radius of the little globe, by sheet."""
BETWEEN, BESIDE, NEXT = 12.5, 5.0, 1.5
"""Room between two marks that a leg joins; around one that is taken out of a mark of several; between others."""


@dataclass(frozen=True)
class Spot:
    """A place to be drawn: its point on the plane, its number on the way (None: passed, or not on the way), its words.

    With a `count` above one it stands for so many places, and the number is the lowest of theirs.
    """

    id: str
    at: Point
    name: str
    number: int | None = None
    note: str = ""
    extra: bool = False
    """Not on the way, or taken out of a mark of several: it does not count for what the map shows."""
    count: int = 1

    @property
    def radius(self) -> float:
        """Half its width, as it is drawn."""
        shown = self.count if self.count > 1 else self.number
        least = MANY if self.count > 1 else STOP
        return least + DIGIT * max(len(str(shown)) - 2, 0) if shown else PASSED


@dataclass(frozen=True)
class Trip:
    """A leg to be drawn: the places it runs through, in order; bent if it goes by air."""

    id: str
    way: tuple[str, ...]
    arched: bool = False


@dataclass(frozen=True)
class Layout:
    """The whole picture. `dots` are stops of the inset on the main map; `bars` scale bars with their kilometres."""

    sheet: Sheet
    plane: Plane
    frames: Frames
    marks: Mapping[str, Mark]
    dots: tuple[Point, ...]
    curves: Mapping[str, tuple[Curve, ...]]
    labels: Mapping[str, Label]
    crowd: Label | None
    bars: tuple[tuple[Box, int, float], ...]
    globe: Mark | None
    names: tuple[Names, ...]


@lru_cache(maxsize=32)
def layout(
    plane: Plane,
    spots: tuple[Spot, ...],
    trips: tuple[Trip, ...],
    written: tuple[Written, ...],
    sheet: Sheet,
    edges: tuple[Point, ...] = (),
) -> Layout:
    """The picture of those places and legs on a sheet, which shows the `edges` in any case. Computed once for each input."""
    found = frames({spot.id: spot.at for spot in spots if not spot.extra}, sheet, edges)
    shown = [spot for spot in spots if not spot.extra or _frame_of(spot, found)]
    joined = {frozenset((trip.way[0], trip.way[-1])) for trip in trips if len(trip.way) == 2}
    marks: dict[str, Mark] = {}
    for frame in filter(None, (found.main, found.inset)):
        marks |= _apart([spot for spot in shown if _frame_of(spot, found) is frame], frame, joined)
    dots = tuple(found.main.at(spot.at) for spot in shown if spot.id in found.crowd)
    curves = _curves({spot.id: spot for spot in shown}, trips, marks, found)
    legs = [curve.points(STEPS) for parts in curves.values() for curve in parts]
    drawn = lines(legs)
    taken = [mark.box for mark in marks.values()]
    inset = [found.inset.box] if found.inset else []
    cut = [found.cut] if found.cut else []
    margins = corners(found, [*taken, *inset, *cut], drawn, GLOBE[sheet.name])
    taken += [*(box for box, _, _ in margins[0]), *([margins[1].box] if margins[1] else [])]
    wanted = {spot.id: _wanted(spot, marks[spot.id], found) for spot in shown if spot.id in marks}
    main = {id: want for id, want in wanted.items() if want.frame == found.main.box}
    held = numbers(spot.number for spot in shown if spot.id in found.crowd and spot.count == 1)
    if found.cut and held:
        main["*crowd"] = Wanted(found.cut, found.main.box, held)
    rank = {spot.id: (not spot.extra, -spot.count, n) for n, spot in enumerate(shown)}
    outside = [*taken, *inset, *cut]
    by_frame = _readable(placed(main, outside, lines([*legs, *tied(found)])), main, outside, rank)
    inner = {id: want for id, want in wanted.items() if id not in main}
    by_frame |= _readable(placed(inner, taken, drawn), inner, taken, rank)
    crowd = by_frame.pop("*crowd", None)
    boxes = [*taken, *inset, *cut, *(label.box for label in by_frame.values()), *([crowd.box] if crowd else [])]
    names = named(written, found, boxes, drawn)
    return Layout(sheet, plane, found, marks, dots, curves, by_frame, crowd, margins[0], margins[1], names)


def numbers(given: Iterable[int | None]) -> str:
    """Numbers in short: 3, 8–12."""
    runs: list[list[int]] = []
    for number in sorted(number for number in given if number is not None):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _frame_of(spot: Spot, found: Frames) -> Frame | None:
    """The window that shows a place; None where none does."""
    if found.inset and spot.id in found.crowd:
        return found.inset
    for frame in (found.inset, found.main):
        if frame and spot.extra:
            x, y = frame.at(spot.at)
            box = frame.box
            if box.left + 20 < x < box.right - 20 and box.top + 20 < y < box.bottom - 20:
                return frame
    return None if spot.extra else found.main


def _apart(spots: Sequence[Spot], frame: Frame, joined: Collection[frozenset[str]]) -> dict[str, Mark]:
    """Marks at their points, moved as little as keeps them off each other."""
    at = {spot.id: list(frame.at(spot.at)) for spot in spots}
    radius = {spot.id: spot.radius for spot in spots}
    taken_out = {spot.id for spot in spots if spot.extra and spot.number}
    for _ in range(60):
        still = True
        for (number, a), (other, b) in combinations(enumerate(at), 2):
            dx, dy = at[b][0] - at[a][0], at[b][1] - at[a][1]
            room = BETWEEN if {a, b} in joined else BESIDE if {a, b} & taken_out else NEXT
            gap, need = hypot(dx, dy), radius[a] + radius[b] + room
            if gap < need - 0.01:
                if gap < 0.01:  # the same point: apart by their order
                    dx, dy, gap = 1.0, 0.3 * (other - number), 1.04
                push = (need - gap) / 2 / gap
                at[a] = [at[a][0] - dx * push, at[a][1] - dy * push]
                at[b] = [at[b][0] + dx * push, at[b][1] + dy * push]
                still = False
        if still:
            break
    return {id: Mark(x, y, radius[id]) for id, (x, y) in at.items()}


def _curves(
    spots: Mapping[str, Spot], trips: Sequence[Trip], marks: Mapping[str, Mark], found: Frames
) -> dict[str, tuple[Curve, ...]]:
    """The legs as curves from stop to stop; those that run along the same line beside each other."""
    runs: dict[frozenset[str], list[tuple[str, int]]] = {}
    for trip in trips:
        for number, ends in enumerate(pairwise(trip.way)):
            runs.setdefault(frozenset(ends), []).append((trip.id, number))
    drawn: dict[str, list[Curve]] = {trip.id: [] for trip in trips}
    for trip in trips:
        for number, (start, end) in enumerate(pairwise(trip.way)):
            beside = runs[frozenset((start, end))]
            lane = (beside.index((trip.id, number)) - (len(beside) - 1) / 2) * LANE
            side = 1 if start < end else -1  # out and back keep to their own sides
            for frame in filter(None, (found.main, found.inset)):
                curve = _curve(spots[start], spots[end], marks, found, frame, lane * side, trip)
                if curve:
                    drawn[trip.id].append(curve)
    return {id: tuple(parts) for id, parts in drawn.items()}


def _curve(
    start: Spot, end: Spot, marks: Mapping[str, Mark], found: Frames, frame: Frame, lane: float, trip: Trip
) -> Curve | None:
    """A run between two places as one window shows it: None where it is the other's."""
    crowded = [spot.id in found.crowd for spot in (start, end)]
    if frame is found.main and all(crowded):
        return None
    if frame is found.inset and not any(crowded):
        return None
    ends, gaps = [], []
    for spot, inside in zip((start, end), crowded, strict=True):
        here = inside == (frame is found.inset) and spot.id in marks
        ends.append((marks[spot.id].x, marks[spot.id].y) if here else frame.at(spot.at))
        gaps.append(marks[spot.id].radius if here else 0.0)
    size = hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1])
    bow = -ARCH * size if trip.arched else 0.0
    if size < gaps[0] + gaps[1] + 6:
        return None  # the marks touch: the rest of the leg says it
    curve = bent(ends[0], ends[1], lane + bow)
    cut = _within(curve, frame.box) if frame is found.inset else curve
    return clipped(cut, gaps[0] + 1.5, gaps[1] + 2.5) if cut else None


def _within(curve: Curve, box: Box) -> Curve | None:
    """The part of a curve in a box."""
    steps = 500
    held = [n for n in range(steps + 1) if box.holds(curve.at(n / steps), -1.5)]
    return curve.part(held[0] / steps, held[-1] / steps) if len(held) > 2 else None


def _readable(
    labels: Mapping[str, Label],
    wanted: Mapping[str, Wanted],
    taken: Sequence[Box],
    rank: Mapping[str, tuple[bool, int, int]],
) -> dict[str, Label]:
    """The labels that found room. Where two meet, what is taken out of its mark keeps its name, then what stands for many."""
    kept: dict[str, Label] = {}
    for id in sorted(labels, key=lambda id: rank.get(id, (False, 0, 0))):
        others = [box for box in taken if box != wanted[id].mark]
        if not any(labels[id].box.meets(box) for box in (*others, *(label.box for label in kept.values()))):
            kept[id] = labels[id]
    return {id: label for id, label in labels.items() if id in kept}


def _wanted(spot: Spot, mark: Mark, found: Frames) -> Wanted:
    frame = _frame_of(spot, found) or found.main
    return Wanted(mark.box, frame.box, spot.name, spot.note, bold=spot.number is not None)
