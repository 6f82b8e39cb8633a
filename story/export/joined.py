"""Columns that the entry alone does not give: what it refers to, in words and figures, so that a table can be read by itself.

A column is a function of the story and the entry: its name is the function's, its description the docstring.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc
from typing import get_type_hints

from story import distances
from story.content import Story
from story.export.columns import TYPES, Cell, Column, taken_apart
from story.model.world import Leg


@dataclass(frozen=True)
class Joined:
    """A column with the way from the story and an entry to its cell."""

    column: Column
    read: Callable[[Story, Leg], Cell]


def origin_name(story: Story, leg: Leg) -> str:
    """The name of the place where the leg starts."""
    return story.place(leg.origin).name


def destination_name(story: Story, leg: Leg) -> str:
    """The name of the place where the leg ends."""
    return story.place(leg.destination).name


def straight_km(story: Story, leg: Leg) -> int:
    """The shortest lines between its points on the WGS84 ellipsoid, in whole kilometres; the way itself is longer."""
    return distances.whole(leg, story.by_id["places"])


def _joined(read: Callable[[Story, Leg], Cell]) -> Joined:
    kind, _, optional = taken_apart(get_type_hints(read)["return"])
    return Joined(Column(read.__name__, TYPES[kind], " ".join((getdoc(read) or "").split()), not optional), read)


JOINED = {"journey": tuple(_joined(read) for read in (origin_name, destination_name, straight_km))}
"""By table: the columns after its own."""
