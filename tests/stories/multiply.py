"""A story ten times as long: every entry of a story again and again, under ids of their own and partly in other words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from story import Story
from story.content import KINDS
from story.model.base import Record
from story.references import marked

WORD = re.compile(r"[a-z]{5,}")


def multiplied(story: Story, times: int) -> Story:
    """`story` with each entry `times` times. Nothing in it is random."""
    longer: dict[str, Any] = {
        kind.field: tuple(again(entry, n) for n in range(times) for entry in getattr(story, kind.field))
        for kind in KINDS
        if kind.field != "views"
    }
    return replace(story, **longer)


def again(record: Any, n: int) -> Any:
    """A record under an id of its own; every third long word of its texts is another one, so that it has new words."""
    if not n:
        return record
    changes: dict[str, Any] = {"id": f"{record.id}-{n}"} if hasattr(record, "id") else {}
    for name, marks in marked(record.__class__).items():
        value = getattr(record, name)
        if isinstance(value, str) and marks.prose:
            changes[name] = WORD.sub(lambda word: _other(word[0], n), value)
        elif isinstance(value, tuple):
            changes[name] = tuple(again(part, n) if isinstance(part, Record) else part for part in value)
    return record.model_copy(update=changes)


def _other(word: str, n: int) -> str:
    return f"{word[:-2]}{chr(96 + n)}{word[-2:]}" if sum(map(ord, word)) % 3 == n % 3 else word
