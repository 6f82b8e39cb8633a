"""A measure's caps over the years as steps: zero base, the value at the line's end, a gap where there was no number.

Caps per quarter, year or twelve months are drawn as a rate a year, so that their heights can be compared; a cap for
another stretch (`rest of 2016`) is drawn at its own total, dotted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import plotly.graph_objects as go

from components.figures.measure import width
from components.figures.template import SIZE, font, template
from components.palette import tokens
from story import wording as w
from story.model.sanctions import Cap, Measure

NARROWEST = 250
"""Px from the first to the last year at the narrowest width of a panel."""
HEIGHT = 210
LEFT = 18
RIGHT = 16


@dataclass(frozen=True)
class Window:
    """The years that all panels share."""

    first: date
    last: date
    wide: float = NARROWEST
    """Px from the one to the other, for which labels are placed."""

    def x(self, at: date) -> float:
        """Px from the left."""
        return (at - self.first) / (self.last - self.first) * self.wide


def charted(measures: Sequence[Measure]) -> list[Measure]:
    """The measures with a cap above nothing: the others are bans, which words tell better."""
    return [measure for measure in measures if any(cap.value for cap in measure.caps)]


def window(measures: Sequence[Measure], until: date) -> Window:
    """From the year of the first cap up to `until`."""
    first = min((cap.start for measure in measures for cap in measure.caps), default=until)
    return Window(date(first.year, 1, 1), max(until, date(first.year, 12, 31)))


def rate(cap: Cap) -> float | None:
    """The cap's height: a rate a year where its stretch is one of those known, else its own total."""
    return None if cap.value is None else cap.value * w.PER_YEAR.get(cap.per or "", 1)


def is_total(cap: Cap) -> bool:
    """Whether the cap is a total for a stretch of its own and no rate."""
    return cap.value not in (None, 0) and (cap.per or "") not in w.PER_YEAR


def is_drawn(cap: Cap, shown: Window) -> bool:
    """Whether the cap is on the chart: a total for a stretch too short to be seen is left to the list of steps."""
    return cap.value is not None and (not is_total(cap) or shown.x(_end(cap, shown)) - shown.x(cap.start) >= 10)


def number(value: float) -> str:
    """A number in words as far as it is long: 4 million, 500,000, 0."""
    return w.MILLION.format(number=f"{value / 1e6:g}") if value >= 1e6 else f"{value:,.0f}"


def cap_figure(measure: Measure, shown: Window, dark: bool) -> go.Figure:
    """One panel."""
    t = tokens(dark)
    figure = go.Figure()
    caps = sorted((cap for cap in measure.caps if is_drawn(cap, shown)), key=lambda cap: cap.start)
    top = max((rate(cap) or 0 for cap in caps), default=1) or 1
    live = [cap for cap in caps if not cap.superseded]
    _draw_line(figure, live, shown, t)
    for cap in caps:
        if cap.superseded or is_total(cap):
            _draw_dashed(figure, cap, shown, t)
    _draw_values(figure, caps, live, shown, top, t)
    years = _years(shown)
    figure.update_layout(
        template=template(dark),
        height=HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": 6, "b": 28},
        xaxis={
            "range": [shown.first, shown.last], "tickvals": [datetime(year, 1, 1) for year in years],
            "ticktext": [str(year) for year in years], "automargin": False,
        },
        yaxis={
            "range": [0, top * 1.14], "tickvals": [0, top / 2, top], "showticklabels": False, "automargin": False,
        },
    )  # fmt: skip
    return figure


def _end(cap: Cap, shown: Window) -> date:
    return min(cap.until or shown.last, shown.last)


def _draw_line(figure: go.Figure, live: Sequence[Cap], shown: Window, t: dict[str, str]) -> None:
    """The caps in force as one line of steps, broken where no number was set."""
    xs: list[date | None] = []
    ys: list[float | None] = []
    before: Cap | None = None
    for cap in live:
        if is_total(cap):
            before = None
            continue
        if before is not None and before.until and (cap.start - before.until).days > 1:
            xs.append(None)
            ys.append(None)
        if before is None and xs:
            xs.append(None)
            ys.append(None)
        xs += [cap.start, _end(cap, shown)]
        ys += [rate(cap), rate(cap)]
        before = cap
    figure.add_trace(
        go.Scatter(
            x=xs, y=ys, mode="lines", line={"color": t["text"], "width": 3, "shape": "hv"}, fill="tozeroy",
            fillcolor=t["surface"], hoverinfo="skip", cliponaxis=False,
        )
    )  # fmt: skip


def _draw_dashed(figure: go.Figure, cap: Cap, shown: Window, t: dict[str, str]) -> None:
    figure.add_trace(
        go.Scatter(
            x=[cap.start, _end(cap, shown)], y=[rate(cap), rate(cap)], mode="lines", hoverinfo="skip", cliponaxis=False,
            line={"color": t["strong"], "width": 2, "dash": "dash"} if cap.superseded else
            {"color": t["text"], "width": 3, "dash": "2px,2px"},
        )
    )  # fmt: skip


@dataclass(frozen=True)
class Label:
    """A value at its step: where, how it is anchored, how it looks."""

    at: date
    y: float
    text: str
    position: str
    bold: bool


def labels(caps: Sequence[Cap], live: Sequence[Cap], shown: Window) -> list[Label]:
    """The values as they are written: the last one and superseded ones at the line's end, earlier ones above their step.

    An earlier one that would run into another's place is left to the list of steps.
    """
    found: list[Label] = []
    taken: list[tuple[float, float, float]] = []
    ends = [cap for cap in caps if cap.superseded or (live and cap is live[-1])]
    for cap in (*ends, *(cap for cap in caps if cap not in ends)):
        height = rate(cap) or 0.0
        text = number(cap.value or 0)
        if w.PER_YEAR.get(cap.per or "", 1) != 1:
            text = w.CAP_LABEL.format(value=text, per=cap.per)
        long = width(text, SIZE, 600)
        if cap in ends:
            x1 = shown.x(_end(cap, shown))
            box, label = (x1 - long, x1), Label(_end(cap, shown), height, text, "top left", not cap.superseded)
        else:
            x0 = shown.x(cap.start)
            box, label = (x0, x0 + long), Label(cap.start, height, text, "top right", True)
        if any(abs(height - y) < 1e-9 and box[0] < b and a < box[1] for a, b, y in taken):
            continue
        if box[1] > shown.wide:
            continue
        taken.append((*box, height))
        found.append(label)
    return found


def _draw_values(
    figure: go.Figure, caps: Sequence[Cap], live: Sequence[Cap], shown: Window, top: float, t: dict[str, str]
) -> None:
    for label in labels(caps, live, shown):
        figure.add_trace(
            go.Scatter(
                x=[label.at], y=[label.y + top * 0.01], mode="text", text=[label.text], textposition=label.position,
                textfont=font(t, SIZE, "text" if label.bold else "muted", 600 if label.bold else 400),
                hoverinfo="skip", cliponaxis=False,
            )
        )  # fmt: skip


def _years(shown: Window) -> list[int]:
    step = next(size for size in (1, 2, 5, 10, 20, 50) if (shown.last.year - shown.first.year) / size <= 6)
    return [year for year in range(shown.first.year, shown.last.year + 1) if (year - shown.first.year) % step == 0]
