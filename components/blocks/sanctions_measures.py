"""Measures against resolutions, and the one selected: its text, where it stands, exemptions, who decides."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.remembered import block
from components.blocks.sanctions import Scene, doubt, place
from components.blocks.sanctions_caps import steps
from components.blocks.terms import explaining
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
    found = matrix(story)
    selected = seen.measure.id if seen.measure else None
    key = Markup("").join(
        Markup('<span class="x-tag"><i class="x-mm-{}"></i>{}</span>').format(sign, label)
        for sign, label in w.MEASURE_KEY.items()
    )
    return Markup(
        '<div class="x-san-votekey">{}</div><div class="x-san-split">{}{}<div class="x-san-panel">{}</div></div>{}'
    ).format(
        key,
        measures_table(found, selected, lambda id: seen.to(measure=id), lambda id: seen.to(resolution=id)),
        measures_cards(found, selected, lambda id: seen.to(measure=id)),
        _panel(seen),
        chart.data_table(_table(story)),
    )


def _panel(seen: Scene) -> Markup:
    if seen.measure is None:
        return Markup('<div class="x-side" aria-live="polite"><p>{}</p></div>').format(w.MEASURE_HINT)
    return Markup('<div class="x-side" id="measure-{}" aria-live="polite">{}</div>').format(
        seen.measure.id, _dossier(seen.measure, seen)
    )


def _dossier(measure: Measure, seen: Scene) -> Markup:
    story, explain = seen.reader.story, explaining(seen.reader, "measure")
    body = Markup('<p class="x-when">{} · {}</p><h2 class="x-h3">{}</h2><p>{} {}</p>').format(
        story.word("measure_categories", measure.category),
        measure.direction,
        measure.title,
        explain(measure.text),
        provenance.chips(measure.provenance, story, f"measure-{measure.id}"),
    )
    for name, text in ((w.EXEMPTIONS, measure.exemptions), (w.WHO_DECIDES, measure.who_decides)):
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(name, explain(text))
    if measure.bearings:
        items = Markup("").join(_bearing(bearing, seen) for bearing in measure.bearings)
        body += Markup('<h3 class="x-h4">{}</h3><ul class="x-plain x-plain x-san-pars">{}</ul>').format(
            w.BEARINGS, items
        )
    if measure.caps:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.CAPS_OF, steps(measure, seen))
    cases = [case for case in story.cases if measure.id in case.measures]
    if cases:
        links = Markup("").join(
            Markup('<li><a class="x-chiplink" data-soft href="{}">{}</a></li>').format(seen.to(case=one.id), one.title)
            for one in cases
        )
        body += Markup('<h3 class="x-h4">{}</h3><ul class="x-links x-links">{}</ul>').format(w.CASES_OF, links)
    return body + Markup(
        '<div class="x-row"><a class="x-btn" data-soft data-key="measure-close" href="{}">{}</a></div>'
    ).format(seen.to(view="measures"), w.CLOSE)


def _bearing(bearing: Bearing, seen: Scene) -> Markup:
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
        place(bearing.resolution, bearing.paragraph, seen), known.text if known else "", doubt(known or bearing)
    )


def _table(story: Story) -> chart.Table:
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
    )
    return chart.Table("measures", w.MEASURES_TABLE, w.MEASURE_COLUMNS, rows)
