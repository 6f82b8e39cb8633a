"""Measures against resolutions, in order of date: what began, tightened or eased each. A table, and cards for a phone.

Where the resolutions are too many for a table, a column holds those of a year, or of a stretch of years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from components.figures.years import stretches
from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed, plural
from story.model.sanctions import Measure, Resolution

Link = Callable[[str], str]
COLUMNS = 14
"""Columns that stand beside each other without scrolling."""


@dataclass(frozen=True)
class Column:
    """A column of the table: one resolution, or all of the years that its head names."""

    entries: tuple[Resolution, ...]
    years: str = ""


@dataclass(frozen=True)
class Matrix:
    """The columns in order of date, and the measures by category: categories in the story's order, in them by date."""

    columns: tuple[Resolution, ...]
    groups: tuple[tuple[str, tuple[Measure, ...]], ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All rows, in their order."""
        return tuple(measure for _, inside in self.groups for measure in inside)

    @cached_property
    def heads(self) -> tuple[Column, ...]:
        """The columns of the table."""
        if len(self.columns) <= COLUMNS:
            return tuple(Column((entry,)) for entry in self.columns)
        years = {entry.id: span(entry.date).known_day.year for entry in self.columns}
        return tuple(
            Column(tuple(entry for entry in self.columns if stretch.holds(years[entry.id])), str(stretch))
            for stretch in stretches(years.values(), COLUMNS)
        )

    def only(self, measures: Collection[Measure]) -> Matrix:
        """The same columns, with the rows of some measures."""
        ids = {measure.id for measure in measures}
        groups = ((label, tuple(one for one in inside if one.id in ids)) for label, inside in self.groups)
        return replace(self, groups=tuple((label, inside) for label, inside in groups if inside))


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
            inside.sort(key=lambda measure: place.get(measure.introduced_by, len(columns)))
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
    """The matrix as a table that scrolls inside its own box. Heads of rows, and of columns of one resolution, are links."""
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(_head(column, to_resolution)) for column in found.heads
    )
    body = Markup("").join(
        Markup('<tbody><tr class="x-mm-cat"><th colspan="{}" scope="rowgroup">{}</th></tr>{}</tbody>').format(
            len(found.heads) + 1,
            label,
            Markup("").join(_row(measure, found, selected, to_measure) for measure in measures),
        )
        for label, measures in found.groups
    )
    return Markup(
        '<div class="x-scroll x-mm-box" tabindex="0" role="region" aria-label="{0}"><table class="x-mm" id="t-matrix">'
        '<caption class="x-sr">{0}</caption><thead><tr><th scope="col"><span>{1}</span></th>{2}</tr></thead>{3}</table></div>'
    ).format(w.MEASURES_CAPTION, w.MEASURE, head, body)


def _head(column: Column, to_resolution: Link) -> Markup:
    """A resolution's number above its year; or years, above how many resolutions these had."""
    if column.years:
        return Markup('<span class="x-mm-head"><b>{}</b> <small aria-hidden="true">{}</small>{}</span>').format(
            column.years, len(column.entries), _spoken(plural(w.RESOLUTION_COUNT, len(column.entries)))
        )
    entry = column.entries[0]
    return Markup('<a data-soft data-key="col-{}" href="{}"><b>{}</b> <small>{}</small></a>').format(
        entry.id, to_resolution(entry.id), entry.number, span(entry.date).known_day.year
    )


def _row(measure: Measure, found: Matrix, selected: str | None, to_measure: Link) -> Markup:
    states = [_states(measure, column) for column in found.heads]
    begun = next((number for number, held in enumerate(states) if "begun" in held), len(states))
    cells = Markup("").join(_cell(held, number, begun) for number, held in enumerate(states))
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


def _states(measure: Measure, column: Column) -> Counter[str]:
    """What the resolutions of a column did to a measure, and how many of them."""
    found = Counter(state(measure, entry.id) for entry in column.entries)
    return Counter({what: found[what] for what in w.MEASURE_STATES if found[what]})


def _cell(held: Counter[str], number: int, begun: int) -> Markup:
    lasts = Markup(' class="in"') if number > begun else Markup(' class="first"') if number == begun else Markup("")
    marks = Markup(" ").join(
        Markup('<i class="x-mm-{}"></i>{}{}').format(
            what,
            Markup("<small>{}</small>").format(count) if count > 1 else Markup(""),
            _spoken(w.MEASURE_STATES[what]),
        )
        for what, count in held.items()
    )
    return Markup("<td{}>{}</td>").format(lasts, marks)


def _spoken(text: str) -> Markup:
    """A text for a screen reader alone."""
    return Markup('<span class="x-sr">{}</span>').format(text)


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
