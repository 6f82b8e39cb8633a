"""Caps over the years: one small panel a measure, each with its steps in words below; bans without a number apart.

Charts are dear, to send and to read, so that few stand on one page; the measures with a chart come before all others.
"""

from __future__ import annotations

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import Part
from components.blocks.remembered import remembered
from components.blocks.sanctions import Scene, in_one_file, resolution_link
from components.blocks.sheet import beside, html
from components.blocks.terms import Explain, explaining
from components.dates import day
from components.figures.caps import Window, cap_figure, charted, is_drawn, is_total, number, window
from components.figures.drawn import Drawn
from components.figures.template import CONFIG
from story import Story
from story import wording as w
from story.model.sanctions import Cap, Measure

MOST = 6
"""Measures on one page."""


def view(seen: Scene) -> None:
    """The panels side by side; on a phone one below the other."""
    story = seen.reader.story
    all_charted = charted(story.measures)
    if not all_charted:
        return
    ids = {measure.id for measure in all_charted}
    others = [one for one in story.measures if one.caps and one.id not in ids]
    here = seen.part([*all_charted, *others], seen.measure, MOST)
    found = [one for one in here.entries if one.id in ids]
    shown = window(all_charted, story.meta.lens_date if story.lens == "day" else story.meta.as_of)
    above, below = seen.pagers(here)
    html(_head_of(here, found, shown) + above)
    if found:
        _charts(found, shown, seen)
    html(
        _others(seen, [one for one in here.entries if one.id not in ids])
        + below
        + chart.data_table(_table(here, story))
    )


def _charts(found: list[Measure], shown: Window, seen: Scene) -> None:
    with beside("caps", gap="medium"):
        for measure in found:
            with st.container(width=368, key=f"cap-{measure.id}"):
                html(_name(measure, seen), page=False)
                alt = w.CAP_CHART_SAID.format(name=measure.title)
                drawn = figure(measure, shown, dark=seen.reader.dark)
                st.plotly_chart(drawn, key=f"plot-{measure.id}", theme=None, config=CONFIG, alt=alt, width="stretch")
                html(_told(seen, measure.id), page=False)


@lru_cache(maxsize=64)
def figure(measure: Measure, shown: Window, *, dark: bool) -> Drawn:
    """A measure's caps over the years."""
    return Drawn(cap_figure(measure, shown, dark))


def _head_of(here: Part[Measure], found: list[Measure], shown: Window) -> Markup:
    """The key of the charts, and which of all are here."""
    said = (
        Markup('<p class="x-note">{}</p>').format(w.CAPS_SOME.format(**here.places)) if here.parts > 1 else Markup("")
    )
    return (_key(found, shown) if found else Markup("")) + said


def _key(found: list[Measure], shown: Window) -> Markup:
    caps = [cap for measure in found for cap in measure.caps if is_drawn(cap, shown)]
    signs = [
        ("line", True),
        ("line dashed", any(cap.superseded for cap in caps)),
        ("line dots", any(map(is_total, caps))),
    ]
    items = Markup("").join(
        Markup('<span class="x-tag"><i class="x-san-mk {}"></i>{}</span>').format(sign, label)
        for (sign, used), label in zip(signs, w.CAP_KEY, strict=True)
        if used
    )
    return Markup('<div class="x-san-votekey">{}<span class="x-note">{}</span></div>').format(items, w.CAP_GAP)


def _name(measure: Measure, seen: Scene) -> Markup:
    return Markup('<h2 class="x-h3 x-san-capname"><a data-soft href="{}">{}</a></h2><p class="x-note">{}</p>').format(
        seen.to(measure=measure.id), measure.title, w.CAP_UNIT.format(unit=measure.caps[0].unit)
    )


def amount(cap: Cap) -> str:
    """A cap in words: 500,000 barrels per quarter."""
    if cap.value is None:
        return w.CAP_NO_NUMBER
    form = w.CAP_TOTAL if is_total(cap) else w.CAP_PER if cap.per else w.CAP_PLAIN
    return form.format(value=number(cap.value), unit=cap.unit, per=cap.per)


@remembered
def _told(seen: Scene, measure: str) -> Markup:
    """The caps of one measure in words."""
    found = next(one for one in seen.reader.story.measures if one.id == measure)
    return steps(found, seen, explaining(seen.reader, f"cap-{measure}"))


def steps(measure: Measure, seen: Scene, explain: Explain) -> Markup:
    """A measure's caps one by one, in words."""
    items = Markup("").join(
        Markup(
            '<li{style}><b>{amount}</b> <span class="x-note">{when}{over}</span><br>{text} {link} {chips}</li>'
        ).format(
            style=Markup(' class="over"') if cap.superseded else Markup(""),
            amount=amount(cap),
            when=_when(cap),
            over=f", {w.CAP_SUPERSEDED}" if cap.superseded else "",
            text=explain(cap.text),
            link=resolution_link(cap.resolution, seen),
            chips=provenance.chips(cap.provenance, seen.reader.story, f"cap-{measure.id}-{place}"),
        )
        for place, cap in enumerate(measure.caps)
    )
    return Markup('<ol class="x-plain x-plain x-san-steps">{}</ol>').format(items)


def _when(cap: Cap) -> str:
    if cap.until is None:
        return w.AFTER.format(date=day(cap.start))
    return w.RANGE.format(first=day(cap.start), last=day(cap.until))


@remembered
def _others(seen: Scene, measures: list[Measure]) -> Markup:
    if not measures:
        return Markup("")
    explain = explaining(seen.reader, "caps")
    items = Markup("").join(
        Markup('<div><h3 class="x-h4"><a data-soft href="{}">{}</a></h3>{}</div>').format(
            seen.to(measure=measure.id), measure.title, steps(measure, seen, explain)
        )
        for measure in measures
    )
    return Markup('<h2 class="x-h2">{}</h2><p class="x-under">{}</p><div class="x-san-grid">{}</div>').format(
        w.CAP_OTHERS, w.CAP_OTHERS_NOTE, items
    )


def _table(here: Part[Measure], story: Story) -> chart.Table:
    rows = tuple(
        (
            measure.title,
            cap.start.isoformat(),
            cap.until.isoformat() if cap.until else "",
            f"{cap.value:g}" if cap.value is not None and cap.value < 1e5 else f"{cap.value:.0f}" if cap.value else "",
            cap.unit,
            cap.per or "",
            w.CAP_SUPERSEDED if cap.superseded else "",
            cap.text,
            story.resolution(cap.resolution).number,
        )
        for measure in here.entries
        for cap in measure.caps
    )
    return chart.Table("caps", w.CAPS_TABLE, w.CAP_COLUMNS, rows, note=in_one_file(here, "caps.csv", story))
