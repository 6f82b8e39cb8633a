"""The map of a long journey: a bounded number of marks and lines, what is selected by itself, all within reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from components import url
from components.blocks.journey_drawn import LINES
from components.blocks.journey_map import SHEETS, drawing, svg
from components.blocks.journey_panel import panel
from components.blocks.journey_scene import Scene, scene
from components.blocks.journey_together import LISTED, drawn_said
from components.blocks.parts import size
from components.deck.drawings import journey_panel
from components.figures.journey_groups import MARKS, gathered
from components.reader import Reader
from story import Story, as_of, load
from story.addresses import BY_ID
from tests.stories.multiply import Longer, multiplied

SMALL = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
ONE = load(SMALL).story
TIMES = 15


@pytest.fixture(scope="module")
def story(longer: Longer) -> Story:
    return load(longer("tests/stories/lantern-codex", TIMES)).story


@pytest.fixture(scope="module")
def spread() -> Story:
    """A way through many places, each some way from the one before."""
    place, leg = ONE.places[0], ONE.journey[0]
    places = tuple(
        place.model_copy(update={"id": f"p{n}", "name": f"Place {n}", "lat": 10 + n / 40, "lon": 20 + n / 5 % 7})
        for n in range(400)
    )
    legs = tuple(
        leg.model_copy(update={"id": f"l{n}", "origin": a.id, "destination": b.id, "via": ()})
        for n, (a, b) in enumerate(pairwise(places))
    )
    return replace(ONE, places=places, journey=legs)


def seen(whole: Story, **query: str) -> Scene:
    story = as_of(whole, "now")
    given = url.read({name: [value] for name, value in query.items()}, BY_ID["journey"], story, whole)
    assert not given.ignored
    return scene(Reader(story, given, dark=False))


def test_a_short_journey_is_drawn_stop_by_stop_and_leg_by_leg() -> None:
    shown = seen(ONE)

    assert [[stop] for stop in shown.stops] == [list(group.stops) for group in shown.drawn.marks]
    assert [[leg] for leg in shown.legs] == [list(line.legs) for line in shown.drawn.lines]
    assert not drawn_said(shown)


def test_however_long_the_journey_its_map_has_the_marks_of_its_points_and_says_for_how_many(story: Story) -> None:
    shown, short = seen(story), seen(ONE)
    said = str(drawn_said(shown))

    assert len(shown.stops) == TIMES * len(short.stops)
    assert len(shown.drawn.marks) == len(short.drawn.marks)
    assert len(shown.drawn.lines) <= len(short.drawn.lines)
    assert all(len(group.stops) == TIMES for group in shown.drawn.marks)
    assert f"{len(shown.drawn.marks)} marks for {len(shown.stops)} places" in said
    assert f"{len(shown.drawn.lines)} lines for {len(shown.legs)} legs" in said


@pytest.mark.parametrize("which", ["story", "spread"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_marks_and_lines_are_few_and_no_label_lies_on_another_or_on_a_mark(
    sheet: str, which: str, request: pytest.FixtureRequest
) -> None:
    whole: Story = request.getfixturevalue(which)
    for query in ({}, {"node": whole.journey[-1].origin}, {"step": whole.days[0].id}):
        picture = drawing(seen(whole, **query), SHEETS[sheet])
        layout = picture.layout

        assert len(picture.spots) <= MARKS + 1
        assert len(picture.trips) <= LINES
        assert layout.labels
        for (a, one), (b, other) in combinations(layout.labels.items(), 2):
            assert not one.box.meets(other.box), (a, b)
        for id, label in layout.labels.items():
            assert not any(label.box.meets(mark.box) for other, mark in layout.marks.items() if other != id), id


@pytest.mark.parametrize("which", ["story", "spread"])
def test_any_stop_that_is_selected_stands_by_itself_and_the_panel_lists_the_others_of_its_mark(
    which: str, request: pytest.FixtureRequest
) -> None:
    whole: Story = request.getfixturevalue(which)
    for stop in (seen(whole).stops[0], seen(whole).stops[-1]):
        shown = seen(whole, node=stop.place.id)
        mark = next(group for group in shown.drawn.marks if group.id == stop.place.id)

        assert [only.place.id for only in mark.stops] == [stop.place.id]
        assert f'data-id="place:{stop.place.id}"' in svg(shown, "wide")
        assert sum(len(group.stops) for group in shown.drawn.marks) == len(shown.stops)
        together = shown.drawn.with_stop(stop.place.id)
        assert len(together) > 1
        assert str(panel(shown)).count('data-key="with-') - 2 <= size(len(together), LISTED)
        assert f'data-key="with-{stop.place.id}"' in panel(shown)


def test_all_stops_of_a_mark_can_be_reached_stretch_by_stretch(story: Story) -> None:
    first = seen(story).stops[0].place.id
    wanted = [stop.place.id for stop in seen(story).drawn.with_stop(first)]
    found: list[str] = []
    at: str | None = first
    while at:
        shown = str(panel(seen(story, node=at)))
        found += [id for id in wanted if f'data-key="with-{id}"' in shown]
        step = shown.partition('data-key="with-next" href="')[2].partition('"')[0]
        at = step.partition("node=")[2] or None

    assert found == wanted


@pytest.mark.parametrize("which", ["story", "spread"])
def test_any_leg_that_is_selected_is_a_line_of_its_own(which: str, request: pytest.FixtureRequest) -> None:
    whole: Story = request.getfixturevalue(which)
    for leg in (whole.journey[0], whole.journey[len(whole.journey) // 2], whole.journey[-1]):
        shown = seen(whole, path=f"{leg.origin},{leg.destination}")
        line = next(line for line in shown.drawn.lines if line.id == leg.id)

        assert line.legs == (leg,)
        assert line.way[0] == leg.origin
        assert line.way[-1] == leg.destination
        assert f'chosen" data-id="leg:{leg.id}"' in svg(shown, "tall")


@pytest.mark.parametrize("which", ["story", "spread"])
def test_the_map_shows_the_same_piece_of_the_world_whatever_is_selected(
    which: str, request: pytest.FixtureRequest
) -> None:
    whole: Story = request.getfixturevalue(which)
    last = seen(whole).stops[-1].place.id
    windows = [drawing(seen(whole, **query), SHEETS["wide"]).layout.frames.main for query in ({}, {"node": last})]

    assert windows[0] == windows[1]


def test_a_step_to_a_day_lights_the_marks_of_its_stops_under_their_names(story: Story) -> None:
    day = next(day for day in story.days if day.place in seen(story).by_place)
    shown = seen(story, step=day.id)
    picture = drawing(shown, SHEETS["wide"])

    assert picture.look.places
    assert day.place in picture.look.places
    assert f'data-id="place:{day.place}"' in svg(shown, "wide")


def test_a_way_that_is_travelled_again_has_a_link_for_each_time() -> None:
    again = multiplied(ONE, 3)
    leg = again.journey[0]
    ends = f"{leg.origin},{leg.destination}"
    found = [seen(again, path=ends, part=str(n)).leg for n in (1, 2, 3)]

    assert [other and other.id for other in found] == [leg.id, f"{leg.id}-1", f"{leg.id}-2"]
    assert all(f"path={ends}" in seen(again).to_leg(other) for other in found if other)
    assert "part=3" in seen(again).to_leg(found[2] or leg)
    assert "part" not in seen(again).to_leg(leg)


def test_on_the_stage_each_mark_and_line_has_a_card_and_there_are_few(story: Story) -> None:
    shown = seen(story)
    found = journey_panel(shown.reader, 560.0)
    marks = {f"place:{group.id}" for group in shown.drawn.marks} | {f"leg:{line.id}" for line in shown.drawn.lines}

    assert set(found["details"]) == marks
    assert f"{TIMES} places in one mark" in found["details"][f"place:{shown.drawn.marks[0].id}"]
    assert f"+{TIMES - 5} more" in found["details"][f"leg:{shown.drawn.lines[0].id}"]


@pytest.mark.parametrize("count", [MARKS, MARKS + 1, 50 * MARKS])
@pytest.mark.parametrize(
    "where", [lambda n: (n % 7 * 1.0, 0.0), lambda n: (float(n), float(n % 5)), lambda n: (0.0, n * 0.0)]
)
def test_places_share_marks_only_where_there_are_too_many(
    where: Callable[[int], tuple[float, float]], count: int
) -> None:
    points = tuple((f"p{n}", where(n)) for n in range(count))
    found = gathered(points)

    assert set(found) == {id for id, _ in points}
    assert len(set(found.values())) <= MARKS
    assert all(found[leader] == leader for leader in found.values())
    if count <= MARKS:
        assert all(id == leader for id, leader in found.items())
