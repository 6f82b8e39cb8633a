"""Resolutions over time as a Plotly figure: a row each, from what it answered to the day of the vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

import plotly.graph_objects as go

from components.dates import written
from components.figures.resolutions_layout import (
    GAP,
    NARROWEST,
    Axis,
    Ring,
    Row,
    covers,
    day_of,
    drawn,
    moment,
    placed,
    rings,
)
from components.figures.template import SIZE, font, template
from components.palette import tokens
from story import wording as w
from story.languages import plural
from story.model.sanctions import Resolution

ROW, LAST, NUMBERED = 42, 30, 50
"""The height of a row; the least height of the last one, where all renewals stand below their name: as small rings, or as
rings with numbers."""
RING, DIGIT = 9, 7
"""The width of a ring, and what each digit in it adds."""
TOP = 6
LINE = 15
"""What a second line of a text adds to its row."""


@dataclass(frozen=True)
class Look:
    """What the figure shows besides the rows: up to which day, the theme, the story's own days.

    `wide` is for how many px labels are placed, `row` the height of a row; `brief`: labels have their first line only.
    `chosen`: that resolution's label stands out, the others step back (on a page the browser draws a ring instead).
    `rows`: the ids of those that have a row, all that can where it is None; `marked`: one that must have a mark.
    """

    until: date
    dark: bool
    days: tuple[date, date] | None = None
    wide: float = NARROWEST
    row: float = ROW
    brief: bool = False
    chosen: str = ""
    rows: frozenset[str] | None = None
    marked: str = ""

    def tops(self, rows: Sequence[Row]) -> list[float]:
        """Where each row starts, in px from the top, and where the last one ends: a text of two lines needs more."""
        more = [0 if self.brief else LINE * (len(row.texts) - 1) for row in rows]
        return list(accumulate((self.row + extra for extra in more), initial=float(TOP)))

    def ys(self, rows: Sequence[Row]) -> list[float]:
        """Where the marks of each row stand, in px from the top."""
        return [top + self.row / 2 for top in self.tops(rows)[:-1]]


def resolutions_figure(resolutions: Sequence[Resolution], look: Look) -> go.Figure:
    """The figure; x is time, y is px from the top, downwards."""
    t = tokens(look.dark)
    own, renewals, _ = drawn(resolutions)
    axis = Axis.of(resolutions, look.until, look.wide)
    rows = [placed(entry, axis) for entry in own if look.rows is None or entry.id in look.rows]
    marks = rings(renewals, axis, look.marked)
    figure = go.Figure()
    last = last_row(marks, look.row)
    bottom = look.tops(rows)[-1] + last
    if look.days:
        _draw_days(figure, rows, look, t, axis, last)
    _draw_answers(figure, rows, axis, look, t)
    _draw_marks(figure, rows, look, t)
    _draw_labels(figure, rows, look, t)
    if marks:
        _draw_renewals(figure, marks, t, bottom - last, last)
    years = _years(axis.first.year, axis.last.year)
    figure.update_layout(
        template=template(look.dark),
        height=round(bottom + 40),
        margin={"l": 18, "r": 16, "t": 4, "b": 30},
        xaxis={
            "range": [axis.first, axis.last], "tickvals": [datetime(year, 1, 1) for year in years],
            "ticktext": [str(year) for year in years], "showgrid": True, "gridcolor": t["grid"], "automargin": False,
        },
        yaxis={"range": [bottom + 4, 0], "showgrid": False, "showticklabels": False, "automargin": False},
    )  # fmt: skip
    return figure


def last_row(marks: Sequence[Ring], row: float = ROW) -> float:
    """The height of the renewals' row below rows of that height."""
    if not marks:
        return 0
    return max(row, NUMBERED if any(len(ring.entries) > 1 for ring in marks) else LAST)


def _draw_days(figure: go.Figure, rows: list[Row], look: Look, t: dict[str, str], axis: Axis, last: float) -> None:
    """The story's own days as a line from row to row, left out where a label stands. Labels keep their width while the
    axis grows, so what is free at the narrowest width is free at any."""
    at = moment(look.days[0]) if look.days else axis.first
    xs: list[datetime | None] = []
    ys: list[float | None] = []
    free = [not covers(row, axis.x(at), axis) for row in rows] + [True] * bool(last)
    tops = look.tops(rows)
    for is_free, top, end in zip(free, tops, [*tops[1:], tops[-1] + last], strict=False):
        if is_free:
            xs += [at, at, None]
            ys += [top, end, None]
    figure.add_trace(
        go.Scatter(x=xs, y=ys, mode="lines", line={"color": t["accent"], "width": 2.5}, hoverinfo="skip")
    )  # fmt: skip


def _draw_answers(figure: go.Figure, rows: list[Row], axis: Axis, look: Look, t: dict[str, str]) -> None:
    """From what a resolution answered to its vote: a small ring and a line."""
    found = [(y, row) for y, row in zip(look.ys(rows), rows, strict=True) if row.trigger]
    xs: list[datetime | None] = []
    ys: list[float | None] = []
    for y, row in found:
        xs += [row.trigger, row.at, None]
        ys += [y, y, None]
    figure.add_trace(
        go.Scatter(x=xs, y=ys, mode="lines", line={"color": t["strong"], "width": 1.6}, hoverinfo="skip")
    )  # fmt: skip
    shown = [(y, row) for y, row in found if row.trigger and row.trigger > axis.first]
    figure.add_trace(
        go.Scatter(
            x=[row.trigger for _, row in shown], y=[y for y, _ in shown], mode="markers",
            marker={"symbol": "circle", "size": 7, "color": t["bg"], "line": {"color": t["strong"], "width": 1.6}, "opacity": 1},
            customdata=[[row.resolution.id] for _, row in shown], hovertext=[_hover(row.resolution) for _, row in shown],
            hoverinfo="text", cliponaxis=False,
        )
    )  # fmt: skip


def _draw_marks(figure: go.Figure, rows: list[Row], look: Look, t: dict[str, str]) -> None:
    filled = [row.resolution.role == "sanctions" for row in rows]
    vetoed = [row.resolution.result == "vetoed" for row in rows]
    figure.add_trace(
        go.Scatter(
            x=[row.at for row in rows],
            y=look.ys(rows),
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


def _draw_labels(figure: go.Figure, rows: list[Row], look: Look, t: dict[str, str]) -> None:
    """Labels as text traces, one a side and line: many annotations make a redraw slow."""
    for right, lit in ((True, True), (True, False), (False, True), (False, False)):
        found = [
            (y, row)
            for y, row in zip(look.ys(rows), rows, strict=True)
            if row.right is right and (look.chosen in ("", row.resolution.id)) is lit
        ]
        if not found:
            continue
        heads = [(y if look.brief else y - 8, row.title, row) for y, row in found]
        below = [(y + 9 + LINE * n, text, row) for y, row in found for n, text in enumerate(row.texts)]
        title = (heads, "text" if lit else "muted", 600 if lit else 400)
        for lines, colour, weight in (title,) if look.brief else (title, (below, "muted", 400)):
            figure.add_trace(
                go.Scatter(
                    x=[row.at if right else min(row.trigger or row.at, row.at) for _, _, row in lines],
                    y=[y for y, _, _ in lines], mode="text", text=[_padded(text, right) for _, text, _ in lines],
                    textposition="middle right" if right else "middle left", textfont=font(t, SIZE, colour, weight),
                    customdata=[[row.resolution.id] for _, _, row in lines],
                    hovertext=[_hover(row.resolution) for _, _, row in lines], hoverinfo="text", cliponaxis=False,
                )
            )  # fmt: skip


def _padded(text: str, right: bool) -> str:
    """Room between mark and label: a text trace starts at the mark's centre."""
    room = "\u2004" * round(GAP / (SIZE / 3))
    return room + text if right else text + room


def _draw_renewals(figure: go.Figure, marks: list[Ring], t: dict[str, str], top: float, row: float) -> None:
    """All renewals in one row: a line with a ring each; a ring that holds several says how many."""
    days = [moment(day_of(ring.entries[0])) for ring in marks]
    counts = [str(len(ring.entries)) if len(ring.entries) > 1 else "" for ring in marks]
    numbered = any(counts)
    y = top + (row - 15 if numbered else row * 0.72)
    figure.add_trace(
        go.Scatter(x=[days[0], days[-1]], y=[y, y], mode="lines", line={"color": t["strong"], "width": 1.6}, hoverinfo="skip")
    )  # fmt: skip
    figure.add_trace(
        go.Scatter(
            x=days, y=[y] * len(days), mode="markers+text" if numbered else "markers", text=counts if numbered else None,
            textfont=font(t) if numbered else None,
            marker={
                "symbol": "circle", "size": [RING + DIGIT * len(count) for count in counts] if numbered else RING,
                "opacity": 1, "color": t["bg"], "line": {"color": t["text"], "width": 2},
            },
            customdata=[[ring.entry.id] for ring in marks], hovertext=[_held(ring) for ring in marks],
            hoverinfo="text", cliponaxis=False,
        )
    )  # fmt: skip
    names = {entry.label for ring in marks for entry in ring.entries}
    figure.add_trace(
        go.Scatter(
            x=[days[0]], y=[top + (10 if numbered else row * 0.3)], mode="text", textposition="middle right",
            hoverinfo="skip", text=[_plain(names.pop() if len(names) == 1 else w.RENEWALS)],
            textfont=font(t, SIZE, "text", 600), cliponaxis=False,
        )
    )  # fmt: skip


def _held(ring: Ring) -> str:
    """What a mark of renewals says: of the one it holds, or how many and from when to when."""
    first, last = written(ring.entries[0].date), written(ring.entries[-1].date)
    if len(ring.entries) == 1:
        return _hover(ring.entry)
    when = first if first == last else w.RANGE.format(first=first, last=last)
    return f"<b>{_plain(plural(w.RENEWAL_COUNT, len(ring.entries)))}</b><br>{when}"


def _hover(entry: Resolution) -> str:
    vote = w.VOTE_TEXT.format(yes=entry.vote.in_favour, no=len(entry.vote.against), abstained=len(entry.vote.abstained))
    return f"<b>{_plain(entry.number)}</b><br>{_plain(entry.label)}<br>{written(entry.date)}, {vote}"


def _plain(text: str) -> str:
    """Without what Plotly would take for its own markup."""
    return text.replace("<", "‹").replace(">", "›")


def _years(first: int, last: int) -> list[int]:
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100) if (last - first) / size <= 11)
    return list(range(first if step == 1 else -(-first // step) * step, last + 1, step))
