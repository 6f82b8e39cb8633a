"""The figures of the sanctions page for a story fifty times as long as ours: a bounded number of marks, none on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from components.figures import resolutions_layout as layout
from components.figures.measures_matrix import COLUMNS, matrix
from components.figures.resolutions import Look, resolutions_figure
from components.figures.resolutions_choice import ROWS, rows
from components.figures.years import Stretch, each, stretches
from story import as_of, load
from tests.stories.multiply import multiplied

OURS = as_of(load("data").story, "now")
LONG = multiplied(OURS, 50)
UNTIL = OURS.meta.as_of
AXIS = layout.Axis.of(LONG.resolutions, UNTIL)
RENEWALS = layout.drawn(LONG.resolutions)[1]


def _marks(marked: str = "") -> list[str]:
    look = Look(UNTIL, False, rows=rows(LONG, marked), marked=marked)
    figure = resolutions_figure(LONG.resolutions, look)
    return [data[0] for trace in figure.data if "markers" in trace.mode for data in trace.customdata]


def test_the_figure_draws_no_more_the_longer_the_story_is() -> None:
    assert len(rows(LONG)) == ROWS
    assert len(_marks()) <= 2 * ROWS + AXIS.wide / layout.NEAR + 1  # a vote and what it answered; rings


def test_each_year_and_kind_has_a_row_before_one_has_two() -> None:
    drawn = [entry for entry in LONG.resolutions if entry.id in rows(LONG)]
    kinds = {(layout.day_of(one).year, one.role, one.result) for one in layout.drawn(OURS.resolutions)[0]}
    assert {(layout.day_of(one).year, one.role, one.result) for one in drawn} == kinds


def test_all_of_ours_have_a_row_whatever_is_selected() -> None:
    every = {entry.id for entry in layout.drawn(OURS.resolutions)[0]}
    assert rows(OURS) == rows(OURS, OURS.resolutions[-1].id) == every


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_selected_has_a_mark(which: int) -> None:
    last = layout.drawn(LONG.resolutions)[which][-1].id
    assert last not in _marks()
    assert last in _marks(last)
    assert len(set(_marks(last))) == len(set(_marks()))


def test_rings_hold_each_renewal_once_and_stand_apart() -> None:
    found = layout.rings(RENEWALS, AXIS)
    assert [entry.id for ring in found for entry in ring.entries] == [entry.id for entry in RENEWALS]
    places = [AXIS.x(layout.moment(layout.day_of(ring.entries[0]))) for ring in found]
    assert all(after - before >= layout.NEAR for before, after in pairwise(places))


def test_renewals_that_stand_apart_have_a_ring_each() -> None:
    ours = layout.drawn(OURS.resolutions)[1]
    found = layout.rings(ours, layout.Axis.of(OURS.resolutions, UNTIL))
    assert [ring.entry for ring in found] == ours


def test_a_matrix_of_many_resolutions_has_columns_of_years_that_hold_all() -> None:
    spread = tuple(
        entry.model_copy(update={"id": f"{entry.id}-{year}", "date": f"{year}-05-02"})
        for year in range(1950, 2010)
        for entry in OURS.resolutions[:1]
    )
    acting = tuple(
        measure.model_copy(update={"introduced_by": entry.id, "tightened_by": (), "eased_by": ()})
        for measure, entry in zip(OURS.measures * 2, spread, strict=False)
    )
    found = matrix(replace(OURS, resolutions=spread, measures=acting))

    assert len(found.columns) == 60
    assert len(found.heads) <= COLUMNS
    assert [entry.id for column in found.heads for entry in column.entries] == [entry.id for entry in found.columns]
    assert found.heads[0].years == "1950–1954"


def test_a_matrix_of_few_resolutions_has_a_column_each() -> None:
    found = matrix(OURS)
    assert [column.entries for column in found.heads] == [(entry,) for entry in found.columns]
    assert not any(column.years for column in found.heads)


def test_a_part_of_a_matrix_keeps_its_columns() -> None:
    found = matrix(OURS)
    part = found.only(found.measures[-3:])
    assert part.measures == found.measures[-3:]
    assert part.heads == found.heads


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (range(2020, 2024), [(2020, 2020), (2021, 2021), (2022, 2022), (2023, 2023)]),
        ((1990, 2023), [(1990, 1990), (2023, 2023)]),
        (range(2019, 2025), [(2018, 2019), (2020, 2021), (2022, 2023), (2024, 2025)]),
        (range(1901, 2024), [(1900, 1949), (1950, 1999), (2000, 2049)]),
    ],
)
def test_years_stand_in_stretches_where_they_are_too_many(years: range, expected: list[tuple[int, int]]) -> None:
    assert [(one.first, one.last) for one in stretches(years, 4)] == expected


def test_a_stretch_is_named_by_its_first_and_last_year() -> None:
    assert [str(Stretch(2020, 2020)), str(Stretch(2020, 2024))] == ["2020", "2020–2024"]


@pytest.mark.parametrize(("largest", "expected"), [(0, 1), (6, 1), (7, 2), (30, 5), (60, 10), (61, 20), (3000, 500)])
def test_a_mark_holds_as_many_as_keep_a_row_short(largest: int, expected: int) -> None:
    assert each(largest, 6) == expected
