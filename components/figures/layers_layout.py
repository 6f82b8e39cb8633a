"""Where the boxes and lines of a layered graph stand: a column a kind, drivers left, consequences right.

A line leaves a box at its right and enters the next at its left. Where it skips a column it runs through a lane of its
own between that column's boxes; within a column it swings out to the right and back. So no line meets a box that it
does not belong to. The order in a column comes from sweeps that put each box near those it is tied to; equal input
gives an equal picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from components.figures.curves import Box
from components.figures.layers_order import Slot, Tie, ordered
from components.figures.layers_ways import Way, ports, ways
from components.figures.measure import width
from story.chains import KINDS, Chains

WIDTH, BOX, RIGHT = 844.0, 154.0, 42.0
"""The picture's width, a box's, and the margin right of the last column in which lines swing out."""
HEAD = 30.0
"""The height of the columns' heads."""
SIZE, LEADING, CAPTION = 14.0, 17.5, 19.0
"""Size and line height of the labels, height of the caption line above them."""
INSIDE, ABOVE = 10.0, 8.0
"""Between a box's edge and its text, at the sides and above."""
PORT = 9.0
"""Between two lines that meet a box."""
GAP, LANE = 15.0, 10.0
"""Between two boxes; the height of a lane."""


@dataclass(frozen=True)
class Canvas:
    """How wide a picture is, and a box in it."""

    width: float = WIDTH
    box: float = BOX


PAGE = Canvas()


@dataclass(frozen=True)
class Spot:
    """A box with the lines of its label."""

    id: str
    column: int
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True)
class Layers:
    """The whole layout. `heads` are the kinds that have a column, with its left edge."""

    height: float
    heads: tuple[tuple[str, float], ...]
    spots: Mapping[str, Spot] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    canvas: Canvas = PAGE


@lru_cache(maxsize=32)
def layers(chains: Chains, canvas: Canvas = PAGE) -> Layers:
    """Places the nodes and arrows of `chains`, all of them."""
    kinds = [kind for kind in KINDS if any(node.kind == kind for node in chains.nodes)]
    columns = {node.id: kinds.index(node.kind) for node in chains.nodes}
    slots, ties = _slots(chains, columns, len(kinds))
    lines = {node.id: wrapped(node.label, canvas.box) for node in chains.nodes}
    heights = {node.id: _height(node.id, len(lines[node.id]), ties) for node in chains.nodes}
    placed = _heights(ordered(slots, ties), ties, heights)
    lefts = [_left(number, len(kinds), canvas) for number in range(len(kinds))]
    spots = {
        id: Spot(id, column, lines[id], Box(lefts[column], top, lefts[column] + canvas.box, top + heights[id]))
        for id, column in columns.items()
        for top in [HEAD + placed[id]]
    }
    lanes = {slot.id: HEAD + placed[slot.id] + LANE / 2 for column in slots for slot in column if slot.id not in spots}
    bottom = max((spot.box.bottom for spot in spots.values()), default=HEAD)
    bottom = max([bottom, *(y + LANE for y in lanes.values())])
    boxes = {id: spot.box for id, spot in spots.items()}
    drawn = ways(chains.links, ties, boxes, lanes, lefts, PORT)
    return Layers(bottom + 4, tuple(zip(kinds, lefts, strict=True)), spots, drawn, canvas)


def wrapped(label: str, box: float = BOX) -> tuple[str, ...]:
    """A label in lines that fit into a box; a word too long for one is cut."""
    room, lines, line = box - 2 * INSIDE, [], ""
    for word in label.split():
        rest = word
        while rest:
            tried = f"{line} {rest}" if line else rest
            if width(tried, SIZE, 600) <= room:
                line, rest = tried, ""
            elif line:
                lines.append(line)
                line = ""
            else:
                fits = next(n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], SIZE, 600) <= room)
                lines.append(rest[:fits])
                rest = rest[fits:]
    return (*lines, line) if line else tuple(lines)


def _left(column: int, columns: int, canvas: Canvas) -> float:
    room = canvas.width - RIGHT - canvas.box
    step = room / 3 if columns < 2 else room / (columns - 1)
    return column * step


def _slots(chains: Chains, columns: Mapping[str, int], count: int) -> tuple[list[list[Slot]], list[Tie]]:
    """What stands in each column (boxes, and lanes for lines that pass), and what ties neighbouring slots."""
    slots: list[list[Slot]] = [[] for _ in range(count)]
    for node in chains.nodes:
        slots[columns[node.id]].append(Slot(node.id))
    ties = []
    for link in chains.links:
        first, last = sorted((link.origin, link.target), key=lambda id: columns[id])
        lanes = []
        for column in range(columns[first] + 1, columns[last]):
            lane = Slot(f"{link.origin}>{column}>{link.arrow.strength}{link.arrow.sign}", is_lane=True)
            if columns[link.target] < columns[link.origin]:
                lane = Slot(f"{link.origin}>{link.target}>{column}", is_lane=True)
            if lane not in slots[column]:
                slots[column].append(lane)
            lanes.append(lane.id)
        inside = columns[first] == columns[last]
        ties.append(Tie(link.origin, link.target, (first, *lanes, last), columns[first], inside))
    return slots, ties


def _height(id: str, lines: int, ties: Sequence[Tie]) -> float:
    """A box holds its caption and label, and is tall enough for the lines that meet it."""
    most = max(map(len, ports(id, ties, defaultdict(float))))
    return max(ABOVE + CAPTION + lines * LEADING + ABOVE - 2, PORT * (most - 1) + 22)


def _heights(columns: Sequence[Sequence[Slot]], ties: Sequence[Tie], heights: Mapping[str, float]) -> dict[str, float]:
    """The top of each slot, so that tied slots stand level as far as the order allows."""
    tall = {slot.id: heights.get(slot.id, LANE) for column in columns for slot in column}
    tops: dict[str, float] = {}
    for column in columns:
        y = 0.0
        for above, slot in pairwise((None, *column)):
            y += _gap(above, slot) if above and slot else 0.0
            if slot:
                tops[slot.id] = y
                y += tall[slot.id]
    full = max((tops[column[-1].id] + tall[column[-1].id] for column in columns if column), default=0.0)
    near: dict[str, list[str]] = {id: [] for id in tall}
    for tie in ties:
        for a, b in pairwise(tie.stops):
            if not tie.is_inside:
                near[a].append(b)
                near[b].append(a)
    for turn in range(12):
        for column in columns if turn % 2 == 0 else reversed(columns):
            wanted = []
            for slot in column:
                middles = [tops[id] + tall[id] / 2 for id in near[slot.id]]
                middle = sum(middles) / len(middles) if middles else full / 2
                wanted.append(middle - tall[slot.id] / 2)
            tops |= zip((slot.id for slot in column), _level(column, wanted, tall, full), strict=True)
    return tops


def _gap(above: Slot, below: Slot) -> float:
    return GAP if not (above.is_lane and below.is_lane) else LANE / 2


def _level(column: Sequence[Slot], wanted: Sequence[float], tall: Mapping[str, float], full: float) -> list[float]:
    """The tops nearest to those wanted (least squares) that keep the order and the gaps, within the picture."""
    if not column:
        return []
    offsets = [0.0]
    for above, below in pairwise(column):
        offsets.append(offsets[-1] + tall[above.id] + _gap(above, below))
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            earlier = pools.pop()
            total, count = total + earlier[0], count + earlier[1]
        pools.append((total, count))
    room = max(0.0, full - offsets[-1] - tall[column[-1].id])
    shifts = [min(max(total / count, 0.0), room) for total, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
