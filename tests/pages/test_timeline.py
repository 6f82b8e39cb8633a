"""The timeline, run without a browser."""

import json
from collections.abc import Callable
from typing import Any

from story import load


def _figure(opened: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(opened.test.get("plotly_chart")[0].proto.spec)
    return found


def test_it_opens_on_the_days_themselves(open_page: Callable[..., Any]) -> None:
    opened = open_page("timeline")
    start = load("data").story.meta.days[:10]
    assert _figure(opened)["layout"]["xaxis"]["range"][0].startswith(start)


def test_a_selected_event_has_its_details_and_its_sources_beside_it(open_page: Callable[..., Any]) -> None:
    event = load("data").story.events[-1]
    html = open_page("timeline", event=event.id).html
    assert f'id="event-{event.id}"' in html
    assert event.text.split(".")[0][:30] in html.replace("&#39;", "'").replace("&amp;", "&")
    assert "popovertarget" in html


def test_filters_that_leave_nothing_say_so_and_can_be_reset(open_page: Callable[..., Any]) -> None:
    story = load("data").story
    unused = next(a.id for a in story.actors if not any(a.id in event.actors for event in story.events))
    opened = open_page("timeline", actor=unused)
    assert "Nothing matches these filters." in opened.html
    assert not opened.test.get("plotly_chart")
    assert 'data-key="reset"' in opened.html


def test_a_filter_by_what_the_article_tells_leaves_only_that(open_page: Callable[..., Any]) -> None:
    story = load("data").story
    html = open_page("timeline", status="told", preset="history").html
    told = sum(event.told for event in story.events)
    assert f"{told} event" in html


def test_the_table_holds_every_event_shown(open_page: Callable[..., Any]) -> None:
    story = load("data").story
    html = open_page("timeline", preset="history").html
    table = html.split('id="t-events"')[1].split("</table>")[0]
    assert table.count("<tr>") == len(story.events) + 1


def test_a_day_shows_only_its_events(open_page: Callable[..., Any]) -> None:
    day = load("data").story.days[0]
    html = open_page("timeline", step=day.id).html
    assert f"{len(day.events)} event" in html
