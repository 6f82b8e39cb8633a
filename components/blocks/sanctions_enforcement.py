"""How the measures were watched over, carried out, held up and argued about; who watches, and what became of it."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import Part
from components.blocks.remembered import block
from components.blocks.sanctions import Scene, resolution_chips
from components.blocks.terms import Explain, explaining
from components.dates import written
from story import Story
from story import wording as w
from story.dates import span
from story.languages import listed, plural
from story.model.sanctions import Body, EnforcementStep
from story.model.world import Event

Step = tuple[EnforcementStep, Event]


@block
def view(seen: Scene) -> Markup:
    """The steps in order, by kind; beside them the bodies."""
    story = seen.reader.story
    shown, explain = seen.part(ordered(story)), explaining(seen.reader, "enforcement")
    return Markup('<div class="x-san-split even"><section>{}</section><section>{}</section></div>').format(
        _steps(shown, seen, explain), _bodies(story, explain)
    )


def ordered(story: Story) -> list[Step]:
    """The steps with their events, oldest first."""
    places = {event.id: place for place, event in enumerate(story.events)}
    found = [(step, story.event(step.event)) for step in story.enforcement if step.event in places]
    return sorted(found, key=lambda pair: (places[pair[1].id], pair[0].id))


def _steps(shown: Part[Step], seen: Scene, explain: Explain) -> Markup:
    if not shown.entries:
        return Markup("")
    parts = Markup("")
    for year, group in groupby(shown.entries, key=lambda pair: span(pair[1].date).known_day.year):
        items = Markup("").join(_step(step, event, seen, explain) for step, event in group)
        parts += Markup('<li class="x-san-year"><h3>{}</h3><ol class="x-plain x-plain">{}</ol></li>').format(
            year, items
        )
    above, below = seen.pagers(shown)
    return Markup(
        '<h2 class="x-h2">{} <small>{}</small></h2>{}<ol class="x-plain x-plain x-san-rail">{}</ol>{}{}'
    ).format(
        w.STEPS_TITLE,
        plural(w.STEP_COUNT, shown.of),
        above,
        parts,
        below,
        chart.data_table(_steps_table(shown, seen.reader.story)),
    )


def _step(step: EnforcementStep, event: Event, seen: Scene, explain: Explain) -> Markup:
    return Markup(
        '<li class="{kind}"><p class="x-san-kind"><i class="x-san-k {kind}"></i><b>{name}</b> <time>{when}</time></p>'
        '<p><a data-soft data-key="step-{id}" href="{href}">{title}</a></p><p class="x-san-small">{text} {chips}</p>{links}</li>'
    ).format(
        kind=step.kind,
        name=w.STEP_KINDS[step.kind],
        when=written(event.date),
        id=step.id,
        href=seen.reader.href("timeline", event=event.id),
        title=event.title,
        text=explain(event.text),
        chips=provenance.chips(event.provenance, seen.reader.story, f"step-{step.id}"),
        links=_resolutions(step, seen),
    )


def _resolutions(step: EnforcementStep, seen: Scene) -> Markup:
    chips = resolution_chips(step.resolutions, seen)
    if len(step.resolutions) <= 4:
        return chips
    return Markup('<details class="x-more"><summary>{}</summary>{}</details>').format(
        plural(w.RESOLUTION_COUNT, len(step.resolutions)), chips
    )


def _bodies(story: Story, explain: Explain) -> Markup:
    if not story.bodies:
        return Markup("")
    until = story.meta.lens_date if story.lens == "day" else story.meta.as_of
    first = min((span(body.date).first or until).toordinal() for body in story.bodies)
    whole = max(until.toordinal() - first, 1)
    items = Markup("").join(_body(body, story, explain, first, whole) for body in story.bodies)
    return Markup('<h2 class="x-h2">{}</h2><ul class="x-plain x-plain x-san-bodies">{}</ul>{}').format(
        w.BODIES, items, chart.data_table(_bodies_table(story))
    )


def _body(body: Body, story: Story, explain: Explain, first: int, whole: int) -> Markup:
    at = span(body.date)
    start = (at.first.toordinal() - first) / whole if at.first else 0.0
    end = min((at.last.toordinal() - first) / whole, 1.0) if at.last else 1.0
    told = Markup("").join(
        Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(name, explain(text))
        for name, text in (
            (w.BODY_MEMBERS, body.members),
            (w.BODY_DECIDES, body.decides),
            (w.BODY_STATE, body.state_since),
        )
        if text
    )
    return Markup(
        '<li><h3 class="x-h3">{name}</h3><p class="x-when">{when}</p>'
        '<div class="x-san-life{open}" aria-hidden="true"><i style="margin-left:{start:.1f}%;width:{length:.1f}%"></i></div>'
        "{told}{chips}</li>"
    ).format(
        name=body.name,
        when=written(body.date),
        open="" if at.last else " open",
        start=start * 100,
        length=max(end - start, 0.01) * 100,
        told=told,
        chips=provenance.chips(body.provenance, story, f"body-{body.id}"),
    )


def _steps_table(shown: Part[Step], story: Story) -> chart.Table:
    rows = tuple(
        (
            written(event.date),
            w.STEP_KINDS[step.kind],
            event.title,
            event.text,
            listed(story.resolution(id).number for id in step.resolutions),
        )
        for step, event in shown.entries
    )
    return chart.Table("enforcement", w.STEPS_TABLE, w.STEP_COLUMNS, rows, note=shown.note)


def _bodies_table(story: Story) -> chart.Table:
    rows = tuple(
        (body.name, written(body.date), body.members, body.decides, body.state_since or "") for body in story.bodies
    )
    return chart.Table("bodies", w.BODIES_TABLE, w.BODY_COLUMNS, rows)
