"""Measures against resolutions, in order of date: what began, tightened or eased each. A table, and cards for a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed
from story.model.sanctions import Measure, Resolution

Link = Callable[[str], str]


@dataclass(frozen=True)
class Matrix:
    """The columns in order of date, and the measures by category: categories in the story's order, in them by date."""

    columns: tuple[Resolution, ...]
    groups: tuple[tuple[str, tuple[Measure, ...]], ...]


def matrix(story: Story) -> Matrix:
    """Rows and columns. A column is an adopted resolution that did something to a measure."""
    acting = {
        id for measure in story.measures for id in (measure.introduced_by, *measure.tightened_by, *measure.eased_by)
    }
    columns = sorted(
        (entry for entry in story.resolutions if entry.id in acting and entry.result == "adopted"), key=_when
    )
    place = {entry.id: number for number, entry in enumerate(columns)}
    groups = []
    for category in story.meta.measure_categories:
        inside = [measure for measure in story.measures if measure.category == category.id]
        if inside:
            inside.sort(key=lambda measure: place.get(measure.introduced_by, 99))
            groups.append((category.label, tuple(inside)))
    return Matrix(tuple(columns), tuple(groups))


def _when(entry: Resolution) -> tuple[str, str]:
    return str(span(entry.date).known_day), entry.id


def state(measure: Measure, resolution: str) -> str:
    """What a resolution did to a measure: begun, tightened, eased, or '' for nothing."""
    if resolution == measure.introduced_by:
        return "begun"
    if resolution in measure.tightened_by:
        return "tightened"
    return "eased" if resolution in measure.eased_by else ""


def measures_table(found: Matrix, selected: str | None, to_measure: Link, to_resolution: Link) -> Markup:
    """The matrix as a table that scrolls inside its own box. Row and column heads are links."""
    head = Markup("").join(
        Markup('<th scope="col"><a data-soft data-key="col-{}" href="{}"><b>{}</b> <small>{}</small></a></th>').format(
            entry.id, to_resolution(entry.id), entry.number, span(entry.date).known_day.year
        )
        for entry in found.columns
    )
    body = Markup("").join(
        Markup('<tbody><tr class="x-mm-cat"><th colspan="{}" scope="rowgroup">{}</th></tr>{}</tbody>').format(
            len(found.columns) + 1,
            label,
            Markup("").join(_row(measure, found, selected, to_measure) for measure in measures),
        )
        for label, measures in found.groups
    )
    return Markup(
        '<div class="x-scroll x-mm-box" tabindex="0" role="region" aria-label="{0}"><table class="x-mm" id="t-matrix">'
        '<caption class="x-sr">{0}</caption><thead><tr><th scope="col"><span>{1}</span></th>{2}</tr></thead>{3}</table></div>'
    ).format(w.MEASURES_CAPTION, w.MEASURE, head, body)


def _row(measure: Measure, found: Matrix, selected: str | None, to_measure: Link) -> Markup:
    begun = next((n for n, entry in enumerate(found.columns) if entry.id == measure.introduced_by), len(found.columns))
    cells = Markup("").join(
        _cell(state(measure, entry.id), number, begun) for number, entry in enumerate(found.columns)
    )
    here = Markup(' aria-current="true"') if measure.id == selected else Markup("")
    return Markup(
        '<tr{on}><th scope="row"><a data-soft data-key="row-{id}" href="{href}"{here}>{label}</a></th>{cells}</tr>'
    ).format(
        on=Markup(' class="on"') if here else Markup(""),
        id=measure.id,
        href=to_measure(measure.id),
        here=here,
        label=measure.label,
        cells=cells,
    )


def _cell(what: str, number: int, begun: int) -> Markup:
    lasts = Markup(' class="in"') if number > begun else Markup(' class="first"') if number == begun else Markup("")
    if not what:
        return Markup("<td{}></td>").format(lasts)
    return Markup('<td{}><i class="x-mm-{}"></i><span class="x-sr">{}</span></td>').format(
        lasts, what, w.MEASURE_STATES[what]
    )


def measures_cards(found: Matrix, selected: str | None, to_measure: Link) -> Markup:
    """The same as a card a measure: what began it, what tightened and eased it."""
    names = {entry.id: f"{entry.number} ({span(entry.date).known_day.year})" for entry in found.columns}
    parts = Markup("")
    for label, measures in found.groups:
        items = Markup("").join(_card(measure, names, selected, to_measure) for measure in measures)
        parts += Markup('<h2 class="x-h4">{}</h2><ul class="x-plain x-plain">{}</ul>').format(label, items)
    return Markup('<div class="x-mm-cards">{}</div>').format(parts)


def _card(measure: Measure, names: dict[str, str], selected: str | None, to_measure: Link) -> Markup:
    lines = Markup("")
    for what, ids in (
        ("begun", (measure.introduced_by,)),
        ("tightened", measure.tightened_by),
        ("eased", measure.eased_by),
    ):
        known = [names[id] for id in ids if id in names]
        if known:
            lines += Markup('<span><i class="x-mm-{}"></i>{} {}</span>').format(
                what, w.MEASURE_STATES[what], listed(known)
            )
    here = Markup(' aria-current="true"') if measure.id == selected else Markup("")
    return Markup('<li><a data-soft data-key="card-{}" href="{}"{}><b>{}</b>{}</a></li>').format(
        measure.id, to_measure(measure.id), here, measure.label, lines
    )
