"""Chains of causes: what leads to a node and what it leads to, and which nodes a picture of few shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain as joined
from typing import get_args

from story.content import is_told
from story.model.consequences import Arrow, NodeKind, Ramification

KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
Step = Callable[[str], Iterable[str]]
MOST = 16
"""Nodes that one picture shows: more cannot be read."""
FEW, SOME = 8, 12
"""A picture of fewer than `FEW` nodes is filled up to `SOME` with those two steps away."""


@dataclass(frozen=True)
class Link:
    """An arrow with both its ends."""

    origin: str
    arrow: Arrow

    @property
    def target(self) -> str:
        """The node it leads to."""
        return self.arrow.to


@dataclass(frozen=True)
class Chains:
    """Nodes and their arrows, without a cycle (the check sees to that; where there is one, nothing here runs for ever)."""

    nodes: tuple[Ramification, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Ramification]:
        """The nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every arrow, in the order of the nodes."""
        return tuple(Link(node.id, arrow) for node in self.nodes for arrow in node.leads_to if arrow.to in self.by_id)

    @cached_property
    def out(self) -> Mapping[str, tuple[Link, ...]]:
        """The arrows that leave each node."""
        return {id: tuple(link for link in self.links if link.origin == id) for id in self.by_id}

    @cached_property
    def into(self) -> Mapping[str, tuple[Link, ...]]:
        """The arrows that lead to each node."""
        return {id: tuple(link for link in self.links if link.target == id) for id in self.by_id}

    def degree(self, id: str) -> int:
        """How many arrows meet in a node."""
        return len(self.out[id]) + len(self.into[id])

    def after(self, id: str) -> frozenset[str]:
        """All that the node leads to, near and far."""
        return self._reach(id, lambda at: (link.target for link in self.out[at]))

    def before(self, id: str) -> frozenset[str]:
        """All that leads to the node, near and far."""
        return self._reach(id, lambda at: (link.origin for link in self.into[at]))

    @staticmethod
    def _reach(id: str, step: Step) -> frozenset[str]:
        found: set[str] = set()
        due = [id]
        while due:
            new = set(step(due.pop())) - found - {id}
            found |= new
            due += sorted(new)
        return frozenset(found)

    @cached_property
    def length(self) -> Mapping[str, int]:
        """How many nodes the longest chain through each node has."""
        down = self._depths(lambda at: [link.target for link in self.out[at]])
        up = self._depths(lambda at: [link.origin for link in self.into[at]])
        return {id: down[id] + up[id] - 1 for id in self.by_id}

    def _depths(self, step: Step) -> dict[str, int]:
        depths = dict.fromkeys(self.by_id, 1)
        for _ in self.by_id:
            better = {id: 1 + max((depths[at] for at in step(id)), default=0) for id in depths}
            if better == depths:
                break
            depths = better
        return depths

    def weight(self, id: str) -> tuple[bool, int, int]:
        """What puts a node before others, smallest first: told by the article, on a long chain, with many arrows."""
        return not is_told(self.by_id[id].provenance), -self.length[id], -self.degree(id)

    def weightiest(self, ids: Iterable[str]) -> list[str]:
        """The nodes by weight; equals in the order of the file."""
        order = list(self.by_id)
        return sorted(ids, key=lambda id: (self.weight(id), order.index(id)))

    def main_line(self, most: int = MOST) -> tuple[str, ...]:
        """The weightiest nodes, of each kind the same number as long as there are any.

        One that would stand alone makes room for the weightiest that is tied to the others.
        """
        queues = [self.weightiest(node.id for node in self.nodes if node.kind == kind) for kind in KINDS]
        rounds = joined.from_iterable(
            (queue[turn] for queue in queues if turn < len(queue)) for turn in range(len(self.nodes))
        )
        kept = list(rounds)[:most]
        alone = [id for id in kept if self.near(id) and not self.near(id) & set(kept)]
        for id in alone:
            kept.remove(id)
            tied = [other for other in self.by_id if other not in (*kept, *alone) and self.near(other) & set(kept)]
            kept += self.weightiest(tied)[:1]
        return self._in_order(kept)

    def around(self, core: Sequence[str], most: int = MOST) -> tuple[str, ...]:
        """The nodes of `core`, what leads to them at once and what they lead to; where that is little, one step more.

        No node stands alone as long as there is room for one that it is tied to.
        """
        kept = self.weightiest(dict.fromkeys(core))[:most]
        for id in list(kept):
            near = self.near(id)
            if near and not near & set(kept) and len(kept) < most:
                kept += self.weightiest(near)[:1]
        before, after = set(core), set(core)
        for limit in (most, SOME):
            if limit == SOME and len(kept) >= FEW:
                break
            before = {link.origin for id in before for link in self.into[id]}
            after = {link.target for id in after for link in self.out[id]}
            kept += self.weightiest((before | after) - set(kept))[: max(0, limit - len(kept))]
        return self._in_order(kept)

    def near(self, id: str) -> frozenset[str]:
        """What leads to a node at once, and what it leads to at once."""
        return frozenset([link.origin for link in self.into[id]] + [link.target for link in self.out[id]])

    def _in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        chosen = set(ids)
        return tuple(id for id in self.by_id if id in chosen)

    def among(self, ids: Iterable[str]) -> Chains:
        """The same without the other nodes and their arrows."""
        chosen = set(ids)
        return Chains(tuple(node for node in self.nodes if node.id in chosen))
