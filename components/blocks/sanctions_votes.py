"""The resolutions as a list, with how each vote went: the keyboard's and the phone's way to each of them."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks import chart
from components.blocks.parts import Part
from components.blocks.remembered import remembered
from components.blocks.sanctions import Scene
from components.dates import written
from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed
from story.model.sanctions import Resolution, Vote


@remembered
def listing(seen: Scene) -> Markup:
    """A part of the list, and the same as a table."""
    shown = shown_part(seen)
    return _votes(seen, shown) + chart.data_table(_table(shown))


@remembered
def shown_part(seen: Scene) -> Part[Resolution]:
    """What of the list is on this page."""
    return seen.part(ordered(seen.reader.story), seen.resolution)


def ordered(story: Story) -> list[Resolution]:
    """All resolutions, oldest first."""
    return sorted(story.resolutions, key=lambda entry: (span(entry.date).known_day, entry.id))


def strip(vote: Vote) -> Markup:
    """A square a member: filled in favour, a ring abstained, a cross against. The numbers stand beside it."""
    yes = Markup('<i class="yes" style="--n:{}"></i>').format(vote.in_favour) if vote.in_favour else Markup("")
    rest = Markup('<i class="abs"></i>') * len(vote.abstained) + Markup('<i class="no"></i>') * len(vote.against)
    return Markup('<span class="x-san-strip" aria-hidden="true">{}{}</span>').format(yes, rest)


def _numbers(vote: Vote) -> Markup:
    numbers = {"yes": vote.in_favour, "no": len(vote.against), "abstained": len(vote.abstained)}
    return Markup('<span aria-hidden="true">{}</span><span class="x-sr">{}</span>').format(
        w.VOTE_TEXT.format(**numbers), w.VOTE_SAID.format(**numbers)
    )


def _others(vote: Vote) -> str:
    parts = []
    if vote.against:
        parts.append(w.VOTE_AGAINST.format(names=listed(vote.against)))
    if vote.abstained:
        parts.append(w.VOTE_ABSTAINED.format(names=listed(vote.abstained)))
    return "; ".join(parts)


def vote_line(vote: Vote) -> Markup:
    """A vote: its squares, its numbers, and who did not vote in favour."""
    return Markup('<p class="x-san-vote">{} <b>{}</b> <span>{}</span></p>').format(
        strip(vote), _numbers(vote), _others(vote)
    )


def _votes(seen: Scene, shown: Part[Resolution]) -> Markup:
    """The resolutions as a list, with the odd votes named."""
    key = Markup("").join(
        Markup(
            '<span class="x-tag"><span class="x-san-strip" aria-hidden="true"><i class="{}" style="--n:1"></i></span>{}</span>'
        ).format(sign, label)
        for sign, label in zip(("yes", "abs", "no"), w.VOTE_KEY, strict=True)
    )
    heading = chart.heading(seen.reader.story, "sanctions-votes", otherwise=w.VOTES)
    items = Markup("").join(_line(entry, seen) for entry in shown.entries)
    above, below = seen.pagers(shown)
    return Markup('{}<div class="x-san-votekey">{}</div>{}<ol class="x-san-votes x-san-votes">{}</ol>{}').format(
        heading, key, above, items, below
    )


def _line(entry: Resolution, seen: Scene) -> Markup:
    here = Markup(' aria-current="true"') if seen.resolution and seen.resolution.id == entry.id else Markup("")
    return Markup(
        '<li class="{role} {result}"><a data-soft data-key="list-{id}" href="{href}"{here}><time>{date}</time>'
        "<span><b>{number}</b> {label}{trigger}</span>{strip}<span>{numbers}</span><small>{others}</small></a></li>"
    ).format(
        role=entry.role,
        result=entry.result,
        id=entry.id,
        href=seen.to(resolution=entry.id),
        here=here,
        date=written(entry.date),
        number=entry.number,
        label=entry.label,
        trigger=Markup("") if entry.role == "mandate" else Markup("<em>{}</em>").format(entry.trigger.text),
        strip=strip(entry.vote),
        numbers=_numbers(entry.vote),
        others=_others(entry.vote),
    )


def _table(shown: Part[Resolution]) -> chart.Table:
    rows = tuple(
        (
            entry.number,
            written(entry.date),
            entry.title,
            w.ROLES[entry.role],
            w.RESULTS[entry.result],
            str(entry.vote.in_favour),
            listed(entry.vote.against),
            listed(entry.vote.abstained),
            entry.trigger.text,
            entry.adds,
        )
        for entry in shown.entries
    )
    return chart.Table("resolutions", w.RESOLUTIONS_TABLE, w.RESOLUTION_COLUMNS, rows, note=shown.note)
