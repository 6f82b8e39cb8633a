"""The figures of the sanctions page: what is drawn, and that no label stands on another or on a mark."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from components.figures import caps
from components.figures import resolutions_layout as layout
from components.figures.measure import width
from components.figures.measures_matrix import matrix, state
from components.figures.resolutions import Look, resolutions_figure
from components.figures.template import SIZE
from story import as_of, load
from story.dates import span

STORY = load("data").story
UNTIL = STORY.meta.as_of
AXIS = layout.Axis.of(STORY.resolutions, UNTIL)
ROWS = [layout.placed(entry, AXIS) for entry in layout.drawn(STORY.resolutions)[0]]


def test_each_resolution_has_a_row_or_is_a_renewal_or_is_named_as_earlier() -> None:
    parts = layout.drawn(STORY.resolutions)
    assert sorted(entry.id for part in parts for entry in part) == sorted(entry.id for entry in STORY.resolutions)


def test_labels_fit_between_their_mark_and_the_edge() -> None:
    for row in ROWS:
        at = AXIS.x(row.start)
        assert (at + row.long <= layout.NARROWEST) if row.right else (at - row.long >= 0), row.resolution.id


def test_what_each_resolution_answered_is_written_out() -> None:
    assert [row.texts for row in ROWS if any("…" in text for text in row.texts)] == []
    assert max(len(row.texts) for row in ROWS) == 2
    assert all(" ".join(row.texts) == row.resolution.trigger.text for row in ROWS)


def test_a_text_of_two_lines_has_a_higher_row_and_none_stands_on_the_next() -> None:
    look = Look(UNTIL, False)
    figure = resolutions_figure(STORY.resolutions, look)
    tops = look.tops(ROWS)
    for row, top, end in zip(ROWS, tops, tops[1:], strict=False):
        ys = [
            y
            for trace in figure.data
            if trace.mode == "text" and trace.customdata
            for y, data in zip(trace.y, trace.customdata, strict=True)
            if data[0] == row.resolution.id
        ]
        assert len(ys) == 1 + len(row.texts)
        assert top + SIZE / 2 <= min(ys) < max(ys) <= end - SIZE / 2


def test_the_line_of_the_storys_own_days_crosses_no_label() -> None:
    day = span(STORY.meta.days).first
    assert day
    look = Look(UNTIL, False, (day, day))
    figure = resolutions_figure(STORY.resolutions, look)
    line = next(trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 2.5)
    crossed = {look.tops(ROWS).index(top) for top in line.y[::3]}
    x = AXIS.x(layout.moment(day))
    assert crossed
    assert not any(layout.covers(row, x, AXIS) for number, row in enumerate(ROWS) if number in crossed)


def test_a_vetoed_draft_is_a_cross_and_adopted_sanctions_a_square() -> None:
    figure = resolutions_figure(STORY.resolutions, Look(UNTIL, False))
    marks = next(t for t in figure.data if t.mode == "markers" and t.marker.size == 12)
    symbols = {data[0]: symbol for data, symbol in zip(marks.customdata, marks.marker.symbol, strict=True)}
    for entry in STORY.resolutions:
        if entry.id in symbols:
            assert (symbols[entry.id] == "x-thin") == (entry.result == "vetoed")


@pytest.mark.parametrize("lens", ["day", "now"])
def test_a_cap_starts_at_zero_and_its_values_do_not_overlap(lens: str) -> None:
    story = as_of(STORY, lens)  # type: ignore[arg-type]
    found = caps.charted(story.measures)
    shown = caps.window(found, story.meta.lens_date if lens == "day" else UNTIL)
    for measure in found:
        figure = caps.cap_figure(measure, shown, False)
        assert figure.layout.yaxis.range[0] == 0
        used = [cap for cap in measure.caps if caps.is_drawn(cap, shown)]
        live = [cap for cap in used if not cap.superseded]
        boxes = []
        for label in caps.labels(used, live, shown):
            long, x = width(label.text, SIZE, 600), shown.x(label.at)
            boxes.append((label.y, x - long, x) if "left" in label.position else (label.y, x, x + long))
        for (y, a, b), (z, c, d) in combinations(boxes, 2):
            assert y != z or b <= c or d <= a, measure.id


def test_a_quarter_is_drawn_as_a_rate_a_year_and_says_so() -> None:
    for measure in STORY.measures:
        for cap in measure.caps:
            if cap.per == "quarter" and cap.value:
                shown = caps.Window(date(cap.start.year, 1, 1), UNTIL)
                assert caps.rate(cap) == cap.value * 4
                assert any("per quarter" in label.text for label in caps.labels(measure.caps, [], shown))


def test_a_superseded_cap_is_dashed() -> None:
    for measure in caps.charted(STORY.measures):
        shown = caps.window([measure], UNTIL)
        dashed = sum(t.line.dash == "dash" for t in caps.cap_figure(measure, shown, True).data if t.mode == "lines")
        assert dashed == sum(cap.superseded for cap in measure.caps)


def test_the_matrix_holds_every_measure_and_columns_in_order_of_date() -> None:
    found = matrix(STORY)
    assert sorted(m.id for _, group in found.groups for m in group) == sorted(m.id for m in STORY.measures)
    days = [span(entry.date).known_day for entry in found.columns]
    assert days == sorted(days)
    assert all(entry.result == "adopted" for entry in found.columns)
    for measure in STORY.measures:
        assert [state(measure, entry.id) for entry in found.columns].count("begun") == 1
