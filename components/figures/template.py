"""What all Plotly figures share: fonts, axes, hover card, colours. Words stay in HTML round the figure."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import plotly.graph_objects as go

from components.palette import tokens

# Before any figure is built: Plotly takes pandas where it finds it, also half loaded by another reader's run, and fails.
import_module("pandas")

FAMILY = '"IBM Plex Sans","Source Sans",sans-serif'
SIZE = 13
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}
"""No bar of tools, no zoom by wheel: a chart never swallows the page's scrolling."""
ABOVE = 20
"""Px that the names of an axis take above a chart."""
TALL = 480
"""A chart higher than this has its axis named above it, too: on a laptop its foot is below the screen's."""


def font(t: dict[str, str], size: float = SIZE, colour: str = "text", weight: int = 400) -> dict[str, Any]:
    """A font of the house in px; `colour` is a token."""
    return {"size": round(size), "color": t[colour], "family": FAMILY, "weight": weight}


def template(dark: bool, scale: float = 1.0) -> go.layout.Template:
    """The house's template; `scale` is 1.9 on a projector."""
    t = tokens(dark)
    axis = {
        "showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "automargin": True,
        "tickfont": font(t, SIZE * scale, "muted"),
    }  # fmt: skip
    return go.layout.Template(
        layout={
            "font": font(t, SIZE * scale),
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [t[f"actor-{slot}"] for slot in range(1, 9)],
            "margin": {"l": 0, "r": 8, "t": 8, "b": 28},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "xaxis": {
                **axis, "ticks": "outside", "ticklen": 5, "tickcolor": t["strong"], "showline": True,
                "linecolor": t["strong"],
            },
            "yaxis": {**axis, "showgrid": True, "gridcolor": t["grid"]},
            "hoverlabel": {
                "bgcolor": t["card"], "bordercolor": t["strong"], "font": font(t, SIZE * scale), "align": "left",
                "namelength": 0,
            },
            "annotationdefaults": {"font": font(t, SIZE * scale), "showarrow": False, "align": "left"},
        }
    )  # fmt: skip


def named_above(figure: go.Figure) -> go.Figure:
    """The figure with its x axis named above it, too, where it is tall. Both are the same axis to a zoom."""
    if figure.layout.height <= TALL:
        return figure
    below = figure.layout.xaxis
    figure.add_trace(  # an axis without a trace is not drawn; of a line of one point nothing is
        go.Scatter(x=[below.tickvals[0]], y=[0], xaxis="x2", mode="lines", hoverinfo="skip")
    )
    return figure.update_layout(
        height=figure.layout.height + ABOVE,
        margin_t=figure.layout.margin.t + ABOVE,
        xaxis2={
            "overlaying": "x", "matches": "x", "side": "top", "range": below.range, "tickvals": below.tickvals,
            "ticktext": below.ticktext, "showgrid": False, "showline": False, "ticks": "", "automargin": False,
        },
    )  # fmt: skip
