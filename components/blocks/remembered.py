"""Keeps what was built for a view: the same story, link and theme give the same HTML, so it is built once.

A page's blocks are pure functions of the reader (what they asked for stands in the link), and a warm run of a page is
mostly their work. The last ones are kept, for all readers, up to a size in all: a story ten times as long takes no more
memory. A story that has been read again is another story.

What is built as HTML gets the explanations of the glossary's terms that it mentions (`terms`), so that no block needs
to think of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from threading import Lock
from typing import Any, TypeVar, cast

from cachetools import LRUCache
from markupsafe import Markup

from components.blocks.sheet import html
from components.blocks.terms import explanations
from components.reader import Reader

T = TypeVar("T")
ROOM = 24 * 2**20
"""Bytes of all that is kept: some 150 views of our story, which readers who browse fill in a minute or two."""
ENTRY, OTHER = 1_000, 32_000
"""Bytes of an entry without what was built, and what all but text is taken for: scenes refer to the story."""


def size(made: object) -> int:
    """About how many bytes something that was built takes with its entry: texts exactly, also those in a list."""
    parts = made if isinstance(made, list | tuple) else [made]
    return ENTRY + (sum(sys.getsizeof(part) for part in parts if isinstance(part, str)) or OTHER)


KEPT: LRUCache[tuple[Any, ...], Any] = LRUCache(ROOM, getsizeof=size)
LOCK = Lock()


def remembered(build: Callable[..., T]) -> Callable[..., T]:
    """Wraps a pure `build(reader, …)` or `build(seen, …)` whose `seen` holds the reader and follows from the link.

    Further arguments count if they are plain (texts, numbers, None); all others must follow from the reader.
    """

    @wraps(build)
    def built(*arguments: Any, **named: Any) -> T:
        reader = arguments[0] if isinstance(arguments[0], Reader) else arguments[0].reader
        plain = [part for part in (*arguments[1:], *named.values()) if isinstance(part, str | int | None)]
        key = (build, reader.story, reader.given.href(), reader.given.ignored, reader.dark, *plain)
        with LOCK, suppress(KeyError):
            return cast(T, KEPT[key])
        made = build(*arguments, **named)
        if isinstance(made, Markup):
            made = cast(T, made + explanations(made, reader.story))
        with LOCK, suppress(ValueError):  # what is larger than all the room is built each time
            KEPT[key] = made
        return made

    return built


def block(build: Callable[..., Markup]) -> Callable[..., None]:
    """Makes a block of a pure builder of HTML: built once a view, shown in the house's measure; nothing where empty."""
    built = remembered(build)

    @wraps(build)
    def shown(*arguments: Any, **named: Any) -> None:
        if body := built(*arguments, **named):
            html(body)

    return shown
