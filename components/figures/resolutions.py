"""Resolutions over time as a Plotly figure: a row each, from what it answered to the day of the vote.

The rows are placed for the narrowest width at which the figure is shown: a label stands right of its mark in the left
half, else left of what the resolution answered, and a text too long for its place is cut there (panel and list have it
whole). Renewals of a mandate share the last row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from components.dates import written
from components.figures.measure import width
from components.figures.template import SIZE, font, template
from components.palette import tokens
from story import wording as w
from story.dates import span
from story.model.sanctions import Resolution

NARROWEST = 656
"""Px from the first to the last year at the narrowest width with a figure (a window of 760 px)."""
ROW = 42
GAP = 12
TOP = 6
Points = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Look:
    """What the figure shows besides the rows: up to which day, the theme, what is selected, the story's own days."""

    until: date
    dark: bool
    selected: str | None = None
    days: tuple[date, date] | None = None


@dataclass(frozen=True)
class Row:
    """A row: its resolution, its marks' days, and the two lines of its label as they fit."""

    resolution: Resolution
    at: datetime
    trigger: datetime | None
    right: bool
    title: str
    text: str


def drawn(resolutions: Sequence[Resolution]) -> tuple[list[Resolution], list[Resolution], list[Resolution]]:
    """Which have a row of their own, which are renewals, and which lie too far back for the axis; by date."""
    ordered = sorted(resolutions, key=lambda entry: (_day(entry), entry.id))
    sanctions = [entry for entry in ordered if entry.role == "sanctions"]
    start = _day((sanctions or ordered)[0]).year if ordered else 0
    earlier = [entry for entry in ordered if _day(entry).year < start]
    renewals = [e for e in ordered if e.role == "mandate" and e.result == "adopted" and e not in earlier]
    rows = [entry for entry in ordered if entry not in earlier and entry not in renewals]
    return rows, renewals, earlier


def resolutions_figure(resolutions: Sequence[Resolution], look: Look) -> go.Figure:
    """The figure; x is time, y is px from the top, downwards."""
    t = tokens(look.dark)
    own, renewals, _ = drawn(resolutions)
    first, last = window(resolutions, look.until)
    rows = [_row(entry, first, last) for entry in own]
    figure = go.Figure()
    bottom = TOP + ROW * (len(rows) + bool(renewals))
    _draw_ground(figure, rows, renewals, look, t, bottom, first, last)
    _draw_answers(figure, rows, first, t)
    _draw_marks(figure, rows, t)
    _draw_labels(figure, rows, t)
    if renewals:
        _draw_renewals(figure, renewals, look, t, bottom - ROW)
    years = _years(first.year, last.year)
    figure.update_layout(
        template=template(look.dark),
        height=bottom + 40,
        margin={"l": 18, "r": 16, "t": 4, "b": 30},
        xaxis={
            "range": [first, last], "tickvals": [datetime(year, 1, 1) for year in years],
            "ticktext": [str(year) for year in years], "showgrid": True, "gridcolor": t["grid"], "automargin": False,
        },
        yaxis={"range": [bottom + 4, 0], "showgrid": False, "showticklabels": False, "automargin": False},
    )  # fmt: skip
    return figure


def window(resolutions: Sequence[Resolution], until: date) -> tuple[datetime, datetime]:
    """First and last moment of the axis."""
    rows, renewals, _ = drawn(resolutions)
    days = [_day(entry) for entry in (*rows, *renewals)] or [until]
    return datetime(min(days).year, 1, 1), datetime.combine(max(until, *days), datetime.min.time()) + timedelta(days=60)


def _day(resolution: Resolution) -> date:
    return span(resolution.date).known_day


def _moment(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def _x(at: datetime, first: datetime, last: datetime) -> float:
    return (at - first) / (last - first) * NARROWEST


def _row(entry: Resolution, first: datetime, last: datetime) -> Row:
    at = _moment(_day(entry))
    trigger = max(_moment(span(entry.trigger.date).known_day), first) if entry.trigger.date else None
    right = _x(at, first, last) < NARROWEST / 2
    edge = _x(at if right or trigger is None else min(trigger, at), first, last)
    room = (NARROWEST - edge if right else edge) - GAP - 4
    title = _cut(f"{entry.number}  {entry.label}", room, 600)
    return Row(entry, at, trigger, right, title, _cut(entry.trigger.text, room))


def _cut(text: str, room: float, weight: int = 400) -> str:
    """`text`, cut after a word where it is wider than `room` px."""
    text = text.replace("<", "‹").replace(">", "›")
    if width(text, SIZE, weight) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and (width(" ".join(words) + " …", SIZE, weight) > room or len(words[-1].strip("(,;:.")) <= 3):
        words.pop()
    return " ".join(words).rstrip(",;:.") + " …"


def _y(number: int) -> float:
    return TOP + ROW * number + ROW / 2


def _draw_ground(
    figure: go.Figure, rows: list[Row], renewals: list[Resolution], look: Look, t: dict[str, str], bottom: float,
    first: datetime, last: datetime,
) -> None:  # fmt: skip
    """The selected row's band, and the story's own days as a line across the rows."""
    for number, row in enumerate(rows):
        if row.resolution.id == look.selected:
            y = _y(number) - ROW / 2
            _band(figure, t, y)
    if renewals and any(entry.id == look.selected for entry in renewals):
        _band(figure, t, bottom - ROW)
    if look.days:
        _draw_days(figure, rows, look.days, t, bottom, first, last)


def _draw_days(
    figure: go.Figure, rows: list[Row], days: tuple[date, date], t: dict[str, str], bottom: float,
    first: datetime, last: datetime,
) -> None:  # fmt: skip
    """The story's own days as a line from row to row, left out where a label stands. Labels keep their width while the
    axis grows, so what is free at the narrowest width is free at any."""
    at = _x(_moment(days[0]), first, last)
    xs: list[datetime | None] = []
    ys: list[float | None] = []
    free = [not _covers(row, at, first, last) for row in rows]
    for number, is_free in enumerate([*free, *([True] if bottom > TOP + ROW * len(rows) else [])]):
        if is_free:
            top = TOP + ROW * number
            xs += [_moment(days[0]), _moment(days[0]), None]
            ys += [top, top + ROW, None]
    figure.add_trace(
        go.Scatter(x=xs, y=ys, mode="lines", line={"color": t["accent"], "width": 2.5}, hoverinfo="skip")
    )  # fmt: skip


def _covers(row: Row, x: float, first: datetime, last: datetime) -> bool:
    """Whether a row's label or marks stand at `x`."""
    long = max(width(row.title, SIZE, 600), width(row.text, SIZE)) + GAP
    mark = _x(row.at, first, last)
    edge = mark if row.right or row.trigger is None else min(mark, _x(row.trigger, first, last))
    start, end = (edge - 8, edge + long) if row.right else (edge - long, mark + 8)
    return start - 4 < x < end + 4


def _band(figure: go.Figure, t: dict[str, str], y: float) -> None:
    figure.add_shape(
        type="rect", xref="paper", x0=0, x1=1, y0=y, y1=y + ROW, layer="below", line_width=0, fillcolor=t["surface"]
    )


def _draw_answers(figure: go.Figure, rows: list[Row], first: datetime, t: dict[str, str]) -> None:
    """From what a resolution answered to its vote: a small ring and a line."""
    found = [(number, row) for number, row in enumerate(rows) if row.trigger]
    xs: list[datetime | None] = []
    ys: list[float | None] = []
    for number, row in found:
        xs += [row.trigger, row.at, None]
        ys += [_y(number), _y(number), None]
    figure.add_trace(
        go.Scatter(x=xs, y=ys, mode="lines", line={"color": t["strong"], "width": 1.6}, hoverinfo="skip")
    )  # fmt: skip
    shown = [(number, row) for number, row in found if row.trigger and row.trigger > first]
    figure.add_trace(
        go.Scatter(
            x=[row.trigger for _, row in shown], y=[_y(number) for number, _ in shown], mode="markers",
            marker={"symbol": "circle", "size": 7, "color": t["bg"], "line": {"color": t["strong"], "width": 1.6}, "opacity": 1},
            customdata=[[row.resolution.id] for _, row in shown], hovertext=[_hover(row.resolution) for _, row in shown],
            hoverinfo="text", cliponaxis=False,
        )
    )  # fmt: skip


def _draw_marks(figure: go.Figure, rows: list[Row], t: dict[str, str]) -> None:
    filled = [row.resolution.role == "sanctions" for row in rows]
    vetoed = [row.resolution.result == "vetoed" for row in rows]
    figure.add_trace(
        go.Scatter(
            x=[row.at for row in rows],
            y=[_y(number) for number in range(len(rows))],
            mode="markers",
            marker={
                "symbol": ["x-thin" if veto else "square" for veto in vetoed],
                "size": 12,
                "color": [t["text"] if fill else t["bg"] for fill in filled],
                "line": {
                    "color": [t["contradicted"] if veto else t["text"] for veto in vetoed],
                    "width": [3 if veto else 2 for veto in vetoed],
                },
                "opacity": 1,
            },
            customdata=[[row.resolution.id] for row in rows],
            hovertext=[_hover(row.resolution) for row in rows],
            hoverinfo="text",
            cliponaxis=False,
        )
    )


def _draw_labels(figure: go.Figure, rows: list[Row], t: dict[str, str]) -> None:
    """Labels as text traces, one a side and line: many annotations make a redraw slow."""
    for right in (True, False):
        found = [(number, row) for number, row in enumerate(rows) if row.right is right]
        if not found:
            continue
        points = [row.at if right else min(row.trigger or row.at, row.at) for _, row in found]
        for texts, push, colour, weight in (
            ([row.title for _, row in found], -8, "text", 600),
            ([row.text for _, row in found], 9, "muted", 400),
        ):
            figure.add_trace(
                go.Scatter(
                    x=points, y=[_y(number) + push for number, _ in found], mode="text",
                    text=[_padded(text, right) for text in texts],
                    textposition="middle right" if right else "middle left", textfont=font(t, SIZE, colour, weight),
                    customdata=[[row.resolution.id] for _, row in found],
                    hovertext=[_hover(row.resolution) for _, row in found], hoverinfo="text", cliponaxis=False,
                )
            )  # fmt: skip


def _padded(text: str, right: bool) -> str:
    """Room between mark and label: a text trace starts at the mark's centre."""
    room = "\u2004" * round(GAP / (SIZE / 3))
    return room + text if right else text + room


def _draw_renewals(figure: go.Figure, renewals: list[Resolution], look: Look, t: dict[str, str], top: float) -> None:
    """All renewals in one row: a line with a tick each."""
    days = [_moment(_day(entry)) for entry in renewals]
    y = top + ROW * 0.72
    figure.add_trace(
        go.Scatter(x=[days[0], days[-1]], y=[y, y], mode="lines", line={"color": t["strong"], "width": 1.6}, hoverinfo="skip")
    )  # fmt: skip
    chosen = [entry.id == look.selected for entry in renewals]
    figure.add_trace(
        go.Scatter(
            x=days, y=[y] * len(days), mode="markers",
            marker={
                "symbol": "circle", "size": 9, "opacity": 1, "color": [t["text"] if c else t["bg"] for c in chosen],
                "line": {"color": t["text"], "width": 2},
            },
            customdata=[[entry.id] for entry in renewals], hovertext=[_hover(entry) for entry in renewals],
            hoverinfo="text", cliponaxis=False,
        )
    )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=[days[0]], y=[top + ROW * 0.3], mode="text", textposition="middle right", hoverinfo="skip",
            text=[renewals[-1].label], textfont=font(t, SIZE, "text", 600),
            cliponaxis=False,
        )
    )  # fmt: skip


def _hover(entry: Resolution) -> str:
    vote = w.VOTE_TEXT.format(yes=entry.vote.in_favour, no=len(entry.vote.against), abstained=len(entry.vote.abstained))
    safe = entry.label.replace("<", "‹").replace(">", "›")
    return f"<b>{entry.number}</b><br>{safe}<br>{written(entry.date)}, {vote}"


def _years(first: int, last: int) -> list[int]:
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100) if (last - first) / size <= 11)
    return list(range(first if step == 1 else -(-first // step) * step, last + 1, step))
