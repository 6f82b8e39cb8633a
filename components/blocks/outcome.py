"""One outcome: its row (on the day, verdict, since), and what opens below it: claims, record, figures, counter-reading."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components import url
from components.blocks import provenance
from components.blocks.entries import entry_link
from components.blocks.outcomes_scene import Scene
from components.blocks.terms import Explain
from components.blocks.words import links, outcome_verdict, verdict
from components.dates import written
from story import wording as w
from story.dates import span
from story.lens import is_known
from story.model.article import Outcome
from story.model.base import ArticleRef, Report

Numbered = Sequence[tuple[int, Report]]


def row(outcome: Outcome, seen: Scene, explain: Explain) -> Markup:
    """A row that opens and closes in place; the open one has its whole story below it. `explain`: that of all rows."""
    is_open = outcome is seen.chosen
    head = _then(outcome, seen, explain, is_open=is_open) + _since(outcome, explain)
    body = _body(outcome, seen, explain) if is_open else Markup("")
    return Markup('<li class="x-tan-item{}" id="outcome-{}"><div class="x-tan-row">{}</div>{}</li>').format(
        " on" if is_open else "", outcome.id, head, body
    )


def _then(outcome: Outcome, seen: Scene, explain: Explain, *, is_open: bool) -> Markup:
    place = ArticleRef(section=outcome.section, paragraph=outcome.paragraph)
    closest = Markup('<span class="x-note">{}</span> ').format(w.OUTCOME_CLOSEST)
    return Markup(
        '<div class="x-tan-then"><h3><a data-soft data-key="o-{id}" href="{href}" aria-expanded="{opened}">{label}</a></h3>'
        '<p><span class="x-tan-at">{day}</span>{text}</p><p class="x-tan-place">{closest}{chip}</p></div>'
    ).format(
        id=outcome.id,
        href=seen.to(None if is_open else outcome),
        opened="true" if is_open else "false",
        label=outcome.label,
        day=w.ON_THE_DAY,
        text=explain(outcome.expectation),
        closest=closest if outcome.kind == "not-foreseen" else "",
        chip=provenance.chips([place], seen.story, f"outcome-{outcome.id}"),
    )


def _since(outcome: Outcome, explain: Explain) -> Markup:
    at = Markup("")
    if outcome.as_of:
        at = Markup(" <small>{}</small>").format(w.AS_OF.format(date=written(outcome.as_of)))
    why = Markup("")
    if outcome.why:
        why = Markup('<p class="x-tan-why">{}</p>').format(explain(outcome.why))
    return Markup('<p class="x-tan-verdict"><span class="x-tan-at">{}</span>{}{}</p>{}').format(
        w.SINCE, outcome_verdict(outcome), at, why
    )


def _body(outcome: Outcome, seen: Scene, explain: Explain) -> Markup:
    reports, later = _parted(outcome, seen)
    early = _record(w.OUTCOME_EARLY, w.OUTCOME_EARLY_NONE, reports, outcome, seen, explain)
    left, right = _claims(outcome, seen), early
    if not seen.is_day:
        left += early
        right = _record(w.OUTCOME_LATER, w.OUTCOME_LATER_NONE, later, outcome, seen, explain)
        right += _counter(outcome, seen, explain)
    return Markup('<div class="x-tan-body"><div>{}</div><div>{}{}</div></div>{}{}').format(
        left, right, _elsewhere(outcome, seen), _estimates(outcome, seen, explain), _steps(outcome, seen)
    )


def _parted(outcome: Outcome, seen: Scene) -> tuple[Numbered, Numbered]:
    """The reports by date, those known on the day of the article first; each keeps its number in the file."""
    ordered = sorted(enumerate(outcome.record), key=lambda pair: (span(pair[1].date).known_day, pair[0]))
    lens_date = seen.story.meta.lens_date
    early = [pair for pair in ordered if is_known(pair[1], lens_date, {})]
    return early, [pair for pair in ordered if pair not in early]


def _claims(outcome: Outcome, seen: Scene) -> Markup:
    found = [seen.story.claim(id) for id in outcome.claims]
    if not found:
        return Markup("")
    items = Markup("").join(
        Markup("<li>{} {}</li>").format(entry_link("claims", claim, seen.reader), verdict(claim)) for claim in found
    )
    return Markup('<h4 class="x-h4">{}</h4><ul class="x-plain x-plain x-tan-claims">{}</ul>').format(
        w.OUTCOME_CLAIMS, items
    )


def _record(title: str, none: str, reports: Numbered, outcome: Outcome, seen: Scene, explain: Explain) -> Markup:
    head = Markup('<h4 class="x-h4">{}</h4>').format(title)
    if not reports:
        return head + Markup('<p class="x-note">{}</p>').format(none)
    items = Markup("").join(
        Markup("<li><b>{}</b><span>{} {}</span></li>").format(
            written(report.date),
            explain(report.text),
            provenance.chips(report.provenance, seen.story, f"outcome-{outcome.id}-report-{number}"),
        )
        for number, report in reports
    )
    return head + Markup('<ol class="x-plain x-plain x-ram-record">{}</ol>').format(items)


def _counter(outcome: Outcome, seen: Scene, explain: Explain) -> Markup:
    """How one could read it otherwise: with its sources, or marked as the editors' own."""
    if not outcome.counter_reading:
        return Markup("")
    chips = provenance.chips(outcome.counter_provenance, seen.story, f"outcome-{outcome.id}-counter")
    ours = Markup('<span class="x-note">{}</span>').format(w.OUTCOME_OURS)
    return Markup('<div class="x-ram-ours"><h4 class="x-h4">{}</h4><p>{} {}</p></div>').format(
        w.OUTCOME_COUNTER, explain(outcome.counter_reading), chips or ours
    )


def _elsewhere(outcome: Outcome, seen: Scene) -> Markup:
    """The transfers it is about, and the ramifications that list it."""
    story = seen.story
    cases = [
        Markup('<a class="x-chiplink" data-soft href="{}">{}</a>').format(
            url.href("sanctions", story.lens, view="cases", case=id), story.get("cases", id).title
        )
        for id in outcome.cases
    ]
    strands = [
        Markup('<a class="x-chiplink" data-soft href="{}">{}</a>').format(
            url.href("ramifications", story.lens, strand=strand.id), strand.title
        )
        for strand in story.strands
        if outcome.id in strand.outcomes
    ]
    return Markup("").join(
        Markup('<h4 class="x-h4">{}</h4>{}').format(title, links(found))
        for title, found in ((w.OUTCOME_CASES, cases), (w.OUTCOME_STRANDS, strands))
        if found
    )


def _estimates(outcome: Outcome, seen: Scene, explain: Explain) -> Markup:
    """Figures that do not agree, side by side, the earliest first."""
    if not outcome.estimates:
        return Markup("")
    ordered = sorted(
        enumerate(outcome.estimates),
        key=lambda pair: (str(span(pair[1].date).known_day) if pair[1].date else "", pair[0]),
    )
    items = Markup("").join(
        Markup("<li><b>{}</b><time>{}</time><p>{}</p>{}</li>").format(
            rival.who,
            written(rival.date),
            explain(rival.text),
            provenance.chips(rival.provenance, seen.story, f"outcome-{outcome.id}-figure-{number}"),
        )
        for number, rival in ordered
    )
    return Markup(
        '<div class="x-tan-figures"><h4 class="x-h4">{} <small>{}</small></h4><ul class="x-plain x-plain">{}</ul></div>'
    ).format(w.OUTCOME_ESTIMATES, w.OUTCOME_ESTIMATES_NOTE, items)


def _steps(outcome: Outcome, seen: Scene) -> Markup:
    """To the outcome before and after it, and back to the rows alone."""
    parts = Markup("")
    for sign, label, to in (("previous", w.PREVIOUS, seen.step(-1)), ("next", w.NEXT, seen.step(1))):
        if to:
            parts += Markup(
                '<a class="x-btn x-i-{0}" data-soft data-key="outcome-{0}" data-go="outcome-{1}" href="{2}">'
                "<span>{3}: {4}</span></a>"
            ).format(sign, to.id, seen.to(to), label, to.label)
    parts += Markup('<a class="x-btn" data-soft data-key="o-{}" href="{}">{}</a>').format(
        outcome.id, seen.to(None), w.CLOSE
    )
    return Markup('<nav class="x-row x-tan-steps" aria-label="{}">{}</nav>').format(w.OUTCOME_STEPS, parts)
