"""The timeline as a Plotly figure: lanes by layer, a mark an event, labels beside the marks, eras as shaded spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from components.dates import moment
from components.figures.measure import width
from components.figures.template import SIZE, font, template
from components.figures.timeline_axis import stretches, ticks
from components.figures.timeline_counts import HIGH, draw_counts
from components.figures.timeline_layout import GAP, ROW, Lane, Placed, Window
from components.palette import tokens
from story import wording as w
from story.dates import span
from story.model.world import Era

LANE_GAP = 14
TOP = 8
BOTTOM = 34
ERA_ROW = 24
MOST_ERAS = 24
_Shown = tuple[int, Era, datetime, datetime]
"""An era with its number among all, from when to when it is drawn."""


@dataclass(frozen=True)
class Look:
    """What the figure shows besides the lanes: the theme, the story's own days, a chosen day.

    On a page the ring round a selected event is drawn in the browser, over the same figure; `chosen` is for figures that
    do not change: the event has its ring, the others step back.
    """

    window: Window
    dark: bool
    days: tuple[datetime, datetime] | None = None
    step: tuple[datetime, datetime] | None = None
    chosen: str = ""


def timeline_figure(lanes: Sequence[Lane], eras: Sequence[Era], look: Look) -> go.Figure:
    """The figure. Heights in px follow from the rows; x is time, y is px from the top, downwards."""
    t = tokens(look.dark)
    figure = go.Figure()
    shown = _eras(eras, look.window)
    y = float(TOP)
    if shown:
        y = _draw_eras(figure, shown, look, t, y)
    centres, parts, begun = [], [], y
    counted = [stretches(lane.rest, look.window) for lane in lanes]
    most = max((stretch.count for found in counted for stretch in found), default=0)
    for lane, found in zip(lanes, counted, strict=True):
        height = lane.rows * ROW + 10 + (HIGH if found else 0)
        figure.add_shape(
            type="rect", xref="paper", x0=0, x1=1, y0=y, y1=y + height, layer="below", line_width=0, fillcolor=t["lane"]
        )
        _draw_lane(figure, lane, look, t, y + 5 + ROW / 2)
        if found:
            foot = y + 5 + lane.rows * ROW
            draw_counts(figure, found, look.window, t, foot, most)
            parts.append((begun, foot))
            begun = y + height
        centres.append((y + height / 2, w.LAYERS[lane.layer]))
        y += height + LANE_GAP
    for top, bottom in [*parts, (begun, y - LANE_GAP)]:  # no line through a number
        if top < bottom:
            _draw_days(figure, look, t, top, bottom)
    return _finish(figure, look, t, centres, y)


def _eras(eras: Sequence[Era], window: Window) -> list[_Shown]:
    """The longest eras of a window of many years, cut to it: in a shorter one there is nothing to tell apart."""
    if window.last - window.first < timedelta(days=3 * 365):
        return []
    found = []
    for number, era in enumerate(eras, 1):
        at = span(era.date)
        first = max(datetime.combine(at.first, datetime.min.time()), window.first) if at.first else window.first
        last = min(datetime.combine(at.last, datetime.min.time()), window.last) if at.last else window.last
        if first < last:
            found.append((number, era, first, last))
    longest = sorted(found, key=lambda one: one[2] - one[3])[:MOST_ERAS]
    return sorted(longest, key=lambda one: one[0])


def numbered(eras: Sequence[Era], window: Window) -> list[tuple[int, Era]]:
    """The eras that have a number on the figure, since their names are too long for it."""
    return [(number, era) for number, era, _, text in _named(_eras(eras, window), window) if text == str(number)]


def _named(eras: Sequence[_Shown], window: Window) -> list[tuple[int, Era, datetime, str]]:
    """What each era is called on the figure, and where: its title where there is room, else its number."""
    named: list[tuple[int, Era, datetime, str]] = []
    free = float("-inf")
    for number, era, first, last in eras:
        room = window.x(last) - window.x(first)
        text = _bare(era.title) if width(era.title, SIZE) + 8 < room else str(number)
        middle, half = window.x(first) + room / 2, width(text, SIZE) / 2
        if middle - half >= free:  # among many short eras not each has its number
            named.append((number, era, first + (last - first) / 2, text))
            free = middle + half + 1
    return named


def _draw_eras(figure: go.Figure, eras: Sequence[_Shown], look: Look, t: dict[str, str], y: float) -> float:
    for number, _, first, last in eras:
        fill = t["surface"] if number % 2 else t["tint-context"]
        figure.add_shape(
            type="rect", x0=first, x1=last, y0=y, y1=y + ERA_ROW - 4, layer="below", fillcolor=fill, line_width=0
        )
    named = _named(eras, look.window)
    figure.add_trace(
        go.Scatter(
            x=[at for _, _, at, _ in named], y=[y + ERA_ROW / 2 - 2] * len(named), mode="text",
            text=[text for _, _, _, text in named], textfont=font(t, SIZE, "text"),
            hovertext=[f"<b>{_bare(era.title)}</b><br>{_wrapped(era.text)}" for _, era, _, _ in named],
            hoverinfo="text", cliponaxis=False,
        )
    )  # fmt: skip
    return y + ERA_ROW + LANE_GAP


def _draw_lane(figure: go.Figure, lane: Lane, look: Look, t: dict[str, str], first_row: float) -> None:
    for mark in lane.marks:
        colour = _colour(mark, lane, look, t)
        if mark.side and mark.shape in ("span", "vague") and mark.end > mark.start:
            y = _y(mark, first_row)
            solid = mark.shape == "span"
            figure.add_trace(
                go.Scatter(
                    x=[max(mark.start, look.window.first), min(mark.end, look.window.last)], y=[y, y], mode="lines",
                    line={"color": colour, "width": 5 if solid else 1.5, "dash": "solid" if solid else "dot"},
                    hoverinfo="skip",
                )
            )  # fmt: skip
    marks = lane.marks
    figure.add_trace(
        go.Scatter(
            x=[_within(mark.at, look.window) for mark in marks],
            y=[_y(mark, first_row) for mark in marks],
            mode="markers",
            marker={
                "symbol": [_symbol(mark) for mark in marks],
                "size": [(12 if mark.shape == "hour" else 11) if mark.side else 8 for mark in marks],
                "color": [_colour(mark, lane, look, t) if mark.event.told else t["bg"] for mark in marks],
                "line": {"color": [_colour(mark, lane, look, t) for mark in marks], "width": 2.2},
                "opacity": 1,
            },
            customdata=[[mark.event.id] for mark in marks],
            hovertext=[_hover(mark) for mark in marks],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    chosen = [mark for mark in marks if look.chosen and mark.event.id == look.chosen]
    _draw_ring(figure, chosen, look, t, first_row)
    _draw_labels(figure, chosen, look, font(t, SIZE, "text", 600), first_row)
    rest = [mark for mark in marks if mark not in chosen]
    _draw_labels(figure, rest, look, font(t, SIZE, "muted" if look.chosen else "text"), first_row)


def _colour(mark: Placed, lane: Lane, look: Look, t: dict[str, str]) -> str:
    """The lane's colour; with an event chosen, the others step back."""
    return t[lane.layer] if look.chosen in ("", mark.event.id) else t["strong"]


def _draw_ring(figure: go.Figure, marks: Sequence[Placed], look: Look, t: dict[str, str], first_row: float) -> None:
    for mark in marks:
        figure.add_trace(
            go.Scatter(
                x=[_within(mark.at, look.window)], y=[_y(mark, first_row)], mode="markers", hoverinfo="skip",
                marker={"symbol": "circle-open", "size": 22, "color": t["text"], "line": {"width": 2.6}},
                cliponaxis=False,
            )
        )  # fmt: skip


def _draw_labels(
    figure: go.Figure, placed: Sequence[Placed], look: Look, textfont: dict[str, Any], first_row: float
) -> None:
    """Labels as text traces, one a side: many annotations make a redraw slow."""
    for side, position, push in (
        ("right", "middle right", 1),
        ("left", "middle left", -1),
        ("over", "middle right", 0),
    ):
        marks = [mark for mark in placed if mark.side == side]
        if not marks:
            continue
        figure.add_trace(
            go.Scatter(
                x=[_anchor(mark, push, look.window) for mark in marks],
                y=[first_row + mark.row * ROW for mark in marks],
                mode="text",
                text=[_padded(mark.label, side) for mark in marks],
                textposition=position,
                textfont=textfont,
                customdata=[[mark.event.id] for mark in marks],
                hovertext=[_hover(mark) for mark in marks],
                hoverinfo="text",
                cliponaxis=False,
            )
        )  # fmt: skip


def _y(mark: Placed, first_row: float) -> float:
    """Where a mark stands: in its row, or at its foot where the label stands over it."""
    return first_row + mark.row * ROW + (9 if mark.side == "over" else 0)


def _anchor(mark: Placed, push: int, window: Window) -> datetime:
    """Where a label starts: at the end of a bar that it follows, else at the mark."""
    at = mark.at if mark.shape in ("hour", "day") else mark.end if push > 0 else mark.start
    return _within(at, window)


def _within(at: datetime, window: Window) -> datetime:
    """`at`, cut to the window."""
    return min(max(at, window.first), window.last)


def _padded(text: str, side: str) -> str:
    """Room between mark and label: a text trace starts at the mark's centre."""
    text = _bare(text)
    if side == "over":
        return "\u2004" + text
    room = "\u2004" * round(GAP / (SIZE / 3))
    return room + text if side == "right" else text + room


def _symbol(mark: Placed) -> str:
    return "diamond" if mark.shape == "hour" else "circle"


def _hover(mark: Placed) -> str:
    event = mark.event
    return f"<b>{_wrapped(event.title)}</b><br>{moment(event.date, event.time)}"


def _bare(text: str) -> str:
    """Without what Plotly would take for its own markup."""
    return text.replace("<", "‹").replace(">", "›")


def _wrapped(text: str, at: int = 30) -> str:
    """Broken into lines a phone can show, with Plotly's own markup taken out of the text."""
    lines, line = [], ""
    for word in _bare(text).split():
        if line and len(line) + len(word) >= at:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])


def _draw_days(figure: go.Figure, look: Look, t: dict[str, str], top: float, bottom: float) -> None:
    """The story's own days as a line across the lanes, where the window is longer; a chosen day as a column."""
    if look.step:
        figure.add_shape(
            type="rect", x0=look.step[0], x1=look.step[1], y0=top, y1=bottom, layer="below", line_width=0,
            fillcolor=t["tint-context"],
        )  # fmt: skip
    if look.days and look.days[0] > look.window.first + timedelta(days=1):
        wide = look.window.x(look.days[1]) - look.window.x(look.days[0]) > 6
        figure.add_shape(
            type="rect", x0=look.days[0], x1=look.days[1], y0=top, y1=bottom, layer="below",
            line={"color": t["accent"], "width": 0 if wide else 1.5}, fillcolor=t["tint-context"],
        )  # fmt: skip


def _finish(figure: go.Figure, look: Look, t: dict[str, str], centres: list[tuple[float, str]], y: float) -> go.Figure:
    values, texts = ticks(look.window)
    figure.update_layout(
        template=template(look.dark),
        height=int(y - LANE_GAP + BOTTOM + 6),
        margin={"l": 98, "r": 10, "t": 4, "b": 30},
        xaxis={
            "range": [look.window.first, look.window.last], "tickvals": values, "ticktext": texts,
            "showgrid": True, "gridcolor": t["grid"], "automargin": False,
        },
        yaxis={
            "range": [y - LANE_GAP + 4, 0], "showgrid": False, "tickvals": [at for at, _ in centres],
            "ticktext": [f"{name}\u2002" for _, name in centres], "tickfont": font(t, SIZE, "text", 600), "automargin": False,
        },
    )  # fmt: skip
    return figure
