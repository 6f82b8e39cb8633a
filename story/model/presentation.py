"""The presentation: scenes that tell the story aloud, each over a live view of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from story.model.base import Entry, Id, LaterText, Plain, Ref, Text, Whole


class Scene(Entry):
    """One scene: a statement, what stands under it, what the speaker says, for how long.

    `page` and `state` are a view of ours: the page's id and its parameters, as its address has them. In its place a
    claim's `quote` or a key `number` may stand large.
    """

    statement: Text
    page: Plain
    state: Mapping[str, Plain] = {}
    quote: Annotated[Id, Ref("claims")] | None = None
    notes: Text
    notes_since: LaterText | None = None
    seconds: Whole
