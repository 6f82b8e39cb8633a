"""The actor map: names and verbs that can be read, lines that say what they are, a matrix that loses no tie."""

from __future__ import annotations

from itertools import combinations
from math import dist
from xml.etree import ElementTree as ET

import pytest

from components import url
from components.blocks.actors_map import drawing
from components.blocks.actors_scene import scene
from components.figures.curves import Box, bent, clipped
from components.figures.matrix import matrix
from components.figures.network import Drawing, legible, network_svg, verbs
from components.figures.network_layout import HEIGHT, WIDTH
from components.reader import Reader
from story import Story, as_of, load
from story.addresses import BY_ID

STORY = load("data").story
LENSES = {"now": as_of(STORY, "now"), "day": as_of(STORY, "day")}
PLACED = [
    a.id for a in LENSES["now"].actors if a.x is not None and any(a.id in (t.origin, t.target) for t in STORY.relations)
]
MOST = ("kim-jong-un", "vladimir-putin", "north-korea", "russia", "united-states")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(lens: str = "now", **query: str) -> Drawing:
    story: Story = LENSES[lens]
    given = url.read({name: [value] for name, value in query.items()}, BY_ID["actors"], story, STORY)
    assert not given.ignored
    return drawing(scene(Reader(story, given, dark=False)))


def boxes(picture: Drawing) -> list[tuple[str, Box]]:
    names = [(f"name {id}", name.box) for id, name in picture.layout.names.items()]
    return names + [(f"verb {verb.text}", verb.box) for verb in verbs(picture)]


def check(picture: Drawing) -> None:
    texts = boxes(picture)
    for (a, one), (b, other) in combinations(texts, 2):
        assert not one.meets(other), (a, b)
    for text, box in texts:
        assert 0 <= box.left < box.right <= WIDTH, text
        assert 0 <= box.top < box.bottom <= HEIGHT, text
        for mark in picture.layout.marks.values():
            assert not box.meets(mark.box), (text, mark.id)


@pytest.mark.parametrize("lens", LENSES)
def test_no_text_of_the_default_map_touches_another_or_a_mark(lens: str) -> None:
    check(drawn(lens))


@pytest.mark.parametrize("actor", PLACED)
def test_no_text_touches_another_whoever_is_selected(actor: str) -> None:
    check(drawn(actor=actor))


@pytest.mark.parametrize("actor", PLACED)
def test_no_text_touches_another_in_anyones_neighbourhood(actor: str) -> None:
    check(drawn(focus=actor))


def struck(picture: Drawing, *, lit: bool = False) -> set[str]:
    """Whose names drawn curves run through, between the head and the foot of the letters; with `lit`, lit curves alone."""
    shown = picture.look.lit_lines if lit else picture.layout.curves.keys() - picture.look.hidden
    found = set()
    for id in legible(picture):
        box = picture.layout.names[id].box
        letters = Box(box.left + 1, box.top + 3, box.right - 1, box.bottom - 3)
        if any(letters.holds(point) for line in shown for point in picture.layout.curves[line].points(80)):
            found.add(id)
    return found


@pytest.mark.parametrize("query", [{}, *({"actor": id} for id in MOST), {"focus": MOST[0]}])
def test_few_names_are_struck_out_by_lines(query: dict[str, str]) -> None:
    picture = drawn(**query)
    assert len(struck(picture)) <= 7  # of 35; it was 14 when names stood still and lines knew nothing of names
    assert len(struck(picture, lit=True)) <= 2  # up to seven before


def test_a_name_that_a_line_runs_through_has_its_ground() -> None:
    picture = drawn()
    root = ET.fromstring(network_svg(picture, "A map").replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))
    grounded = {
        str(g.get("data-id")).removeprefix("actor:")
        for g in root.iter(f"{SVG}g")
        if any("ground" in rect.get("class", "") for rect in g.findall(f"{SVG}g/{SVG}rect"))
    }
    assert struck(picture) <= grounded


def test_a_selection_moves_only_names_that_its_lines_would_strike_out() -> None:
    plain = drawn()
    for id in PLACED:
        chosen = drawn(actor=id)
        for other, name in plain.layout.names.items():
            through = plain.layout.grid.through(name.box) & plain.layout.bits(chosen.look.lit_lines)
            assert through or chosen.layout.names[other] == name, (id, other)


def test_a_verb_keeps_off_the_rings_of_the_principals() -> None:
    for id in PLACED:
        picture = drawn(actor=id)
        rings = [mark.room for mark in picture.layout.marks.values() if mark.lead]
        assert not [verb.text for verb in verbs(picture) if any(verb.box.meets(ring) for ring in rings)]


def test_the_default_map_names_everyone_and_says_little_else() -> None:
    picture = drawn()
    assert set(picture.layout.names) == set(PLACED)
    assert 3 <= len(verbs(picture)) <= 12


def test_the_two_principals_stand_out() -> None:
    signs = drawn().signs
    assert sorted(sign.kind for sign in signs.values() if sign.principal) == ["person", "person"]


def test_lines_there_and_back_are_distinct() -> None:
    curves = drawn().layout.curves
    middles = {line: curve.at(0.5) for line, curve in curves.items()}
    for one, other in combinations(curves, 2):
        if {one.origin, one.target} == {other.origin, other.target}:
            assert dist(middles[one], middles[other]) > 6, (one, other)


def test_every_tie_between_placed_actors_has_its_line() -> None:
    drawn_ids = {id for line in drawn().layout.curves for id in line.ids}
    expected = {tie.id for tie in STORY.relations if tie.origin in PLACED and tie.target in PLACED}
    assert drawn_ids == expected


def test_one_line_never_mixes_what_is_stated_with_what_is_guessed() -> None:
    status = {tie.id: tie.status for tie in STORY.relations}
    for line in drawn().layout.curves:
        assert {status[id] for id in line.ids} == {line.status}


def test_a_selection_dims_all_but_itself_and_its_neighbours() -> None:
    tie = STORY.relations[0]
    root = ET.fromstring(network_svg(drawn(node=tie.id), "A map").replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))
    bright = {
        g.get("data-id")
        for g in root.iter(f"{SVG}g")
        if "node" in g.get("class", "") and "dim" not in g.get("class", "")
    }
    assert bright == {f"actor:{tie.origin}", f"actor:{tie.target}"}


def test_every_part_that_can_be_picked_has_a_name() -> None:
    svg = network_svg(drawn(), "A map")
    root = ET.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))
    parts = [g for g in root.iter(f"{SVG}g") if g.get("data-id")]
    assert len(parts) > len(PLACED)
    assert all(part.get("aria-label") for part in parts)
    assert [part.get("class", "").split()[0] for part in parts] == sorted(
        part.get("class", "").split()[0] for part in parts
    )


def test_a_name_cannot_bring_markup_along() -> None:
    picture = drawn()
    mark = next(iter(picture.layout.marks.values()))
    object.__setattr__(mark, "label", "<script>x</script>")
    try:
        assert "<script>" not in network_svg(picture, '"><script>')
    finally:
        object.__setattr__(mark, "label", STORY.actor(mark.id).short)


def test_the_matrix_loses_no_tie_and_is_sorted_by_density() -> None:
    found = matrix(STORY.relations)
    held = {tie.id for ties in found.cells.values() for tie in ties} | {t.id for ts in found.rest.values() for t in ts}
    assert held == {tie.id for tie in STORY.relations}
    loads = [sum(len(found.of(row, column)) for row in found.rows) for column in found.columns]
    assert loads == sorted(loads, reverse=True)


def test_a_curve_stops_before_the_marks_it_joins() -> None:
    curve = clipped(bent((0, 0), (100, 0), 12), 10, 15)
    assert dist(curve.start, (0, 0)) >= 9
    assert dist(curve.end, (100, 0)) >= 14
    assert curve.at(0.5)[1] == pytest.approx(12, abs=1)
