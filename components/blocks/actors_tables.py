"""The actors and their ties as tables and lists: the matrix, all ties, all actors, the ties by who acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.actors_scene import Scene
from components.blocks.parts import Part, part, size
from components.blocks.ties import tie_link
from components.blocks.words import actor_mark
from components.dates import written
from components.figures.matrix import matrix, other_end
from story import wording as w
from story.languages import listed, number
from story.model.base import ArticleRef
from story.model.world import Relation

TIES = 75
"""Ties of a part of the table."""
IN_CELL, OF_ACTOR, FIRST = 8, 12, 4
"""Ties of a cell of the matrix, or of one actor in its twin, that are links of their own; of more, only the first few."""


def matrix_table(seen: Scene) -> Markup:
    """Rows act, columns are acted upon. A cell holds its ties: the dash of the status, the kind, a link to the tie."""
    found = matrix(seen.held)
    names = [*found.columns, *([""] if any(found.rest.values()) else [])]
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(_who(id, seen) if id else w.MATRIX_REST) for id in names
    )
    rows = Markup("")
    for row in found.rows:
        cells = Markup("").join(
            Markup("<td{}>{}</td>").format(
                Markup(' class="self"') if id == row else Markup(""),
                _cell(found.of(row, id), (row, id), seen) if id else _rest(found.rest[row], row, seen),
            )
            for id in names
        )
        rows += Markup('<tr><th scope="row">{}</th>{}</tr>').format(_who(row, seen), cells)
    return Markup(
        '<div class="x-scroll" tabindex="0" role="region" aria-label="{0}">'
        '<table class="x-table x-net-matrix" id="t-matrix"><caption class="x-sr">{0}</caption>'
        "<thead><tr><td>{1}</td>{2}</tr></thead><tbody>{3}</tbody></table></div>"
    ).format(w.MATRIX_TABLE, w.MATRIX_CORNER, head, rows)


def _who(id: str, seen: Scene) -> Markup:
    actor = seen.reader.story.actor(id)
    here = Markup(' aria-current="true"') if actor is seen.actor else Markup("")
    return Markup('<a class="x-net-who" data-soft data-key="actor-{}" href="{}"{}>{}{}</a>').format(
        id, seen.to_actor(id), here, actor_mark(actor), actor.short
    )


def _cell(ties: Sequence[Relation], ends: tuple[str, str], seen: Scene) -> Markup:
    return Markup("").join(_links(ties, IN_CELL, lambda tie: _type(tie, seen), seen.to_pair(*ends), seen))


def _rest(ties: Sequence[Relation], row: str, seen: Scene) -> Markup:
    def label(tie: Relation) -> str:
        return f"{_type(tie, seen)}: {seen.reader.story.actor(other_end(tie, row)).short}"

    return Markup("").join(_links(ties, IN_CELL, label, seen.to_actor(row), seen))


def _links(
    ties: Sequence[Relation], most: int, label: Callable[[Relation], str], rest: str, seen: Scene
) -> list[Markup]:
    """A link for each tie; of more than `most` only for the first, and one to where the others stand."""
    cut = len(ties) if len(ties) <= most else FIRST
    found = [tie_link(tie, seen, label=label(tie)) for tie in ties[:cut]]
    if left := len(ties) - cut:
        more = Markup('<a class="x-net-link" data-soft href="{}">{}</a>')
        found.append(more.format(rest, w.SHOW_REST.format(count=number(left))))
    return found


def _type(tie: Relation, seen: Scene) -> str:
    return seen.reader.story.word("relation_types", tie.type)


def tie_part(seen: Scene) -> Part[Relation]:
    """What of the ties in view the table holds: a part of all; below map and matrix, those that they show."""
    if seen.view != "table":
        return Part(seen.held[: size(len(seen.held), TIES)], of=len(seen.shown))
    chosen = seen.tie or (seen.steps[0].relation if seen.steps else None)
    if seen.actor:
        chosen = next((tie for tie in seen.shown if seen.actor.id in (tie.origin, tie.target)), None)
    return part(seen.shown, seen.reader.given, chosen, TIES)


def _note(held: Part[Relation], seen: Scene) -> str:
    if len(held.entries) == held.of:
        return ""
    if seen.view == "table":
        return w.TIES_PART.format(**held.places)
    return w.TIES_HERE.format(count=number(len(held.entries)), all=number(held.of))


def tie_table(seen: Scene) -> chart.Table:
    """The ties of this part with all that is known of each."""
    story, held = seen.reader.story, tie_part(seen)
    rows = []
    for tie in held.entries:
        places = [
            provenance.place(ref.section, ref.paragraph, story)
            if isinstance(ref, ArticleRef)
            else _source(ref.source, seen)
            for ref in tie.provenance
        ]
        link = Markup('<a data-soft data-key="row-{}" href="{}">{}</a>').format(tie.id, seen.to_tie(tie), tie.verb)
        both = f" ({w.BOTH_WAYS})" if tie.direction == "mutual" else ""
        rows.append(
            (
                story.actor(tie.origin).name,
                Markup("{}{}").format(link, both),
                story.actor(tie.target).name,
                story.word("relation_types", tie.type),
                w.STATUSES[tie.status],
                written(tie.date),
                w.TOLD_OR_ADDED["told" if tie.told else "added"],
                f"{tie.text} {w.CONTESTED}: {tie.contested}" if tie.contested else tie.text,
                listed(dict.fromkeys(places)) or w.SOURCED_LATER,
            )
        )
    return chart.Table("ties", w.TIES_TABLE, w.TIE_COLUMNS, tuple(rows), note=_note(held, seen))


def _source(id: str, seen: Scene) -> str:
    source = seen.reader.story.get("sources", id)
    return source.short if source else id


def actor_table(seen: Scene) -> chart.Table:
    """Every actor with its roles; where that would be too many, those of the ties in the table."""
    story, held = seen.reader.story, tie_part(seen)
    shown = [actor for actor in seen.ordered if actor.id in seen.around]
    note = ""
    if held.parts > 1 or len(shown) > TIES:
        ends = {end for tie in held.entries for end in (tie.origin, tie.target)}
        shown, note = [actor for actor in shown if actor.id in ends], w.ACTORS_HERE_TABLE
    rows = tuple(
        (
            Markup('<a data-soft data-key="person-{}" href="{}">{}</a>').format(
                actor.id, seen.to_actor(actor.id), actor.name
            ),
            w.KINDS_OF_ACTOR[actor.kind],
            parent.name if (parent := story.get("actors", actor.parent)) else "",
            str(actor.mentions),
            str(seen.tie_counts.get(actor.id, 0)),
            actor.role_then,
            actor.role_since or "",
        )
        for actor in shown
    )
    return chart.Table("actors", w.ACTORS_TABLE, w.ACTOR_COLUMNS, rows, note=note)


def ties_by_actor(seen: Scene) -> Markup:
    """Each actor that acts, with its ties: the matrix's twin for narrow screens."""
    story = seen.reader.story
    acts: dict[str, list[Relation]] = {}
    for tie in seen.held:
        for id in {tie.origin, tie.target} if tie.direction == "mutual" else (tie.origin,):
            acts.setdefault(id, []).append(tie)
    body = Markup("")
    for actor in seen.ordered:
        if actor.id not in acts:
            continue

        def label(tie: Relation, id: str = actor.id) -> str:
            arrow = w.ARROWS["both" if tie.direction == "mutual" else "on"]
            return f"{tie.verb} {arrow} {story.actor(other_end(tie, id)).short}"

        links = _links(acts[actor.id], OF_ACTOR, label, seen.to_actor(actor.id), seen)
        items = Markup("").join(Markup("<li>{}</li>").format(link) for link in links)
        body += Markup('<li>{}<ul class="x-plain x-plain x-net-short">{}</ul></li>').format(_who(actor.id, seen), items)
    return Markup('<h2 class="x-h4">{}</h2><ul class="x-plain x-plain x-net-byactor">{}</ul>').format(
        w.TIES_BY_ACTOR, body
    )
