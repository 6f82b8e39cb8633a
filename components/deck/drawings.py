"""The drawings of the stage: actors and their ties, what could follow, the way on a map; as on their pages, with fewer marks.

They bring their own style along, so that they stand on any page and in a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from markupsafe import Markup

from components.blocks import journey_map, ramifications
from components.blocks.actors_map import drawing, drawn
from components.blocks.actors_scene import Scene as Actors
from components.blocks.actors_scene import scene as actors_scene
from components.blocks.journey_scene import scene as journey_scene
from components.blocks.journey_words import stop_note
from components.blocks.ramifications_scene import Scene as Ramifications
from components.blocks.ramifications_scene import scene as ramifications_scene
from components.browser.picker import STYLE
from components.deck.cards import actor_card, legs_card, node_card, place_card, places_card, ties_card
from components.deck.charts import WIDE
from components.figures.journey import journey_svg
from components.figures.journey_frames import GAP, STAGE
from components.figures.layers_layout import Canvas as LayersCanvas
from components.figures.layers_layout import layers
from components.figures.network import Drawing, network_svg
from components.figures.network_layout import Canvas
from components.reader import Reader
from story import Story
from story import wording as w
from story.languages import plural
from story.model.world import Actor
from story.way import Stop

ACTORS, FEWER = 14, 9
"""Actors on the stage; fewer where the scene is about some of them."""
STRETCH = 1.9
"""How much wider than high the places of actors are spread."""
LANE = 22.0
"""Between parallel ties: their verbs stand on them."""
BOX = 196.0
FEWEST = 4
MAP_NOTE = 28.0
"""What the second line of a map's note needs, and the map's own margin."""

Panel = dict[str, Any]


def network_panel(reader: Reader, high: float) -> Panel:
    """The actor map in the state of a scene."""
    story, seen = reader.story, actors_scene(reader)
    about = {id for step in seen.steps or () for id in (step.start, step.end)}
    about |= {actor.id for actor in (seen.actor, seen.focus, *seen.principals) if actor}
    about |= {seen.tie.origin, seen.tie.target} if seen.tie else set()
    everyone = drawn(seen)
    chosen = _first(everyone, about, FEWER if seen.chosen or seen.focus else ACTORS)
    found = _between(drawing(seen, chosen, Canvas(WIDE, high, STRETCH, LANE)), seen)
    details = {f"actor:{actor.id}": actor_card(actor, story) for actor in chosen}
    for bundle in found.layout.curves:
        ties = [tie for id in bundle.ids if (tie := story.get("relations", id))]
        details[f"relation:{bundle.ids[0]}"] = ties_card(ties, story)
    rest = sum(actor.x is not None and actor.y is not None for actor in seen.tied) - len(chosen)
    said = w.NETWORK_SAID.format(actors=len(chosen), ties=sum(len(bundle.ids) for bundle in found.layout.curves))
    note = w.STAGE_TIES + (f" {plural(w.STAGE_ACTORS, rest)}" if rest > 0 else "")
    return _svg(network_svg(found, said), details, note, said)


def _first(actors: Sequence[Actor], about: set[str], most: int) -> list[Actor]:
    """Those whom the scene is about, then those whom the article names most."""
    ordered = sorted(actors, key=lambda actor: actor.id not in about)
    return ordered[: max(most, sum(actor.id in about for actor in actors))]


def _between(found: Drawing, seen: Actors) -> Drawing:
    """With two actors selected, all their ties are lit, not the firmest chain only: a hall cannot ask for the others."""
    pair = {actor.id for actor in seen.pair or ()}
    if not pair or len(seen.steps or ()) != 1:
        return found
    lines = [
        line for line in found.layout.curves if {line.origin, line.target} == pair and line not in found.look.hidden
    ]
    lines.sort(key=lambda line: not found.lines[line].told)
    return replace(found, look=replace(found.look, lit_lines=frozenset(lines), verbs=tuple(lines)))


def ramifications_panel(reader: Reader, high: float) -> Panel | None:
    """What could follow, in the state of a scene; None where nothing is left to draw."""
    seen = ramifications_scene(reader)
    if not seen.drawn.nodes:
        return None
    canvas = LayersCanvas(WIDE, BOX)
    fewer = _fitting(seen, canvas, high)
    details = {node.id: node_card(node, seen.story) for node in fewer.drawn.nodes}
    rest = len(seen.chains.nodes) - len(details)
    note = w.STAGE_STEPS + (f" {plural(w.STAGE_NODES, rest)}" if rest > 0 else "")
    return _svg(ramifications.graph(fewer, canvas), details, note, ramifications.title(seen))


def _fitting(seen: Ramifications, canvas: LayersCanvas, high: float) -> Ramifications:
    """As many nodes as fit: the selected one and what the view is about first, then those on its chains, then by weight."""
    drawn = seen.drawn
    chosen = {seen.node.id} if seen.node else set(seen.core)
    chains = drawn.before(seen.node.id) | drawn.after(seen.node.id) if seen.node else frozenset[str]()
    ids = sorted(drawn.weightiest(drawn.by_id), key=lambda id: (id not in chosen, id not in chains))
    for count in range(len(ids), FEWEST - 1, -1):
        kept = set(ids[:count])
        tied_ones = {id for id in kept if drawn.near(id) & kept} or kept
        fewer = drawn.among(tied_ones)
        if layers(fewer, canvas).height <= high:
            return replace(seen, drawn=fewer)
    return replace(seen, drawn=drawn.among(chain(ids[:FEWEST])))


def journey_panel(reader: Reader, high: float) -> Panel:
    """The way on a map, in the state of a scene."""
    story, seen = reader.story, journey_scene(reader)
    map_high = high - MAP_NOTE
    sheet = replace(STAGE, lowest=map_high, tallest=map_high, inset=(STAGE.inset[0], map_high - 2 * GAP))
    found = replace(journey_map.drawing(seen, sheet), note="")  # it stands below, in the type of the stage
    groups = {group.id: group.stops for group in seen.drawn.marks}
    details = {
        f"place:{spot.id}": _mark_card(groups.get(spot.id) or (Stop(story.place(spot.id), None, ()),), story)
        for spot in found.spots
    }
    details |= {f"leg:{line.id}": legs_card(line.legs, story) for line in seen.drawn.lines}
    said = journey_map.said(seen)
    several = any(len(stops) > 1 for stops in groups.values())
    note = f"{w.STAGE_TOGETHER} {w.MAP_NOTE}" if several else w.MAP_NOTE
    return _svg(journey_svg(found, said), details, note, said)


def _mark_card(stops: Sequence[Stop], story: Story) -> Markup:
    """What a mark of the map stands for: a stop, or several."""
    if len(stops) > 1:
        return places_card([stop.place for stop in stops], story)
    stop = stops[0]
    number = w.STAGE_STOP.format(number=stop.number) if stop.number else ""
    return place_card(stop.place, number, stop_note(stop), story)


@cache
def _style(own: str) -> str:
    """The style of drawings, for those on a stage only."""
    return f"<style>.x-deck-svg{{{own}}}</style>"


def _svg(svg: str, details: dict[str, Any], note: str, said: str) -> Panel:
    return {"kind": "svg", "svg": _style(STYLE) + svg, "details": details, "note": note, "said": said}
