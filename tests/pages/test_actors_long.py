"""The actor map's page with a story of more actors and ties than a picture or a list can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from components.blocks.actors import LISTED
from components.blocks.actors_scene import ACTORS, MENU
from components.blocks.actors_tables import TIES
from story import Story
from story import wording as w
from story.standing import standing
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import Longer

SMALL = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"
TIMES = 20


@pytest.fixture(scope="module")
def folder(longer: Longer) -> Path:
    return longer("tests/stories/lantern-codex", TIMES)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return standing(folder).shown.story


@pytest.fixture
def long_page(folder: Path, page_of: Callable[..., Open]) -> Open:
    """Opens the page of the long story."""
    return page_of(folder, "actors")


def drawn(opened: Opened) -> set[str]:
    svg = json.loads(opened.test.get("bidi_component")[0].proto.json)["svg"]
    return set(re.findall(r'data-id="actor:([^"]+)"', svg))


def listed(opened: Opened) -> dict[str, dict[str, list[str]]]:
    """The actors in the list, and what their links ask for."""
    start = opened.html.index('class="x-plain x-plain x-net-actors"')
    found = re.findall(r'data-key="actor-([^"]+)" href="([^"]+)"', opened.html[start:])
    return {id: parse_qs(urlsplit(unescape(href)).query) for id, href in found}


@pytest.mark.parametrize(("view", "key"), [("map", "row"), ("matrix", "to")])
def test_a_sentence_says_how_much_of_the_whole_is_shown(view: str, key: str, long_page: Open, story: Story) -> None:
    html = unescape(long_page(view=view).html)
    ties = {story.get("relations", id) for id in re.findall(rf'data-key="{key}-([^"]+)"', html)}
    actors = {end for tie in ties for end in (tie.origin, tie.target)}
    most_named = max((actor for actor in story.actors if actor.kind == "person"), key=lambda actor: actor.mentions)
    said = w.NETWORK_PART.format(
        actors=len(actors), all_actors=len(story.actors), ties=len(ties), all_ties=len(story.relations),
        name=most_named.short,
    )  # fmt: skip
    assert len(actors) <= ACTORS
    assert said in html


def test_our_own_story_needs_no_such_sentence_and_no_parts(open_page: Open) -> None:
    html = open_page("actors").html
    assert "x-net-part" not in html
    assert 'class="x-parts"' not in html


def test_the_list_has_every_actor_part_by_part(long_page: Open, story: Story) -> None:
    found: list[str] = []
    for number in range(1, -(-len(story.actors) // LISTED) + 1):
        part = listed(long_page(part=str(number)))
        assert len(part) <= LISTED
        found += part
    assert sorted(found) == sorted(actor.id for actor in story.actors)


def test_a_link_to_any_actor_shows_it_in_the_picture_the_panel_and_the_list(long_page: Open, story: Story) -> None:
    last = story.actors[-1].id
    assert last not in drawn(long_page())

    opened = long_page(actor=last)

    assert last in drawn(opened)
    assert f'id="actor-{last}"' in opened.html
    assert last in listed(opened)


def test_a_link_to_any_tie_shows_both_its_ends_and_its_part_of_the_table(long_page: Open, story: Story) -> None:
    tie = story.relations[-1]
    assert {tie.origin, tie.target} <= drawn(long_page(node=tie.id))

    html = long_page(node=tie.id, view="table").html

    assert f'data-key="row-{tie.id}"' in html
    first = (len(story.relations) - 1) // TIES * TIES + 1
    assert w.PART_SHOWN.format(first=first, last=len(story.relations), all=len(story.relations)) in html


def test_the_table_has_every_tie_part_by_part_and_says_which(long_page: Open, story: Story) -> None:
    found: list[str] = []
    for number in range(1, -(-len(story.relations) // TIES) + 1):
        html = long_page(view="table", part=str(number)).html
        rows = re.findall(r'data-key="row-([^"]+)"', html)
        places = {"first": len(found) + 1, "last": len(found) + len(rows), "all": len(story.relations)}
        assert w.TIES_PART.format(**places) in html
        people = set(re.findall(r'data-key="person-([^"]+)"', html))
        assert people == {
            end for id in rows for tie in [story.get("relations", id)] for end in (tie.origin, tie.target)
        }
        found += rows
    assert found == [tie.id for tie in story.relations]


def test_below_the_picture_stand_the_ties_that_it_shows(long_page: Open, story: Story) -> None:
    opened = long_page()
    shown = drawn(opened)
    rows = re.findall(r'data-key="row-([^"]+)"', opened.html)
    assert rows == [tie.id for tie in story.relations if tie.origin in shown and tie.target in shown]
    assert w.TIES_HERE.format(count=len(rows), all=len(story.relations)) in opened.html


def test_any_two_can_be_asked_about_though_the_menus_are_short(long_page: Open, story: Story) -> None:
    first, last = story.actors[0].id, story.actors[-1].id
    html = long_page(actor=first).html
    menu = html[html.index('id="net-second"') :].split("</ul>")[0]
    assert menu.count("<a ") == MENU
    assert w.CONNECTED_LEFT.format(count=len(story.actors) - 1 - MENU) in menu

    asked = long_page(path=f"{first},{story.actors[1].id}", part=str(-(-len(story.actors) // LISTED)))

    assert w.CONNECTED_WITH.format(name=story.actor(first).short) in asked.html
    assert listed(asked)[last] == {"path": [f"{first},{last}"]}
    assert w.CONNECTED_NOT in long_page(path=f"{first},{last}").html
