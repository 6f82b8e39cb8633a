"""Words for stops and legs: names in their own script, dates, lengths, what is said of each to who cannot see the map."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from markupsafe import Markup

from components.blocks.journey_scene import Scene
from components.dates import day, moment, written
from story import distances, shown
from story import wording as w
from story.model.world import Leg, Place
from story.way import Stop


def kilometres(km: float) -> str:
    """A length in words: 690 km."""
    return w.KILOMETRES.format(km=f"{distances.rounded(km):,}")


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
    text = w.LEG_AND.join(parts) or w.LEG_UNDATED
    return text[:1].upper() + text[1:]


def leg_said(leg: Leg, seen: Scene) -> str:
    """A leg for who cannot see the map."""
    return w.LEG_SAID.format(
        name=leg_name(leg, seen),
        standing=w.STANDINGS[leg.standing].lower(),
        mode=leg.mode,
        km=kilometres(seen.length([leg])),
    )


def stop_said(place: Place, seen: Scene) -> str:
    """A place for who cannot see the map."""
    number = seen.number(place.id)
    if number:
        return w.STOP_SAID.format(number=number, name=place.name, country=place.country)
    return (w.PASSED_SAID if place.id in seen.by_place else w.PLACE_SAID).format(name=place.name, country=place.country)


def stop_note(stop: Stop) -> str:
    """The days on which a leg is dated here, as they stand under its name: 10, 19 Sept."""
    months = groupby(stop.days, key=lambda at: (at.year, at.month))
    return "; ".join(_month(list(days)) for _, days in months)


def _month(days: list[date]) -> str:
    last = day(days[-1], year=False)
    return ", ".join([*(str(at.day) for at in days[:-1]), last])


def badge(number: int | None) -> Markup:
    """A stop's number as it stands on the map; a ring for what is passed."""
    if number:
        return Markup('<i class="x-jr-n" aria-hidden="true">{}</i>').format(number)
    return Markup('<i class="x-jr-n x-jr-ring" aria-hidden="true"></i>')


def dash(leg: Leg) -> Markup:
    """The line of a leg as it stands on the map."""
    return Markup('<i class="x-jr-line {} m-{}" aria-hidden="true"></i>').format(leg.standing, leg.means)
