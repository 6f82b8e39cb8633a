"""The actor map for tools that read graphs: GEXF (Gephi) and GraphML."""

from __future__ import annotations

import io
from collections.abc import Container
from typing import TYPE_CHECKING

from story.content import Story

if TYPE_CHECKING:
    import networkx as nx


def graph(story: Story, ties: Container[object] | None = None) -> nx.MultiDiGraph[str]:
    """The actors and their ties; with `ties`, only those of these ids (and all actors).

    Nodes have label, name, kind, slot, mentions, and x and y where they have a place. Edges have label (the verb),
    relation_type, status, verb, direction, told, text, and date where there is one. The type of a tie is not called
    `type`: in a graph file that word is taken for directed or undirected. `direction` says which ties are mutual.
    """
    import networkx as nx

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=story.meta.title)
    for actor in story.actors:
        place = {"x": actor.x, "y": actor.y} if actor.x is not None and actor.y is not None else {}
        known = {"name": actor.name, "kind": actor.kind, "slot": actor.slot, "mentions": actor.mentions}
        found.add_node(actor.id, label=actor.short, **known, **place)
    for tie in story.relations:
        if ties is not None and tie.id not in ties:
            continue
        date = {"date": tie.date} if tie.date else {}
        found.add_edge(
            tie.origin,
            tie.target,
            key=tie.id,
            id=tie.id,
            label=tie.verb,
            relation_type=tie.type,
            status=tie.status,
            verb=tie.verb,
            direction=tie.direction,
            told=tie.told,
            text=tie.text,
            **date,
        )
    return found


def as_gexf(story: Story, ties: Container[object] | None = None) -> bytes:
    """GEXF. It bears the date of the story's edition, not the day on which it was written."""
    from networkx.readwrite.gexf import GEXFWriter

    drawn = graph(story, ties)
    for _, spot in drawn.nodes(data=True):
        if "x" in spot:  # in a picture y points down, in Gephi up
            spot["viz"] = {"position": {"x": spot["x"], "y": -spot["y"], "z": 0.0}}
    writer = GEXFWriter(prettyprint=True)
    writer.add_graph(drawn)
    meta = writer.xml.find("meta")
    meta.set("lastmodifieddate", story.meta.edition.date.isoformat())
    meta.find("creator").text = story.meta.by or story.meta.id
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def as_graphml(story: Story, ties: Container[object] | None = None) -> bytes:
    """GraphML."""
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(prettyprint=True)
    writer.add_graph_element(graph(story, ties))
    file = io.BytesIO()
    writer.dump(file)
    return file.getvalue()
