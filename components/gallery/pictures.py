"""The pictures that are picked from: the map of actors, the journey, the graph of ramifications."""

from __future__ import annotations

from components.blocks import (
    actors_map,
    actors_scene,
    journey_map,
    journey_scene,
    ramifications,
    ramifications_scene,
)
from components.gallery.example import Example, NotInThisStory, Picture, asking, first
from components.reader import Reader
from story import Lens
from story.paths import chain


def network(reader: Reader, lens: Lens = "now", /, **query: str) -> Picture:
    """The map as a link asks for it."""
    asked = asking(reader, "actors", lens, **query)
    if not actors_scene.mapped(asked.story):
        raise NotInThisStory
    selected = f"actor:{query['actor']}" if "actor" in query else f"relation:{query['node']}" if "node" in query else ""
    return Picture(actors_map.svg(actors_scene.scene(asked)), selected)


def between(reader: Reader) -> Picture:
    """The way between two actors that are not tied themselves."""
    story = reader.story
    pairs = ((a.id, b.id) for a in story.actors for b in story.actors if a is not b)
    return network(reader, path=",".join(first(pairs, lambda pair: len(chain(story.relations, *pair) or ()) > 1)))


def graph(reader: Reader, **query: str) -> Picture:
    """The graph as a link asks for it."""
    seen = ramifications_scene.scene(asking(reader, "ramifications", **query))
    first(seen.drawn.nodes)
    return Picture(ramifications.svg(seen), query.get("node", ""))


def journey(reader: Reader, sheet: str = "wide", lens: Lens = "now", /, **query: str) -> Picture:
    """The map of the journey as a link asks for it."""
    selected = f"place:{query['node']}" if "node" in query else ""
    return Picture(journey_map.svg(journey_scene.scene(asking(reader, "journey", lens, **query)), sheet), selected)


EXAMPLES = (
    Example("actors_map.svg", "nothing selected", network),
    Example("actors_map.svg", "an actor", lambda r: network(r, actor=first(r.story.relations).origin)),
    Example("actors_map.svg", "a tie", lambda r: network(r, node=first(r.story.relations).id)),
    Example("actors_map.svg", "a neighbourhood", lambda r: network(r, focus=first(r.story.relations).origin)),
    Example("actors_map.svg", "a status alone", lambda r: network(r, status=first(r.story.relations).status)),
    Example("actors_map.svg", "how two are connected", between),
    Example("actors_map.svg", "on the day", lambda r: network(r, "day")),
    Example("journey_map.svg", "nothing selected", journey),
    Example("journey_map.svg", "a stop", lambda r: journey(r, node=first(r.story.journey).destination)),
    Example("journey_map.svg", "a day", lambda r: journey(r, step=first(r.story.days).id)),
    Example("journey_map.svg", "on the day", lambda r: journey(r, "wide", "day")),
    Example("journey_map.svg", "for a phone", lambda r: journey(r, "tall")),
    Example("ramifications.svg", "the main line", graph),
    Example("ramifications.svg", "a strand", lambda r: graph(r, strand=first(r.story.strands).id)),
    Example("ramifications.svg", "a party", lambda r: graph(r, party=first(r.story.meta.parties).id)),
    Example("ramifications.svg", "a node", lambda r: graph(r, node=first(r.story.ramifications).id)),
)
