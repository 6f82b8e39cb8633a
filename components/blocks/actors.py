"""The actor map: view and filters, the picture beside what is selected, the list and the tables that hold the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

import streamlit as st
from markupsafe import Markup

from components.blocks import chart
from components.blocks.actors_map import drawn, network
from components.blocks.actors_scene import Scene, mapped
from components.blocks.actors_tables import actor_table, matrix_table, tie_part, tie_table, ties_by_actor
from components.blocks.dossier import actor_dossier
from components.blocks.filters import Choice, left_out, nothing_left, pills
from components.blocks.parts import pager, part
from components.blocks.remembered import block, remembered
from components.blocks.sheet import beside, html, send
from components.blocks.ties import chooser, tie_panel, way
from components.blocks.words import actor_mark, status
from components.reader import Reader
from story import wording as w
from story.addresses import PART
from story.languages import listed, number, plural
from story.model.world import Actor, Status

LISTED = 50
"""Actors of the list beside the picture that stand in one part of it."""
UNPLACED = 8
"""Actors without a place on the map who are named under it; of how many more is said."""


def words(reader: Reader, seen: Scene) -> tuple[str, str | None]:
    """Title and sentence of the view; the title states the finding."""
    view = reader.story.view("actors-matrix" if seen.view == "matrix" else "actors")
    return (view.title, view.sentence) if view else (w.PAGES["actors"], None)


@block
def controls(reader: Reader, seen: Scene) -> Markup:
    """Which view, and the filters with their counts: each count is what choosing it would show."""
    given, story = reader.given, reader.story
    parts = Markup("")
    for name, label in w.ACTOR_VIEWS.items():
        if name == "map" and not mapped(story):
            continue
        here = Markup(' aria-current="true"') if name == seen.view else Markup("")
        narrow = w.ACTOR_VIEW_NARROW.get(name, label)
        parts += Markup(
            '<a class="x-btn" data-soft data-key="view-{}" href="{}"{}><span class="x-net-wide">{}</span>'
            '<span class="x-net-narrow">{}</span></a>'
        ).format(name, given.href(view=None if name == "map" else name), here, label, narrow)
    seg = Markup('<div class="x-seg" role="group" aria-label="{}">{}</div>').format(w.ACTOR_VIEWS_LABEL, parts)
    kinds, statuses = given.many("kind"), given.many("status")
    by_status = Counter(tie.status for tie in story.relations if not kinds or tie.type in kinds)
    by_kind = Counter(tie.type for tie in story.relations if not statuses or tie.status in statuses)
    groups = [
        (w.FILTER_STATUS, "status", [Choice(id, status(id), by_status[id]) for id in get_args(Status)]),
        (w.FILTER_TYPE, "kind", [Choice(word.id, word.label, by_kind[word.id]) for word in story.meta.relation_types]),
    ]
    summary = plural(w.TIES if seen.view != "table" and seen.is_cut else w.TIE_COUNT, len(seen.shown))
    return Markup('<div class="x-net-controls">{}{}{}</div>').format(seg, pills(given, groups, summary), _dashes(seen))


def _dashes(seen: Scene) -> Markup:
    """What the line styles mean; only those that are shown."""
    shown = {tie.status for tie in (seen.held if seen.is_cut and seen.view != "table" else seen.ties)}
    return Markup('<div class="x-net-dashes">{}</div>').format(
        Markup("").join(status(id) for id in w.STATUSES if id in shown)
    )


def picture(seen: Scene) -> None:
    """The map, matrix or table beside what is selected. On a phone lists take the picture's place."""
    if seen.view == "table" and seen.shown:
        if seen.chosen:
            html(_panel(seen))
        html(_tables(seen))
        return
    with beside("split", gap="large"):
        if not seen.shown:
            with st.container(width=800, key="grid-none"):
                html(nothing_left(seen.reader.given.href(kind=None, status=None)), page=False)
        elif seen.view == "map":
            with st.container(width=800, key="picture"):
                network(seen)
                html(_excerpt(seen) + _key(seen), page=False)
        else:
            with st.container(width=800, key="grid-matrix"):
                html(_excerpt(seen) + _matrix(seen), page=False)
        with st.container(width=312, key="panel"):
            html(_panel(seen), page=False)


@remembered
def _tables(seen: Scene) -> Markup:
    """The ties in their parts, and the actors."""
    held, given = tie_part(seen), seen.reader.given
    above, below = (pager(held, given, "actor", "node", "path", top=top) for top in (True, False))
    return (
        above
        + chart.data_table(tie_table(seen), opened=True)
        + below
        + chart.data_table(actor_table(seen), said=w.ACTORS_TABLE)
    )


@remembered
def _matrix(seen: Scene) -> Markup:
    return matrix_table(seen)


def _excerpt(seen: Scene) -> Markup:
    """How many of how many the map or the matrix shows, and how to see others; who has no place on the map."""
    said = []
    if seen.is_cut:
        said.append(
            w.NETWORK_PART.format(
                actors=number(len(seen.kept)),
                all_actors=number(len(seen.tied)),
                ties=number(len(seen.held)),
                all_ties=number(len(seen.shown)),
                name=listed(actor.short for actor in seen.centre),
            )
        )
    if names := [actor.short for actor in seen.unplaced[:UNPLACED]]:
        rest = len(seen.unplaced) - len(names)
        more = [w.SHOW_REST.format(count=number(rest))] if rest else []
        said.append(w.NETWORK_UNPLACED.format(names=listed([*names, *more])))
    return Markup("").join(Markup('<p class="x-note x-net-part">{}</p>').format(text) for text in said)


def _key(seen: Scene) -> Markup:
    """What shapes, sizes and marks mean; only those that are in the picture."""
    kinds = {actor.kind for actor in drawn(seen)}
    shapes = [
        Markup('<span class="x-tag"><i class="x-dot {}" style="--c:var(--x-muted)"></i>{}</span>').format(kind, label)
        for kind, label in w.KINDS_OF_ACTOR.items()
        if kind in kinds
    ]
    notes = [Markup("<span>{}</span>").format(text) for text in (w.KEY_SIZE, w.KEY_THIN)]
    if any(tie.contested for tie in (seen.held if seen.is_cut else seen.ties)):
        notes.append(
            Markup('<span class="x-tag"><i class="x-net-q" aria-hidden="true">?</i>{}</span>').format(w.KEY_CONTESTED)
        )
    return Markup('<div class="x-key2">{}{}</div>').format(Markup("").join(shapes), Markup("").join(notes))


@remembered
def _panel(seen: Scene) -> Markup:
    """What is selected, the question how two are connected, and the list of all actors."""
    body = Markup("")
    if seen.chosen:
        clear = seen.reader.given.href(actor=None, node=None, path=None)
        body += Markup('<p class="x-net-clear"><a data-soft data-key="clear" href="{}">{}</a></p>').format(
            clear, w.CLEAR
        )
    if seen.is_left_out:
        body += left_out(seen.reader.given.href(kind=None, status=None))
    if seen.pair:
        body += chooser(seen) + way(seen)
    elif seen.tie:
        body += tie_panel(seen.tie, seen)
    elif seen.actor:
        body += actor_dossier(seen.actor, seen)
    elif seen.focus:
        body += Markup('<p>{}</p><p><a class="x-btn" data-soft data-key="focus" href="{}">{}</a></p>').format(
            w.FOCUSED.format(name=seen.focus.name), seen.reader.given.href(focus=None), w.FOCUS_LEAVE
        )
    else:
        body += Markup('<p class="x-note x-net-wide">{}</p>').format(w.NETWORK_HINT)
    if not seen.pair:
        body += chooser(seen)
    return Markup('<div class="x-side x-net-side">{}{}</div>').format(body, _actor_list(seen, folded=seen.chosen))


def _actor_list(seen: Scene, *, folded: bool) -> Markup:
    """Every actor, those whom the article names first; many in parts, and beside the table, which has parts itself, not."""
    given = seen.reader.given
    held = part([actor for actor in seen.ordered if actor.id in seen.around], given, seen.actor, LISTED)
    if seen.view == "table" and held.parts > 1:
        return Markup("")
    named = [actor for actor in held.entries if actor.mentions]
    added = [actor for actor in held.entries if not actor.mentions]
    leaves = ("actor", "node") if seen.asks else ("actor", "node", "path")
    above, below = (pager(held, given, *leaves, top=top, near=1) for top in (True, False))
    body = above
    if named:
        body += Markup('<h2 class="x-h4">{}</h2>{}').format(w.ACTORS_NAMED, _items(named, seen))
    if added:
        body += Markup('<details class="x-more"{}><summary>{}</summary>{}</details>').format(
            Markup("") if named else Markup(" open"), plural(w.ACTORS_ADDED, len(added)), _items(added, seen)
        )
    body += below
    if not folded and not (seen.view == "matrix" and held.parts > 1):
        return body
    title = w.CONNECTED_WITH.format(name=seen.pair[0].short) if seen.asks and seen.pair else w.ALL_ACTORS
    turned = Markup(" open") if given.one(PART.name) else Markup("")
    return Markup('<details class="x-more x-net-all"{}><summary>{}</summary>{}</details>').format(turned, title, body)


def _items(actors: Sequence[Actor], seen: Scene) -> Markup:
    items = Markup("").join(
        Markup('<li><a data-soft data-key="actor-{}" href="{}"{}>{}<span>{}</span><small>{}</small></a></li>').format(
            actor.id,
            seen.to_listed(actor.id),
            Markup(' aria-current="true"') if actor is seen.actor else Markup(""),
            actor_mark(actor),
            actor.name,
            plural(w.TIES, seen.tie_counts.get(actor.id, 0)) if seen.tie_counts.get(actor.id) else "",
        )
        for actor in actors
    )
    return Markup('<ul class="x-plain x-plain x-net-actors">{}</ul>').format(items)


def listing(seen: Scene) -> None:
    """The same ties as a table, sent by itself: what a choice leaves as it is need not be drawn again."""
    _listing(seen)
    send()


@block
def _listing(seen: Scene) -> Markup:
    """The ties as a table; for narrow screens the matrix as a list."""
    if seen.view == "table" or not seen.shown:
        return Markup("")
    twin = (
        Markup('<div class="x-net-twin">{}{}</div>').format(_excerpt(seen), ties_by_actor(seen))
        if seen.view == "matrix"
        else Markup("")
    )
    return twin + chart.data_table(tie_table(seen))
