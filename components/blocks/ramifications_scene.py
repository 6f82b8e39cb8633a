"""Ramifications: from what the reader asked for to the nodes that are drawn; names, marks and links that all parts share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from components.blocks.parts import Part, part, size
from components.blocks.remembered import remembered
from components.blocks.words import actor_mark
from components.figures.layers import STRENGTH_STATUS
from components.reader import Reader
from story import Story
from story import wording as w
from story.chains import KINDS, Chains, Link
from story.content import is_told
from story.model.consequences import Ramification, Strand
from story.model.frame import Role

FILTERS = ("strand", "party", "horizon")
LISTED = 45
"""Nodes of a part of the list."""


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see. `core` are the nodes that the view is about; `drawn` stand in the picture."""

    reader: Reader
    chains: Chains
    drawn: Chains
    core: frozenset[str]
    node: Ramification | None
    strand: Strand | None
    party: Role | None
    horizon: str | None

    @property
    def story(self) -> Story:
        """The story through the reader's lens."""
        return self.reader.story

    @property
    def is_around(self) -> bool:
        """Whether the picture shows what is around the selected node, because it stands in no other view."""
        return self.node is not None and self.core == {self.node.id} and not (self.strand or self.party)

    @property
    def is_narrow(self) -> bool:
        """Whether the reader asked for a strand, a party or a horizon."""
        return bool(self.strand or self.party or self.horizon)

    @property
    def is_long(self) -> bool:
        """Whether the list of all nodes is too long for one page."""
        return size(len(self.chains.nodes), LISTED) < len(self.chains.nodes)

    @cached_property
    def listed(self) -> tuple[Ramification, ...]:
        """The list, by kind. A long one keeps to the nodes of the view and those drawn with them."""
        nodes = self.chains.nodes
        if self.is_long and self.is_narrow:
            in_time = self.chains.among(node.id for node in nodes if self.horizon in (None, node.horizon))
            kept = {*own(in_time, self.strand, self.party), *self.drawn.by_id}
            nodes = tuple(node for node in nodes if node.id in kept)
        return tuple(sorted(nodes, key=lambda node: KINDS.index(node.kind)))

    @cached_property
    def part(self) -> Part[Ramification]:
        """What of the list is on this page."""
        return part(self.listed, self.reader.given, self.node, LISTED)

    def to_node(self, id: str) -> str:
        """A link that selects a node: in this view if it stands there or is its own, else in the view around it."""
        keep = {} if id in self.drawn.by_id or id in self.core else dict.fromkeys(FILTERS)
        return self.reader.given.href(node=id, **keep)

    def to_none(self) -> str:
        """A link that closes the selected node; the list stays where it is."""
        return self.reader.given.href(node=None, part=str(self.part.number) if self.part.number > 1 else None)

    def link(self, id: str, place: str, *, label: str | None = None) -> Markup:
        """A node's name as a link that selects it, with its party's mark. `place` keeps equal links apart."""
        node = self.chains.by_id[id]
        return Markup('<a class="x-ram-node" data-soft data-key="{}-{}" href="{}"{}>{}{}</a>').format(
            place,
            id,
            self.to_node(id),
            Markup(' aria-current="true"') if node is self.node else Markup(""),
            party_mark(node.party, self.story),
            label or node.label,
        )


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL; what of it cannot be shown together is left aside, and said."""
    story, chains = reader.story, Chains(reader.story.ramifications)
    if reader.given.one("strand") and reader.given.one("party"):
        reader = replace(reader, given=reader.given.without(("party",), w.ONE_AT_A_TIME))
    found = _scene(reader, chains)
    node: Ramification | None = story.get("ramifications", reader.given.one("node"))
    if node and node.id not in found.drawn.by_id:
        reader = replace(reader, given=reader.given.without(FILTERS, w.NOT_IN_VIEW))
        found = replace(_scene(reader, chains), core=frozenset({node.id}), drawn=chains.among(chains.around([node.id])))
    return replace(found, node=node)


def _scene(reader: Reader, chains: Chains) -> Scene:
    story, given = reader.story, reader.given
    strand: Strand | None = story.get("strands", given.one("strand"))
    party: Role | None = story.get("parties", given.one("party"))
    horizon = given.one("horizon")
    pool = chains.among(node.id for node in chains.nodes if horizon in (None, node.horizon))
    own_ids = own(pool, strand, party)
    core = frozenset(own_ids) if strand or party else frozenset()
    ids = pool.around(own_ids) if strand or party else pool.main_line()
    if (chosen := given.one("node")) in core and chosen not in ids:
        ids = pool.around([chosen])
    return Scene(reader, chains, pool.among(ids), core, None, strand, party, horizon)


def own(pool: Chains, strand: Strand | None, party: Role | None) -> list[str]:
    """The nodes that a strand names or that touch a party; with neither, all."""
    named = None if strand is None else set(strand.nodes)
    return [
        node.id
        for node in pool.nodes
        if (named is None or node.id in named) and (party is None or node.party == party.id)
    ]


def party_mark(id: str, story: Story) -> Markup:
    """A party's sign: its actor's, or a group's where it is no single actor."""
    party = story.get("parties", id)
    actor = story.get("actors", party.actor) if party else None
    return actor_mark(actor) if actor else Markup('<i class="x-dot group x-ram-all"></i>')


def strength(link: Link) -> Markup:
    """How firmly an arrow is said: its line style, its word, and whether it furthers or hinders."""
    return Markup('<span class="x-tag x-ram-way"><i class="x-dash {}"></i>{}, {}</span>').format(
        STRENGTH_STATUS[link.arrow.strength], w.SIGNS[link.arrow.sign], w.STRENGTHS[link.arrow.strength]
    )


def told(node: Ramification) -> bool:
    """Whether the article tells of a node."""
    return is_told(node.provenance)
