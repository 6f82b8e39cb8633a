"""Words for stops and legs: names in their own script, dates, lengths, what is said of each to who cannot see the map."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from markupsafe import Markup

from components.blocks.journey_drawn import Bundle, Group
from components.blocks.journey_scene import Scene
from components.dates import day, moment, written
from story import distances, shown
from story import wording as w
from story.languages import capital, inside, listed, number, plural, spoken
from story.model.world import Leg, Place
from story.way import Stop

NAMED = 3
"""Names of what a mark or a line stands for that are said of it; the lists have them all."""


def kilometres(km: float) -> str:
    """A length in words: 690 km."""
    return told(distances.rounded(km))


def told(km: int) -> str:
    """A length in words that is rounded already."""
    return w.KILOMETRES.format(km=number(km))


def leg_name(leg: Leg, seen: Scene) -> str:
    """From where to where."""
    return shown.name("journey", leg, seen.reader.story)


def leg_dates(leg: Leg) -> str:
    """When it was travelled, as far as it is dated: one date where both ends have the same."""
    left, came = written(leg.depart), moment(leg.arrive, leg.arrive_time) if leg.arrive else ""
    if leg.depart and leg.depart == leg.arrive:
        return came
    parts = [w.LEG_LEFT.format(date=left)] if left else []
    parts += [w.LEG_CAME.format(date=came)] if came else []
    return capital(w.LEG_AND.join(parts) or w.LEG_UNDATED)


def leg_said(leg: Leg, seen: Scene) -> str:
    """A leg for who cannot see the map."""
    return w.LEG_SAID.format(
        name=leg_name(leg, seen),
        standing=inside(w.STANDINGS[leg.standing]),
        mode=leg.mode,
        km=kilometres(seen.length([leg])),
    )


def stop_said(place: Place, seen: Scene) -> str:
    """A place for who cannot see the map."""
    at = seen.number(place.id)
    if at:
        return w.STOP_SAID.format(number=at, name=place.name, country=place.country)
    return (w.PASSED_SAID if place.id in seen.by_place else w.PLACE_SAID).format(name=place.name, country=place.country)


def stop_note(stop: Stop) -> str:
    """The days on which a leg is dated here, as they stand under its name: 10, 19 Sept."""
    months = groupby(stop.days, key=lambda at: (at.year, at.month))
    return "; ".join(_month(list(days)) for _, days in months)


def _month(days: list[date]) -> str:
    whole = [day(at, year=False) for at in days]
    return listed([*(str(at.day) for at in days[:-1]), whole[-1]] if spoken() == "en" else whole)


def group_note(group: Group) -> str:
    """What stands under the name of a mark: the days of its stop, or how many more places it holds."""
    return plural(w.MARK_MORE, len(group.stops) - 1) if len(group.stops) > 1 else stop_note(group.stops[0])


def group_said(group: Group) -> str:
    """A mark of several places for who cannot see the map."""
    return plural(w.MARK_SAID, len(group.stops), names=listed(_first(stop.place.name for stop in group.stops)))


def line_said(line: Bundle, seen: Scene) -> str:
    """A line for who cannot see the map: its leg, or how many legs it stands for."""
    leg = line.legs[0]
    if len(line.legs) == 1:
        return leg_said(leg, seen)
    names = listed(_first(leg_name(other, seen) for other in line.legs))
    return plural(w.LINE_SAID, len(line.legs), names=names, standing=inside(w.STANDINGS[leg.standing]))


def _first(names: Iterable[str]) -> list[str]:
    """The first few names, each once."""
    return list(dict.fromkeys(names))[:NAMED]


def many_badge(count: int, *, passed: bool = False) -> Markup:
    """How many places a mark stands for, as it stands on the map; hollow where all of them are only passed."""
    kind = " x-jr-hollow" if passed else ""
    return Markup('<i class="x-jr-n x-jr-many{}" aria-hidden="true">{}</i>').format(kind, count)


def badge(place: int | None, *, vague: bool = False) -> Markup:
    """A stop's number as it stands on the map; a ring for what is passed. Broken where the point is a guess or an area."""
    kind = ("" if place else " x-jr-ring") + (" x-jr-vague" if vague else "")
    return Markup('<i class="x-jr-n{}" aria-hidden="true">{}</i>').format(kind, place or "")


def sign(stop: Stop) -> Markup:
    """A stop as it stands on the map."""
    return badge(stop.number, vague=is_vague(stop.place))


def is_vague(place: Place) -> bool:
    """Whether its point is a guess, or stands for an area."""
    return place.extent == "zone"


def dash(leg: Leg) -> Markup:
    """The line of a leg as it stands on the map."""
    return Markup('<i class="x-jr-line {} m-{}" aria-hidden="true"></i>').format(leg.standing, leg.means)


def leg_link(leg: Leg, seen: Scene) -> Markup:
    """A leg as a link: its line as on the map, from where to where."""
    here = Markup(' aria-current="true"') if leg is seen.leg else Markup("")
    return Markup('<a data-soft data-key="leg-{}" href="{}"{}>{}<span>{}</span></a>').format(
        leg.id, seen.to_leg(leg), here, dash(leg), leg_name(leg, seen)
    )
