"""The page of a long journey: legs in parts, each by its own link; the lists of what is selected; the other places."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from components.blocks.journey import OTHERS
from components.blocks.journey_scene import LEGS, LISTED
from story import Story, load
from story import wording as w
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import write_multiplied

TIMES = LEGS + 10
MORE = 2 * OTHERS
"""Places that the way does not touch."""


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    small = root / "tests" / "stories" / "lantern-codex"
    made = write_multiplied(small, tmp_path_factory.mktemp("long") / "story", TIMES)
    places = made / "places.yaml"
    own = yaml.safe_load(places.read_text(encoding="utf-8"))
    own += [{**own[0], "id": f"elsewhere-{n}", "provenance": [*map(dict, own[0]["provenance"])]} for n in range(MORE)]
    places.write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return load(folder).story


@pytest.fixture
def journey(folder: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    def opened(**parameters: str) -> Opened:
        monkeypatch.setenv("STORY", str(folder))
        return open_page("journey", **parameters)

    return opened


def rows(opened: Opened) -> list[str]:
    """The legs of the list, in its order."""
    listed = opened.html.partition('<ol class="x-jr-list')[2].partition("</ol>")[0]
    return re.findall(r'data-key="leg-([a-z0-9-]+)"', listed)


def linked(opened: Opened, key: str) -> dict[str, str]:
    """Where the link with that key leads: the parameters."""
    href = re.search(rf'data-key="{key}" href="([^"]+)"', opened.html)
    assert href, key
    return {name: values[0] for name, values in parse_qs(urlsplit(unescape(href[1])).query).items()}


def test_the_legs_are_read_part_by_part_and_the_table_holds_the_same_part(journey: Open, story: Story) -> None:
    wanted = [leg.id for leg in story.journey]
    first, second = journey(), journey(part="2")

    assert rows(first) == wanted[:LEGS]
    assert linked(first, "part-next") == {"part": "2"}
    assert rows(second) == wanted[LEGS : 2 * LEGS]
    assert re.findall(r'data-key="row-([a-z0-9-]+)"', second.html) == wanted[LEGS : 2 * LEGS]
    assert w.REST_IN_FILE.format(first=LEGS + 1, last=2 * LEGS, all=f"{len(wanted):,}") in second.html
    assert second.html.count('id="x-parts"') == 1


def test_a_link_to_a_leg_shows_it_beside_the_map_and_its_part_of_the_list(journey: Open, story: Story) -> None:
    leg = story.journey[-1]
    opened = journey(path=f"{leg.origin},{leg.destination}")

    assert f'id="leg-{leg.origin}-{leg.destination}"' in opened.html
    assert rows(opened)[-1] == leg.id
    assert linked(opened, "part-1") == {}


def test_in_the_table_the_parts_stand_over_it(journey: Open) -> None:
    opened = journey(view="table", part="2")

    assert opened.html.index('id="x-parts"') < opened.html.index('id="t-legs"')
    assert opened.html.count('id="x-parts"') == 1


def test_the_legs_of_a_day_come_in_parts_of_their_own(journey: Open, story: Story) -> None:
    day = max(story.days, key=lambda day: len(day.events))
    opened = journey(step=day.id)
    beside, below = opened.html.split('id="legs"')

    assert len(re.findall(r'data-key="leg-', beside)) <= LISTED
    assert linked(opened, "part-next") == {"step": day.id, "part": "2"}
    assert 'id="x-parts"' in beside
    assert 'id="x-parts"' not in below
    assert len(rows(opened)) <= LEGS


def test_a_place_that_is_not_on_the_way_is_in_its_stretch_of_the_list(journey: Open, story: Story) -> None:
    way = {id for leg in story.journey for id in (leg.origin, *leg.via, leg.destination)}
    others = [place.id for place in story.places if place.id not in way]
    opened = journey(node=others[-1])
    found = re.findall(r'data-key="other-([a-z0-9-]+)"', opened.html)

    assert len(found) <= OTHERS < len(others)
    assert found[-1] == others[-1]
    assert linked(opened, "others-previous")["node"] == others[(len(others) - 1) // OTHERS * OTHERS - OTHERS]
    assert f'data-key="other-{others[0]}"' in journey().html


def test_what_the_map_draws_together_is_said_under_it(journey: Open) -> None:
    said = w.DRAWN_TOGETHER.partition("{")[0]
    assert said in journey().html
