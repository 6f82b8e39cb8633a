"""Keeps what was built for a view: the same story, link and theme give the same HTML, so it is built once.

A page's blocks are pure functions of the reader (what they asked for stands in the link), and a warm run of a page is
mostly their work. The last views are kept, for all readers; a story that has been read again is another story.

What is built as HTML gets the explanations of the glossary's terms that it mentions (`terms`), so that no block needs
to think of them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from markupsafe import Markup

from components.blocks.sheet import html
from components.blocks.terms import explanations
from components.reader import Reader

T = TypeVar("T")
VIEWS = 48
"""Views kept for each block: those that the navigation, the presets and a few selections ask for."""


def remembered(build: Callable[..., T]) -> Callable[..., T]:
    """Wraps a pure `build(reader, …)` or `build(seen, …)` whose `seen` holds the reader and follows from the link.

    Further arguments count if they are plain (texts, numbers, None); all others must follow from the reader.
    """
    kept: OrderedDict[tuple[Any, ...], T] = OrderedDict()

    @wraps(build)
    def built(*arguments: Any, **named: Any) -> T:
        reader = arguments[0] if isinstance(arguments[0], Reader) else arguments[0].reader
        plain = [part for part in (*arguments[1:], *named.values()) if isinstance(part, str | int | None)]
        key = (reader.story, reader.given.href(), reader.given.ignored, reader.dark, *plain)
        try:
            kept.move_to_end(key)
            return kept[key]
        except KeyError:
            made = build(*arguments, **named)
            if isinstance(made, Markup):
                made = cast(T, made + explanations(made, reader.story))
            kept[key] = made
            while len(kept) > VIEWS:
                kept.popitem(last=False)
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
