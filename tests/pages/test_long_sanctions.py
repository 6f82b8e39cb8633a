"""The sanctions page of a story ten times as long as ours: each view stays light, and what it leaves out is one link away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import escape
from streamlit.testing.v1.element_tree import Block

from components.blocks import sanctions, sanctions_caps, sanctions_cases
from components.blocks.sanctions_enforcement import ordered as steps_in_order
from components.blocks.sanctions_national import SQUARES
from components.blocks.sanctions_votes import ordered
from components.figures.resolutions_choice import ROWS, rows
from story import Story, as_of
from story import wording as w
from story.dates import span
from story.standing import standing
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import Longer

TIMES = 10
MOST_WEIGHT = 2.0
"""Times the bytes that the same view of our own story sends."""
LISTS: dict[str, tuple[int, str, Callable[[Story], list[str]]]] = {
    "resolutions": (sanctions.MOST, r'data-key="list-([a-z0-9-]+)"', lambda story: [e.id for e in ordered(story)]),
    "measures": (sanctions.MOST, r'data-key="row-([a-z0-9-]+)"', lambda story: sorted(m.id for m in story.measures)),
    "caps": (
        sanctions_caps.MOST,
        r'class="x-h[34][^>]*><a data-soft href="[^"]*measure=([a-z0-9-]+)"',
        lambda story: sorted(m.id for m in story.measures if m.caps),
    ),
    "enforcement": (
        sanctions.MOST,
        r'data-key="step-([a-z0-9-]+)" href="\./timeline',
        lambda story: [step.id for step, _ in steps_in_order(as_of(story, "now"))],
    ),
    "national": (sanctions.MOST, r'<li id="national-([a-z0-9-]+)"', lambda story: sorted(a.id for a in story.national)),
    "cases": (
        sanctions_cases.MOST,
        r'<th scope="row"><a data-soft data-key="case-([a-z0-9-]+)"',
        lambda story: [case.id for case in story.cases],
    ),
}
"""By view: entries of its list on one page, how they are found there, all of them (in their order, or sorted)."""


@pytest.fixture(scope="module")
def folder(longer: Longer) -> Path:
    """The long story, read once here: a page that had to read it first might take longer than a test allows it."""
    written = longer("data", TIMES)
    standing(written)
    return written


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return standing(folder).shown.story


@pytest.fixture
def long_page(folder: Path, page_of: Callable[..., Open]) -> Open:
    """Opens the page in the long story."""
    return page_of(folder, "sanctions")


def _elements(block: Block) -> Iterator[int]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield from _elements(child)
        elif child.proto is not None:
            yield child.proto.ByteSize()


def _bytes(opened: Opened) -> int:
    """What the server sends of a page."""
    return sum(_elements(opened.test._tree))


def _asked(opened: Opened, key: str) -> dict[str, str]:
    """Where the link with that key leads: the parameters."""
    href = re.search(rf'data-key="{key}" href="([^"]+)"', opened.html)
    assert href, key
    return {name: values[0] for name, values in parse_qs(urlsplit(unescape(href[1])).query).items()}


def _figure(opened: Opened) -> set[str]:
    """The ids of the marks in the figure of the resolutions."""
    spec = json.loads(opened.test.get("plotly_chart")[0].proto.spec)
    return {data[0] for trace in spec["data"] for data in trace.get("customdata", [])}


@pytest.mark.parametrize("lens", ["now", "day"])
@pytest.mark.parametrize("view", w.SANCTION_VIEWS)
def test_each_view_sends_at_most_twice_as_much(view: str, lens: str, open_page: Open, long_page: Open) -> None:
    ours, longer = (_bytes(opens("sanctions", view=view, asof=lens)) for opens in (open_page, long_page))
    assert longer <= MOST_WEIGHT * ours, f"{longer / ours:.1f} times"


@pytest.mark.parametrize(
    ("name", "kind"), [("resolution", "resolutions"), ("measure", "measures"), ("case", "cases")]
)  # fmt: skip
def test_a_selection_sends_at_most_twice_as_much(
    name: str, kind: str, open_page: Open, long_page: Open, story: Story
) -> None:
    chosen = max(getattr(story, kind), key=lambda entry: len(str(entry))).id
    ours = _bytes(open_page("sanctions", **{name: re.sub(r"-x\d+$", "", chosen)}))
    longer = _bytes(long_page(**{name: chosen}))
    assert longer <= MOST_WEIGHT * ours, f"{longer / ours:.1f} times"


@pytest.mark.parametrize("view", LISTS)
def test_a_list_is_read_part_by_part_by_its_links(view: str, long_page: Open, story: Story) -> None:
    most, pattern, wanted = LISTS[view]
    found: list[str] = []
    asked: dict[str, str] = {"view": view}
    while asked:
        opened = long_page(**asked)
        part = re.findall(pattern, opened.html)
        assert 0 < len(part) <= most
        found += part
        asked = _asked(opened, "part-next") if 'data-key="part-next"' in opened.html else {}
        assert not asked or asked.get("view", "resolutions") == view
    expected = wanted(story)
    assert (found if expected != sorted(expected) else sorted(found)) == expected


def test_few_resolutions_have_a_row_and_the_page_says_of_how_many(long_page: Open, story: Story) -> None:
    opened = long_page()

    drawn = _figure(opened)
    assert len(drawn) < 3 * ROWS < len(story.resolutions) / 4
    said = w.RESOLUTIONS_DRAWN.format(count=ROWS, all=len(story.resolutions) - 15 * TIMES)
    assert str(escape(said)) in opened.html
    assert w.RENEWALS_JOINED in opened.html
    assert w.RESOLUTIONS_EARLIER_COUNT.format(count=2 * TIMES) in opened.html


@pytest.mark.parametrize("role", ["sanctions", "mandate"])
def test_a_resolution_without_a_mark_is_drawn_and_listed_when_a_link_selects_it(
    role: str, long_page: Open, story: Story
) -> None:
    found = [one for one in ordered(story) if one.role == role and one.result == "adopted"]
    chosen = next(one.id for one in reversed(found) if one.id not in rows(story))

    opened = long_page(resolution=chosen)

    assert chosen in _figure(opened)
    assert chosen not in _figure(long_page())
    assert f'id="resolution-{chosen}"' in opened.html
    assert re.search(rf'data-key="list-{chosen}" href="[^"]+" aria-current', opened.html)
    place = [one.id for one in ordered(story)].index(chosen)
    assert _asked(opened, "step-close") == {"part": str(place // sanctions.MOST + 1)}


@pytest.mark.parametrize(("name", "key"), [("measure", "row"), ("case", "case")])
def test_what_a_link_selects_stands_in_the_list_beside_it(name: str, key: str, long_page: Open, story: Story) -> None:
    chosen = getattr(story, f"{name}s")[-1].id

    opened = long_page(**{name: chosen})

    assert f'id="{name}-{chosen}"' in opened.html
    assert re.search(rf'data-key="{key}-{chosen}" href="[^"]+" aria-current', opened.html)
    close = "measure-close" if name == "measure" else "case-all"
    assert _asked(opened, close).keys() == {"view", "part"}


def test_resolutions_share_columns_by_year_and_a_measure_names_its_own(long_page: Open, story: Story) -> None:
    chosen = next(measure for measure in reversed(story.measures) if measure.tightened_by)

    html = long_page(measure=chosen.id).html

    matrix = html.split('id="t-matrix"')[1].split("</table>")[0]
    assert w.MEASURES_BY_YEAR in html
    assert re.findall(r"<b>(20\d\d)</b>", matrix)[0] == "2006"
    panel = html.split(f'id="measure-{chosen.id}"')[1].split('id="t-')[0]
    assert all(f"resolution={id}" in panel for id in (chosen.introduced_by, *chosen.tightened_by))


def test_few_caps_are_drawn_at_once_and_the_table_names_the_file_of_all(long_page: Open, story: Story) -> None:
    opened = long_page(view="caps")

    assert len(opened.test.get("plotly_chart")) == sanctions_caps.MOST
    capped = sum(bool(measure.caps) for measure in story.measures)
    assert w.CAPS_SOME.format(first=1, last=sanctions_caps.MOST, all=capped) in opened.html
    assert 'href="./data/caps.csv"' in opened.html
    assert 'href="./data/caps.csv?asof=day"' in long_page(view="caps", asof="day").html


def test_a_square_stands_for_several_acts_where_they_are_many(long_page: Open, story: Story) -> None:
    html = long_page(view="national").html

    assert w.NATIONAL_UNIT.format(count=10) in html
    assert max(int(count) for count in re.findall(r'x-san-sq" style="--n:(\d+)"', html)) <= SQUARES
    years = sorted(span(act.date).known_day.year for act in story.national)
    first = years[sanctions.MOST]
    here = years[sanctions.MOST : 2 * sanctions.MOST].count(first)
    assert here < years.count(first)
    assert w.NATIONAL_SOME.format(count=here, all=years.count(first)) in long_page(view="national", part="2").html


def test_one_argument_stands_on_a_page_and_the_others_are_found_by_their_words(long_page: Open, story: Story) -> None:
    opened = long_page(view="firewall", part="4")

    assert opened.html.count("<blockquote>") == 1
    assert all(str(escape(argument.quote)) in opened.html for argument in story.firewall)
    assert w.PART_ONE.format(first=4, last=4, all=len(story.firewall)) in opened.html
    assert _asked(opened, "argument-1") == {"view": "firewall"}


def test_a_story_of_our_length_has_no_parts(open_page: Open) -> None:
    for view in w.SANCTION_VIEWS:
        assert 'class="x-parts"' not in open_page("sanctions", view=view).html, view
