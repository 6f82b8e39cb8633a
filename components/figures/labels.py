"""Labels on a map: each tried in many places around its mark, until none lies over another, a mark or out of the frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from components.figures.curves import Box, Point
from components.figures.measure import width

TEXT, NOTE = 13.5, 12.0
LEADING = 16.0
LONG = 17
"""Characters from which on a name is set in two lines."""
FAR = 9.0
"""From a mark to a label that needs a line to it."""


@dataclass(frozen=True)
class Wanted:
    """A label that wants a place: the box of its mark, the frame it must stay in, its name and the note under it."""

    mark: Box
    frame: Box
    name: str
    note: str = ""
    bold: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """Its name in one line, or a long one in two of about the same width."""
        cuts = [(self.name[: m.end()].rstrip(), self.name[m.end() :]) for m in re.finditer(r"[ -](?=.)", self.name)]
        if len(self.name) <= LONG or not cuts:
            return (self.name,)
        return min(cuts, key=lambda cut: max(map(len, cut)))

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height."""
        weight = 600 if self.bold else 400
        wide = max(*(width(line, TEXT, weight) for line in self.lines), width(self.note, NOTE))
        return wide + 3, LEADING * (len(self.lines) + bool(self.note))


@dataclass(frozen=True)
class Label:
    """A label in its place: the point that its lines are aligned to, how, the box it fills, a line to its mark."""

    lines: tuple[str, ...]
    note: str
    x: float
    anchor: str
    box: Box
    leader: tuple[Point, Point] | None = None
    bold: bool = True


def placed(wanted: Mapping[str, Wanted], taken: Sequence[Box], lines: Sequence[Point]) -> dict[str, Label]:
    """A place for each label: never over a box that is taken or another label if there is room, over few points of lines."""
    costs: dict[str, list[tuple[float, Label]]] = {}
    for id, want in wanted.items():
        found = []
        for order, (dear, label) in enumerate(_places(want)):
            box, frame = label.box, want.frame
            outside = max(frame.left + 3 - box.left, box.right - frame.right + 3, 0) + max(
                frame.top + 2 - box.top, box.bottom - frame.bottom + 2, 0
            )
            hit = sum(box.meets(other, 1) for other in taken if other != want.mark)
            strange = _strange(label, want.mark, [other for other in taken if other != want.mark])
            crossed = sum(box.holds(point, -1) for point in lines)
            found.append((60.0 * outside + 400.0 * hit + 70.0 * strange + 6.0 * crossed + dear + order * 0.1, label))
        costs[id] = sorted(found, key=lambda cost: cost[0])
    by_side = [sorted(costs, key=lambda id: way(wanted[id].mark)) for way in _WAYS]
    every = max(1, -(-len(costs) // TRIED))
    orders = [order[n:] + order[:n] for order in by_side for n in range(0, len(order), every)]
    return min((_settled(costs, order) for order in orders), key=lambda tried: tried[0])[1] if costs else {}


_WAYS: tuple[Callable[[Box], float], ...] = (
    lambda mark: mark.left, lambda mark: -mark.left, lambda mark: mark.top, lambda mark: -mark.top,
)  # fmt: skip
"""Orders in which labels are placed: whoever comes first has the choice, so that many are tried."""
TRIED = 16
"""Labels that come first in turn, for each of these: of more labels some only."""
OVER = 300.0
"""What it costs a label to lie over another."""
Costs = Mapping[str, Sequence[tuple[float, Label]]]


def _settled(costs: Costs, order: Sequence[str]) -> tuple[float, dict[str, Label]]:
    """Labels placed one after the other in that order, then each again until none finds a better place; the cost of all."""
    chosen: dict[str, tuple[float, Label]] = {}
    for _ in range(6):
        before = dict(chosen)
        for id in order:
            others = [label.box for other, (_, label) in chosen.items() if other != id]
            best: tuple[float, tuple[float, Label]] | None = None
            for cost, label in costs[id]:
                if best and cost >= best[0]:
                    break  # they are in order: no later one is cheaper
                whole = cost + OVER * sum(label.box.meets(box, 1) for box in others)
                if best is None or whole < best[0]:
                    best = whole, (cost, label)
            assert best is not None
            chosen[id] = best[1]
        if chosen == before:
            break
    boxes = [label.box for _, label in chosen.values()]
    overlaps = sum(a.meets(b, 1) for a, b in combinations(boxes, 2))
    return sum(cost for cost, _ in chosen.values()) + OVER * overlaps, {id: label for id, (_, label) in chosen.items()}


def _places(want: Wanted) -> list[tuple[float, Label]]:
    """Where a label may stand, best first, with what each place costs: beside, below, above, then farther away."""
    (wide, high), mark = want.size, want.mark
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    found = []
    for gap in (2.0, FAR, 2.4 * FAR, 4.2 * FAR):
        left, right, up, down = mark.left - gap - wide, mark.right + gap, mark.top - gap - high, mark.bottom + gap
        spots = [
            (right, y - high / 2, "start"), (left, y - high / 2, "end"), (x - wide / 2, down, "middle"),
            (x - wide / 2, up, "middle"), (right - 3, down - 6, "start"), (left + 3, down - 6, "end"),
            (right - 3, up + 6, "start"), (left + 3, up + 6, "end"), (right, y - high * 0.15, "start"),
            (left, y - high * 0.15, "end"), (right, y - high * 0.85, "start"), (left, y - high * 0.85, "end"),
            (mark.left, down, "start"), (mark.right - wide, down, "end"), (mark.left, up, "start"),
            (mark.right - wide, up, "end"),
        ]  # fmt: skip
        for at, top, anchor in spots:
            box = Box(at, top, at + wide, top + high)
            hung = {"start": at + 1.5, "middle": at + wide / 2, "end": at + wide - 1.5}[anchor]
            leader = _leader(mark, box) if gap > 2 else None
            found.append((gap - 2, Label(want.lines, want.note, hung, anchor, box, leader, want.bold)))
    return found


def _strange(label: Label, mark: Box, others: Sequence[Box]) -> int:
    """How many other marks it seems to belong to: those about as near, or that the line to its own mark runs over."""
    box = label.box
    x, y = min(max(_middle(mark)[0], box.left), box.right), (box.top + box.bottom) / 2
    if label.anchor == "middle":
        y = box.top if _middle(mark)[1] < box.top else box.bottom
    own = _gap((x, y), mark)
    found = sum((gap := _gap((x, y), other)) < own * 1.4 + 2 and gap < 4 * FAR for other in others)
    if label.leader:
        (x, y), (to_x, to_y) = label.leader
        line = [(x + (to_x - x) * n / 8, y + (to_y - y) * n / 8) for n in range(9)]
        found += sum(any(other.holds(point, 1) for point in line) for other in others)
    return found


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _gap(point: Point, mark: Box) -> float:
    """How far a point is from the middle of a mark, or from the outline of a large one."""
    x, y = _middle(mark)
    reach = max((mark.right - mark.left) / 2 - 12, 0.0)
    return max(hypot(point[0] - x, point[1] - y) - reach, 0.0)


def _leader(mark: Box, box: Box) -> tuple[Point, Point]:
    """From the middle of the mark's side to the nearest point of the label."""
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    end = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    start = min(max(end[0], mark.left), mark.right), min(max(end[1], mark.top), mark.bottom)
    return start, end
