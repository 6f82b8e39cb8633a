"""How two actors are connected: the shortest chain of ties between them, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from story.model.world import Relation, Status

FIRMNESS = {status: rank for rank, status in enumerate(("stated", "quoted", "alleged", "analysis", "speculated"))}
"""The firmest status first: of several ties between two actors, the firmest stands for the step."""
assert set(FIRMNESS) == set(get_args(Status))


@dataclass(frozen=True)
class Step:
    """One tie of a chain, walked from `start` to `end`. `forward` is False where it is walked against its direction.

    `others` are the further ties between the same two.
    """

    start: str
    end: str
    relation: Relation
    forward: bool
    others: tuple[Relation, ...] = ()


def firmest_first(relations: Iterable[Relation]) -> list[Relation]:
    """Relations by status, those told by the article before those added; else in their order."""
    return sorted(relations, key=lambda relation: (FIRMNESS[relation.status], not relation.told))


def chain(relations: Iterable[Relation], start: str, end: str) -> tuple[Step, ...] | None:
    """The shortest chain of ties from one actor to another; among equally short ones the firmest.

    A tie may be walked either way, and the step says so. None where nothing connects the two (or one has no tie);
    an empty chain where both are the same.
    """
    import networkx as nx

    between: dict[frozenset[str], list[Relation]] = {}
    for relation in relations:
        if relation.origin != relation.target:
            between.setdefault(frozenset((relation.origin, relation.target)), []).append(relation)
    graph: nx.Graph[str] = nx.Graph()
    for pair, ties in between.items():
        graph.add_edge(*sorted(pair), weight=1000 + min(FIRMNESS[tie.status] for tie in ties))
    if start not in graph or end not in graph:
        return None
    try:
        stops = nx.dijkstra_path(graph, start, end)
    except nx.NetworkXNoPath:
        return None
    return tuple(_step(here, there, between[frozenset((here, there))]) for here, there in pairwise(stops))


def _step(start: str, end: str, ties: list[Relation]) -> Step:
    best, *others = sorted(firmest_first(ties), key=lambda tie: (FIRMNESS[tie.status], not _leads(tie, start)))
    return Step(start, end, best, _leads(best, start), tuple(others))


def _leads(tie: Relation, start: str) -> bool:
    """Whether a tie can be walked from `start` along its direction."""
    return tie.origin == start or tie.direction == "mutual"


def neighbours(relations: Iterable[Relation], actor: str) -> set[str]:
    """The actor and all that a tie connects to it."""
    return {actor, *(end for tie in relations for end in (tie.origin, tie.target) if actor in (tie.origin, tie.target))}
