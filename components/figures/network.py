"""The actor map as an SVG: marks by kind and colour, ties with direction and status, verbs where the reader looks.

Colours are the house's CSS variables, so that the picture follows the theme at once. What is not the point is drawn in
`dim`, never see-through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from components.figures.curves import Box, path, three_dots, tip
from components.figures.measure import width
from components.figures.network_layout import LEADING, Bundle, Layout, Mark
from components.figures.network_names import Name
from components.palette import DASHES

ARROW = 7.5
VERB_TEXT, VERB_TALL = 13.0, 15.0
STOPS = tuple(0.5 + side * step / 40 for step in range(15) for side in (1, -1))[1:]
"""Where along a curve its verb is tried, best first: from its middle, then to either side."""
FAR, STRUCK, GRAZED = 6.0, 2.0, 0.5
"""What it costs a verb to stand off the middle of its curve, on another line that is lit, on one that is not."""


@dataclass(frozen=True)
class Sign:
    """What is said of an actor: its kind (the shape), its slot (the colour), its accessible name; is it a principal?"""

    kind: str
    slot: int
    said: str
    principal: bool = False


@dataclass(frozen=True)
class Line:
    """What is said of a bundle: its verb, its accessible name; does the article tell it, is it contested?"""

    verb: str
    said: str
    told: bool
    contested: bool = False


@dataclass(frozen=True)
class Look:
    """What the reader looks at. With nothing in `lit`, all is drawn alike; else what is not in it is dimmed.

    `lit` holds actors' ids, `lit_lines` bundles; `verbs` the bundles whose verbs are written; `hidden` those that a
    filter took away; `chosen` the actor or relation that is selected.
    """

    lit: frozenset[str] = frozenset()
    lit_lines: frozenset[Bundle] = frozenset()
    verbs: tuple[Bundle, ...] = ()
    hidden: frozenset[Bundle] = frozenset()
    chosen: str = ""


@dataclass(frozen=True)
class Verb:
    """A verb where it is set: the middle of its box."""

    bundle: Bundle
    text: str
    box: Box


@dataclass(frozen=True)
class Drawing:
    """All that goes into the picture."""

    layout: Layout
    signs: Mapping[str, Sign]
    lines: Mapping[Bundle, Line]
    look: Look = field(default_factory=Look)


def network_svg(drawing: Drawing, said: str) -> str:
    """The picture; `said` is its accessible name. What has a `data-id` can be picked: `actor:ID`, `relation:ID`."""
    look, layout = drawing.look, drawing.layout
    shown = [line for line in layout.curves if line not in look.hidden]
    ordered = sorted(shown, key=lambda line: (line in look.lit_lines, drawing.lines[line].told))
    written, named = verbs(drawing), legible(drawing)
    spots = sorted(layout.marks.values(), key=lambda mark: mark.id in look.lit)
    parts = [_edge(line, drawing) for line in ordered]
    parts += [_query(line, drawing, written) for line in ordered if drawing.lines[line].contested]
    parts += [_verb(verb) for verb in written]
    parts += [_node(mark, layout.names[mark.id], drawing, mark.id in named) for mark in spots]
    state = "lit" if look.lit or look.lit_lines else "plain"
    return (
        f'<svg viewBox="0 0 {layout.canvas.width:.0f} {layout.canvas.height:.0f}" role="group" '
        f'aria-label="{escape(said)}" class="{state}">'
        f"{''.join(parts)}</svg>"
    )


def legible(drawing: Drawing) -> frozenset[str]:
    """Whose names are written: all that touch no mark and no name of an actor who matters more here.

    In a crowd the others' are shown when they are pointed at or chosen.
    """
    look, marks = drawing.look, drawing.layout.marks.values()
    weight = {
        mark.id: (look.chosen == f"actor:{mark.id}", mark.id in look.lit, drawing.signs[mark.id].principal, mark.radius)
        for mark in marks
    }
    found: dict[str, Box] = {}
    for mark in sorted(marks, key=lambda mark: weight[mark.id], reverse=True):
        box = drawing.layout.names[mark.id].box
        others = (other.box for other in marks if other is not mark)
        if not any(box.meets(other) for other in (*found.values(), *others)):
            found[mark.id] = box
    return frozenset(found)


def verbs(drawing: Drawing) -> tuple[Verb, ...]:
    """The verbs that find a place in a gap of their curve: where few other lines run, clear of marks, names and verbs."""
    layout, look = drawing.layout, drawing.look
    taken = [_around(mark, look) for mark in layout.marks.values()] + [name.box for name in layout.names.values()]
    shown = layout.bits(layout.curves.keys() - look.hidden)
    lit = layout.bits(look.lit_lines) or layout.bits([line for line in layout.curves if drawing.lines[line].told])
    found: list[Verb] = []
    for bundle in look.verbs:
        if bundle in look.hidden:
            continue
        others = shown & ~layout.bits([bundle])
        best: tuple[float, Box] | None = None
        for box, far in _gaps(bundle, drawing):
            if best and far >= best[0]:
                break
            if any(box.meets(other) for other in taken):
                continue
            lines = layout.grid.through(box) & others
            cost = far + STRUCK * (lines & lit).bit_count() + GRAZED * (lines & ~lit).bit_count()
            if best is None or cost < best[0]:
                best = cost, box
        if best:
            found.append(Verb(bundle, drawing.lines[bundle].verb, best[1]))
            taken.append(best[1])
    return tuple(found)


def _gaps(bundle: Bundle, drawing: Drawing) -> Iterator[tuple[Box, float]]:
    """Boxes along a curve in which its verb would fit, from the middle, with what being off it costs."""
    layout = drawing.layout
    half, tall = width(drawing.lines[bundle].verb, VERB_TEXT) / 2 + 3, VERB_TALL / 2
    for stop in STOPS:
        x, y = layout.curves[bundle].at(stop)
        box = Box(x - half, y - tall, x + half, y + tall)
        if box.left > 0 and box.right < layout.canvas.width and box.top > 0 and box.bottom < layout.canvas.height:
            yield box, FAR * abs(stop - 0.5)


def _around(mark: Mark, look: Look) -> Box:
    """A mark with the ring round it, if it has one."""
    if look.chosen != f"actor:{mark.id}":
        return mark.room
    r = mark.halo
    return Box(mark.x - r, mark.y - r, mark.x + r, mark.y + r)


def _edge(line: Bundle, drawing: Drawing) -> str:
    curve, words, look = drawing.layout.curves[line], drawing.lines[line], drawing.look
    classes = f"edge s-{line.status} {'told' if words.told else 'added'}"
    if line in look.lit_lines:
        classes += " lit"
    if look.chosen in {f"relation:{id}" for id in line.ids}:
        classes += " chosen"
    dash = f' stroke-dasharray="{DASHES[line.status]}"' if DASHES[line.status] else ""
    tips = tip(curve, ARROW) + (tip(curve, ARROW, at_start=True) if line.mutual else "")
    drawn = path(curve)
    return (
        f'<g class="{classes}" data-id="relation:{line.ids[0]}" aria-label="{escape(words.said)}">'
        f'<path class="hit" d="{drawn}"/><path class="line" d="{drawn}"{dash}/><path class="tip" d="{tips}"/></g>'
    )


def _query(line: Bundle, drawing: Drawing, written: Sequence[Verb]) -> str:
    """The mark of a contested tie, on its curve clear of all else; beside its verb if that is written."""
    layout = drawing.layout
    taken = [mark.box for mark in layout.marks.values()] + [name.box for name in layout.names.values()]
    taken += [verb.box for verb in written if verb.bundle != line]
    points = layout.curves[line].points()[3:-3]
    beside = [
        (x, (verb.box.top + verb.box.bottom) / 2)
        for verb in written
        if verb.bundle == line
        for x in (verb.box.right + 8, verb.box.left - 8)
    ]
    free = [point for point in beside if not any(box.holds(point, 9) for box in taken)]
    free += [point for gap in (34, 26, 18, 9) for point in points if not any(box.holds(point, gap) for box in taken)]
    x, y = free[0] if free else points[len(points) // 2]
    lit = " lit" if line in drawing.look.lit_lines else ""
    return (
        f'<g class="query{lit}" aria-hidden="true" transform="translate({x:.1f} {y:.1f})"><g class="fix">'
        '<circle r="8.5"/><text y="4.7">?</text></g></g>'
    )


def _verb(verb: Verb) -> str:
    box = verb.box
    x, y, wide = (box.left + box.right) / 2, (box.top + box.bottom) / 2, box.right - box.left
    return (
        f'<g class="verb" aria-hidden="true" transform="translate({x:.1f} {y:.1f})"><g class="fix">'
        f'<rect x="{-wide / 2:.1f}" y="-7.5" width="{wide:.1f}" height="15"/><text y="4.4">{escape(verb.text)}</text></g></g>'
    )


def _node(mark: Mark, name: Name, drawing: Drawing, named: bool) -> str:
    sign, look, r = drawing.signs[mark.id], drawing.look, mark.radius
    classes = f"node k-{sign.kind}"
    classes += "".join(f" {word}" for word, on in (("lead", mark.lead), ("principal", sign.principal)) if on)
    if (look.lit or look.lit_lines) and mark.id not in look.lit:
        classes += " dim"
    if look.chosen == f"actor:{mark.id}":
        classes += " chosen"
    written = "fix" if named else "fix hid"
    ground = _ground(name, drawing) if named else ""
    shape = SHAPES[sign.kind].format(r=r, s=r * 0.89, d=r * 1.25, three=_three(r))
    return (
        f'<g class="{classes}" data-id="actor:{mark.id}" aria-label="{escape(sign.said)}" '
        f'transform="translate({mark.x:.1f} {mark.y:.1f})" style="--c:var(--x-actor-{sign.slot})">'
        f'<circle class="hit" r="{max(r, TOUCH):.1f}"/><circle class="halo" r="{mark.halo:.1f}"/>{shape}'
        f'<g transform="translate({name.x - mark.x:.1f} {name.y - mark.y:.1f})">{ground}'
        f'<text class="{written}" text-anchor="{name.anchor}" y="{LEADING * 0.28:.1f}">{escape(mark.label)}</text></g></g>'
    )


def _three(radius: float) -> str:
    """Three dots close together, about as large as a circle of that radius."""
    return three_dots(radius * 0.66, radius * 0.55)


def _ground(name: Name, drawing: Drawing) -> str:
    """What keeps the lines off a name that found no place without one."""
    layout, box = drawing.layout, name.box
    shown = layout.bits(layout.curves.keys() - drawing.look.hidden)
    if not layout.grid.through(box) & shown:
        return ""
    return (
        f'<rect class="fix ground" x="{box.left - name.x - 2:.1f}" y="{-LEADING / 2 + 1:.1f}" '
        f'width="{box.right - box.left + 4:.1f}" height="{LEADING - 2:.1f}"/>'
    )


TOUCH = 22.0
"""The least radius that can be hit: 44 px across."""
SHAPES = {
    "person": '<circle class="shape" r="{r:.1f}"/>',
    "state": '<path class="shape" d="M-{s:.1f} -{s:.1f}H{s:.1f}V{s:.1f}H-{s:.1f}Z"/>',
    "organisation": '<path class="shape" d="M0 -{d:.1f}L{d:.1f} 0L0 {d:.1f}L-{d:.1f} 0Z"/>',
    "group": '<path class="shape cluster" d="{three}"/>',
}
"""A mark by kind of actor: person round, state square, organisation diamond, group three dots. All are filled:
hollow is what we added. `{r}` is the radius."""
