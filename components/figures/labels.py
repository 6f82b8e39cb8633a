"""Labels on a map: each tried in many places around its mark, until none lies over another, a mark or out of the frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot

from components.figures.curves import Box, Point
from components.figures.lines import Lines
from components.figures.measure import width
from components.figures.terrain import inside

TEXT, NOTE = 13.5, 12.0
LEADING = 16.0
LONG, SHORT = 17, 11
"""Characters up to which a name is set in one line; up to which it is never broken."""
BROKEN = 8.0
"""What it costs a name to stand in a line more than it would by itself."""
NEAR, FAR = 2.0, 9.0
"""From a mark to a label beside it; to one that needs a line to it."""
CLEAR = 1.0
"""Between a line and what is written."""


@dataclass(frozen=True)
class Wanted:
    """A label that wants a place: the box of its mark, the frame it must stay in, its name and the note under it."""

    mark: Box
    frame: Box
    name: str
    note: str = ""
    bold: bool = True

    @property
    def settings(self) -> tuple[tuple[str, ...], ...]:
        """Its name in one line, or a long one in two of about the same width; then in a line more, for a narrow gap."""
        usual = 1 if len(self.name) <= LONG else 2
        most = usual + (len(self.name) > SHORT)
        return tuple(dict.fromkeys(_broken(self.name, count) for count in range(usual, most + 1)))

    def widths(self, lines: Sequence[str]) -> tuple[float, ...]:
        """The widths of its lines, the note after them."""
        weight = 600 if self.bold else 400
        note = (width(self.note, NOTE),) if self.note else ()
        return (*(width(line, TEXT, weight) for line in lines), *note)


def _broken(name: str, count: int) -> tuple[str, ...]:
    """A name in so many lines, or in as many as it has parts, none longer than it must be."""
    cuts = [match.end() for match in re.finditer(r"[ -](?=.)", name)]
    tried = (
        tuple(name[start:end].rstrip() for start, end in pairwise((0, *chosen, len(name))))
        for chosen in combinations(cuts, min(count - 1, len(cuts)))
    )
    return min(tried, key=lambda lines: max(map(len, lines)))


@dataclass(frozen=True)
class Label:
    """A label in its place: the point that its lines are aligned to, how, the box it fills, a line to its mark.

    The point is the box's nearest to the mark: a picture that is shown wider keeps its type small, and then the label
    shrinks towards it.
    """

    lines: tuple[str, ...]
    note: str
    x: float
    y: float
    anchor: str
    box: Box
    leader: tuple[Point, Point] | None = None
    bold: bool = True


def placed(wanted: Mapping[str, Wanted], taken: Sequence[Box], lines: Lines) -> dict[str, Label]:
    """A place for each label: never over a box that is taken or another label if there is room, and off the lines."""
    costs = {id: _costs(want, [box for box in taken if box != want.mark], lines) for id, want in wanted.items()}
    by_side = [sorted(costs, key=lambda id: way(wanted[id].mark)) for way in _WAYS]
    every = max(1, -(-len(costs) // TRIED))
    orders = [order[n:] + order[:n] for order in by_side for n in range(0, len(order), every)]
    return min((_settled(costs, order) for order in orders), key=lambda tried: tried[0])[1] if costs else {}


def _costs(want: Wanted, others: Sequence[Box], lines: Lines) -> list[tuple[float, Label]]:
    """The places of a label, the cheapest first, with what each costs."""
    found, frame = [], want.frame
    for more, set_in in enumerate(want.settings):
        widths = want.widths(set_in)
        places = _places(want, set_in, widths)
        near = lines.near(_around([want.mark, *(label.box for _, label in places)]))
        for order, (dear, label) in enumerate(places):
            box = label.box
            outside = max(frame.left + 3 - box.left, box.right - frame.right + 3, 0) + max(
                frame.top + 2 - box.top, box.bottom - frame.bottom + 1, 0
            )
            cost = 60.0 * outside + 400.0 * sum(box.meets(other, 1) for other in others)
            cost += BROKEN * more + dear + order * 0.1
            if cost < OVER:  # else it is taken where there is no other: what it covers is no matter
                covered = sum(near.within(row) for row in _rows(label, widths))
                cost += 70.0 * _strange(label, want.mark, others) + (LINED + 2.0 * covered if covered else 0.0)
                cost += LINED * near.crossed(*label.leader) if label.leader else 0.0
            found.append((cost, label))
    return sorted(found, key=lambda cost: cost[0])


_WAYS: tuple[Callable[[Box], float], ...] = (
    lambda mark: mark.left, lambda mark: -mark.left, lambda mark: mark.top, lambda mark: -mark.top,
)  # fmt: skip
"""Orders in which labels are placed: whoever comes first has the choice, so that many are tried."""
TRIED = 16
"""Labels that come first in turn, for each of these: of more labels some only."""
OVER, LINED = 300.0, 25.0
"""What it costs a label to lie over another; over a line, beside what the length that it covers costs."""
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


def _places(want: Wanted, lines: tuple[str, ...], widths: Sequence[float]) -> list[tuple[float, Label]]:
    """Where a label may stand, best first, with what each place costs: beside, below, above, then farther away."""
    wide, high, mark = max(widths) + 3, LEADING * len(widths), want.mark
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    found = []
    for gap in (NEAR, 2.5 * NEAR, FAR, 2.4 * FAR, 4.2 * FAR):
        left, right, up, down = mark.left - gap - wide, mark.right + gap, mark.top - gap - high, mark.bottom + gap
        spots = [
            (right, y - high / 2, "start"), (left, y - high / 2, "end"), (x - wide / 2, down, "middle"),
            (x - wide / 2, up, "middle"), (right - 3, down - 6, "start"), (left + 3, down - 6, "end"),
            (right - 3, up + 6, "start"), (left + 3, up + 6, "end"), (right, y - high * 0.18, "start"),
            (left, y - high * 0.18, "end"), (right, y - high * 0.82, "start"), (left, y - high * 0.82, "end"),
            (mark.left, down, "start"), (mark.right - wide, down, "end"), (mark.left, up, "start"),
            (mark.right - wide, up, "end"),
        ]  # fmt: skip
        spots += [(at, y - high * part, to) for at, to in ((right, "start"), (left, "end")) for part in (0.3, 0.7)]
        spots += [(x - wide * part, top, "middle") for top in (down, up) for part in (0.05, 0.3, 0.7, 0.95)]
        if gap >= FAR:  # with a line to it, it may stand higher, lower or farther to the side than its mark
            spots += [(at, y - high / 2 + d, to) for at, to in ((right, "start"), (left, "end"))
                      for d in (-high - gap, -high * 0.75, high * 0.75, high + gap)]  # fmt: skip
            spots += [(x - wide / 2 + d, top, to) for top in (up, down)
                      for d, to in ((-wide / 2 - gap, "end"), (wide / 2 + gap, "start"))]  # fmt: skip
        for at, top, anchor in spots:
            box = Box(at, top, at + wide, top + high)
            hung = {"start": at + 1.5, "middle": at + wide / 2, "end": at + wide - 1.5}[anchor]
            leader = _leader(mark, box) if gap >= FAR else None
            level = min(max(y, box.top), box.bottom)
            far = hypot(leader[1][0] - leader[0][0], leader[1][1] - leader[0][1]) if leader else gap
            found.append((far - NEAR, Label(lines, want.note, hung, level, anchor, box, leader, want.bold)))
    return found


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip


def _rows(label: Label, widths: Sequence[float]) -> list[Box]:
    """What is written, line by line: a line may run through the room beside a short one."""
    found = []
    for n, wide in enumerate(widths):
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        top = label.box.top + LEADING * n
        found.append(Box(left, top + 2, left + wide, top + LEADING).grown(CLEAR))
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
        found += sum(inside(*label.leader, other.grown(1)) is not None for other in others)
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
