"""A story ten times as long as ours: its pages stay as heavy as ours to within two times, and lists come in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1.element_tree import Block

from components.blocks.ledger_scene import ordered
from components.blocks.parts import MOST
from story import Story, addresses
from story import wording as w
from story.standing import standing
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import Longer

TIMES = 10
MOST_WEIGHT = 2.0
"""Times the bytes that the same page of our own story sends."""
PAGES = tuple(page.id for page in addresses.PAGES if page.access == "public")


@pytest.fixture(scope="module")
def folder(longer: Longer) -> Path:
    return longer("data", TIMES)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return standing(folder).shown.story


@pytest.fixture
def long_page(folder: Path, page_of: Callable[..., Open]) -> Open:
    """Opens a page of the long story."""
    return page_of(folder)


def _parts(block: Block) -> Iterator[int]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield from _parts(child)
        elif child.proto is not None:
            yield child.proto.ByteSize()


def _bytes(opened: Opened) -> int:
    """What the server sends of a page."""
    return sum(_parts(opened.test._tree))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_story_ten_times_as_long_sends_at_most_twice_as_much(
    page: str, open_page: Open, long_page: Open
) -> None:
    ours, longer = _bytes(open_page(page)), _bytes(long_page(page))
    assert longer <= MOST_WEIGHT * ours, f"{longer / ours:.1f} times"


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("article", {"view": "all"}),
        ("article", {"section": "the-road-ahead"}),
        ("sources", {"view": "method"}),
        ("sources", {"view": "audit"}),
        ("claims", {"modality": "prediction"}),
        ("claims", {"verdict": "opinion", "asof": "day"}),
        ("timeline", {"kind": "statement"}),
        ("timeline", {"status": "told", "asof": "day"}),
        ("sources", {"q": "the"}),
        ("sources", {"asof": "day"}),
        ("journey", {"view": "table", "asof": "day"}),
        ("glossary", {"q": "e"}),
        ("search", {"q": "the"}),
    ],
)
def test_a_view_of_a_story_ten_times_as_long_sends_at_most_twice_as_much(
    page: str, parameters: dict[str, str], open_page: Open, long_page: Open
) -> None:
    ours, longer = (_bytes(opens(page, **parameters)) for opens in (open_page, long_page))
    assert longer <= MOST_WEIGHT * ours, f"{longer / ours:.1f} times"


def _claims(opened: Opened) -> list[str]:
    return re.findall(r'<li[^>]* id="claim-([a-z0-9-]+)"', opened.html)


def _linked(opened: Opened, key: str) -> dict[str, str]:
    """Where the link with that key leads: the parameters."""
    href = re.search(rf'data-key="{key}" href="([^"]+)"', opened.html)
    assert href, key
    return {name: values[0] for name, values in parse_qs(urlsplit(unescape(href[1])).query).items()}


def test_a_long_list_is_read_part_by_part_by_its_links(long_page: Open, story: Story) -> None:
    wanted = [claim.id for claim in ordered(story)]
    found: list[str] = []
    parameters: dict[str, str] = {}
    for number in range(1, -(-len(wanted) // MOST) + 1):
        opened = long_page("claims", **parameters)
        part = _claims(opened)
        assert len(part) <= MOST
        said = w.PART_SHOWN.format(first=len(found) + 1, last=len(found) + len(part), all=len(wanted))
        assert said in opened.html
        found += part
        if len(found) < len(wanted):
            parameters = _linked(opened, "part-next")
            assert parameters == {"part": str(number + 1)}
    assert found == wanted
    assert 'data-key="part-next"' not in opened.html


def test_a_link_to_an_entry_opens_the_part_in_which_it_stands(long_page: Open, story: Story) -> None:
    last = ordered(story)[-1].id

    opened = long_page("claims", claim=last)

    assert last in _claims(opened)
    assert _linked(opened, "part-previous").keys() == {"part"}
    assert _linked(opened, "part-1") == {}


def test_a_filter_begins_at_the_first_part_again(long_page: Open) -> None:
    opened = long_page("claims", part="3")
    assert "part" not in _linked(opened, "f-modality-fact")


@pytest.mark.parametrize(("given", "shown"), [("999", "last"), ("2", "second")])
def test_a_part_that_is_not_there_any_more_is_the_last_one(
    given: str, shown: str, long_page: Open, story: Story
) -> None:
    ids = [claim.id for claim in ordered(story)]
    expected = {"last": ids[len(ids) // MOST * MOST :], "second": ids[MOST : 2 * MOST]}[shown]
    assert _claims(long_page("claims", part=given)) == expected


@pytest.mark.parametrize("part", ["0", "-1", "two", "1.5", "10000", "٢"])
def test_a_part_that_is_no_number_is_said_and_the_first_is_shown(part: str, long_page: Open, story: Story) -> None:
    opened = long_page("claims", part=part)
    assert w.IGNORED.format(name="part", value=part, reason=w.IGNORED_NUMBER) in unescape(opened.html)
    assert _claims(opened) == [claim.id for claim in ordered(story)[:MOST]]


def test_a_short_list_has_no_parts(open_page: Open) -> None:
    assert 'class="x-parts"' not in open_page("claims").html
