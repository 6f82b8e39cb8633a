"""National measures: by whom and in which year, then one by one."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import Part
from components.blocks.remembered import block
from components.blocks.sanctions import Scene
from components.blocks.terms import Explain, explaining
from components.dates import written
from components.figures.years import each, stretches
from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed, plural
from story.model.sanctions import National

YEARS, NAMES, SQUARES = 8, 12, 6
"""What the table of counts has at most: columns of years, lines with a name of their own, squares in one cell."""


@block
def view(seen: Scene) -> Markup:
    """A square an act, by whom and year; below it the acts, year by year."""
    story = seen.reader.story
    if not story.national:
        return Markup("")
    found = sorted(story.national, key=lambda act: (_year(act), str(span(act.date).known_day), act.id))
    shown = seen.part(found)
    return _counts(found) + _list(shown, Counter(map(_year, found)), seen) + chart.data_table(_table(shown))


def _year(act: National) -> int:
    return span(act.date).known_day.year


def _counts(found: list[National]) -> Markup:
    """Who acted how often in which year. A square is an act, or several; the number stands beside the squares."""
    by = Counter(who for act in found for who in act.by)
    first, last = _year(found[0]), _year(found[-1])
    years = stretches(range(first, last + 1), YEARS)
    place = {year: years.index(stretch) for stretch in years for year in range(stretch.first, stretch.last + 1)}
    named = [who for who, _ in by.most_common(NAMES if len(by) > NAMES + 1 else None)]
    others = w.NATIONAL_OTHERS.format(count=len(by) - len(named))
    tally = Counter((who if who in named else others, place[_year(act)]) for act in found for who in act.by)
    unit = each(max(tally.values()), SQUARES)
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in (*years, w.NATIONAL_ALL))
    lines = [*named, others] if len(named) < len(by) else named
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}<td><b>{}</b></td></tr>').format(
            who,
            Markup("").join(_squares(tally[who, column], unit) for column in range(len(years))),
            sum(tally[who, column] for column in range(len(years))),
        )
        for who in lines
    )
    notes = [w.NATIONAL_UNIT.format(count=unit)] if unit > 1 else []
    notes += [w.NATIONAL_MOST.format(count=len(named))] if len(named) < len(by) else []
    return Markup(
        '<p class="x-note">{note}</p><div class="x-scroll" tabindex="0" role="region" aria-label="{caption}">'
        '<table class="x-table x-san-counts" id="t-national-counts"><caption class="x-sr">{caption}</caption>'
        '<thead><tr><th scope="col">{who}</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    ).format(
        note=" ".join([w.NATIONAL_NOTE, *notes]), caption=w.NATIONAL_CAPTION, who=w.NATIONAL_WHO, head=head, rows=rows
    )


def _squares(count: int, unit: int) -> Markup:
    """A square for each `unit` acts, the last one as much of it as there is."""
    if not count:
        return Markup("<td></td>")
    rest = count % unit / unit
    part = Markup('<i class="x-san-sq rest" style="--n:{:.2f}"></i>').format(rest) if rest else Markup("")
    whole = Markup('<i class="x-san-sq" style="--n:{}"></i>').format(count // unit) if count >= unit else Markup("")
    return Markup('<td data-value="{0}">{1}{2}{0}</td>').format(count, whole, part)


def _list(shown: Part[National], by_year: Counter[int], seen: Scene) -> Markup:
    """The acts of this part; a year that goes on in another one says how many of its acts are here."""
    parts, explain = Markup(""), explaining(seen.reader, "national")
    for year, group in groupby(shown.entries, key=_year):
        acts = list(group)
        items = Markup("").join(_act(act, seen.reader.story, explain) for act in acts)
        parts += Markup(
            '<details class="x-lanelist" open><summary>{} <small>{}</small></summary>'
            '<ol class="x-plain x-plain x-san-acts">{}</ol></details>'
        ).format(year, _count(len(acts), by_year[year]), items)
    above, below = seen.pagers(shown)
    return Markup('<h2 class="x-h2">{}</h2>{}{}{}').format(w.NATIONAL_LIST, above, parts, below)


def _count(here: int, all_: int) -> str:
    return plural(w.NATIONAL_COUNT, here) if here == all_ else w.NATIONAL_SOME.format(count=here, all=all_)


def _act(act: National, story: Story, explain: Explain) -> Markup:
    programme = Markup(' <small class="x-note">{}</small>').format(act.programme) if act.programme else Markup("")
    return Markup(
        '<li id="national-{id}"><time>{when}</time><p><b>{by}</b> <span class="x-note">{about}</span></p>'
        "<div><p><b>{title}</b></p><p>{targets}{programme} {chips}</p></div></li>"
    ).format(
        id=act.id,
        when=written(act.date),
        by=listed(act.by),
        about=act.about,
        title=act.title,
        targets=explain(act.targets),
        programme=programme,
        chips=provenance.chips(act.provenance, story, f"national-{act.id}"),
    )


def _table(shown: Part[National]) -> chart.Table:
    rows = tuple(
        (written(act.date), listed(act.by), act.about, act.title, act.targets, act.programme or "")
        for act in shown.entries
    )
    return chart.Table("national", w.NATIONAL_TABLE, w.NATIONAL_COLUMNS, rows, note=shown.note)
