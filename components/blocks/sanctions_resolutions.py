"""Resolutions over time, and the dossier of the one selected; below both the list, with how each vote went."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from components import reader as reading
from components.blocks import provenance, steps
from components.blocks.remembered import remembered
from components.blocks.sanctions import Scene, doubt, measure_chips, permalink
from components.blocks.sanctions_votes import listing, ordered, shown_part, vote_line
from components.blocks.sheet import beside, html
from components.blocks.terms import Explain, explaining
from components.blocks.words import folded
from components.browser import bridge
from components.dates import written
from components.figures import resolutions_choice
from components.figures.drawn import Drawn
from components.figures.measures_matrix import state
from components.figures.resolutions import Look, resolutions_figure
from components.figures.resolutions_layout import Axis, drawn, rings
from components.figures.template import CONFIG, named_above
from story import Story
from story import wording as w
from story.dates import span, until
from story.languages import listed
from story.model.sanctions import Resolution

KEY = "resolutions"
PARAGRAPHS = 6
EARLIER = 6
"""Resolutions too far back for the figure that are named beside it; more are counted."""


def view(seen: Scene) -> None:
    """The figure beside the dossier, then the votes, which are also the list of all resolutions."""
    story = seen.reader.story
    if not story.resolutions:
        return
    html(_key(seen))
    with beside("split", gap="large"):
        with st.container(width=785, key="picture"):
            shown = figure(story, dark=seen.reader.dark, marked=_marked(seen))
            alt = said(story)
            st.plotly_chart(shown, key=KEY, theme=None, config=CONFIG, alt=alt, width="stretch")
            chosen = seen.resolution.id if seen.resolution else None
            bridge.listen(KEY, chosen, lambda id: reading.go(resolution=id, measure=None, case=None, view=None))
        with st.container(width=326, key="panel"):
            html(_panel(seen), page=False)
    html(listing(seen))


@lru_cache(maxsize=16)
def figure(story: Story, *, dark: bool, marked: str = "") -> Drawn:
    """Resolutions over time, with what triggered each; `marked` has a mark of its own, which it might not have else."""
    own = span(story.meta.days)
    look = Look(
        _until(story),
        dark,
        (own.first, own.last) if own.first and own.last else None,
        rows=resolutions_choice.rows(story, marked),
        marked=marked,
    )
    return Drawn(named_above(resolutions_figure(story.resolutions, look)))


@lru_cache(maxsize=8)
def said(story: Story) -> str:
    """What the figure is called."""
    rows, renewals, _ = drawn(story.resolutions)
    if len(rows) <= resolutions_choice.ROWS:
        return w.RESOLUTIONS_SAID.format(count=len(story.resolutions))
    count = resolutions_choice.ROWS + len(renewals)
    return w.RESOLUTIONS_SAID_SOME.format(count=count, all=len(story.resolutions))


def _until(story: Story) -> date:
    return story.meta.lens_date if story.lens == "day" else story.meta.as_of


@lru_cache(maxsize=8)
def _marks(story: Story) -> frozenset[str]:
    """The ids of the resolutions that have a mark of their own whatever is selected, and of those that never have one."""
    _, renewals, earlier = drawn(story.resolutions)
    held = rings(renewals, Axis.of(story.resolutions, _until(story)))
    return resolutions_choice.rows(story).union((ring.entry.id for ring in held), (entry.id for entry in earlier))


def _marked(seen: Scene) -> str:
    """The id of what is selected where the figure is another one for it, else ''."""
    chosen = seen.resolution.id if seen.resolution else ""
    return "" if chosen in _marks(seen.reader.story) else chosen


@remembered
def _key(seen: Scene) -> Markup:
    story = seen.reader.story
    said = list(zip(("square", "square open", "cross", "ring", "ring big"), w.RESOLUTION_KEY, strict=True))
    if span(story.meta.days).first:
        said.append(("days", f"{w.LAYERS['visit']}: {written(until(story.meta.days, _until(story)))}"))
    items = Markup("").join(
        Markup('<span class="x-tag"><i class="x-san-mk {}"></i>{}</span>').format(sign, label) for sign, label in said
    )
    notes = Markup("").join(Markup('<span class="x-note">{}</span>').format(note) for note in _notes(story))
    return Markup('<div class="x-key2">{}{}</div>').format(items, notes)


def _notes(story: Story) -> list[str]:
    """What the figure leaves out and what it joins, a sentence each."""
    rows, renewals, earlier = drawn(story.resolutions)
    found = []
    if len(rows) > resolutions_choice.ROWS:
        found.append(w.RESOLUTIONS_DRAWN.format(count=resolutions_choice.ROWS, all=len(rows)))
    if len(rings(renewals, Axis.of(story.resolutions, _until(story)))) < len(renewals):
        found.append(w.RENEWALS_JOINED)
    if len(earlier) > EARLIER:
        found.append(w.RESOLUTIONS_EARLIER_COUNT.format(count=len(earlier)))
    elif earlier:
        names = listed(f"{entry.number} ({span(entry.date).known_day.year})" for entry in earlier)
        found.append(w.RESOLUTIONS_EARLIER.format(names=names))
    return found


@remembered
def _panel(seen: Scene) -> Markup:
    entry = seen.resolution
    if entry is None:
        found = ordered(seen.reader.story)
        sanctions = [one for one in found if one.role == "sanctions"] or found
        return steps.hint(w.RESOLUTION_HINT, seen.to(resolution=sanctions[0].id))
    explain = explaining(seen.reader, "resolution")
    return Markup('<div class="x-side x-san-dossier" id="resolution-{}" aria-live="polite">{}{}{}</div>').format(
        entry.id, _steps(entry, seen), _head(entry, seen, explain), _body(entry, seen, explain)
    )


def _head(entry: Resolution, seen: Scene, explain: Explain) -> Markup:
    trigger = Markup("")
    if entry.trigger.date:
        trigger = Markup('<span class="x-note">{}</span> ').format(written(entry.trigger.date))
    return Markup(
        '<p class="x-when">{number} · {date}</p><h2 class="x-h3">{title}</h2>'
        '<h3 class="x-h4">{trigger_name}</h3><p>{trigger_date}{trigger}</p>'
        '<h3 class="x-h4">{vote_name}</h3>{vote}<h3 class="x-h4">{adds_name}</h3><p>{adds} {chips}</p>'
    ).format(
        number=entry.number,
        date=written(entry.date),
        title=entry.title,
        trigger_name=w.TRIGGER,
        trigger_date=trigger,
        trigger=explain(entry.trigger.text),
        vote_name=w.VOTE,
        vote=vote_line(entry.vote),
        adds_name=w.ADDS,
        adds=explain(entry.adds),
        chips=provenance.chips(entry.provenance, seen.reader.story, f"resolution-{entry.id}"),
    )


def _body(entry: Resolution, seen: Scene, explain: Explain) -> Markup:
    story = seen.reader.story
    body = Markup("")
    if entry.since:
        body += Markup('<h3 class="x-h4">{}</h3><p>{}</p>').format(w.SINCE, explain(entry.since))
    if entry.provisions:
        items = [
            Markup('<li><b class="x-san-par">{}</b> {} {} {}</li>').format(
                w.PARAGRAPH.format(number=part.paragraph) if part.paragraph else "",
                explain(part.text),
                doubt(part),
                provenance.chips(part.provenance, story, f"{entry.id}-paragraph-{number}"),
            )
            for number, part in enumerate(entry.provisions)
        ]
        body += Markup('<h3 class="x-h4">{} <small>{}</small></h3>{}').format(
            w.PROVISIONS, len(items), folded(items, "x-san-pars", first=PARAGRAPHS)
        )
    measures = [measure.id for measure in story.measures if state(measure, entry.id)]
    if measures:
        body += Markup('<h3 class="x-h4">{}</h3>{}').format(w.MEASURES_OF, measure_chips(measures, seen))
    cases = [case for case in story.cases if any(part.resolution == entry.id for part in case.provisions)]
    if cases:
        items = [
            Markup('<li><a class="x-chiplink" data-soft href="{}">{}</a></li>').format(seen.to(case=one.id), one.title)
            for one in cases
        ]
        body += Markup('<h3 class="x-h4">{}</h3><ul class="x-links x-links">{}</ul>').format(
            w.CASES_OF, Markup("").join(items)
        )
    if entry.url:
        body += Markup("<p>{}</p>").format(permalink(entry.url, w.READ_RESOLUTION))
    return body


def _steps(entry: Resolution, seen: Scene) -> Markup:
    found = ordered(seen.reader.story)
    before, after = steps.around(found, [one.id for one in found].index(entry.id))
    return Markup('<div class="x-row">{}{}{}</div>').format(
        steps.step("previous", seen.to(resolution=before.id) if before else None, w.PREVIOUS),
        steps.step("next", seen.to(resolution=after.id) if after else None, w.NEXT),
        steps.leave(seen.back(shown_part(seen))),
    )
