"""A list that is too long for one page: it comes in parts, with links between them; a link names its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from components.url import Given
from story import wording as w
from story.addresses import PART
from story.languages import number

T = TypeVar("T")
MOST = 60
"""Entries of a part, where the list does not say otherwise."""
WHOLE = 4 / 3
"""Times as many entries that are shown whole: nobody turns a page for a handful."""
FOUND = 1 / 3
"""Times as many entries, where filters or a search leave them of a list that is not shown whole: they look for few."""
NEAR = 2
"""Parts before and after the one shown that have links of their own, beside the first and the last."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """The entries of a list that are shown: part `number` of `parts`; `before` of all `of` stand in earlier parts."""

    entries: tuple[T, ...]
    number: int = 1
    parts: int = 1
    before: int = 0
    of: int = 0

    @property
    def said(self) -> str:
        """Which of how many: 101 to 200 of 710, or 7 of 10."""
        return (w.PART_ONE if len(self.entries) == 1 else w.PART_SHOWN).format(**self.places)

    @property
    def note(self) -> str:
        """What the table of the list says of the parts; nothing where it holds all."""
        return w.REST_IN_FILE.format(**self.places) if self.parts > 1 else ""

    @property
    def places(self) -> dict[str, str]:
        """The places of its first and its last entry and how many there are, as they are written."""
        return {
            "first": number(self.before + 1),
            "last": number(self.before + len(self.entries)),
            "all": number(self.of),
        }


def size(entries: int, most: int = MOST, of: int = 0) -> int:
    """Entries of a part of so many, which filters left `of` a longer list: all where they are few, else `most` or less."""
    if entries < of and of > most * WHOLE:
        most = int(most * FOUND)
    return max(1, entries) if entries <= most * WHOLE else most


def part(entries: Sequence[T], given: Given, chosen: T | None = None, most: int = MOST, of: int = 0) -> Part[T]:
    """The part that a link asks for: the one in which what is chosen stands, else the one of that number, or the last.
    `of`: entries of the list without its filters."""
    most = size(len(entries), most, of)
    parts = max(1, -(-len(entries) // most))
    asked = min(int(given.one(PART.name) or 1), parts)
    at = next((n for n, entry in enumerate(entries) if entry is chosen), -1) if chosen is not None else -1
    shown = at // most + 1 if at >= 0 else asked
    before = (shown - 1) * most
    return Part(tuple(entries[before : before + most]), shown, parts, before, len(entries))


def pager(
    shown: Part[T], given: Given, *leaves: str, top: bool = True, near: int = NEAR, name: str = "", of: str = ""
) -> Markup:
    """Links to the other parts, nothing where there is one only. The links leave out the parameters `leaves`: what is
    chosen, for it stands in a part of its own. The pager on `top` of the list is where the one below leads. `near`: how
    many parts on either side have links, fewer where there is little room.

    `name` (an id) and what the list is `of` tell the lists of a page apart that has several: all of them turn, and the
    reader stays at the one they turned.
    """
    if shown.parts < 2:
        return Markup("")
    without = dict.fromkeys(leaves)

    def to(number: int) -> str:
        return given.href(**without, **{PART.name: str(number) if number > 1 else None})

    key, label = f"{name}-" if name else "", w.PARTS_LABEL if top else w.PARTS_LABEL_END
    items = [
        Markup("<li><span>…</span></li>") if n is None else _item(n, shown, to(n), key) for n in near_ones(shown, near)
    ]
    return Markup(
        '<nav class="x-parts" aria-label="{label}"{top}><p role="status">{said}</p>{before}<ol>{items}</ol>{after}</nav>'
    ).format(
        label=f"{label}: {of}" if of else label,
        top=Markup(' id="x-parts{}" data-part="{}{}"').format(f"-{name}" if name else "", key, shown.number)
        if top
        else Markup(""),
        said=shown.said,
        before=_step("previous", w.PREVIOUS, shown.number - 1, to(shown.number - 1), key)
        if shown.number > 1
        else Markup(""),
        items=Markup("").join(items),
        after=_step("next", w.NEXT, shown.number + 1, to(shown.number + 1), key)
        if shown.number < shown.parts
        else Markup(""),
    )


def near_ones(shown: Part[T], near: int = NEAR) -> list[int | None]:
    """The numbers that have links, None where some are left out."""
    known = {1, shown.parts, *range(max(1, shown.number - near), min(shown.parts, shown.number + near) + 1)}
    found: list[int | None] = []
    for n in sorted(known):
        if found and n - (found[-1] or 0) > 1:
            found.append(None)
        found.append(n)
    return found


def _item(n: int, shown: Part[T], href: str, key: str) -> Markup:
    here = Markup(' aria-current="true"') if n == shown.number else Markup("")
    return Markup(
        '<li><a class="x-btn" data-soft data-part="{4}{0}" data-key="part-{4}{0}" href="{1}" aria-label="{2}"{3}>{0}</a></li>'
    ).format(n, href, w.PART_NUMBER.format(number=n), here, key)


def _step(sign: str, label: str, n: int, href: str, key: str) -> Markup:
    return Markup(
        '<a class="x-btn x-i-{0}" data-soft data-part="{4}{1}" data-key="part-{4}{0}" href="{2}"><span>{3}</span></a>'
    ).format(sign, n, href, label, key)
