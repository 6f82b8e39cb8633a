"""How far it is, and what can be concluded about when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from story import as_of, distances, load, way
from story.counts import counts
from story.model.world import Place

STORY = load("data").story
SECOND = load("tests/stories/lantern-codex").story


def place(lat: float, lon: float) -> Place:
    return STORY.places[0].model_copy(update={"lat": lat, "lon": lon})


def test_a_degree_along_the_equator_and_a_quarter_of_a_meridian_are_as_long_as_the_ellipsoid_has_them() -> None:
    assert distances.kilometres([place(0, 10), place(0, 11)]) == pytest.approx(111.3195, abs=0.0001)
    assert distances.kilometres([place(0, 0), place(90, 0)]) == pytest.approx(10001.9657, abs=0.0001)


def test_the_short_way_is_taken_across_the_180th_meridian() -> None:
    assert distances.kilometres([place(0, 179.5), place(0, -179.5)]) == pytest.approx(111.3195, abs=0.0001)


def test_a_place_that_is_not_on_the_globe_breaks_nothing() -> None:
    assert distances.kilometres([place(118.2, 10), place(0, 0)]) == 0


def test_a_leg_is_measured_through_what_it_passes() -> None:
    leg = next(leg for leg in STORY.journey if leg.via)
    places = STORY.by_id["places"]
    runs = pairwise((leg.origin, *leg.via, leg.destination))

    assert distances.length(leg, places) == pytest.approx(
        sum(distances.kilometres([places[a], places[b]]) for a, b in runs)
    )


@pytest.mark.parametrize("story", [STORY, SECOND])
def test_known_and_inferred_add_up(story) -> None:
    legs, places = story.journey, story.by_id["places"]
    parts = [distances.total(legs, places, standing) for standing in ("known", "inferred")]

    assert sum(parts) == pytest.approx(distances.total(legs, places))
    assert counts(story)["journey_km"] == round(sum(parts), -1)
    assert counts(story)["stops"] == len([stop for stop in way.stops(story) if stop.number])


@pytest.mark.parametrize(
    ("known", "inferred", "told"),
    [
        (1524.9, 3021.9, (4550, 1530, 3020)),
        (4546.0, 3.4, (4549, 4546, 3)),
        (0.0, 214.0, (210, 0, 210)),
        (0, 0, (0, 0, 0)),
    ],
)
def test_what_is_known_and_what_is_inferred_add_up_as_they_are_told(
    known: float, inferred: float, told: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        distances, "total", lambda _legs, _places, standing: {"known": known, "inferred": inferred}[standing]
    )

    assert distances.sums((), {}) == distances.Sums(*told)


@pytest.mark.parametrize("story", [STORY, SECOND])
@pytest.mark.parametrize("lens", ["now", "day"])
def test_title_sentence_and_table_tell_the_same_kilometres(story, lens) -> None:
    seen = as_of(story, lens)
    told, places = distances.sums(seen.journey, seen.by_id["places"]), seen.by_id["places"]
    found = counts(seen)

    assert told.all == told.known + told.inferred
    assert (found["journey_km"], found["journey_km_known"], found["journey_km_inferred"]) == (
        told.all, told.known, told.inferred,
    )  # fmt: skip
    assert abs(sum(distances.whole(leg, places) for leg in seen.journey) - told.all) <= 5 + len(seen.journey) / 2


@pytest.mark.parametrize(("km", "told"), [(0.4, 0), (7.9, 8), (99.4, 99), (104.9, 100), (559.4, 560)])
def test_a_length_is_told_no_finer_than_its_points_are(km: float, told: int) -> None:
    assert distances.rounded(km) == told


def test_stops_are_numbered_by_first_arrival_and_what_is_only_passed_has_no_number() -> None:
    found = way.stops(SECOND)

    assert [stop.place.id for stop in found] == [
        "anemi-library-house", "anemi-harbour", "selwan", "dunes-airfield", "nelpuram", "kaveri-house", "lamp-roads",
    ]  # fmt: skip
    assert [stop.number for stop in found] == [1, 2, 3, 4, 5, 6, None]
    assert found[2].days == (date(2021, 6, 11), date(2021, 6, 12))


def test_a_leg_without_dates_lies_between_those_before_and_after_it() -> None:
    undated = [leg for leg in STORY.journey if not leg.depart and not leg.arrive]
    spans = dict(zip([leg.id for leg in STORY.journey], way.days_of(STORY.journey), strict=True))

    assert undated
    for leg in undated:
        first, last = spans[leg.id]
        assert first
        assert last
        assert first <= last


def test_every_leg_is_under_way_on_some_day_of_the_story_and_every_day_of_travel_has_a_leg() -> None:
    by_day = {day.id: way.legs_on(STORY, day) for day in STORY.days}

    assert {leg.id for legs in by_day.values() for leg in legs} == {leg.id for leg in STORY.journey}
    assert all(by_day.values())


def test_on_the_day_only_legs_known_by_then_are_counted() -> None:
    now, day = counts(as_of(STORY, "now")), counts(as_of(STORY, "day"))

    assert 0 < day["journey_km"] < now["journey_km"]
