"""An example: a block or figure, the state that it is in, and what draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import plotly.graph_objects as go
from markupsafe import Markup

from components import url
from components.reader import Reader, seen
from story import Lens
from story.addresses import BY_ID

T = TypeVar("T")


class NotInThisStory(LookupError):
    """The story has no entry that an example needs."""


@dataclass(frozen=True)
class Chart:
    """A Plotly figure, and what it shows in words."""

    figure: go.Figure
    said: str


@dataclass(frozen=True)
class Picture:
    """An SVG whose parts can be picked, and the part that is."""

    svg: str
    selected: str = ""


@dataclass(frozen=True)
class Example:
    """`of` names the block or figure as the code does, `state` what is told apart. `wide` where a column is too narrow.

    `draw` raises NotInThisStory where the story lacks what it needs.
    """

    of: str
    state: str
    draw: Callable[[Reader], Markup | Chart | Picture]
    wide: bool = False


def first(entries: Iterable[T], fits: Callable[[T], object] = lambda _: True) -> T:
    """The first entry that fits. Raises NotInThisStory."""
    for entry in entries:
        if fits(entry):
            return entry
    raise NotInThisStory


def asking(reader: Reader, page: str, lens: Lens = "now", /, **query: str) -> Reader:
    """The same reader with a link to another page."""
    story, now = seen(lens), seen("now")
    if not BY_ID[page].is_in(story):
        raise NotInThisStory
    raw = {name: [value] for name, value in (query | ({"asof": "day"} if lens == "day" else {})).items()}
    return Reader(story, url.read(raw, BY_ID[page], story, now), reader.dark)
