"""The actor map of a long story: bounded, whoever is asked for in it, and no mark or name upon another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from components import url
from components.blocks.actors_map import drawing
from components.blocks.actors_scene import ACTORS, LINES, Scene, scene
from components.deck.drawings import network_panel
from components.figures.network import Drawing, legible, network_svg, verbs
from components.figures.network_layout import HEIGHT, WIDTH, marks
from components.reader import Reader
from story import Story, as_of, load
from story.addresses import BY_ID
from story.paths import neighbours
from tests.stories.multiply import Longer

SMALL = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"
TIMES = 20


@pytest.fixture(scope="module")
def long(longer: Longer) -> Story:
    """Twenty webs of six, all on the same six places."""
    return as_of(load(longer("tests/stories/lantern-codex", TIMES)).story, "now")


@pytest.fixture(scope="module")
def star() -> Story:
    """One actor with ties to a hundred others, of whom some have more ties than others."""
    small = as_of(load(SMALL).story, "now")
    actor, tie = small.actors[0], small.relations[0]
    actors = [actor.model_copy(update={"id": f"a{n}", "x": n * 37 % 1000, "y": n * 53 % 700}) for n in range(101)]
    pairs = [(0, n) for n in range(1, 101)] + [(n, n + 1) for n in range(80, 100)]
    ties = [
        tie.model_copy(update={"id": f"t{n}", "origin": f"a{a}", "target": f"a{b}"}) for n, (a, b) in enumerate(pairs)
    ]
    return replace(small, actors=tuple(actors), relations=tuple(ties))


def seen(story: Story, **query: str) -> Scene:
    given = url.read({name: [value] for name, value in query.items()}, BY_ID["actors"], story)
    assert not given.ignored
    return scene(Reader(story, given, dark=False))


def queries(story: Story) -> Iterator[dict[str, str]]:
    first, last = story.actors[0].id, story.actors[-1].id
    yield from ({}, {"actor": last}, {"focus": last}, {"node": story.relations[-1].id}, {"status": "stated"})
    yield from ({"path": f"{first},{story.actors[1].id}"}, {"path": f"{first},{last}"}, {"view": "matrix"})


def check(picture: Drawing) -> None:
    """No mark touches another, no text a mark or another text, all within the frame."""
    spots = list(picture.layout.marks.values())
    for one, other in combinations(spots, 2):
        assert dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius, (one.id, other.id)
    names = [(id, picture.layout.names[id].box) for id in legible(picture)]
    texts = names + [(verb.text, verb.box) for verb in verbs(picture)]
    for (a, text), (b, other_text) in combinations(texts, 2):
        assert not text.meets(other_text), (a, b)
    for id, box in names:
        assert not any(box.meets(mark.box) for mark in spots if mark.id != id), id
    for mark in spots:
        assert mark.radius <= mark.x <= WIDTH - mark.radius, mark.id
        assert mark.radius <= mark.y <= HEIGHT - mark.radius, mark.id


def test_however_long_the_story_the_picture_is_bounded_and_holds_whom_the_link_asks_for(long: Story) -> None:
    for query in queries(long):
        found = seen(long, **query)
        picture = drawing(found)
        assert len(picture.layout.marks) <= ACTORS, query
        assert len(picture.layout.curves) <= LINES, query
        assert set(found.asked) <= set(picture.layout.marks), query


def test_marks_on_the_same_place_make_room_for_each_other_and_for_their_names(long: Story) -> None:
    for query in queries(long):
        picture = drawing(seen(long, **query))
        check(picture)
        assert len(legible(picture)) == len(picture.layout.marks), query


def test_whoever_is_chosen_in_the_picture_moves_nobody_out_of_it(long: Story) -> None:
    before = seen(long).kept
    assert all(seen(long, actor=id).kept == before for id in before)


def test_whoever_is_chosen_from_outside_brings_all_those_tied_to_it(long: Story) -> None:
    for actor in long.actors[6::11]:
        assert neighbours(long.relations, actor.id) <= seen(long, actor=actor.id).kept


def test_of_too_many_neighbours_the_most_tied_are_drawn(star: Story) -> None:
    for query in ({"actor": "a0"}, {"focus": "a0"}):
        found = seen(star, **query)
        drawn = set(drawing(found).layout.marks)
        assert len(drawn) == ACTORS
        assert {"a0", *(f"a{n}" for n in range(80, 101))} <= drawn
        check(drawing(found))


def test_a_neighbour_who_is_left_out_is_drawn_when_chosen(star: Story) -> None:
    usual = seen(star).kept
    left = next(actor.id for actor in star.actors if actor.id not in usual)
    assert {left, "a0"} <= seen(star, actor=left).kept


def test_a_filter_draws_whom_the_ties_that_pass_connect(star: Story) -> None:
    tie = star.relations[95].model_copy(update={"status": "speculated"})
    story = replace(star, relations=(*star.relations[:95], tie, *star.relations[96:]))
    assert seen(story, status="speculated").kept == {tie.origin, tie.target}


def test_names_that_find_no_room_are_shown_when_pointed_at(star: Story) -> None:
    crowd = [actor.model_copy(update={"short": "A name as long as a label may be"}) for actor in star.actors[:ACTORS]]
    picture = drawing(seen(replace(star, actors=tuple(crowd)), actor="a39"))
    check(picture)
    assert "a39" in legible(picture)
    assert network_svg(picture, "A map").count(' hid"') == ACTORS - len(legible(picture))


def test_places_that_are_apart_stay_as_they_were_given(star: Story) -> None:
    few = [actor.model_copy(update={"x": 250 * n, "y": 175 * n}) for n, actor in enumerate(star.actors[:5])]
    spots = sorted(marks(few), key=lambda mark: mark.id)
    assert [spot.x - spots[0].x for spot in spots] == pytest.approx([n * (spots[1].x - spots[0].x) for n in range(5)])


@pytest.mark.parametrize("query", [{}, {"actor": "harbour-friends-x19"}])
def test_on_the_stage_stand_no_more_than_ever(long: Story, query: dict[str, str]) -> None:
    given = url.read({name: [value] for name, value in query.items()}, BY_ID["actors"], long)
    panel = network_panel(Reader(long, given, dark=False), 500)
    assert panel["svg"].count('class="node') <= 14
    assert all(f'data-id="actor:{id}"' in panel["svg"] for id in query.values())
