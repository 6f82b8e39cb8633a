"""The way from one entry to the next: a link each to its neighbours, and the hint that stands where none is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from markupsafe import Markup

from story import wording as w

T = TypeVar("T")


def around(ordered: Sequence[T], at: int) -> tuple[T | None, T | None]:
    """The entries before and after the one at that place; None where there is none, both where it stands nowhere (-1)."""
    if at < 0:
        return None, None
    return (ordered[at - 1] if at else None), (ordered[at + 1] if at + 1 < len(ordered) else None)


def step(sign: str, href: str | None, label: str, *, key: str = "step") -> Markup:
    """A link to the entry before or after ('previous', 'next'); nothing where there is none. `key` names whose steps."""
    if href is None:
        return Markup("")
    return Markup('<a class="x-btn x-i-{0}" data-soft data-key="{1}-{0}" href="{2}"><span>{3}</span></a>').format(
        sign, key, href, label
    )


def leave(href: str, *, key: str = "step") -> Markup:
    """A link that closes the entry."""
    return Markup('<a class="x-btn" data-soft data-key="{}-close" href="{}">{}</a>').format(key, href, w.CLOSE)


def hint(text: str, first: str, *, key: str = "step") -> Markup:
    """What a panel says while nothing is chosen: how to choose, and a link to the first entry."""
    return Markup('<div class="x-side x-hint" aria-live="polite"><p>{}</p><p>{}</p></div>').format(
        text, step("next", first, w.START_AT_FIRST, key=key)
    )
