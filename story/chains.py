"""Chains of causes: what leads to a node and what it leads to, and which nodes a picture of few shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain as joined
from itertools import zip_longest
from typing import get_args

from story.content import is_told
from story.model.consequences import Arrow, NodeKind, Ramification

KINDS: tuple[NodeKind, ...] = get_args(NodeKind)
Step = Callable[[str], Iterable[str]]
MOST = 16
"""Nodes that one picture shows: more cannot be read."""
FEW, SOME = 8, 12
"""A picture of fewer than `FEW` nodes is filled up to `SOME` with those two steps away."""
MANY = 64
"""Of more nodes than these, the weightiest may all stand apart: a picture grows from the weightiest along its arrows."""


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
        return self._by(lambda link: link.origin)

    @cached_property
    def into(self) -> Mapping[str, tuple[Link, ...]]:
        """The arrows that lead to each node."""
        return self._by(lambda link: link.target)

    def _by(self, end: Callable[[Link], str]) -> dict[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {id: [] for id in self.by_id}
        for link in self.links:
            found[end(link)].append(link)
        return {id: tuple(links) for id, links in found.items()}

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
        targets = {id: [link.target for link in links] for id, links in self.out.items()}
        origins = {id: [link.origin for link in links] for id, links in self.into.items()}
        down, up = self._depths(targets, origins), self._depths(origins, targets)
        return {id: down[id] + up[id] - 1 for id in self.by_id}

    def _depths(self, onward: Mapping[str, Sequence[str]], back: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """How many nodes the longest way onward has, from the ends back; a cycle is cut where it is met."""
        depths = dict.fromkeys(self.by_id, 1)
        open_ways = {id: len(targets) for id, targets in onward.items()}
        due = [id for id, count in open_ways.items() if not count]
        while due:
            at = due.pop()
            for id in back[at]:
                depths[id] = max(depths[id], depths[at] + 1)
                open_ways[id] -= 1
                if not open_ways[id]:
                    due.append(id)
        return depths

    def weight(self, id: str) -> tuple[bool, int, int]:
        """What puts a node before others, smallest first: told by the article, on a long chain, with many arrows."""
        return not is_told(self.by_id[id].provenance), -self.length[id], -self.degree(id)

    def weightiest(self, ids: Iterable[str]) -> list[str]:
        """The nodes by weight; equals in the order of the file."""
        return sorted(ids, key=lambda id: (self.weight(id), self._place[id]))

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {id: n for n, id in enumerate(self.by_id)}

    @cached_property
    def _size(self) -> Mapping[str, int]:
        """How many nodes are tied to each, near and far, whichever way the arrows lead."""
        sizes: dict[str, int] = {}
        for id in self.by_id:
            if id not in sizes:
                part = self._reach(id, self.near) | {id}
                sizes |= dict.fromkeys(part, len(part))
        return sizes

    def main_line(self, most: int = MOST) -> tuple[str, ...]:
        """The weightiest nodes, of each kind the same number as long as there are any.

        One that would stand alone makes room for the weightiest that is tied to the others. Of many nodes, each is tied
        to those before it as long as there is such a one.
        """
        queues = [self.weightiest(node.id for node in self.nodes if node.kind == kind) for kind in KINDS]
        if len(self.nodes) > MANY:
            parts = [sorted(queue, key=lambda id: -self._size[id]) for queue in queues]
            grown = set(self._grown(parts, most, self.near))
            return self._in_order(id for id in grown if self.near(id) & grown or not self.near(id))
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

        No node stands alone as long as there is room for one that it is tied to. Of a core that has no room, half the
        picture shows the weightiest that are no more than two steps from each other. Where one node has more around it
        than there is room for, causes and effects share that.
        """
        kept = self.weightiest(dict.fromkeys(core))
        if len(kept) > most:
            core = self._grown([kept], most // 2, lambda id: joined.from_iterable(map(self.near, self.near(id))))
            kept = list(core)
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
            first = (
                self._in_turn(before, after) if len(core) == 1 and limit == most else self.weightiest(before | after)
            )
            kept += [id for id in first if id not in kept][: max(0, limit - len(kept))]
        return self._in_order(kept)

    def _in_turn(self, before: Iterable[str], after: Iterable[str]) -> list[str]:
        """The weightiest of each in turn."""
        turns = zip_longest(self.weightiest(before), self.weightiest(after))
        return list(dict.fromkeys(id for pair in turns for id in pair if id))

    def _grown(self, queues: Sequence[Sequence[str]], most: int, step: Step) -> list[str]:
        """So many nodes, in rounds: of each queue the first to which a step leads from those before.

        Where a step leads to none, the first of all begins anew.
        """
        kept: dict[str, None] = {}
        close: set[str] = set()
        while len(kept) < most and (
            left := [rest for queue in queues if (rest := [i for i in queue if i not in kept])]
        ):
            tied = [id for queue in left if (id := next((id for id in queue if id in close), None))]
            for id in tied or left[0][:1]:
                kept[id] = None
                close.update(step(id))
        return list(kept)[:most]

    def near(self, id: str) -> frozenset[str]:
        """What leads to a node at once, and what it leads to at once."""
        return frozenset([link.origin for link in self.into[id]] + [link.target for link in self.out[id]])

    def _in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        chosen = set(ids)
        return tuple(id for id in self.by_id if id in chosen)

    def among(self, ids: Iterable[str]) -> Chains:
        """The same without the other nodes and their arrows."""
        chosen = set(ids)
        kept = tuple(node for node in self.nodes if node.id in chosen)
        return Chains(kept) if len(kept) < len(self.nodes) else self
