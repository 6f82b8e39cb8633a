"""Filters as links: each choice with its count, pressed where it is on. Back undoes one step, a link shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.url import Given
from story import wording as w
from story.addresses import BY_ID
from story.languages import number


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its id in the URL, its label, how many entries it has."""

    id: str
    label: str
    count: int


CHOICES = 40
"""Choices of one filter that are shown, those with the most entries first."""
Group = tuple[str, str, Sequence[Choice]]
"""A filter: its heading, its parameter, its choices."""


def pills(
    given: Given, groups: Sequence[Group], summary: str, *, also: Sequence[str] = (), opened: bool | None = None
) -> Markup:
    """The filters, folded unless one is on (or as `opened` says); `summary` says how much is shown.

    The reset takes the parameters `also` away too: what else makes the list shorter.
    """
    used = [name for name in (*(name for _, name, _ in groups), *also) if given.many(name)]
    opened = any(given.many(name) for _, name, _ in groups) if opened is None else opened
    reset = Markup("")
    if used:
        href = given.href(**dict.fromkeys(used))
        reset = Markup('<a class="x-btn" data-soft data-key="reset" href="{}">{}</a>').format(href, w.RESET)
    body = Markup("").join(group(given, *one) for one in groups)
    return Markup(
        '<div class="x-filters"><p class="x-count" role="status">{summary}</p>{reset}'
        '<details class="x-data" id="filters"{open}><summary>{label}</summary>{body}</details></div>'
    ).format(
        summary=summary, reset=reset, open=Markup(" open") if opened else Markup(""), label=w.FILTERS, body=body
    )  # fmt: skip


def nothing_left(href: str, said: str = "", label: str = "") -> Markup:
    """That the filters leave nothing, and the way out; both in words of their own where a page has them."""
    return Markup(
        '<div class="x-empty" role="status"><p>{}</p><p><a class="x-btn" data-soft data-key="reset" href="{}">{}</a></p></div>'
    ).format(said or w.NOTHING_LEFT, href, label or w.RESET)


def left_out(href: str) -> Markup:
    """That what is selected does not pass the filters, and the way to where it does; it stands over the selection."""
    return Markup('<p class="x-said">{} <a data-soft data-key="reset" href="{}">{}</a></p>').format(
        w.LEFT_OUT, href, w.RESET
    )


def group(given: Given, heading: str, name: str, choices: Sequence[Choice]) -> Markup:
    """One filter: its heading and its choices; nothing where there is none to make."""
    on = given.many(name)
    many = next(p.many for p in BY_ID[given.page.id].parameters if p.name == name)
    shown = [choice for choice in choices if choice.count or choice.id in on]
    if not shown:
        return Markup("")
    if len(shown) > 12:
        shown.sort(key=lambda choice: (len(shown) > CHOICES and choice.id not in on, -choice.count))
    items = Markup("").join(_pill(given, name, choice, on, many=many) for choice in shown[:CHOICES])
    left = max(0, len(shown) - CHOICES)
    items += Markup('<li class="x-note">{}</li>').format(w.CHOICES_LEFT.format(count=left)) if left else Markup("")
    return Markup('<div class="x-group"><span id="f-{0}">{1}</span><ul aria-labelledby="f-{0}">{2}</ul></div>').format(
        name, heading, items
    )


def _pill(given: Given, name: str, choice: Choice, on: Sequence[str], *, many: bool) -> Markup:
    pressed = Markup(' aria-current="true"') if choice.id in on else Markup("")
    return Markup(
        '<li><a class="x-pill" data-soft data-key="f-{name}-{id}" href="{href}"{pressed}>{label} <small>{count}</small></a></li>'
    ).format(
        name=name,
        id=choice.id,
        href=given.href(**{name: toggled(on, choice.id, many=many)}),
        pressed=pressed,
        label=choice.label,
        count=number(choice.count),
    )


def toggled(on: Sequence[str], id: str, *, many: bool = True) -> list[str]:
    """The values of a filter after a click on one of them: it goes if it was on, else it comes."""
    rest = [one for one in on if one != id] if many else []
    return rest if id in on else [*rest, id]
