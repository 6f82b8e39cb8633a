"""What a reader asked to see on the actor map: the ties the filters leave, what is selected, whose neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from components.blocks.remembered import remembered
from components.reader import Reader
from story import Story
from story.model.world import Actor, Relation
from story.paths import Step, chain, neighbours


@dataclass(frozen=True)
class Scene:
    """The URL, read. `ties` pass the filters; `focus` is whose neighbourhood is shown; `pair` asks for a chain."""

    reader: Reader
    view: str
    ties: tuple[Relation, ...]
    actor: Actor | None
    tie: Relation | None
    focus: Actor | None
    pair: tuple[Actor, Actor] | None

    @cached_property
    def filtered(self) -> bool:
        """Whether a filter is on."""
        return bool(self.reader.given.many("kind") or self.reader.given.many("status"))

    @property
    def chosen(self) -> bool:
        """Whether an actor, a tie or a pair is selected."""
        return bool(self.pair or self.tie or self.actor)

    @cached_property
    def steps(self) -> tuple[Step, ...] | None:
        """The chain between the pair over the ties that are shown."""
        return chain(self.ties, self.pair[0].id, self.pair[1].id) if self.pair else None

    @cached_property
    def shown(self) -> tuple[Relation, ...]:
        """The ties in view: those that pass the filters and, with a focus, stand in its neighbourhood."""
        if not self.focus:
            return self.ties
        return tuple(tie for tie in self.ties if self.focus.id in (tie.origin, tie.target))

    @cached_property
    def around(self) -> frozenset[str]:
        """Whom the focus leaves; everyone without one."""
        story = self.reader.story
        if not self.focus:
            return frozenset(actor.id for actor in story.actors)
        return frozenset(neighbours(story.relations, self.focus.id))

    @cached_property
    def ordered(self) -> tuple[Actor, ...]:
        """All actors, most often named first, then by how many ties they have."""
        ties = self.tie_counts
        return tuple(sorted(self.reader.story.actors, key=lambda a: (-a.mentions, -ties.get(a.id, 0))))

    @cached_property
    def tie_counts(self) -> dict[str, int]:
        """How many ties each actor has, whatever the filters."""
        found: dict[str, int] = {}
        for tie in self.reader.story.relations:
            for id in {tie.origin, tie.target}:
                found[id] = found.get(id, 0) + 1
        return found

    @cached_property
    def principals(self) -> tuple[Actor, ...]:
        """The two people whom the article names most; any two actors where there are none."""
        people = [actor for actor in self.ordered if actor.kind == "person" and self.tie_counts.get(actor.id)]
        return tuple((people if len(people) > 1 else list(self.ordered))[:2])

    @cached_property
    def target(self) -> str:
        """The id of the heading of what is selected, '' with nothing selected."""
        if self.pair:
            return f"path-{self.pair[0].id}-{self.pair[1].id}"
        if self.tie:
            return f"tie-{self.tie.id}"
        return f"actor-{self.actor.id}" if self.actor else ""

    def to_actor(self, id: str) -> str:
        """A link that selects an actor here; it leaves the focus if the actor is outside."""
        return self.reader.given.href(actor=id, node=None, path=None, **self._focus(id))

    def to_tie(self, tie: Relation) -> str:
        """A link that selects a tie here."""
        return self.reader.given.href(node=tie.id, actor=None, path=None, **self._focus(tie.origin, tie.target))

    def to_pair(self, first: str, second: str) -> str:
        """A link that asks how two actors are connected."""
        return self.reader.given.href(path=[first, second], actor=None, node=None, focus=None)

    def _focus(self, *ids: str) -> dict[str, str | None]:
        return {} if not self.focus or set(ids) <= self.around else {"focus": None}


def mapped(story: Story) -> bool:
    """Whether the story has places on a map for its actors: without, the matrix takes the map's place."""
    return any(actor.x is not None and actor.y is not None for actor in story.actors)


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL."""
    story, given = reader.story, reader.given
    kinds, statuses = given.many("kind"), given.many("status")
    ties = tuple(
        tie
        for tie in story.relations
        if (not kinds or tie.type in kinds) and (not statuses or tie.status in statuses)
    )  # fmt: skip
    ends = given.many("path")
    view = given.one("view") or "map"
    if view == "map" and not mapped(story):
        view = "matrix"
    return Scene(
        reader,
        view,
        ties,
        story.get("actors", given.one("actor")),
        story.get("relations", given.one("node")),
        story.get("actors", given.one("focus")),
        (story.actor(ends[0]), story.actor(ends[1])) if ends else None,
    )
