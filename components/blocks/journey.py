"""The journey: the days one by one, the map beside what is selected, the legs in order, the table that holds the same."""

from __future__ import annotations

from collections import Counter

import streamlit as st
from markupsafe import Markup

from components.blocks import chart
from components.blocks.days import day_steps
from components.blocks.journey_map import maps
from components.blocks.journey_panel import panel
from components.blocks.journey_scene import Scene
from components.blocks.journey_together import drawn_said, ends, stretch
from components.blocks.journey_words import badge, is_vague, leg_dates, leg_link, leg_name, many_badge, told
from components.blocks.parts import pager
from components.blocks.remembered import block, remembered
from components.blocks.sheet import beside, html
from components.dates import written
from components.reader import Reader
from story import distances
from story import wording as w
from story.languages import listed, plural
from story.model.world import Leg, Place

OTHERS = 60
"""Places that are not on the way, at once in their list."""
KEY_COUNT = 9
"""The count of the mark that stands in the key."""


def words(reader: Reader) -> tuple[str, str | None]:
    """Title and sentence of the view; the title states the finding."""
    view = reader.story.view("journey")
    return (view.title, view.sentence) if view else (w.PAGES["journey"], None)


@block
def controls(seen: Scene) -> Markup:
    """Map or table, and the days one by one."""
    given = seen.reader.given
    parts = Markup("").join(
        Markup('<a class="x-btn" data-soft data-key="view-{}" href="{}"{}>{}</a>').format(
            name,
            given.href(view=None if name == "map" else name),
            Markup(' aria-current="true"') if name == seen.view else Markup(""),
            label,
        )
        for name, label in w.JOURNEY_VIEWS.items()
    )
    seg = Markup('<div class="x-seg" role="group" aria-label="{}">{}</div>').format(w.JOURNEY_VIEWS_LABEL, parts)
    return Markup('<div class="x-row">{}{}</div>').format(seg, day_steps(seen.reader, seen.day))


def picture(seen: Scene) -> None:
    """The map, or the table, beside what is selected."""
    if seen.view == "table":
        if seen.chosen or seen.day:
            html(panel(seen))
        html(_pager(seen) + chart.data_table(leg_table(seen), opened=True))
        return
    with beside("split", gap="large"):
        with st.container(width=800, key="journey-map"):
            maps(seen)
            html(key(seen), page=False)
        with st.container(width=312, key="panel"):
            html(panel(seen), page=False)


@remembered
def key(seen: Scene) -> Markup:
    """What lines and marks mean: only those that are on the map."""
    marks = [
        Markup('<span class="x-tag"><i class="x-jr-line {}" aria-hidden="true"></i>{}</span>').format(standing, label)
        for standing, label in w.STANDINGS_KEY.items()
        if any(leg.standing == standing for leg in seen.legs)
    ]
    means = dict.fromkeys(leg.means for leg in seen.legs)
    if len(means) > 1:
        marks += [
            Markup('<span class="x-tag"><i class="x-jr-line known m-{}" aria-hidden="true"></i>{}</span>').format(
                name, w.MEANS[name]
            )
            for name in means
        ]
    marks.append(Markup('<span class="x-tag">{}{}</span>').format(badge(1), w.KEY_STOP))
    if rings := sorted({is_vague(stop.place) for stop in seen.stops if stop.number is None}):
        shown = Markup("").join(badge(None, vague=vague) for vague in rings)
        marks.append(Markup('<span class="x-tag">{}{}</span>').format(shown, w.KEY_PASSED))
    if any(len(group.stops) > 1 for group in seen.drawn.marks):
        marks.append(Markup('<span class="x-tag">{}{}</span>').format(many_badge(KEY_COUNT), w.KEY_MANY))
    return Markup('<div class="x-jr-key">{}</div>{}').format(Markup("").join(marks), drawn_said(seen))


@block
def listing(seen: Scene) -> Markup:
    """The way leg by leg, how far it is and how that was measured, the other places, the table."""
    story = seen.reader.story
    rows = Markup("").join(_row(leg, seen) for leg in seen.part.entries)
    above = _pager(seen) if seen.view == "map" else Markup("")
    body = Markup('<h2 class="x-h2" id="legs">{}</h2><p>{}</p>{}<ol class="x-jr-list x-jr-list">{}</ol>{}').format(
        w.LEGS_IN_ORDER, _totals(seen), above, rows, _pager(seen, top=False)
    )
    others = [place for place in story.places if place.id not in seen.by_place]
    if others:
        items, more = stretch(
            others,
            seen.place,
            OTHERS,
            lambda place: _other(place, seen),
            lambda place: seen.to_place(place.id),
            seen,
            "others",
        )
        body += Markup(
            '<details class="x-data"{}><summary>{}</summary><p class="x-note">{}</p>'
            '<ul class="x-plain x-plain x-jr-others">{}</ul>{}</details>'
        ).format(
            Markup(' id="others"') if more else Markup(""),
            plural(w.OTHER_PLACES, len(others)),
            w.OTHER_PLACES_NOTE,
            items,
            more,
        )
    return body + (chart.data_table(leg_table(seen)) if seen.view == "map" else Markup(""))


def _pager(seen: Scene, *, top: bool = True) -> Markup:
    """Links to the other parts of the legs: they leave out what is selected, which has a part of its own."""
    return pager(seen.part, seen.reader.given, "node", "path", "event", "step", top=top and seen.listed.parts == 1)


def _other(place: Place, seen: Scene) -> Markup:
    """A place that is not on the way, as a link that selects it."""
    return Markup('<li><a data-soft data-key="other-{}" href="{}"{}>{}</a> <small>{}</small></li>').format(
        place.id,
        seen.to_place(place.id),
        Markup(' aria-current="true"') if place is seen.place else Markup(""),
        place.name,
        place.country,
    )


def _row(leg: Leg, seen: Scene) -> Markup:
    return Markup('<li>{}{}<span>{}</span><span class="x-jr-km">{}</span><span>{}</span></li>').format(
        ends(leg, seen),
        leg_link(leg, seen),
        leg_dates(leg),
        told(distances.whole(leg, seen.reader.story.by_id["places"])),
        Markup("{}, {}").format(w.STANDINGS[leg.standing], leg.mode),
    )


def _totals(seen: Scene) -> str:
    legs = Counter(leg.standing for leg in seen.legs)
    sums = distances.sums(seen.legs, seen.reader.story.by_id["places"])
    return w.TOTALS.format(
        all=told(sums.all),
        known=told(sums.known),
        known_legs=plural(w.LEGS, legs["known"]),
        inferred=told(sums.inferred),
        inferred_legs=plural(w.LEGS, legs["inferred"]),
    )


def leg_table(seen: Scene) -> chart.Table:
    """Every leg with all that is known of it, and how its length was computed."""
    places = seen.reader.story.by_id["places"]
    rows = tuple(
        (
            Markup('<a data-soft data-key="row-{}" href="{}">{}</a>').format(
                leg.id, seen.to_leg(leg), leg_name(leg, seen)
            ),
            places[leg.origin].name,
            places[leg.destination].name,
            listed(places[id].name for id in leg.via if id in places),
            written(leg.depart),
            written(leg.arrive) + (f", {leg.arrive_time}" if leg.arrive_time else ""),
            leg.mode,
            w.STANDINGS[leg.standing],
            str(distances.whole(leg, places)),
            w.HOW_COMPUTED.format(points=len(distances.points(leg, places))),
            leg.known,
            leg.not_known,
        )
        for leg in seen.part.entries
    )
    note = seen.part.note if seen.view == "map" else ""  # as a view of its own it has the links to its parts over it
    return chart.Table("legs", w.LEGS_TABLE, w.LEG_COLUMNS, rows, note=note)
