"""The presentation: scenes that tell the story aloud, each over a live view of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import StringConstraints

from story.model.base import Entry, Id, Label, LaterText, Plain, Prose, Ref, Text, Whole

Statement = Annotated[str, StringConstraints(min_length=1, max_length=90, strip_whitespace=True), Prose()]
"""Two lines on a stage: 90 characters of 44 px are what 1080 lines hold beside a chart."""


class Scene(Entry):
    """One scene: a statement, what stands under it, what readers read and the speaker says, for how long.

    `page` and `state` are a view of ours: the page's id and its parameters, as its address has them. In its place a
    claim's `quote` or a key `number` may stand large; then `page` only says where its link leads. Reading and speaking
    differ: `text` is for readers of the walk and for an audience's phones, `notes` for the speaker alone.
    """

    title: Label
    statement: Statement
    page: Plain | None = None
    state: Mapping[str, Plain] = {}
    quote: Annotated[Id, Ref("claims")] | None = None
    number: Id | None = None
    """A key number of story.yaml (`story.rules.scenes` checks it: numbers are no kind of their own)."""
    text: Text
    text_since: LaterText | None = None
    notes: Text
    notes_since: LaterText | None = None
    seconds: Whole
