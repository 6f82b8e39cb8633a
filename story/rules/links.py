"""What points at something: every id leads somewhere, no id is given twice, nothing runs in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import networkx as nx

from story.content import FILE, ONE, VOCABULARIES
from story.contents import Contents
from story.model.consequences import Ramification
from story.model.sanctions import Argument
from story.model.world import Actor
from story.placed import Placed
from story.problems import Problem, did_you_mean
from story.reading import Where
from story.references import values


def references(contents: Contents) -> Iterator[Problem]:
    """Every id that is referred to is there. References into a file that is not are named once, and counted."""
    nowhere: dict[str, list[tuple[Placed, Where, str]]] = defaultdict(list)
    for entry in contents.entries:
        for path, marks, value in values(entry.record):
            if not marks.ref or value in contents.ids[marks.ref.kind]:
                continue
            kind, file = marks.ref.kind, FILE[marks.ref.kind]
            if file in contents.read.absent:
                nowhere[file].append((entry, path, f"{ONE[kind]} '{value}'"))
            elif value not in contents.read.left_out.get(kind, ()) and file not in contents.read.unread:
                where = file if kind not in VOCABULARIES else f"the {kind} of {file}"
                mend = did_you_mean(value, contents.ids[kind], f"add it to {file}")
                yield entry.problem(path, f"{ONE[kind]} '{value}' is not in {where}", mend)
    for file, found in nowhere.items():
        entry, path, what = found[0]
        more = f" (nor can {len(found) - 1} more)" if len(found) > 1 else ""
        yield entry.problem(path, f"{what} cannot be found{more}, {file} is missing", f"add {file}")


def ids_within(contents: Contents) -> Iterator[Problem]:
    """No id stands twice in a list within an entry; a point of an argument belongs to one of its parts."""
    lists = [(contents.title_page, name) for name in (*VOCABULARIES, "numbers")]
    lists += [(entry, name) for entry in contents.of("firewall") for name in ("parts", "points")]
    for entry, name in lists:
        seen: set[str] = set()
        for number, item in enumerate(getattr(entry.record, name)):
            if item.id in seen:
                what = f"id '{item.id}' stands twice in {name}"
                yield entry.problem((name, number, "id"), what, "give it an id of its own")
            seen.add(item.id)
    for entry in contents.of("firewall"):
        assert isinstance(entry.record, Argument)
        parts = [part.id for part in entry.record.parts]
        for number, point in enumerate(entry.record.points):
            if point.part not in parts:
                what = f"part '{point.part}' is not one of this argument's"
                mend = did_you_mean(point.part, parts, f"write one of {', '.join(parts)}")
                yield entry.problem(("points", number, "part"), what, mend)


def cycles(contents: Contents) -> Iterator[Problem]:
    """The ramifications lead somewhere: no node is its own consequence."""
    placed = {entry.id: entry for entry in contents.of("ramifications")}
    edges: dict[tuple[str, str], int] = {}
    for node in placed.values():
        assert isinstance(node.record, Ramification)
        for number, arrow in enumerate(node.record.leads_to):
            edges.setdefault((node.id, arrow.to), number)
    for way in _circles(edges, placed):
        entry, number = placed[way[0]], edges[way[0], way[1]]
        what = f"the arrows run in a circle: {' > '.join(way)}"
        yield entry.problem(("leads_to", number, "to"), what, "take one of them out")


def parents(contents: Contents) -> Iterator[Problem]:
    """No actor belongs to itself, at first or second hand."""
    placed = {entry.id: entry for entry in contents.of("actors")}
    edges = {}
    for entry in placed.values():
        assert isinstance(entry.record, Actor)
        if entry.record.parent:
            edges[entry.id, entry.record.parent] = 0
    for way in _circles(edges, placed):
        what = f"the actors belong to each other in a circle: {' > '.join(way)}"
        yield placed[way[0]].problem(("parent",), what, "take one parent out")


def _circles(edges: dict[tuple[str, str], int], placed: dict[str, Placed]) -> Iterator[list[str]]:
    """One circle of each knot of the graph, from its smallest id around to it again."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edge for edge in edges if edge[1] in placed)
    for knot in nx.strongly_connected_components(graph):
        start = min(knot)
        if len(knot) == 1 and not graph.has_edge(start, start):
            continue
        way = [str(a) for a, _ in nx.find_cycle(graph.subgraph(knot), start)]
        turn = way.index(min(way))
        way = way[turn:] + way[:turn]
        yield [*way, way[0]]
