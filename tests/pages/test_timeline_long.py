"""The timeline and the first page of a long story, run without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from components.blocks.days import MOST as BESIDE
from components.blocks.days import day_told
from components.blocks.glance import DAYS, day_strip
from components.blocks.timeline import MOST
from components.reader import Reader
from components.url import Given
from story import Story
from story import wording as w
from story.addresses import BY_ID
from story.languages import number, plural
from story.model.world import Event
from story.standing import standing
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import Longer

TIMES = 40


@pytest.fixture(scope="module")
def folder(longer: Longer) -> Path:
    return longer("tests/stories/lantern-codex", TIMES)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return standing(folder).shown.story


@pytest.fixture
def long_page(folder: Path, page_of: Callable[..., Open]) -> Open:
    """Opens a page of the long story."""
    return page_of(folder, "timeline")


def _drawn(opened: Opened) -> set[str]:
    """The events that have a mark in the figure."""
    figure = json.loads(opened.test.get("plotly_chart")[0].proto.spec)
    return {id for trace in figure["data"] for (id,) in trace.get("customdata", [])}


def _listed(opened: Opened) -> list[str]:
    return re.findall(r'data-key="list-([a-z0-9-]+)"', opened.html.split('class="x-lists"')[1])


def _counted(opened: Opened) -> int:
    """What the numbers at the foot of the lanes come to."""
    figure = json.loads(opened.test.get("plotly_chart")[0].proto.spec)
    texts = [text for trace in figure["data"] for text in trace.get("text", [])]
    return sum(int(text[1:].replace(",", "")) for text in texts if re.fullmatch(r"\+[\d,]+", text))


def _last(story: Story) -> Event:
    """An event of the days that comes late in every order."""
    return [event for event in story.events if event.layer == "visit" and not event.told][-1]


def test_the_figure_says_how_many_events_have_a_mark_and_counts_the_others(long_page: Open, story: Story) -> None:
    opened = long_page()
    drawn, inside = _drawn(opened), sum(event.layer == "visit" for event in story.events)
    assert w.MARKS_DRAWN.format(drawn=number(len(drawn)), all=number(inside)) in opened.html
    assert _counted(opened) == inside - len(drawn) > 0


def test_our_own_story_is_drawn_and_listed_whole(open_page: Open) -> None:
    for preset in w.PRESETS:
        opened = open_page("timeline", preset=preset)
        assert 'class="x-note x-drawn"' not in opened.html
        assert 'class="x-parts"' not in opened.html
        assert len(_drawn(opened)) == len(_listed(opened)) > 0


def test_a_selected_event_is_drawn_told_and_listed_wherever_it_stands(long_page: Open, story: Story) -> None:
    event = _last(story)
    assert event.id not in _drawn(long_page())
    opened = long_page(event=event.id)
    assert event.id in _drawn(opened)
    assert f'id="event-{event.id}"' in opened.html
    assert event.id in _listed(opened)
    close = re.search(r'data-key="event-close" href="([^"]+)"', opened.html)
    assert close
    assert "part=" in close[1], "closing it leaves the reader in its part of the list"


def test_events_that_have_a_mark_share_one_figure(long_page: Open) -> None:
    opened = long_page()
    plain = opened.test.get("plotly_chart")[0].proto.spec
    assert long_page(event=min(_drawn(opened))).test.get("plotly_chart")[0].proto.spec == plain


def test_list_and_table_come_in_the_same_parts(long_page: Open, story: Story) -> None:
    found: list[str] = []
    inside = sum(event.layer == "visit" for event in story.events)
    for part in range(1, -(-inside // MOST["visit"]) + 1):
        opened = long_page(part=str(part))
        ids = _listed(opened)
        found += ids
        table = opened.html.split('id="t-events"')[1].split("</table>")[0]
        assert table.count("<tr>") == len(ids) + 1
        shown = {"first": len(found) - len(ids) + 1, "last": len(found), "all": inside}
        assert w.REST_IN_FILE.format(**shown) in opened.html
    assert len(found) == len(set(found)) == inside


def test_the_panel_of_a_day_holds_some_of_its_events_and_says_where_the_rest_is(story: Story) -> None:
    day = story.days[0]
    events = [story.event(id) for id in day.events]
    for page, words in (("timeline", w.MORE_IN_LIST), ("journey", w.MORE_ON_TIMELINE)):
        panel = day_told(Reader(story, Given(BY_ID[page]), dark=False), day, events)
        assert panel.count("<li>") == BESIDE < len(events)
        assert plural(words, len(events) - BESIDE) in panel


def test_a_filter_draws_what_it_asks_for(long_page: Open, story: Story) -> None:
    opened = long_page(actor=_last(story).actors[0])
    fitting = {e.id for e in story.events if e.layer == "visit" and _last(story).actors[0] in e.actors}
    assert _drawn(opened) == fitting


def _with_days(story: Story, count: int) -> str:
    """The strip of the story with so many days."""
    first = date(2021, 6, 10)
    days = tuple(
        story.days[0].model_copy(
            update={
                "id": f"d-{n}", "date": str(first + timedelta(days=n)), "main": n == count - 1,
                "events": story.days[0].events[: n % 7],
            }
        )
        for n in range(count)
    )  # fmt: skip
    meta = story.meta.model_copy(update={"days": f"{first}/{first + timedelta(days=count - 1)}"})
    return unescape(day_strip(replace(story, days=days, meta=meta)))


def test_the_strip_of_many_days_holds_those_with_most_events(story: Story) -> None:
    few, many = _with_days(story, DAYS), _with_days(story, 10 * DAYS)
    said = w.DAYS_SHOWN.format(count=DAYS, all=10 * DAYS)
    assert few.count("<li>") == many.count("<li>") == DAYS
    assert said in many
    assert w.DAYS_ALL in many
    assert w.DAYS_ALL not in few
    assert f'data-key="day-d-{10 * DAYS - 1}"' in many, "the main one is always among them"
    assert "10 June" not in many, "the first has no events"
    assert "16 June" in many, "a day of more than a month is named with its month"
