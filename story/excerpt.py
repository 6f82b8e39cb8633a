"""An excerpt of a large web of ties: whom a picture shows where it cannot show everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from story.model.world import Relation

Near = Mapping[str, Mapping[str, int]]
"""By actor: whom ties lead to or from, and how many lines that is: ties of one direction and status are one line."""


def near(relations: Iterable[Relation], ids: Iterable[str]) -> Near:
    """Who of those actors is tied to whom of them."""
    found: dict[str, dict[str, set[tuple[str, str]]]] = {id: {} for id in ids}
    for tie in relations:
        if tie.origin in found and tie.target in found and tie.origin != tie.target:
            line = ("" if tie.direction == "mutual" else tie.origin, tie.status)
            found[tie.origin].setdefault(tie.target, set()).add(line)
            found[tie.target].setdefault(tie.origin, set()).add(line)
    return {id: {other: len(lines) for other, lines in others.items()} for id, others in found.items()}


def line_count(near: Near) -> int:
    """How many lines a picture of all of them has."""
    return sum(count for others in near.values() for count in others.values()) // 2


@dataclass
class _Excerpt:
    """What has been taken so far, in order, and how many lines that has."""

    near: Near
    most: int
    lines: int
    taken: dict[str, None] = field(default_factory=dict)
    drawn: int = 0

    def take(self, id: str, *, asked: bool = False) -> bool:
        """Takes one more if there is room, for its lines too; who was `asked` for needs no room for lines."""
        if id in self.taken or id not in self.near or len(self.taken) >= self.most:
            return False
        cost = sum(count for other, count in self.near[id].items() if other in self.taken)
        if self.drawn + cost > self.lines and not asked:
            return False
        self.taken[id] = None
        self.drawn += cost
        return True

    def grow(self, start: Iterable[str], rank: Mapping[str, int]) -> None:
        """Takes who is tied to `start`, then who is tied to these, always the one of the best rank first."""
        met: set[str] = set(start)
        reach: list[tuple[int, str]] = []

        def meet(id: str) -> None:
            for other in self.near.get(id, ()):
                if other not in met and other not in self.taken:
                    met.add(other)
                    heappush(reach, (rank[other], other))

        for id in start:
            meet(id)
        while reach and len(self.taken) < self.most:
            id = heappop(reach)[1]
            if self.take(id):
                meet(id)


def excerpt(
    near: Near, ranked: Sequence[str], *, asked: Sequence[str], then: Sequence[str] = (), most: int, lines: int
) -> tuple[str, ...]:
    """At most `most` actors, who have about `lines` lines at most: `asked`, `then`, and others so that it hangs together.

    The others are `ranked`, the weightiest first: of those who are tied to one that is there, the weightiest is next. A
    web without a tie to them comes in as a whole, or while less than half the room is taken: a few of it would say nothing.
    """
    made = _Excerpt(near, most, lines)
    for id in asked:
        made.take(id, asked=True)
    for id in then:
        made.take(id)
    rank = {id: number for number, id in enumerate(ranked)}
    made.grow(tuple(made.taken), rank)
    for web in _webs(near, ranked):
        room = most - len(made.taken)
        if not room:
            break
        if web.isdisjoint(made.taken) and (len(web) <= room or room * 2 > most):
            start = min(web, key=rank.__getitem__)
            made.take(start)
            made.grow([start], rank)
    return tuple(made.taken)


def _webs(near: Near, ranked: Iterable[str]) -> Iterator[set[str]]:
    """Those who are tied to each other, over however many ties; the web of the weightiest first."""
    seen: set[str] = set()
    for id in ranked:
        if id not in seen:
            web = _web(near, id)
            seen |= web
            yield web


def _web(near: Near, actor: str) -> set[str]:
    found, ahead = {actor}, [actor]
    while ahead:
        fresh = [other for other in near[ahead.pop()] if other not in found]
        found.update(fresh)
        ahead += fresh
    return found


def web_of(relations: Iterable[Relation], actor: str) -> set[str]:
    """The actor and all whom any chain of ties connects to it."""
    ties = tuple(relations)
    return _web(near(ties, {actor, *(end for tie in ties for end in (tie.origin, tie.target))}), actor)
