"""The strip of Then and now: a mark for each outcome, or, where they are many, a bar for each verdict with its count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from components.blocks.outcomes_scene import FILTERS, KINDS, Scene
from story import wording as w
from story.languages import number
from story.model.article import Outcome
from story.verdicts import outcome_word

COLOURS = {
    "happened": "supported", "partly": "partly", "did-not-happen": "contradicted", "too-early": "open",
    "unknown": "unverifiable",
}  # fmt: skip
"""The colour of a verdict's bar: the one that its mark has."""


def strip_rows(seen: Scene) -> Markup:
    """A row a kind, in it a run for each verdict."""
    rows = [(kind, runs([outcome for outcome in seen.outcomes if outcome.kind == kind])) for kind in KINDS]
    most = max((sum(map(len, found)) for _, found in rows), default=1)
    lines = Markup("").join(_line(kind, found, most, seen) for kind, found in rows if found)
    return Markup('<ul class="x-tan-strip x-tan-strip" aria-label="{}">{}</ul>').format(w.OUTCOME_STRIP, lines)


def bar_id(run: Sequence[Outcome]) -> str:
    """What the bar of a run is called."""
    return f"bar-{run[0].kind}-{run[0].verdict or 'not-yet-known'}"


def runs(outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
    """The outcomes that stand together: those of one kind and one verdict."""
    return [list(group) for _, group in groupby(outcomes, key=lambda outcome: (outcome.kind, outcome_word(outcome)))]


def _line(kind: str, found: Sequence[Sequence[Outcome]], most: int, seen: Scene) -> Markup:
    """The runs of one kind, each with its word and count above it."""
    body = Markup("").join(_bar(run, seen) if seen.is_long else _marks(run, seen) for run in found)
    if seen.is_long and seen.chosen and seen.chosen.kind == kind:
        body += Markup('<li class="x-tan-here"><span>{}</span><ul>{}</ul></li>').format(
            w.OUTCOME_OPEN.format(label=seen.chosen.label), _mark(seen.chosen, seen)
        )
    bars = Markup(' bars" style="--most:{}').format(most) if seen.is_long else ""
    return Markup('<li><b>{} <small>{}</small></b><ul class="x-tan-runs{}">{}</ul></li>').format(
        w.OUTCOME_ROWS[kind], number(sum(map(len, found))), bars, body
    )


def _marks(run: Sequence[Outcome], seen: Scene) -> Markup:
    marks = Markup("").join(_mark(outcome, seen) for outcome in run)
    return Markup("<li><span>{} <b>{}</b></span><ul>{}</ul></li>").format(outcome_word(run[0]), len(run), marks)


def _mark(outcome: Outcome, seen: Scene) -> Markup:
    """The mark shows the outcome's name when pointed at or focused; the rows below show all names."""
    is_shown = outcome.id in seen.shown_ids
    keep = {} if is_shown else dict.fromkeys(FILTERS)
    return Markup(
        '<li><a class="x-tan-mark x-v-{verdict}{style}" data-soft data-key="m-{id}" data-go="outcome-{id}" href="{href}"{here}>'
        "<span>{name}</span></a></li>"
    ).format(
        verdict=outcome.verdict or "not-yet-known",
        style="" if is_shown else " dim",
        id=outcome.id,
        href=seen.reader.given.href(outcome=outcome.id, **keep),
        here=Markup(' aria-current="true"') if outcome is seen.chosen else Markup(""),
        name=w.OUTCOME_MARK.format(label=outcome.label, verdict=outcome_word(outcome)),
    )


def _bar(run: Sequence[Outcome], seen: Scene) -> Markup:
    """As long as the run is, in the scale of all rows; the part of it that the filters leave has its colour."""
    first, count = run[0], len(run)
    left = sum(outcome.id in seen.shown_ids for outcome in run)
    given = seen.reader.given
    only: dict[str, list[str]] = {"kind": [first.kind], "verdict": [first.verdict] if first.verdict else []}
    is_on = all(list(given.many(name)) == values for name, values in only.items())
    changes = dict.fromkeys(("kind", "verdict", "outcome")) if is_on else {**only, "outcome": None}
    return Markup(
        '<li><a class="x-tan-bar" data-soft data-key="{id}" href="{href}"{here} style="--n:{count};--on:{share:.1f}%;--c:var(--x-{colour})">'
        '<span class="x-v-{verdict}"><span class="x-sr">{kind}: </span>{word} <b>{said}</b></span><i></i></a></li>'
    ).format(
        id=bar_id(run),
        href=given.href(**changes),
        here=Markup(' aria-current="true"') if is_on else Markup(""),
        count=count,
        share=100 * left / count,
        colour=COLOURS.get(first.verdict or "", "not-yet-known"),
        verdict=first.verdict or "not-yet-known",
        kind=w.OUTCOME_ROWS[first.kind],
        word=outcome_word(first),
        said=w.SO_MANY_OF.format(count=number(left), all=number(count)) if 0 < left < count else number(count),
    )
