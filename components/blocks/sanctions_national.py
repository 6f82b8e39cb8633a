"""National measures: by whom and in which year, then one by one."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.remembered import block
from components.blocks.sanctions import Scene
from components.dates import written
from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed, plural
from story.model.sanctions import National


@block
def view(seen: Scene) -> Markup:
    """A square an act, by whom and year; below it the acts, year by year."""
    story = seen.reader.story
    if not story.national:
        return Markup("")
    found = sorted(story.national, key=lambda act: (_year(act), str(span(act.date).known_day), act.id))
    return _counts(found) + _list(found, seen) + chart.data_table(_table(found))


def _year(act: National) -> int:
    return span(act.date).known_day.year


def _counts(found: list[National]) -> Markup:
    """Who acted how often in which year. A square is an act; the number stands beside the squares."""
    tally = Counter((who, _year(act)) for act in found for who in act.by)
    by = Counter(who for act in found for who in act.by)
    years = sorted({_year(act) for act in found})
    years = list(range(years[0], years[-1] + 1))
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(year) for year in (*years, w.NATIONAL_ALL))
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}<td><b>{}</b></td></tr>').format(
            who, Markup("").join(_squares(tally[who, year]) for year in years), count
        )
        for who, count in by.most_common()
    )
    return Markup(
        '<p class="x-note">{note}</p><div class="x-scroll" tabindex="0" role="region" aria-label="{caption}">'
        '<table class="x-table x-san-counts" id="t-national-counts"><caption class="x-sr">{caption}</caption>'
        '<thead><tr><th scope="col">{who}</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    ).format(note=w.NATIONAL_NOTE, caption=w.NATIONAL_CAPTION, who=w.NATIONAL_WHO, head=head, rows=rows)


def _squares(count: int) -> Markup:
    if not count:
        return Markup("<td></td>")
    return Markup('<td data-value="{0}"><i class="x-san-sq" style="--n:{0}"></i>{0}</td>').format(count)


def _list(found: list[National], seen: Scene) -> Markup:
    parts = Markup("")
    for year, group in groupby(found, key=_year):
        acts = list(group)
        items = Markup("").join(_act(act, seen.reader.story) for act in acts)
        parts += Markup(
            '<details class="x-lanelist" open><summary>{} <small>{}</small></summary>'
            '<ol class="x-plain x-plain x-san-acts">{}</ol></details>'
        ).format(year, plural(w.NATIONAL_COUNT, len(acts)), items)
    return Markup('<h2 class="x-h2">{}</h2>{}').format(w.NATIONAL_LIST, parts)


def _act(act: National, story: Story) -> Markup:
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
        targets=act.targets,
        programme=programme,
        chips=provenance.chips(act.provenance, story, f"national-{act.id}"),
    )


def _table(found: list[National]) -> chart.Table:
    rows = tuple(
        (written(act.date), listed(act.by), act.about, act.title, act.targets, act.programme or "") for act in found
    )
    return chart.Table("national", w.NATIONAL_TABLE, w.NATIONAL_COLUMNS, rows)
