"""The transfers: all of them at a glance, or one with the paragraphs that bear on it, the record and both sides."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import Part
from components.blocks.remembered import block
from components.blocks.sanctions import Scene, doubt, in_one_file, measure_chips, place
from components.blocks.terms import Explain, explaining
from components.blocks.words import actor_link
from components.dates import written
from story import Story
from story import wording as w
from story.dates import span
from story.model.sanctions import Case, CaseProvision

MOST = 15
"""Transfers of a part."""


@block
def view(seen: Scene) -> Markup:
    """The transfer that is picked beside the list of all; without one an overview of all."""
    story = seen.reader.story
    if not story.cases:
        return Markup("")
    shown = seen.part(story.cases, seen.case, MOST)
    above, below = seen.pagers(shown)
    table = chart.data_table(_table(shown, story))
    if seen.case is None:
        return above + _overview(shown, seen) + below + table
    return Markup(
        '<div class="x-reading"><div class="x-toc"><nav aria-label="{pick}"><ol class="x-toclist x-toclist">{links}</ol>{below}</nav>'
        '<details class="x-tocmenu x-data"><summary>{pick}</summary><ol class="x-toclist x-toclist">{links}</ol>{below}</details></div>'
        '<article class="x-san-case" id="case-{id}">{body}</article></div>{table}'
    ).format(
        pick=w.CASE_PICK,
        links=_links(shown, seen),
        below=below,
        id=seen.case.id,
        body=_case(seen.case, seen),
        table=table,
    )


def _links(shown: Part[Case], seen: Scene) -> Markup:
    items = Markup('<li><a data-soft data-key="case-all" href="{}">{}</a></li>').format(seen.back(shown), w.CASES)
    for case in shown.entries:
        here = Markup(' aria-current="true"') if case is seen.case else Markup("")
        items += Markup('<li><a data-soft data-key="case-{}" href="{}"{}>{}</a></li>').format(
            case.id, seen.to(case=case.id), here, case.title
        )
    return items


def _overview(shown: Part[Case], seen: Scene) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in w.CASE_COLUMNS)
    rows = Markup("").join(_overview_row(case, seen) for case in shown.entries)
    note = Markup('<p class="x-note"><i class="x-san-q" aria-hidden="true">?</i> {}</p>').format(w.NOT_CHECKED)
    return note + Markup(
        '<div class="x-scroll" tabindex="0" role="region" aria-label="{}"><table class="x-table x-san-cases" id="t-overview">'
        '<caption class="x-sr">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(w.CASES, w.CASES_TABLE, head, rows)


def _overview_row(case: Case, seen: Scene) -> Markup:
    story = seen.reader.story
    groups = [("prohibits",), ("restricts",), ("exempts", "permits")]
    cells = Markup("").join(
        Markup('<td data-label="{}">{}</td>').format(
            name, _short([part for part in case.provisions if part.effect in effects], story)
        )
        for name, effects in zip(w.CASE_COLUMNS[2:5], groups, strict=True)
    )
    return Markup(
        '<tr><th scope="row"><a data-soft data-key="case-{id}" href="{href}">{title}</a></th>'
        '<td data-label="{way_name}">{origin} {arrow} {target}</td>{cells}<td data-label="{count_name}">{count}</td></tr>'
    ).format(
        id=case.id,
        href=seen.to(case=case.id),
        title=case.title,
        way_name=w.CASE_COLUMNS[1],
        origin=story.actor(case.origin).short,
        target=story.actor(case.target).short,
        arrow=w.ARROWS["on"],
        cells=cells,
        count_name=w.CASE_COLUMNS[5],
        count=len(case.record),
    )


def _short(parts: Sequence[CaseProvision], story: Story) -> Markup:
    """The places in short; one whose number is not checked has a question mark."""
    places: dict[str, bool] = {}
    for part in parts:
        name = story.resolution(part.resolution).number
        if part.paragraph:
            name += f" {w.PARAGRAPH.format(number=part.paragraph)}"
        places[name] = places.get(name, False) or bool(part.checked and part.paragraph)
    return Markup("<br> ").join(
        Markup('<span class="x-san-place">{}{}</span>').format(name, Markup("") if checked else _unsure())
        for name, checked in places.items()
    )


def _unsure() -> Markup:
    return Markup(' <i class="x-san-q" aria-hidden="true">?</i><span class="x-sr">, {}</span>').format(w.NOT_CHECKED)


def _case(case: Case, seen: Scene) -> Markup:
    story, explain = seen.reader.story, explaining(seen.reader, "case")
    return Markup(
        '<h2 class="x-h2">{title}</h2><p class="x-san-way">{origin} <span aria-hidden="true">{arrow}</span>'
        '<span class="x-sr">{to}</span> {target}</p>'
        '<div class="x-says"><h3 class="x-h4">{says_name}</h3><p>{says} {chips}</p></div>'
        '<h3 class="x-h3">{bears}</h3><p class="x-note">{show}</p>{provisions}'
        '<div class="x-pair"><div><h4 class="x-h4">{exempt_name}</h4><p>{exemptions}</p></div>'
        '<div><h4 class="x-h4">{decides_name}</h4><p>{decides}</p></div></div>{measures}'
        '<h3 class="x-h3">{sides_name}</h3>{sides}<h3 class="x-h3">{record_name}</h3>{record}{reading}'
    ).format(
        title=case.title,
        origin=actor_link(story.actor(case.origin), story),
        to=w.FROM_TO.format(origin=story.actor(case.origin).name, target=story.actor(case.target).name),
        target=actor_link(story.actor(case.target), story),
        arrow=w.ARROWS["on"],
        says_name=w.THE_ARTICLE_SAYS,
        says=explain(case.says),
        chips=provenance.chips(case.provenance, story, f"case-{case.id}"),
        bears=w.BEARS_ON_IT,
        show=w.WE_SHOW,
        provisions=_provisions(case, seen, explain),
        exempt_name=w.EXEMPTIONS,
        exemptions=explain(case.exemptions),
        decides_name=w.WHO_DECIDES,
        decides=explain(case.who_decides),
        measures=_measures(case, seen),
        sides_name=w.CASE_SIDES,
        sides=_sides(case, story, explain),
        record_name=w.CASE_RECORD,
        record=_record(case, story, explain),
        reading=_reading(case, explain),
    )


def _provisions(case: Case, seen: Scene, explain: Explain) -> Markup:
    """The paragraphs grouped by which way they bear."""
    body = Markup("")
    for effect, name in w.EFFECTS.items():
        parts = [(number, part) for number, part in enumerate(case.provisions) if part.effect == effect]
        if parts:
            items = Markup("").join(
                Markup("<li><b>{}</b><span>{} {} {}</span></li>").format(
                    place(part.resolution, part.paragraph, seen, key=f"place-{case.id}-{number}"),
                    explain(part.text),
                    doubt(part),
                    provenance.chips(part.provenance, seen.reader.story, f"{case.id}-provision-{number}"),
                )
                for number, part in parts
            )
            body += Markup(
                '<div class="x-san-effect {}"><h4 class="x-h4"><i class="x-san-e {}"></i>{} <small>{}</small></h4>'
                '<ul class="x-plain x-plain x-san-bears">{}</ul></div>'
            ).format(effect, effect, name, len(parts), items)
    return body


def _measures(case: Case, seen: Scene) -> Markup:
    chips = measure_chips(case.measures, seen)
    return Markup('<h4 class="x-h4">{}</h4>{}').format(w.CASE_MEASURES, chips) if chips else Markup("")


def _sides(case: Case, story: Story, explain: Explain) -> Markup:
    """Side by side, a column for each who spoke; what one said at different times below each other."""
    if not case.sides:
        return Markup('<p class="x-note">{}</p>').format(w.CASE_SIDES_NONE)
    spoken: dict[str, Markup] = {}
    for number, side in enumerate(case.sides):
        when = Markup('<span class="x-note">{}</span> ').format(written(side.date)) if side.date else Markup("")
        spoken[side.who] = spoken.get(side.who, Markup("")) + Markup("<p>{}{} {}</p>").format(
            when, explain(side.text), provenance.chips(side.provenance, story, f"{case.id}-side-{number}")
        )
    cards = Markup("").join(
        Markup('<div><h4 class="x-h4">{}</h4>{}</div>').format(who, text) for who, text in spoken.items()
    )
    return Markup('<div class="x-san-sides">{}</div>').format(cards)


def _record(case: Case, story: Story, explain: Explain) -> Markup:
    if not case.record:
        return Markup('<p class="x-note">{}</p>').format(w.CASE_RECORD_NONE)
    ordered = sorted(enumerate(case.record), key=lambda pair: (span(pair[1].date).known_day, pair[0]))
    items = Markup("").join(
        Markup("<li><time>{}</time><span>{} {}</span></li>").format(
            written(report.date),
            explain(report.text),
            provenance.chips(report.provenance, story, f"{case.id}-report-{number}"),
        )
        for number, report in ordered
    )
    return Markup('<ol class="x-plain x-plain x-san-record">{}</ol>').format(items)


def _reading(case: Case, explain: Explain) -> Markup:
    if not case.reading:
        return Markup("")
    return Markup('<div class="x-san-ours"><h3 class="x-h4">{}</h3><p>{}</p><p class="x-note">{}</p></div>').format(
        w.OUR_READING, explain(case.reading), w.OURS_NOTE
    )


def _table(shown: Part[Case], story: Story) -> chart.Table:
    rows = tuple(
        (
            case.title,
            story.actor(case.origin).name,
            story.actor(case.target).name,
            story.resolution(part.resolution).number,
            part.paragraph or w.NOT_CERTAIN,
            w.NUMBER_CHECKED if part.checked and part.paragraph else w.NOT_CHECKED,
            w.EFFECTS[part.effect],
            part.text,
        )
        for case in shown.entries
        for part in case.provisions
    )
    note = in_one_file(shown, "case_provisions.csv", story)
    return chart.Table("transfers", w.CASES_TABLE, w.CASES_CSV, rows, note=note)
