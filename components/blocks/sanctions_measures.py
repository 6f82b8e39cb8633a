"""Measures against resolutions, and the one selected: its text, where it stands, exemptions, who decides."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import Part
from components.blocks.remembered import block
from components.blocks.sanctions import Scene, doubt, place, resolution_chips
from components.blocks.sanctions_caps import steps
from components.blocks.terms import Explain, explaining
from components.figures.measures_matrix import matrix, measures_cards, measures_table
from story import Story
from story import wording as w
from story.languages import listed
from story.model.sanctions import Bearing, Measure


@block
def view(seen: Scene) -> Markup:
    """The matrix beside the selected measure; on a phone a card a measure."""
    story = seen.reader.story
    if not story.measures:
        return Markup("")
    whole = matrix(story)
    shown = seen.part(whole.measures, seen.measure)
    found = whole.only(shown.entries)
    above, below = seen.pagers(shown)
    note = w.MEASURES_BY_YEAR if any(column.years for column in whole.heads) else ""
    selected = seen.measure.id if seen.measure else None
    key = Markup("").join(
        Markup('<span class="x-tag"><i class="x-mm-{}"></i>{}</span>').format(sign, label)
        for sign, label in w.MEASURE_KEY.items()
    )
    return Markup(
        '<div class="x-san-votekey">{}</div>{}{}<div class="x-san-split">{}{}<div class="x-san-panel">{}</div></div>{}{}'
    ).format(
        key,
        Markup('<p class="x-note x-mm-said">{}</p>').format(note) if note else Markup(""),
        above,
        measures_table(found, selected, lambda id: seen.to(measure=id), lambda id: seen.to(resolution=id)),
        measures_cards(found, selected, lambda id: seen.to(measure=id)),
        _panel(seen, shown, _by_whom(seen) if note else Markup("")),
        below,
        chart.data_table(_table(story, shown)),
    )


def _by_whom(seen: Scene) -> Markup:
    """Which resolutions began, tightened and eased the selected measure: where a column of the matrix holds several."""
    measure = seen.measure
    if measure is None:
        return Markup("")
    done = {"begun": (measure.introduced_by,), "tightened": measure.tightened_by, "eased": measure.eased_by}
    return Markup("").join(
        Markup('<h3 class="x-h4"><i class="x-mm-{}"></i> {}</h3>{}').format(
            what, w.MEASURE_KEY[what], resolution_chips(ids, seen)
        )
        for what, ids in done.items()
        if ids
    )


def _panel(seen: Scene, shown: Part[Measure], by_whom: Markup) -> Markup:
    if seen.measure is None:
        return Markup('<div class="x-side" aria-live="polite"><p>{}</p></div>').format(w.MEASURE_HINT)
    return Markup('<div class="x-side" id="measure-{}" aria-live="polite">{}</div>').format(
        seen.measure.id, _dossier(seen.measure, seen, shown, by_whom)
    )


def _dossier(measure: Measure, seen: Scene, shown: Part[Measure], by_whom: Markup) -> Markup:
    story, explain = seen.reader.story, explaining(seen.reader, "measure")
    body = Markup(
        '<div class="x-row"><a class="x-btn" data-soft data-key="measure-close" href="{}">{}</a></div>'
    ).format(seen.back(shown), w.CLOSE)
    body += Markup('<p class="x-when">{} · {}</p><h2 class="x-h3">{}</h2><p>{} {}</p>').format(
        story.word("measure_categories", measure.category),
        measure.direction,
        measure.title,
        explain(measure.text),
        provenance.chips(measure.provenance, story, f"measure-{measure.id}"),
    )
    body += by_whom
    for name, text in ((w.EXEMPTIONS, measure.exemptions), (w.WHO_DECIDES, measure.who_decides)):
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(name, explain(text))
    if measure.bearings:
        items = Markup("").join(_bearing(bearing, seen, explain) for bearing in measure.bearings)
        body += Markup('<h3 class="x-h4">{}</h3><ul class="x-plain x-plain x-san-pars">{}</ul>').format(
            w.BEARINGS, items
        )
    if measure.caps:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.CAPS_OF, steps(measure, seen, explain))
    cases = [case for case in story.cases if measure.id in case.measures]
    if cases:
        links = Markup("").join(
            Markup('<li><a class="x-chiplink" data-soft href="{}">{}</a></li>').format(seen.to(case=one.id), one.title)
            for one in cases
        )
        body += Markup('<h3 class="x-h4">{}</h3><ul class="x-links x-links">{}</ul>').format(w.CASES_OF, links)
    return body


def _bearing(bearing: Bearing, seen: Scene, explain: Explain) -> Markup:
    """A place in a resolution, with the paragraph's text where the story has it."""
    story = seen.reader.story
    known = next(
        (
            part
            for part in story.resolution(bearing.resolution).provisions
            if bearing.paragraph and part.paragraph == bearing.paragraph
        ),
        None,
    )
    return Markup("<li><b>{}</b> {} {}</li>").format(
        place(bearing.resolution, bearing.paragraph, seen),
        explain(known.text) if known else "",
        doubt(known or bearing),
    )


def _table(story: Story, shown: Part[Measure]) -> chart.Table:
    here = {measure.id for measure in shown.entries}

    def names(ids: tuple[str, ...]) -> str:
        return listed(story.resolution(id).number for id in ids)

    rows = tuple(
        (
            measure.title,
            story.word("measure_categories", measure.category),
            measure.direction,
            names((measure.introduced_by,)),
            names(measure.tightened_by),
            names(measure.eased_by),
            measure.exemptions,
            measure.who_decides,
        )
        for measure in story.measures
        if measure.id in here
    )
    return chart.Table("measures", w.MEASURES_TABLE, w.MEASURE_COLUMNS, rows, note=shown.note)
