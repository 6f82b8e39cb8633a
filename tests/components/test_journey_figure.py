"""The map of the journey: any story's, anywhere; no text over another; what is known told apart from what is inferred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from math import dist, hypot
from xml.etree import ElementTree as ET

import pytest

from components import url
from components.blocks.journey import key
from components.blocks.journey_map import SHEETS, drawing
from components.blocks.journey_panel import panel
from components.blocks.journey_scene import scene
from components.figures.curves import Box
from components.figures.journey import Drawing, journey_svg, wrapped
from components.figures.journey_layout import numbers
from components.figures.labels import LEADING, NOTE, TEXT, Label
from components.figures.lines import lines
from components.figures.measure import width
from components.figures.terrain import Frame, inside, scale_bar, terrain
from components.figures.world import RADIUS, Plane, centred, world
from components.reader import Reader
from story import Story, as_of, distances, load
from story.addresses import BY_ID

STORIES = {"first": load("data").story, "second": load("tests/stories/lantern-codex").story}
FIRST = STORIES["first"]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(sheet: str = "wide", which: str = "first", lens: str = "now", **query: str) -> Drawing:
    whole = STORIES[which]
    story = as_of(whole, "day" if lens == "day" else "now")
    given = url.read({name: [value] for name, value in query.items()}, BY_ID["journey"], story, whole)
    assert not given.ignored
    return drawing(scene(Reader(story, given, dark=False)), SHEETS[sheet])


def check(picture: Drawing) -> None:
    """No label over another, a mark of another place, a scale, the globe, or out of its window."""
    layout = picture.layout
    labels = [(id, label.box) for id, label in layout.labels.items()]
    labels += [("crowd", layout.crowd.box)] if layout.crowd else []
    for (a, one), (b, other) in combinations(labels, 2):
        assert not one.meets(other), (a, b)
    rest = [(id, mark.box) for id, mark in layout.marks.items()] + [("bar", box) for box, _, _ in layout.bars]
    rest += [("globe", layout.globe.box)] if layout.globe else []
    for id, box in labels:
        assert box.left >= 0, id
        assert box.right <= layout.sheet.width, id
        assert box.bottom <= layout.frames.height, id
        assert [name for name, other in rest if name != id and box.meets(other)] == [], id
    for mark, near in combinations(layout.marks.values(), 2):
        assert dist((mark.x, mark.y), (near.x, near.y)) > mark.radius + near.radius


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("lens", ["now", "day"])
@pytest.mark.parametrize("which", STORIES)
def test_no_label_touches_another_in_either_story_at_either_width(which: str, lens: str, sheet: str) -> None:
    check(drawn(sheet, which, lens))


@pytest.mark.parametrize("place", [place.id for place in FIRST.places])
def test_no_label_touches_another_whichever_place_is_marked(place: str) -> None:
    for sheet in SHEETS:
        check(drawn(sheet, node=place))


def test_a_label_stands_nearer_to_its_own_mark_than_to_any_other_stop() -> None:
    layout = drawn().layout
    for id, label in layout.labels.items():
        box = label.box
        away = {
            other: hypot(max(box.left - m.x, m.x - box.right, 0), max(box.top - m.y, m.y - box.bottom, 0)) - m.radius
            for other, m in layout.marks.items()
        }
        assert away[id] <= min(away.values()) + 8, (id, away)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("lens", ["now", "day"])
@pytest.mark.parametrize("which", STORIES)
def test_a_name_keeps_off_the_legs(which: str, lens: str, sheet: str) -> None:
    picture = drawn(sheet, which, lens)
    legs = lines(curve.points(40) for parts in picture.layout.curves.values() for curve in parts)
    covered = {
        (id, text): round(legs.within(row), 1)
        for id, label in picture.layout.labels.items()
        for text, row in rows(label)
        if legs.within(row) > 5
    }

    assert covered == {}


def rows(label: Label) -> Iterator[tuple[str, Box]]:
    """Each line of a label, with the box of its letters."""
    texts = [(text, width(text, TEXT, 600 if label.bold else 400)) for text in label.lines]
    texts += [(label.note, width(label.note, NOTE))] if label.note else []
    for n, (text, wide) in enumerate(texts):
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        top = label.box.top + LEADING * n + 3
        yield text, Box(left, top, left + wide, top + 10)


def test_the_lines_of_a_label_keep_their_distance_however_wide_the_picture_is() -> None:
    svg = tree(drawn("tall"))
    held = [group for group in svg.iter(f"{SVG}g") if group.get("class") == "fix"]
    label = next(label for label in drawn("tall").layout.labels.values() if len(label.lines) > 1)
    written = next(group for group in held if [text.text for text in group][: len(label.lines)] == [*label.lines])

    feet = [float(text.get("y", "")) for text in written]
    assert len(written) == len(label.lines) + bool(label.note)
    assert all(14 < below - above < 18 for above, below in pairwise(feet))
    alone = [text for text in svg.iter(f"{SVG}text") if "fix" in text.get("class", "")]
    assert {text.get("class") for text in alone} == {"fix num"}
    assert sum("said" in text.get("class", "") for group in held for text in group) > 1


def test_a_ring_is_broken_in_the_key_and_in_the_list_where_it_is_on_the_map() -> None:
    story = as_of(FIRST, "now")
    seen = scene(Reader(story, url.read({}, BY_ID["journey"], story, FIRST), dark=False))
    vague = [stop for stop in seen.stops if stop.place.extent == "zone"]

    assert vague
    assert all(f'passed vague" data-id="place:{stop.place.id}"' in journey_svg(drawn(), "A map") for stop in vague)
    for shown in (key(seen), panel(seen)):
        assert shown.count('"x-jr-n x-jr-ring x-jr-vague"') == len(vague)
        assert '"x-jr-n x-jr-ring"' not in shown


def test_known_is_solid_and_inferred_is_broken_and_every_leg_can_be_picked() -> None:
    root = tree(drawn())
    lines = {g.get("data-id"): g.find(f"{SVG}path[@class='line']") for g in root.iter(f"{SVG}g") if is_edge(g)}

    assert set(lines) == {f"leg:{leg.id}" for leg in FIRST.journey}
    for leg in FIRST.journey:
        line = lines[f"leg:{leg.id}"]
        assert line is not None
        assert bool(line.get("stroke-dasharray")) == (leg.standing == "inferred")


def is_edge(group: ET.Element) -> bool:
    return group.get("class", "").startswith("edge")


def tree(picture: Drawing) -> ET.Element:
    return ET.fromstring(journey_svg(picture, "A map").replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def test_every_stop_has_its_number_and_a_name_for_who_cannot_see() -> None:
    root = tree(drawn())
    said = [g.get("aria-label", "") for g in root.iter(f"{SVG}g") if g.get("class", "").startswith("node stop")]

    assert len(said) == len({end for leg in FIRST.journey for end in (leg.origin, leg.destination)})
    assert all(f"Stop {number}: " in " ".join(said) for number in range(1, len(said) + 1))


def test_a_day_lights_its_legs_and_dims_the_rest() -> None:
    day = next(day for day in FIRST.days if day.main)
    root = tree(drawn(step=day.id))
    lit = [g for g in root.iter(f"{SVG}g") if is_edge(g) and " lit" in g.get("class", "")]

    assert root.get("class") == "map lit"
    assert 0 < len(lit) < len(FIRST.journey)


def test_the_map_keeps_to_the_journey_whatever_place_is_selected() -> None:
    far = max(FIRST.places, key=lambda place: distances.kilometres([FIRST.places[0], place]))

    assert drawn(node=far.id).layout.frames == drawn().layout.frames
    assert far.id not in drawn(node=far.id).layout.marks


def test_stops_too_close_together_stand_in_an_inset_and_only_there() -> None:
    layout = drawn().layout
    found = layout.frames

    assert found.inset
    assert len(found.crowd) >= 3
    assert found.inset.scale > 2 * found.main.scale
    for id in found.crowd:
        assert found.inset.box.holds((layout.marks[id].x, layout.marks[id].y))


def test_what_must_be_said_stands_on_the_map_in_lines_that_fit() -> None:
    svg = journey_svg(drawn("tall"), "A map")

    assert "Borders are" in svg
    assert all(width(line, 12) <= 310 for line in wrapped("Borders are dashed and take no side. " * 9, 12, 310))


def test_a_name_cannot_bring_markup_along() -> None:
    picture = drawn()
    spot = replace(picture.spots[0], name="<script>x</script>")
    label = replace(picture.layout.labels[spot.id], lines=(spot.name,))
    layout = replace(picture.layout, labels={**picture.layout.labels, spot.id: label})

    assert "<script>" not in journey_svg(replace(picture, layout=layout, note="<script>"), '"><script>')


def test_numbers_are_written_in_short() -> None:
    assert numbers([8, 3, 9, None, 10, 12]) == "3, 8–10, 12"
    assert numbers([1, 2]) == "1, 2"


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (64, -179), (-85, 20), (44, 131), (-30, 150)])
def test_the_plane_is_true_to_distances_around_its_centre(lat: float, lon: float) -> None:
    place = FIRST.places[0].model_copy(update={"lat": lat, "lon": lon})
    there = place.model_copy(update={"lat": lat + 3, "lon": lon})

    assert hypot(*Plane(lat, lon).at(lat + 3, lon)) == pytest.approx(distances.kilometres([place, there]), rel=0.01)


@pytest.mark.parametrize(
    ("lat", "lon", "on_land"), [(50, 100, True), (23, 12, True), (-30, -100, False), (-82, 0, True)]
)
def test_land_is_filled_and_sea_is_not_wherever_the_map_is(lat: float, lon: float, on_land: bool) -> None:
    found = world(Plane(lat, lon))
    crossings = sum((ay > 0) != (by > 0) and ax + (bx - ax) * -ay / (by - ay) > 0 for ring in found.rings
                    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True))  # fmt: skip

    assert (crossings % 2 == 1) != found.inside_out or not on_land
    assert ((crossings + found.inside_out) % 2 == 1) == on_land


def test_the_middle_of_places_on_both_sides_of_the_180th_meridian_lies_between_them() -> None:
    assert abs(centred([(10, 179), (10, -179)]).lon) == 180
    assert centred([(0, 0), (0, 180)]) == Plane(0.0, 0.0)


def test_terrain_stays_in_its_frame_and_is_small() -> None:
    frame = Frame(Box(0, 0, 400, 300), (0, 0), 400 / (4 * RADIUS))
    found = terrain(Plane(20, 10), frame)

    assert 2_000 < len(found.land) < 80_000
    assert "nan" not in found.land
    assert inside((-10, 150), (500, 150), frame.box) == ((0, 150), (400, 150))
    assert inside((-10, -10), (500, -10), frame.box) is None


def test_a_scale_is_a_round_number_of_kilometres() -> None:
    km, size = scale_bar(drawn().layout.frames.main, 120)

    assert str(km)[0] in "125"
    assert set(str(km)[1:]) <= {"0"}
    assert 24 < size <= 120


def test_a_journey_within_one_town_or_all_round_the_globe_can_be_drawn() -> None:
    base = STORIES["second"]
    for spread in (0.001, 40.0):
        places = tuple(
            p.model_copy(update={"lat": n * spread % 160 - 80, "lon": n * spread * 3 % 360 - 180})
            for n, p in enumerate(base.places)
        )
        story: Story = replace(as_of(base, "now"), places=places)
        given = url.read({}, BY_ID["journey"], story, story)
        for sheet in SHEETS.values():
            assert "nan" not in journey_svg(drawing(scene(Reader(story, given, dark=False)), sheet), "A map")
