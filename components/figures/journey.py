"""The map of a journey as an SVG: land and borders drawn calmly, legs by how sure they are, stops by number.

Colours are the house's CSS variables, so that the picture follows the theme at once. What has a `data-id` can be picked:
`place:ID`, `leg:ID`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from components.figures.curves import Box, Curve, path, tip
from components.figures.journey_layout import Layout, Spot, Trip
from components.figures.journey_margins import Mark, tied
from components.figures.labels import LEADING, Label
from components.figures.measure import width
from components.figures.terrain import Frame, terrain
from components.figures.world import RADIUS
from story.languages import number

ARROW = 8.0
SHORTEST = 20.0
"""A curve that is shorter has no arrow of its own."""
DASH = {"known": "", "inferred": "5 4"}
NOTE_TEXT, NOTE_LEADING = 12.0, 15.5
TOUCH = 22.0


@dataclass(frozen=True)
class Sign:
    """What is said of a place: its accessible name; is its point a guess or an area?"""

    said: str
    vague: bool = False


@dataclass(frozen=True)
class Line:
    """What is said of a leg: its accessible name, `known` or `inferred`, by which means."""

    said: str
    standing: str
    means: str


@dataclass(frozen=True)
class Look:
    """What is lit (ids of places, of legs): the rest is dimmed, if there is any; what is selected (a `data-id`)."""

    places: frozenset[str] | None = None
    legs: frozenset[str] | None = None
    chosen: str = ""


@dataclass(frozen=True)
class Drawing:
    """All that goes into the picture. `note` is what must be said on the map; `unit` writes a number of kilometres."""

    layout: Layout
    spots: tuple[Spot, ...]
    trips: tuple[Trip, ...]
    signs: Mapping[str, Sign]
    lines: Mapping[str, Line]
    note: str
    unit: str
    look: Look


def journey_svg(drawing: Drawing, said: str) -> str:
    """The picture; `said` is its accessible name."""
    layout, look = drawing.layout, drawing.look
    found, sheet = layout.frames, layout.sheet
    note = wrapped(drawing.note, NOTE_TEXT, sheet.width - 2)
    high = found.height + 8 + NOTE_LEADING * len(note)
    trips = sorted(drawing.trips, key=lambda trip: look.legs is not None and trip.id in look.legs)
    parts = [_ground(layout, found.main), *_names(layout)]
    parts += _inset(layout)
    parts += [_bar(box, km, size, drawing.unit) for box, km, size in layout.bars]
    parts += [_globe(layout, layout.globe)] if layout.globe else []
    parts += [_edge(trip, drawing) for trip in trips if layout.curves[trip.id]]
    parts += [_node(spot, drawing) for spot in drawing.spots if spot.id in layout.marks]
    foot = found.height + 8
    said_on_it = [Row(foot + NOTE_LEADING * (n + 0.72), line, "said") for n, line in enumerate(note)]
    parts += [_text(1, foot, said_on_it)] if note else []
    state = "plain" if look.legs is None else "lit"
    return (
        f'<svg viewBox="0 0 {sheet.width:.0f} {high:.1f}" role="group" aria-label="{escape(said)}" class="map {state}">'
        f"{''.join(parts)}</svg>"
    )


def wrapped(text: str, size: float, wide: float) -> list[str]:
    """A text in lines no wider than `wide`."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Row:
    """A line of a text: what is written, on the line whose foot is at `y`, in which type."""

    y: float
    text: str
    kind: str


def _text(x: float, y: float, rows: Sequence[Row], anchor: str = "start") -> str:
    """Lines that keep their size and the distance from each other: a wider picture draws them in around (x, y)."""
    written = "".join(
        f'<text class="{row.kind}" y="{row.y - y:.1f}" text-anchor="{anchor}">{escape(row.text)}</text>' for row in rows
    )
    return f'<g transform="translate({x:.1f} {y:.1f})"><g class="fix">{written}</g></g>'


def _ground(layout: Layout, frame: Frame) -> str:
    found, box = terrain(layout.plane, frame), frame.box
    return (
        f'<g aria-hidden="true">{_rect(box, "sea")}<path class="land" fill-rule="evenodd" d="{found.land}"/>'
        f'<path class="coast" d="{found.coasts}"/><path class="border" d="{found.borders}"/>{_rect(box, "frame")}</g>'
    )


def _rect(box: Box, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}" '
        f'height="{box.bottom - box.top:.1f}"/>'
    )


def _names(layout: Layout) -> list[str]:
    """Names of lands and seas: they are content, and no part that can be picked."""
    parts = []
    for name in layout.names:
        lines, kind = name.written.lines, "water" if name.written.water else "country"
        rows = [Row(name.y + 15 * (n - len(lines) / 2) + 11, line, kind) for n, line in enumerate(lines)]
        parts.append(_text(name.x, name.y, rows, "middle"))
    return parts


def _inset(layout: Layout) -> list[str]:
    """The inset on its ground, its outline on the map, the lines between the two, its stops there as dots."""
    found = layout.frames
    if not found.inset or not found.cut:
        return []
    lines = "".join(f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}" for (x, y), (to_x, to_y) in tied(found))
    dots = "".join(f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="2.6"/>' for x, y in layout.dots)
    parts = [f'<g aria-hidden="true"><path class="tie" d="{lines}"/>{_rect(found.cut, "cut")}{dots}</g>']
    if layout.crowd:
        parts.append(f'<g aria-hidden="true">{_label(layout.crowd, 0, 0)}</g>')
    return [*parts, _ground(layout, found.inset)]


def _bar(box: Box, km: int, size: float, unit: str) -> str:
    foot = box.bottom - 3
    text = _text(box.left, foot - 7, [Row(foot - 7, unit.format(km=number(km)), "scale")])
    return f'<path class="bar" d="M{box.left:.1f} {foot - 4:.1f}v4h{size:.1f}v-4"/>{text}'


def _globe(layout: Layout, mark: Mark) -> str:
    """The half of the globe around the map's middle, and the map's outline on it."""
    r = mark.radius
    scale = r / (RADIUS * sqrt(2))
    frame = Frame(mark.box, (0.0, 0.0), scale)
    main = layout.frames.main
    (wide, high), (x, y) = main.span, frame.at(main.middle)
    wide, high = max(wide * scale, 5.0), max(high * scale, 5.0)
    shown = _rect(Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), "here")
    id = f"globe-{layout.sheet.name}"
    disc = f'<circle cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{r:.1f}"'
    return (
        f'<g aria-hidden="true"><clipPath id="{id}">{disc}/></clipPath>{disc} class="sea"/>'
        f'<g clip-path="url(#{id})"><path class="far" fill-rule="evenodd" d="{terrain(layout.plane, frame).land}"/>{shown}</g>'
        f'{disc} class="frame"/></g>'
    )


def _edge(trip: Trip, drawing: Drawing) -> str:
    line, look = drawing.lines[trip.id], drawing.look
    curves = drawing.layout.curves[trip.id]
    classes = f"edge leg m-{line.means}"
    classes += " lit" if look.legs is not None and trip.id in look.legs else ""
    classes += " chosen" if look.chosen == f"leg:{trip.id}" else ""
    dash = f' stroke-dasharray="{DASH[line.standing]}"' if DASH[line.standing] else ""
    drawn = "".join(path(curve) for curve in curves)
    core = f'<path class="core" d="{drawn}"/>' if line.means == "water" else ""
    return (
        f'<g class="{classes}" data-id="leg:{trip.id}" aria-label="{escape(line.said)}"><path class="hit" d="{drawn}"/>'
        f'<path class="line" d="{drawn}"{dash}/>{core}<path class="tip" d="{_tips(curves)}"/></g>'
    )


def _tips(curves: Sequence[Curve]) -> str:
    """Arrows in the middle of the runs that have room for one, or in the longest."""
    by_length = sorted(curves, key=_length, reverse=True)
    return "".join(
        tip(curve.part(0.0, 0.58), ARROW) for n, curve in enumerate(by_length) if n == 0 or _length(curve) > SHORTEST
    )


def _length(curve: Curve) -> float:
    (x, y), (to_x, to_y) = curve.start, curve.end
    return sqrt((to_x - x) ** 2 + (to_y - y) ** 2)


def _node(spot: Spot, drawing: Drawing) -> str:
    mark, label = drawing.layout.marks[spot.id], drawing.layout.labels.get(spot.id)
    sign, look, r = drawing.signs[spot.id], drawing.look, mark.radius
    classes = "node stop" if spot.number else "node passed"
    classes += " lead" if spot.number else ""
    classes += " vague" if sign.vague else ""
    classes += " dim" if look.places is not None and spot.id not in look.places else ""
    classes += " chosen" if look.chosen == f"place:{spot.id}" else ""
    classes += " many" if spot.count > 1 else ""
    shown = spot.count if spot.count > 1 else spot.number
    number = f'<text class="fix num" y="4.2">{shown}</text>' if shown else ""
    return (
        f'<g class="{classes}" data-id="place:{spot.id}" aria-label="{escape(sign.said)}" '
        f'transform="translate({mark.x:.1f} {mark.y:.1f})"><circle class="hit" r="{max(r, TOUCH if spot.number else 12):.1f}"/>'
        f"{_shape('halo', r + 3.5, spot)}{_shape('shape', r, spot)}{number}"
        f"{_label(label, mark.x, mark.y) if label else ''}</g>"
    )


def _shape(kind: str, r: float, spot: Spot) -> str:
    """A disc for one place, a square with round corners for several."""
    if spot.count == 1:
        return f'<circle class="{kind}" r="{r:.1f}"/>'
    return f'<rect class="{kind}" x="{-r:.1f}" y="{-r:.1f}" width="{2 * r:.1f}" height="{2 * r:.1f}" rx="3.5"/>'


def _label(label: Label, x: float, y: float) -> str:
    """A label, relative to the point of its mark."""
    box = label.box
    top = box.top - y
    hit = _rect(Box(box.left - x, box.top - y, box.right - x, box.bottom - y), "hit")
    lead = ""
    if label.leader:
        (ax, ay), (bx, by) = label.leader
        lead = f'<path class="tie" d="M{ax - x:.1f} {ay - y:.1f}L{bx - x:.1f} {by - y:.1f}"/>'
    kind = "name" if label.bold else "name light"
    rows = [Row(top + 12.2 + LEADING * n, line, kind) for n, line in enumerate(label.lines)]
    rows += [Row(top + LEADING * len(label.lines) + 11.6, label.note, "when")] if label.note else []
    return f"{hit}{lead}{_text(label.x - x, label.y - y, rows, label.anchor)}"
