"""At the foot of a lane: how many events without a mark lie between two names of the axis. Bars, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import plotly.graph_objects as go

from components.figures.template import SIZE, font
from components.figures.timeline_axis import Stretch
from components.figures.timeline_layout import Window
from story import wording as w
from story.languages import number, plural

HIGH = 40
"""Px that the counts take."""
TALLEST = 16
LOWEST = 2
GAP = 3
"""Px between two bars."""


def draw_counts(
    figure: go.Figure, found: Sequence[Stretch], window: Window, t: dict[str, str], top: float, most: int
) -> None:
    """The counts of a lane, from `top` in px downwards; the highest of all bars of the figure stands for `most`."""
    foot = top + HIGH - 4
    gap = timedelta(seconds=(window.last - window.first).total_seconds() * GAP / 2 / window.wide)
    highs = [max(LOWEST, TALLEST * stretch.count / most) for stretch in found]
    for stretch, high in zip(found, highs, strict=True):
        figure.add_shape(
            type="rect", x0=stretch.first + gap, x1=stretch.last - gap, y0=foot - high, y1=foot, layer="below",
            line_width=0, fillcolor=t["dim"],
        )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=[stretch.first + (stretch.last - stretch.first) / 2 for stretch in found],
            y=[foot - high - SIZE * 0.75 for high in highs],
            mode="text",
            text=[w.AND_MORE.format(count=number(stretch.count)) for stretch in found],
            textfont=font(t, SIZE, "muted"),
            hovertext=[f"<b>{plural(w.EVENTS_COUNTED, stretch.count)}</b><br>{stretch.named}" for stretch in found],
            hoverinfo="text",
            cliponaxis=False,
        )
    )  # fmt: skip
