"""Then and now: the strip that shows at a glance what came true, its key that filters, the rows in three groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.filters import Choice, nothing_left, pills
from components.blocks.outcome import row
from components.blocks.outcomes_scene import KINDS, VERDICTS, Scene, scene
from components.blocks.outcomes_strip import strip_rows
from components.blocks.parts import pager
from components.blocks.remembered import block
from components.blocks.terms import Explain, explaining
from components.dates import day, written
from story import wording as w
from story.languages import number
from story.model.article import Outcome
from story.verdicts import outcome_word

__all__ = ["controls", "listing", "scene", "strip", "target", "words"]


def words(seen: Scene) -> tuple[str, str | None]:
    """The page's finding, and the sentence under it."""
    view = seen.story.view("then-and-now")
    return (view.title, view.sentence) if view else (w.PAGES["then_and_now"], None)


def target(seen: Scene) -> str:
    """The element a link leads to."""
    return f"outcome-{seen.chosen.id}" if seen.chosen else ""


@block
def strip(seen: Scene) -> Markup:
    """The outcomes at a glance, in the order of the rows below, by kind and by what has become of it."""
    if seen.is_day:
        now = replace(seen.reader.given, lens="now").href()
        key = Markup('<p class="x-tan-yet">{} <a data-soft data-key="lens-leave" href="{}">{}</a></p>').format(
            w.OUTCOME_NONE_YET, now, w.LENS_LEAVE
        )
    else:
        key = _legend(seen)
    if not seen.is_long:
        return key + strip_rows(seen)
    said = w.OUTCOME_BARS.format(count=number(len(seen.outcomes)))
    return Markup('{}{}<p class="x-note">{}</p>').format(key, strip_rows(seen), said)


def _legend(seen: Scene) -> Markup:
    """What the marks mean, with counts; each word filters. One press leaves it alone, a second takes the filter away."""
    given = seen.reader.given
    counted = Counter(outcome.verdict for outcome in seen.outcomes)
    on = given.many("verdict")
    items = _pill("all", w.ALL, len(seen.outcomes), given.href(verdict=None, outcome=None), here=not on)
    for verdict in VERDICTS:
        if counted[verdict] or verdict in on:
            after = [id for id in on if id != verdict] if verdict in on else [*on, verdict]
            label = Markup('<span class="x-verdict x-v-{}">{}</span>').format(
                verdict, w.OUTCOME_FILTERS.get(verdict, w.OUTCOME_VERDICTS[verdict])
            )
            href = given.href(verdict=after, outcome=None)
            items += _pill(verdict, label, counted[verdict], href, here=verdict in on)
    return Markup(
        '<div class="x-tan-key"><span id="tan-key">{}</span><ul aria-labelledby="tan-key">{}</ul></div>'
    ).format(w.OUTCOME_LEGEND, items)


def _pill(id: str, label: str, count: int, href: str, *, here: bool) -> Markup:
    return Markup(
        '<li><a class="x-pill" data-soft data-key="f-verdict-{}" href="{}"{}>{} <small>{}</small></a></li>'
    ).format(id, href, Markup(' aria-current="true"') if here else Markup(""), label, count)


@block
def controls(seen: Scene) -> Markup:
    """How many are shown, and the filter by section."""
    counted = Counter(outcome.section for outcome in seen.outcomes)
    choices = [Choice(s.id, s.heading or w.LEAD, counted[s.id]) for s in seen.story.sections]
    said = w.OUTCOME_SHOWN.format(count=len(seen.shown), all=len(seen.outcomes))
    given = seen.reader.given  # a filter closes the open entry: it might not stand among what is left
    given = replace(given, values={name: ids for name, ids in given.values.items() if name != "outcome"})
    groups = [(w.SECTION, "section", choices)]
    if seen.is_long or given.many("kind"):
        kinds = Counter(outcome.kind for outcome in seen.outcomes)
        groups.insert(0, (w.FILTER_KIND, "kind", [Choice(id, w.OUTCOME_KINDS[id], kinds[id]) for id in KINDS]))
    return pills(given, groups, said, opened=bool(given.many("section")))


@block
def listing(seen: Scene) -> Markup:
    """The outcomes in three groups, a row each, part by part, and the same as a table."""
    if not seen.shown:
        return nothing_left(seen.reader.href("then_and_now"))
    explain = explaining(seen.reader, "outcomes")
    groups = Markup("").join(
        _group(kind, [outcome for outcome in seen.part.entries if outcome.kind == kind], seen, explain)
        for kind in KINDS
    )
    above, below = (pager(seen.part, seen.reader.given, "outcome", top=top) for top in (True, False))
    return above + groups + below + chart.data_table(_table(seen))


def _group(kind: str, outcomes: Sequence[Outcome], seen: Scene, explain: Explain) -> Markup:
    if not outcomes:
        return Markup("")
    heading = chart.heading(seen.story, f"then-and-now-{kind}", otherwise=w.OUTCOME_GROUPS[kind])
    on_the_day = w.OUTCOME_ON_THE_DAY.format(date=day(seen.story.meta.lens_date))
    columns = Markup('<p class="x-tan-cols" aria-hidden="true"><span>{}</span><span>{}</span></p>').format(
        on_the_day, w.SINCE
    )
    rows = Markup("").join(row(outcome, seen, explain) for outcome in outcomes)
    return Markup('{}<div class="x-tan-group{}">{}<ul class="x-tan-rows x-tan-rows">{}</ul></div>').format(
        heading, " day" if seen.is_day else "", columns, rows
    )


def _table(seen: Scene) -> chart.Table:
    rows = tuple(
        (
            outcome.label,
            w.OUTCOME_KINDS[outcome.kind],
            provenance.place(outcome.section, outcome.paragraph, seen.story),
            outcome.expectation,
            outcome_word(outcome),
            outcome.why or "",
            written(outcome.as_of),
            str(len(outcome.record)),
            outcome.counter_reading or "",
        )
        for outcome in seen.part.entries
    )
    return chart.Table("then-and-now", w.OUTCOME_TABLE, w.OUTCOME_COLUMNS, rows, note=seen.part.note)
