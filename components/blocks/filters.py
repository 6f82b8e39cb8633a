"""Filters as links: each choice with its count, pressed where it is on. Back undoes one step, a link shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.url import Given
from story import wording as w
from story.addresses import BY_ID


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its id in the URL, its label, how many entries it has."""

    id: str
    label: str
    count: int


Group = tuple[str, str, Sequence[Choice]]
"""A filter: its heading, its parameter, its choices."""


def pills(given: Given, groups: Sequence[Group], summary: str) -> Markup:
    """The filters, folded unless one is on; `summary` says how much is shown."""
    used = [name for _, name, _ in groups if given.many(name)]
    reset = Markup("")
    if used:
        href = given.href(**dict.fromkeys(used))
        reset = Markup('<a class="x-btn" data-soft data-key="reset" href="{}">{}</a>').format(href, w.RESET)
    body = Markup("").join(_group(given, *group) for group in groups)
    return Markup(
        '<div class="x-filters"><p class="x-count" role="status">{summary}</p>{reset}'
        '<details class="x-data"{open}><summary>{label}</summary>{body}</details></div>'
    ).format(
        summary=summary, reset=reset, open=Markup(" open") if used else Markup(""), label=w.FILTERS, body=body
    )  # fmt: skip


def row(given: Given, heading: str, name: str, choices: Sequence[Choice]) -> Markup:
    """One filter by itself, not folded."""
    return _group(given, heading, name, choices)


def _group(given: Given, heading: str, name: str, choices: Sequence[Choice]) -> Markup:
    on = given.many(name)
    many = next(p.many for p in BY_ID[given.page.id].parameters if p.name == name)
    shown = [choice for choice in choices if choice.count or choice.id in on]
    if not shown:
        return Markup("")
    if len(shown) > 12:
        shown.sort(key=lambda choice: -choice.count)
    items = Markup("").join(_pill(given, name, choice, on, many=many) for choice in shown)
    return Markup('<div class="x-group"><span id="f-{0}">{1}</span><ul aria-labelledby="f-{0}">{2}</ul></div>').format(
        name, heading, items
    )


def _pill(given: Given, name: str, choice: Choice, on: Sequence[str], *, many: bool) -> Markup:
    is_on = choice.id in on
    after = [id for id in on if id != choice.id] if many else []
    if not is_on:
        after = [*after, choice.id]
    pressed = Markup(' aria-current="true"') if is_on else Markup("")
    return Markup(
        '<li><a class="x-pill" data-soft data-key="f-{name}-{id}" href="{href}"{pressed}>{label} <small>{count}</small></a></li>'
    ).format(
        name=name,
        id=choice.id,
        href=given.href(**{name: after}),
        pressed=pressed,
        label=choice.label,
        count=choice.count,
    )
