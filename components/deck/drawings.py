"""The drawings of the stage: actors and their ties, what could follow, the way on a map; as on their pages, with fewer marks.

They bring their own style along, so that they stand on any page and in a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from components.blocks import ramifications
from components.blocks.actors_map import drawing, tied
from components.blocks.actors_scene import scene as actors_scene
from components.blocks.ramifications_scene import Scene as Ramifications
from components.blocks.ramifications_scene import scene as ramifications_scene
from components.blocks.words import plural
from components.browser.picker import STYLE
from components.deck.cards import actor_card, node_card, ties_card
from components.deck.charts import HIGH, WIDE
from components.figures.layers_layout import Canvas as LayersCanvas
from components.figures.layers_layout import layers
from components.figures.network import network_svg
from components.figures.network_layout import Canvas
from components.reader import Reader
from story import wording as w
from story.model.world import Actor

ACTORS = 14
"""Actors on the stage, besides those that the scene is about."""
STRETCH = 1.9
"""How much wider than high the places of actors are spread."""
BOX = 196.0
FEWEST = 4

Panel = dict[str, Any]


def network_panel(reader: Reader) -> Panel:
    """The actor map in the state of a scene."""
    story, seen = reader.story, actors_scene(reader)
    about = {id for step in seen.steps or () for id in (step.start, step.end)}
    about |= {actor.id for actor in (seen.actor, seen.focus, *seen.principals) if actor}
    about |= {seen.tie.origin, seen.tie.target} if seen.tie else set()
    everyone = [actor for actor in tied(seen) if actor.x is not None and actor.y is not None]
    chosen = _first(everyone, about)
    found = drawing(seen, chosen, Canvas(WIDE, HIGH, STRETCH))
    details = {f"actor:{actor.id}": actor_card(actor, story) for actor in chosen}
    for bundle in found.layout.curves:
        ties = [tie for id in bundle.ids if (tie := story.get("relations", id))]
        details[f"relation:{bundle.ids[0]}"] = ties_card(ties, story)
    rest = len(everyone) - len(chosen)
    said = w.NETWORK_SAID.format(actors=len(chosen), ties=sum(len(bundle.ids) for bundle in found.layout.curves))
    note = w.STAGE_TIES + (f" {plural(w.STAGE_ACTORS, rest)}" if rest > 0 else "")
    return _svg(network_svg(found, said), details, note, said)


def _first(actors: Sequence[Actor], about: set[str]) -> list[Actor]:
    """Those whom the scene is about, then those whom the article names most."""
    ordered = sorted(actors, key=lambda actor: actor.id not in about)
    return ordered[: max(ACTORS, sum(actor.id in about for actor in actors))]


def ramifications_panel(reader: Reader) -> Panel | None:
    """What could follow, in the state of a scene; None where nothing is left to draw."""
    seen = ramifications_scene(reader)
    if not seen.drawn.nodes:
        return None
    canvas = LayersCanvas(WIDE, BOX)
    fewer = _fitting(seen, canvas)
    details = {node.id: node_card(node, seen.story) for node in fewer.drawn.nodes}
    rest = len(seen.chains.nodes) - len(details)
    note = w.STAGE_STEPS + (f" {plural(w.STAGE_NODES, rest)}" if rest > 0 else "")
    return _svg(ramifications.graph(fewer, canvas), details, note, ramifications.title(seen))


def _fitting(seen: Ramifications, canvas: LayersCanvas) -> Ramifications:
    """As many nodes as fit: the selected one and what the view is about first, then those on its chains, then by weight."""
    drawn = seen.drawn
    chosen = {seen.node.id} if seen.node else set(seen.core)
    chains = drawn.before(seen.node.id) | drawn.after(seen.node.id) if seen.node else frozenset[str]()
    ids = sorted(drawn.weightiest(drawn.by_id), key=lambda id: (id not in chosen, id not in chains))
    for count in range(len(ids), FEWEST - 1, -1):
        kept = set(ids[:count])
        tied_ones = {id for id in kept if drawn.near(id) & kept} or kept
        fewer = drawn.among(tied_ones)
        if layers(fewer, canvas).height <= HIGH:
            return replace(seen, drawn=fewer)
    return replace(seen, drawn=drawn.among(chain(ids[:FEWEST])))


@cache
def _style(own: str) -> str:
    """The style of drawings, for those on a stage only."""
    return f"<style>.x-deck-svg{{{own}}}</style>"


def _svg(svg: str, details: dict[str, Any], note: str, said: str) -> Panel:
    return {"kind": "svg", "svg": _style(STYLE) + svg, "details": details, "note": note, "said": said}
