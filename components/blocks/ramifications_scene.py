"""Ramifications: from what the reader asked for to the nodes that are drawn; names, marks and links that all parts share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from components.blocks.remembered import remembered
from components.blocks.words import actor_mark
from components.figures.layers import STRENGTH_STATUS
from components.reader import Reader
from story import Story
from story import wording as w
from story.chains import Chains, Link
from story.content import is_told
from story.model.consequences import Ramification, Strand
from story.model.frame import Role

FILTERS = ("strand", "party", "horizon")


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

    def to_node(self, id: str) -> str:
        """A link that selects a node: in this view if it stands there, else in the view around it."""
        keep = {} if id in self.drawn.by_id else dict.fromkeys(FILTERS)
        return self.reader.given.href(node=id, **keep)

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
    core = frozenset(own(pool, strand, party)) if strand or party else frozenset()
    ids = pool.around([node.id for node in pool.nodes if node.id in core]) if strand or party else pool.main_line()
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
    """A party's sign: its actor's, or a ring where it is no single actor."""
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
