"""Places on the actor map for those who have none: near those they are tied to, around whoever stands there already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import dist, inf
from pathlib import Path

from story.model.world import Actor, Relation
from story.placed import Placed

FIELD = (1000, 700)
"""The map's field, across and down: that of `Actor.x` and `Actor.y`."""
EDGE = (60, 50)
"""What is left free on either side, so that a name has room."""
ROOM = 60
"""How far apart two actors stand at least, where the field has that much room."""
STEP = 10
Place = tuple[float, float]
_ID = re.compile(r"(\s*(?:-\s+)*)id:\s")


def proposed(actors: Sequence[Actor], relations: Iterable[Relation]) -> dict[str, tuple[int, int]]:
    """A place, across and down, for each actor that has a tie and no place, by id: the same for the same story.

    Whoever has a place keeps it; whoever has no tie needs none, for the map shows ties. The layout is that of Fruchterman
    and Reingold (networkx): ties draw together, all push each other away.
    """
    import networkx as nx

    known = {
        actor.id: (actor.x / FIELD[0], actor.y / FIELD[0])
        for actor in actors
        if actor.x is not None and actor.y is not None
    }
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(known)
    graph.add_edges_from((tie.origin, tie.target) for tie in relations if tie.origin != tie.target)
    wanted = [actor.id for actor in actors if actor.id in graph and actor.id not in known]
    if not wanted:
        return {}
    found = nx.spring_layout(graph, pos=known or None, fixed=list(known) or None, seed=1, iterations=500)
    meant = {id: (float(x) * FIELD[0], float(y) * FIELD[0]) for id, (x, y) in found.items()}
    return _apart({id: meant[id] for id in wanted} if known else _spread(meant), [meant[id] for id in known])


def _spread(meant: Mapping[str, Place]) -> dict[str, Place]:
    """The places over the whole field: those of a story that has none of its own have no scale."""
    at = [
        _stretched([place[axis] for place in meant.values()], EDGE[axis], FIELD[axis] - EDGE[axis]) for axis in (0, 1)
    ]
    return dict(zip(meant, zip(*at, strict=True), strict=True))


def _stretched(values: Sequence[float], first: int, last: int) -> list[float]:
    least, span = min(values), max(values) - min(values)
    return [first + (last - first) * ((value - least) / span if span else 0.5) for value in values]


def _apart(meant: Mapping[str, Place], taken: list[Place]) -> dict[str, tuple[int, int]]:
    """For each in turn the free place next to the one that is meant; the one with most room where none is free."""
    columns, rows = (range(edge, size - edge + 1, STEP) for edge, size in zip(EDGE, FIELD, strict=True))
    room = {at: min((dist(at, other) for other in taken), default=inf) for at in product(columns, rows)}
    found: dict[str, tuple[int, int]] = {}
    for id, place in meant.items():
        chosen = found[id] = min(room, key=lambda at: (-min(ROOM, room[at]), dist(at, place)))
        room = {at: min(least, dist(at, chosen)) for at, least in room.items()}
    return found


def written(folder: Path, entries: Iterable[Placed], places: Mapping[str, tuple[int, int]]) -> list[Placed]:
    """Writes each place below the `id` of its entry in the story's folder, and nothing else.

    Gives the entries that do not stand line by line: theirs are written by hand. Raises OSError where a file cannot be written.
    """
    by_file: dict[str, list[Placed]] = {}
    for entry in entries:
        by_file.setdefault(entry.file, []).append(entry)
    left = []
    for name, several in by_file.items():
        file = folder.resolve().parent / name
        text = file.read_bytes().decode("utf-8")
        lines, end = text.splitlines(keepends=True), "\r\n" if "\r\n" in text else "\n"
        for entry in sorted(several, key=lambda one: -one.line(("id",))):
            at = entry.line(("id",))
            line, begun = lines[at - 1], _ID.match(lines[at - 1])
            if not begun or entry.id not in line:
                left.append(entry)
                continue
            x, y = places[entry.id]
            margin = " " * len(begun[1])
            lines[at - 1 : at] = [f"{line.rstrip()}{end}", f"{margin}x: {x}{end}", f"{margin}y: {y}{end}"]
        file.write_bytes("".join(lines).encode("utf-8"))
    return left
