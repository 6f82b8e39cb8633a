"""The actors and their ties as tables and lists: the matrix, all ties, all actors, the ties by who acts."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.actors_scene import Scene
from components.blocks.ties import tie_link
from components.blocks.words import actor_mark
from components.dates import written
from components.figures.matrix import matrix, other_end
from story import wording as w
from story.languages import listed
from story.model.base import ArticleRef
from story.model.world import Relation


def matrix_table(seen: Scene) -> Markup:
    """Rows act, columns are acted upon. A cell holds its ties: the dash of the status, the kind, a link to the tie."""
    found = matrix(seen.shown)
    names = [*found.columns, *([""] if any(found.rest.values()) else [])]
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(_who(id, seen) if id else w.MATRIX_REST) for id in names
    )
    rows = Markup("")
    for row in found.rows:
        cells = Markup("").join(
            Markup("<td{}>{}</td>").format(
                Markup(' class="self"') if id == row else Markup(""),
                _cell(found.of(row, id), seen) if id else _rest(found.rest[row], row, seen),
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


def _cell(ties: Iterable[Relation], seen: Scene) -> Markup:
    return Markup("").join(tie_link(tie, seen, label=_type(tie, seen)) for tie in ties)


def _rest(ties: Iterable[Relation], row: str, seen: Scene) -> Markup:
    story = seen.reader.story
    return Markup("").join(
        tie_link(tie, seen, label=f"{_type(tie, seen)}: {story.actor(other_end(tie, row)).short}") for tie in ties
    )


def _type(tie: Relation, seen: Scene) -> str:
    return seen.reader.story.word("relation_types", tie.type)


def tie_table(seen: Scene) -> chart.Table:
    """Every tie in view with all that is known of it."""
    story = seen.reader.story
    rows = []
    for tie in seen.shown:
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
                listed(dict.fromkeys(places)),
            )
        )
    return chart.Table("ties", w.TIES_TABLE, w.TIE_COLUMNS, tuple(rows))


def _source(id: str, seen: Scene) -> str:
    source = seen.reader.story.get("sources", id)
    return source.short if source else id


def actor_table(seen: Scene) -> chart.Table:
    """Every actor with its roles."""
    story = seen.reader.story
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
        for actor in seen.ordered
        if actor.id in seen.around
    )
    return chart.Table("actors", w.ACTORS_TABLE, w.ACTOR_COLUMNS, rows)


def ties_by_actor(seen: Scene) -> Markup:
    """Each actor that acts, with its ties: the matrix's twin for narrow screens."""
    story = seen.reader.story
    body = Markup("")
    for actor in seen.ordered:
        ties = [t for t in seen.shown if t.origin == actor.id or (t.direction == "mutual" and t.target == actor.id)]
        if not ties:
            continue
        items = Markup("").join(
            Markup("<li>{}</li>").format(
                tie_link(tie, seen, label=f"{tie.verb} {w.ARROWS['both' if tie.direction == 'mutual' else 'on']} "
                         f"{story.actor(other_end(tie, actor.id)).short}")
            )
            for tie in ties
        )  # fmt: skip
        body += Markup('<li>{}<ul class="x-plain x-plain x-net-short">{}</ul></li>').format(_who(actor.id, seen), items)
    return Markup(
        '<div class="x-net-twin"><h2 class="x-h4">{}</h2><ul class="x-plain x-plain x-net-byactor">{}</ul></div>'
    ).format(w.TIES_BY_ACTOR, body)
