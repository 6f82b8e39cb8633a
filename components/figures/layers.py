"""What could follow, as an SVG: drivers, mechanisms, effects and consequences in columns, arrows between them.

Colours are the house's CSS variables, so that the picture follows the theme at once. What is not the point is drawn in
`dim`, never see-through. Where things stand: `layers_layout`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from components.figures.curves import three_dots
from components.figures.layers_layout import ABOVE, CAPTION, INSIDE, LEADING, SIZE, Layers, Spot
from components.figures.layers_ways import TIP, Way
from components.figures.measure import width
from components.palette import DASHES

STRENGTH_STATUS = {"stated": "stated", "argued": "analysis", "possible": "speculated"}
"""The line style of a strength: the one that a tie of that status has on the other charts."""
SMALL = 13.0
STYLE = f"""<style>.lay text{{stroke:none}}.lay .node text,.lay .head{{font-size:{SIZE}px;fill:var(--x-text)}}
.lay .node .cap,.lay .head{{font-size:{SMALL}px;fill:var(--x-muted)}}.lay .head{{font-weight:600}}
.lay .rule{{stroke:var(--x-line)}}.lay .node.dim text{{fill:var(--x-muted)}}
.lay .card{{fill:var(--x-bg);stroke:var(--x-strong);stroke-width:1.2;stroke-dasharray:4 3}}
.lay .told .card{{fill:var(--x-tint-article);stroke-dasharray:none}}.lay .dim .card{{stroke:var(--x-line)}}
.lay .lead .card{{stroke:var(--x-text);stroke-width:1.8}}.lay .dim.lead .card{{stroke:var(--x-strong)}}
.lay .bar{{stroke:var(--s);stroke-width:3;fill:none}}
.lay .node.lead .cap{{font-weight:400}}.lay.lit .edge.lit .line{{stroke-width:2.4}}.lay .shape{{stroke:none}}</style>""".replace(
    "\n", ""
)


@dataclass(frozen=True)
class Sign:
    """What is said of a node: its party's name, the party's colour (slot, 0 for none) and shape, its accessible name.

    `told` by the article is a filled box, added by us a hollow one; a node that is the point of the view is `lead`.
    """

    party: str
    slot: int
    shape: str
    said: str
    told: bool
    lead: bool = False


@dataclass(frozen=True)
class Look:
    """What is selected, and the nodes on its chains; with nothing selected all is drawn alike."""

    chosen: str = ""
    lit: frozenset[str] = frozenset()

    def is_lit(self, way: Way) -> bool:
        """Whether a line lies on a chain through what is selected."""
        return {way.link.origin, way.link.target} <= self.lit


def layers_svg(layout: Layers, signs: Mapping[str, Sign], heads: Mapping[str, str], said: str, look: Look) -> str:
    """The picture; `said` is its accessible name, `heads` the columns' titles. A box's `data-id` is its node's id."""
    lines = sorted(layout.ways, key=look.is_lit)
    spots = sorted(layout.spots.values(), key=lambda spot: (spot.column, spot.box.top))
    parts = [_head(heads[kind], left) for kind, left in layout.heads]
    parts += [_edge(way, look) for way in lines]
    parts += [_node(spot, signs[spot.id], look) for spot in spots]
    return (
        f'<svg viewBox="0 0 {layout.canvas.width:.0f} {layout.height:.0f}" role="group" aria-label="{escape(said)}" '
        f'class="lay {"lit" if look.lit else "plain"}">{STYLE}{"".join(parts)}</svg>'
    )


def _head(title: str, left: float) -> str:
    return f'<text class="head" x="{left:.1f}" y="14">{escape(title)}</text>'


def _edge(way: Way, look: Look) -> str:
    status = STRENGTH_STATUS[way.link.arrow.strength]
    dash = f' stroke-dasharray="{DASHES[status]}"' if DASHES[status] else ""
    lit = " lit" if look.is_lit(way) else ""
    return (
        f'<g class="edge told s-{status}{lit}" aria-hidden="true"><path class="line" d="{way.path}"{dash}/>'
        f"{_tip(way)}</g>"
    )


def _tip(way: Way) -> str:
    """An arrowhead where it furthers, a bar across where it hinders."""
    (x, y), back = way.tip, way.heading * TIP
    if way.link.arrow.sign == "+":
        return f'<path class="tip" d="M{x:.1f} {y:.1f}L{x - back:.1f} {y - 4.2:.1f}V{y + 4.2:.1f}Z"/>'
    return f'<path class="bar" d="M{x - way.heading * 2.5:.1f} {y - 7:.1f}v14"/>'


def _node(spot: Spot, sign: Sign, look: Look) -> str:
    box = spot.box
    wide, tall = box.right - box.left, box.bottom - box.top
    states = (("told", sign.told), ("lead", sign.lead), ("chosen", spot.id == look.chosen))
    classes = "node" + "".join(f" {word}" for word, on in states if on)
    if look.lit and spot.id not in look.lit:
        classes += " dim"
    text_height = CAPTION + len(spot.lines) * LEADING
    top = (tall - text_height) / 2 if tall > text_height + 2 * ABOVE else ABOVE
    colour = f"var(--x-actor-{sign.slot})" if sign.slot else "var(--x-strong)"
    label = "".join(
        f'<text x="{INSIDE}" y="{top + CAPTION + n * LEADING + 12:.1f}">{escape(line)}</text>'
        for n, line in enumerate(spot.lines)
    )
    frame = f'x="0" y="0" width="{wide:.1f}" height="{tall:.1f}" rx="3"'
    return (
        f'<g class="{classes}" data-id="{escape(spot.id)}" aria-label="{escape(sign.said)}" '
        f'transform="translate({box.left:.1f} {box.top:.1f})" style="--c:{colour}">'
        f'<rect class="hit" {frame}/><rect class="card" {frame}/>'
        f'<rect class="halo" {frame}/>'
        f'<g transform="translate({INSIDE + 5:.1f} {top + 7.5:.1f})">{SHAPES[sign.shape]}</g>'
        f'<text class="cap" x="{INSIDE + 16:.1f}" y="{top + 12:.1f}">{escape(_short(sign.party, wide))}</text>{label}</g>'
    )


def _short(text: str, wide: float) -> str:
    """A caption that fits into its box."""
    room = wide - INSIDE * 2 - 16
    if width(text, SMALL) <= room:
        return text
    return next((f"{text[:n].rstrip()}…" for n in range(len(text), 0, -1) if width(f"{text[:n]}…", SMALL) <= room), "")


SHAPES = {
    "person": '<circle class="shape" r="5"/>',
    "state": '<path class="shape" d="M-5-5H5V5H-5Z"/>',
    "organisation": '<path class="shape" d="M0-6.2L6.2 0 0 6.2-6.2 0Z"/>',
    "group": f'<path class="shape" d="{three_dots(3.2, 2.6)}"/>',
}
"""A party's mark, as actors have it everywhere; a party that is no single actor has three dots, as a group."""
