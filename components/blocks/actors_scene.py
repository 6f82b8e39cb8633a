"""What a reader asked to see on the actor map: the ties the filters leave, what is selected, whose neighbourhood."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from components.blocks.remembered import remembered
from components.reader import Reader
from story import Story
from story.excerpt import Near, excerpt, line_count, near, web_of
from story.model.world import Actor, Relation
from story.paths import Step, chain, neighbours

ACTORS, LINES = 40, 120
"""Actors of whom the map and the matrix show all, with as many lines between them; of more, they show so many."""

MENU = 40
"""Actors in each menu of the question how two are connected, where there are many."""


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

    @property
    def is_left_out(self) -> bool:
        """Whether the filters leave out the tie that is selected, or every tie of the actor."""
        if self.tie and not self.pair:
            return self.tie not in self.ties
        if not self.actor or not self.tie_counts.get(self.actor.id):
            return False
        return not any(self.actor.id in (tie.origin, tie.target) for tie in self.ties)

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
    def tied(self) -> tuple[Actor, ...]:
        """Whom the view could show: those with ties whom the focus leaves; on the map, those who have a place."""
        return tuple(
            actor
            for actor in self.ordered
            if actor.id in self.around
            and self.tie_counts.get(actor.id)
            and (self.view != "map" or (actor.x is not None and actor.y is not None))
        )

    @cached_property
    def connectable(self) -> tuple[Actor, ...]:
        """Whom a chain of ties could reach at all: everybody with a tie."""
        return tuple(actor for actor in self.ordered if self.tie_counts.get(actor.id))

    @cached_property
    def kept(self) -> frozenset[str]:
        """Whom the map or the matrix shows: all, or of many those asked for and those who stand around them."""
        story, ids = self.reader.story, [actor.id for actor in self.tied]
        if _few(near(story.relations, ids)):
            return frozenset(ids)
        ends = {*self.asked, *(end for tie in self.ties for end in (tie.origin, tie.target))}
        there = near(story.relations, [id for id in ids if id in ends])
        if _few(there):
            return frozenset(there)
        ranked = sorted(there, key=lambda id: -self.tie_counts[id])
        usual = excerpt(there, ranked, asked=[self._first(there)], most=ACTORS, lines=LINES)
        asked = [id for id in self.asked if id in there]
        centre = self.actor or self.focus
        around = neighbours(self.ties, centre.id) if centre else set[str]()
        then = [id for id in ranked if id in around]
        if set(asked) <= set(usual):  # the picture stays as it was: a choice on it moves nobody more than it must
            then += usual
        return frozenset(excerpt(there, ranked, asked=asked, then=then, most=ACTORS, lines=LINES))

    @property
    def centre(self) -> tuple[Actor, ...]:
        """Round whom an excerpt stands."""
        if self.pair:
            return self.pair
        if self.tie and not self.actor:
            return self.reader.story.actor(self.tie.origin), self.reader.story.actor(self.tie.target)
        alone = self.focus or self.actor
        return (alone,) if alone else (self.reader.story.actor(self._first(self.kept)),)

    def _first(self, ids: Collection[str]) -> str:
        """Whom the picture starts from if nobody is asked for: a principal, else whoever is named most."""
        return next(actor.id for actor in (*self.principals[:1], *self.ordered) if actor.id in ids)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The ids of those whom the link asks for: the chain or its two ends, the tie's ends, the actor, the focus."""
        ids = [actor.id for actor in self.pair or ()]
        ids += [end for step in self.steps or () for end in (step.start, step.end)]
        ids += [self.tie.origin, self.tie.target] if self.tie else []
        ids += [actor.id for actor in (self.focus, self.actor) if actor]
        return tuple(dict.fromkeys(ids))

    @cached_property
    def unplaced(self) -> tuple[Actor, ...]:
        """Who has ties in view and is not on the map, for the story gives no place there."""
        ends = {end for tie in self.shown for end in (tie.origin, tie.target)} - {actor.id for actor in self.tied}
        return tuple(actor for actor in self.ordered if actor.id in ends)

    @cached_property
    def drawable(self) -> tuple[Relation, ...]:
        """The ties in view between those whom the view could show."""
        if not self.unplaced:
            return self.shown
        ids = {actor.id for actor in self.tied}
        return tuple(tie for tie in self.shown if tie.origin in ids and tie.target in ids)

    @cached_property
    def held(self) -> tuple[Relation, ...]:
        """The ties in view that the map or the matrix shows."""
        if len(self.kept) == len(self.tied):
            return self.drawable
        return tuple(tie for tie in self.drawable if tie.origin in self.kept and tie.target in self.kept)

    @property
    def is_cut(self) -> bool:
        """Whether the map or the matrix shows only some of the ties it could, for they are too many for a picture."""
        return len(self.held) < len(self.drawable)

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
        """The two people whom the article names most, of one web of ties; any two actors where there are none."""
        people = [actor for actor in self.ordered if actor.kind == "person" and self.tie_counts.get(actor.id)]
        web = web_of(self.reader.story.relations, people[0].id) if people else set()
        connected = [actor for actor in people if actor.id in web]
        for found in (connected, people):
            if len(found) > 1:
                return tuple(found[:2])
        return self.ordered[:2]

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

    def to_table(self, id: str) -> str:
        """A link to the table of all ties of an actor."""
        none = dict.fromkeys(("actor", "node", "path", "kind", "status"))
        return self.reader.given.href(view="table", focus=id, **none)

    @property
    def asks(self) -> bool:
        """Whether the list asks with whom the first of the pair is connected: the menus do not hold everybody."""
        return self.pair is not None and len(self.connectable) > MENU

    def to_listed(self, id: str) -> str:
        """Where an actor in the list leads: to its dossier, or to how the pair's first is connected with it."""
        if self.asks and self.pair and self.pair[0].id != id:
            return self.to_pair(self.pair[0].id, id)
        return self.to_actor(id)

    def _focus(self, *ids: str) -> dict[str, str | None]:
        return {} if not self.focus or set(ids) <= self.around else {"focus": None}


def _few(there: Near) -> bool:
    return len(there) <= ACTORS and line_count(there) <= LINES


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
