"""The actor map as an SVG: marks by kind and colour, ties with direction and status, verbs where the reader looks.

Colours are the house's CSS variables, so that the picture follows the theme at once. What is not the point is drawn in
`dim`, never see-through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from components.figures.curves import Box, path, tip
from components.figures.measure import width
from components.figures.network_layout import HEIGHT, LEADING, WIDTH, Bundle, Layout, Mark, Name
from components.palette import DASHES

ARROW = 7.5
VERB_TEXT, VERB_TALL = 13.0, 15.0
STOPS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.8, 0.2)
"""Where along a curve its verb is tried, best first."""


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
    front = set(look.lit_lines)
    ordered = sorted(shown, key=lambda line: (line in front, drawing.lines[line].told))
    written = verbs(drawing)
    body = Markup("").join(_edge(line, drawing) for line in ordered)
    body += Markup("").join(_query(line, drawing, written) for line in ordered if drawing.lines[line].contested)
    body += Markup("").join(_verb(verb) for verb in written)
    spots = sorted(layout.marks.values(), key=lambda mark: mark.id in look.lit)
    body += Markup("").join(_node(mark, layout.names[mark.id], drawing) for mark in spots)
    return str(
        Markup('<svg viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="{}" class="{}">{}</svg>').format(
            WIDTH, HEIGHT, said, "lit" if look.lit or look.lit_lines else "plain", body
        )
    )


def verbs(drawing: Drawing) -> tuple[Verb, ...]:
    """The verbs that find a place in the gap of their curve without touching a mark, a name or another verb."""
    layout = drawing.layout
    taken = [mark.box for mark in layout.marks.values()] + [name.box for name in layout.names.values()]
    found: list[Verb] = []
    for bundle in drawing.look.verbs:
        if bundle in drawing.look.hidden:
            continue
        text = drawing.lines[bundle].verb
        half = width(text, VERB_TEXT) / 2 + 3
        for stop in STOPS:
            x, y = layout.curves[bundle].at(stop)
            box = Box(x - half, y - VERB_TALL / 2, x + half, y + VERB_TALL / 2)
            inside = box.left > 0 and box.right < WIDTH and box.top > 0 and box.bottom < HEIGHT
            if inside and not any(box.meets(other) for other in taken):
                found.append(Verb(bundle, text, box))
                taken.append(box)
                break
    return tuple(found)


def _edge(line: Bundle, drawing: Drawing) -> Markup:
    curve, words, look = drawing.layout.curves[line], drawing.lines[line], drawing.look
    classes = ["edge", f"s-{line.status}", "told" if words.told else "added"]
    if line in look.lit_lines:
        classes.append("lit")
    if look.chosen and look.chosen in {f"relation:{id}" for id in line.ids}:
        classes.append("chosen")
    dash = DASHES[line.status]
    tips = tip(curve, ARROW) + (tip(curve, ARROW, at_start=True) if line.mutual else "")
    return Markup(
        '<g class="{}" data-id="relation:{}" aria-label="{}"><path class="hit" d="{}"/><path class="line" d="{}"{}/>'
        '<path class="tip" d="{}"/></g>'
    ).format(
        " ".join(classes),
        line.ids[0],
        words.said,
        path(curve),
        path(curve),
        Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup(""),
        tips,
    )


def _query(line: Bundle, drawing: Drawing, written: Sequence[Verb]) -> Markup:
    """The mark of a contested tie, on its curve clear of all else; beside its verb if that is written."""
    layout = drawing.layout
    taken = [mark.box for mark in layout.marks.values()] + [name.box for name in layout.names.values()]
    taken += [verb.box for verb in written if verb.bundle != line]
    points = [layout.curves[line].at(stop) for stop in STOPS]
    for verb in written:
        if verb.bundle == line:
            middle = (verb.box.top + verb.box.bottom) / 2
            points = [(verb.box.right + 8, middle), (verb.box.left - 8, middle), *points]
    free = [(x, y) for gap in (22, 9) for x, y in points if not any(box.holds((x, y), gap) for box in taken)]
    x, y = free[0] if free else points[0]
    return Markup(
        '<g class="query{}" aria-hidden="true" transform="translate({:.1f} {:.1f})"><g class="fix">'
        '<circle r="8.5"/><text y="4.7">?</text></g></g>'
    ).format(" lit" if line in drawing.look.lit_lines else "", x, y)


def _verb(verb: Verb) -> Markup:
    x, y = (verb.box.left + verb.box.right) / 2, (verb.box.top + verb.box.bottom) / 2
    half = (verb.box.right - verb.box.left) / 2
    return Markup(
        '<g class="verb" aria-hidden="true" transform="translate({:.1f} {:.1f})"><g class="fix">'
        '<rect x="{:.1f}" y="-7.5" width="{:.1f}" height="15"/><text y="4.4">{}</text></g></g>'
    ).format(x, y, -half, 2 * half, verb.text)


def _node(mark: Mark, name: Name, drawing: Drawing) -> Markup:
    sign, look = drawing.signs[mark.id], drawing.look
    classes = ["node", f"k-{sign.kind}"]
    classes += [word for word, on in (("lead", mark.lead), ("principal", sign.principal)) if on]
    if (look.lit or look.lit_lines) and mark.id not in look.lit:
        classes.append("dim")
    if look.chosen == f"actor:{mark.id}":
        classes.append("chosen")
    shape = SHAPES[sign.kind].format(r=mark.radius, s=mark.radius * 0.89, d=mark.radius * 1.25, ring=mark.radius * 0.8)
    halo = Markup('<circle class="halo" r="{:.1f}"/>').format(mark.halo)
    return Markup(
        '<g class="{}" data-id="actor:{}" aria-label="{}" transform="translate({:.1f} {:.1f})" '
        'style="--c:var(--x-actor-{})">'
        '<circle class="hit" r="{:.1f}"/>{}{}<g transform="translate({:.1f} {:.1f})">'
        '<text class="fix" text-anchor="{}" y="{:.1f}">{}</text></g></g>'
    ).format(
        " ".join(classes), mark.id, sign.said, mark.x, mark.y, sign.slot, max(mark.radius, 22.0), halo, shape,
        name.x - mark.x, name.y - mark.y, name.anchor, LEADING * 0.28, mark.label,
    )  # fmt: skip


SHAPES = {
    "person": Markup('<circle class="shape" r="{r:.1f}"/>'),
    "state": Markup('<path class="shape" d="M-{s:.1f} -{s:.1f}H{s:.1f}V{s:.1f}H-{s:.1f}Z"/>'),
    "organisation": Markup('<path class="shape" d="M0 -{d:.1f}L{d:.1f} 0L0 {d:.1f}L-{d:.1f} 0Z"/>'),
    "group": Markup('<circle class="shape ring" r="{ring:.1f}"/>'),
}
"""A mark by kind of actor: person round, state square, organisation diamond, group ring. `{r}` is the radius."""
