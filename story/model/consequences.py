"""What could follow, for whom: a graph from drivers to consequences, and the strands the article itself names."""

from __future__ import annotations

from typing import Annotated, Literal

from story.model.base import (
    LATER,
    AsTuple,
    Edtf,
    Entry,
    Id,
    Label,
    LaterText,
    Provenances,
    Record,
    Ref,
    Report,
    Stated,
    Text,
    Whole,
)

NodeKind = Literal["driver", "mechanism", "effect", "consequence"]
Horizon = Literal["short", "long"]
Strength = Literal["stated", "argued", "possible"]


class Arrow(Stated):
    """An arrow to another node: how it works, whether it furthers (+) or hinders (-), how firmly it is said."""

    to: Annotated[Id, Ref("ramifications")]
    """The node it leads to."""
    text: Text
    """How it works."""
    sign: Literal["+", "-"]
    """Whether it furthers (+) or hinders (-)."""
    strength: Strength
    """Whether it is stated on record, argued by the article or analysts, or possible by our inference."""


class Ramification(Entry):
    """A node of the graph."""

    label: Label
    kind: NodeKind
    party: Annotated[Id, Ref("parties")]
    horizon: Horizon
    text: Text
    since: LaterText | None = None
    leads_to: Annotated[tuple[Arrow, ...], AsTuple] = ()


class Strand(Record):
    """One ramification the article names: what it expects, the counter-view, what has happened since."""

    id: Id
    title: Text
    section: Annotated[Id, Ref("sections")]
    paragraph: Whole
    expects: Text
    counter_view: Text
    counter_provenance: Provenances
    record: Annotated[tuple[Report, ...], AsTuple]
    reading: LaterText | None
    as_of: Annotated[Edtf | None, LATER]
    outcomes: Annotated[tuple[Annotated[Id, Ref("outcomes")], ...], AsTuple] = ()
    nodes: Annotated[tuple[Annotated[Id, Ref("ramifications")], ...], AsTuple]
