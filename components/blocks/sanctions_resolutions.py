"""Resolutions over time, the dossier of the one selected, and how each vote went."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from components import reader as reading
from components.blocks import chart, provenance, steps
from components.blocks.remembered import remembered
from components.blocks.sanctions import Scene, doubt, measure_chips, permalink
from components.blocks.sheet import beside, html
from components.blocks.terms import Explain, explaining
from components.blocks.words import folded
from components.browser import bridge
from components.dates import written
from components.figures.drawn import Drawn
from components.figures.measures_matrix import state
from components.figures.resolutions import Look, resolutions_figure
from components.figures.resolutions_layout import drawn
from components.figures.template import CONFIG
from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed
from story.model.sanctions import Resolution, Vote

KEY = "resolutions"
PARAGRAPHS = 6


def view(seen: Scene) -> None:
    """The figure beside the dossier, then the votes, which are also the list of all resolutions."""
    story = seen.reader.story
    if not story.resolutions:
        return
    html(_key(seen))
    with beside("split", gap="large"):
        with st.container(width=785, key="picture"):
            alt = w.RESOLUTIONS_SAID.format(count=len(story.resolutions))
            shown = figure(story, dark=seen.reader.dark)
            st.plotly_chart(shown, key=KEY, theme=None, config=CONFIG, alt=alt, width="stretch")
            chosen = seen.resolution.id if seen.resolution else None
            bridge.listen(KEY, chosen, lambda id: reading.go(resolution=id, measure=None, case=None, view=None))
        with st.container(width=326, key="panel"):
            html(_panel(seen), page=False)
    html(_lists(seen))


@lru_cache(maxsize=8)
def figure(story: Story, *, dark: bool) -> Drawn:
    """All resolutions over time, with what triggered each."""
    own = span(story.meta.days)
    look = Look(
        story.meta.lens_date if story.lens == "day" else story.meta.as_of,
        dark,
        (own.first, own.last) if own.first and own.last else None,
    )
    return Drawn(resolutions_figure(story.resolutions, look))


@remembered
def _lists(seen: Scene) -> Markup:
    return _votes(seen) + chart.data_table(_table(seen.reader.story))


@remembered
def _key(seen: Scene) -> Markup:
    signs = ("square", "square open", "cross", "ring", "ring big")
    items = Markup("").join(
        Markup('<span class="x-tag"><i class="x-san-mk {}"></i>{}</span>').format(sign, label)
        for sign, label in zip(signs, w.RESOLUTION_KEY, strict=True)
    )
    _, _, earlier = drawn(seen.reader.story.resolutions)
    note = Markup("")
    if earlier:
        names = listed(f"{entry.number} ({span(entry.date).known_day.year})" for entry in earlier)
        note = Markup('<span class="x-note">{}</span>').format(w.RESOLUTIONS_EARLIER.format(names=names))
    return Markup('<div class="x-key2">{}{}</div>').format(items, note)


@remembered
def _panel(seen: Scene) -> Markup:
    entry = seen.resolution
    if entry is None:
        ordered = _ordered(seen.reader.story)
        sanctions = [one for one in ordered if one.role == "sanctions"] or ordered
        return steps.hint(w.RESOLUTION_HINT, seen.to(resolution=sanctions[0].id))
    explain = explaining(seen.reader, "resolution")
    return Markup('<div class="x-side x-san-dossier" id="resolution-{}" aria-live="polite">{}{}{}</div>').format(
        entry.id, _head(entry, seen, explain), _steps(entry, seen), _body(entry, seen, explain)
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
    ordered = _ordered(seen.reader.story)
    before, after = steps.around(ordered, [one.id for one in ordered].index(entry.id))
    return Markup('<div class="x-row">{}{}{}</div>').format(
        steps.step("previous", seen.to(resolution=before.id) if before else None, w.PREVIOUS),
        steps.step("next", seen.to(resolution=after.id) if after else None, w.NEXT),
        steps.leave(seen.to()),
    )


def _ordered(story: Story) -> list[Resolution]:
    return sorted(story.resolutions, key=lambda entry: (span(entry.date).known_day, entry.id))


def strip(vote: Vote) -> Markup:
    """A square a member: filled in favour, a ring abstained, a cross against. The numbers stand beside it."""
    yes = Markup('<i class="yes" style="--n:{}"></i>').format(vote.in_favour) if vote.in_favour else Markup("")
    rest = Markup('<i class="abs"></i>') * len(vote.abstained) + Markup('<i class="no"></i>') * len(vote.against)
    return Markup('<span class="x-san-strip" aria-hidden="true">{}{}</span>').format(yes, rest)


def _numbers(vote: Vote) -> Markup:
    numbers = {"yes": vote.in_favour, "no": len(vote.against), "abstained": len(vote.abstained)}
    return Markup('<span aria-hidden="true">{}</span><span class="x-sr">{}</span>').format(
        w.VOTE_TEXT.format(**numbers), w.VOTE_SAID.format(**numbers)
    )


def _others(vote: Vote) -> str:
    parts = []
    if vote.against:
        parts.append(w.VOTE_AGAINST.format(names=listed(vote.against)))
    if vote.abstained:
        parts.append(w.VOTE_ABSTAINED.format(names=listed(vote.abstained)))
    return "; ".join(parts)


def vote_line(vote: Vote) -> Markup:
    """A vote: its squares, its numbers, and who did not vote in favour."""
    return Markup('<p class="x-san-vote">{} <b>{}</b> <span>{}</span></p>').format(
        strip(vote), _numbers(vote), _others(vote)
    )


def _votes(seen: Scene) -> Markup:
    """All resolutions as a list, with the odd votes named: the keyboard's and the phone's way to each of them."""
    story = seen.reader.story
    key = Markup("").join(
        Markup(
            '<span class="x-tag"><span class="x-san-strip" aria-hidden="true"><i class="{}" style="--n:1"></i></span>{}</span>'
        ).format(sign, label)
        for sign, label in zip(("yes", "abs", "no"), w.VOTE_KEY, strict=True)
    )
    heading = chart.heading(story, "sanctions-votes", otherwise=w.VOTES)
    items = Markup("").join(_line(entry, seen) for entry in _ordered(story))
    return Markup('{}<div class="x-san-votekey">{}</div><ol class="x-san-votes x-san-votes">{}</ol>').format(
        heading, key, items
    )


def _line(entry: Resolution, seen: Scene) -> Markup:
    here = Markup(' aria-current="true"') if seen.resolution and seen.resolution.id == entry.id else Markup("")
    return Markup(
        '<li class="{role} {result}"><a data-soft data-key="list-{id}" href="{href}"{here}><time>{date}</time>'
        "<span><b>{number}</b> {label}{trigger}</span>{strip}<span>{numbers}</span><small>{others}</small></a></li>"
    ).format(
        role=entry.role,
        result=entry.result,
        id=entry.id,
        href=seen.to(resolution=entry.id),
        here=here,
        date=written(entry.date),
        number=entry.number,
        label=entry.label,
        trigger=Markup("") if entry.role == "mandate" else Markup("<em>{}</em>").format(entry.trigger.text),
        strip=strip(entry.vote),
        numbers=_numbers(entry.vote),
        others=_others(entry.vote),
    )


def _table(story: Story) -> chart.Table:
    rows = tuple(
        (
            entry.number,
            written(entry.date),
            entry.title,
            w.ROLES[entry.role],
            w.RESULTS[entry.result],
            str(entry.vote.in_favour),
            listed(entry.vote.against),
            listed(entry.vote.abstained),
            entry.trigger.text,
            entry.adds,
        )
        for entry in _ordered(story)
    )
    return chart.Table("resolutions", w.RESOLUTIONS_TABLE, w.RESOLUTION_COLUMNS, rows)
