"""What all figures share: a tall one has its axis named above it, too."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from components.figures.template import ABOVE, TALL, named_above, template


def _figure(height: int) -> go.Figure:
    at = ["2020-01-01", "2021-01-01"]
    axis = {"range": [at[0], "2022-01-01"], "tickvals": at, "ticktext": ["2020", "2021"]}
    figure = go.Figure(go.Scatter(x=at, y=[1, 2]))
    return figure.update_layout(template=template(False), height=height, margin_t=4, xaxis=axis)


def test_a_tall_figure_names_its_axis_at_both_ends_and_has_room_for_it() -> None:
    figure = named_above(_figure(TALL + 1))
    below, above = figure.layout.xaxis, figure.layout.xaxis2
    assert (above.side, above.matches, above.overlaying) == ("top", "x", "x")
    assert (above.ticktext, above.tickvals, above.range) == (below.ticktext, below.tickvals, below.range)
    assert (figure.layout.height, figure.layout.margin.t) == (TALL + 1 + ABOVE, 4 + ABOVE)
    held = [trace for trace in figure.data if trace.xaxis == "x2"]
    assert [(trace.mode, len(trace.x), trace.hoverinfo) for trace in held] == [("lines", 1, "skip")], "nothing is drawn"


@pytest.mark.parametrize("height", [60, TALL])
def test_one_that_fits_a_screen_names_it_once(height: int) -> None:
    figure = named_above(_figure(height))
    assert len(figure.data) == 1
    assert (figure.layout.height, figure.layout.margin.t) == (height, 4)
