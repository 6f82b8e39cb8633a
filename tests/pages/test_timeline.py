"""The timeline, run without a browser."""

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from story import load
from story import wording as w
from story.order import in_time


def _figure(opened: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(opened.test.get("plotly_chart")[0].proto.spec)
    return found


def test_it_opens_on_the_days_themselves(open_page: Callable[..., Any]) -> None:
    opened = open_page("timeline")
    start = load("data").story.meta.days[:10]
    assert _figure(opened)["layout"]["xaxis"]["range"][0].startswith(start)


def test_a_link_to_an_event_shows_the_time_in_which_it_stands_whatever_was_looked_at_before(
    open_page: Callable[..., Any],
) -> None:
    events = load("data").story.events
    early, late = (min(events, key=lambda event: event.date), max(events, key=lambda event: event.date))
    for _ in range(2):
        for event in (None, early, late):
            range_ = _figure(open_page("timeline", **({"event": event.id} if event else {})))["layout"]["xaxis"][
                "range"
            ]
            if event:
                assert range_[0] <= event.date[:10] <= range_[1], event.id


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


def test_a_selected_event_that_the_filters_leave_out_says_so_with_a_way_out(open_page: Callable[..., Any]) -> None:
    event = next(event for event in load("data").story.events if event.told and event.layer == "visit")
    html = open_page("timeline", event=event.id, status="added").html
    panel = html.split(f'id="event-{event.id}"')[1]
    assert w.LEFT_OUT in panel
    assert f'href="./timeline?event={event.id}"' in panel.split("</p>")[0]
    assert w.LEFT_OUT not in open_page("timeline", event=event.id, status="told").html


def test_a_selected_event_of_another_day_than_the_chosen_one_says_so(open_page: Callable[..., Any]) -> None:
    first, *_, last = load("data").story.days
    assert w.LEFT_OUT in open_page("timeline", event=first.events[0], step=last.id).html
    assert w.LEFT_OUT not in open_page("timeline", event=first.events[0], step=first.id).html


def test_the_count_of_a_choice_is_what_it_would_show(open_page: Callable[..., Any]) -> None:
    events = [event for event in load("data").story.events if event.layer == "background"]
    html = open_page("timeline", preset="history", layer="background").html
    kinds = dict(re.findall(r'data-key="f-kind-([a-z-]+)".*?<small>(\d+)</small>', html))
    assert kinds == {kind: str(count) for kind, count in Counter(event.kind for event in events).items()}


def test_where_nothing_is_left_no_list_and_no_table_stand(open_page: Callable[..., Any]) -> None:
    story = load("data").story
    unused = next(a.id for a in story.actors if not any(a.id in event.actors for event in story.events))
    html = open_page("timeline", actor=unused).html
    assert w.EVENTS_SHOWN not in html
    assert w.TABLE not in html


def test_the_events_of_a_day_stand_in_the_order_of_the_file_between_those_with_a_time(
    open_page: Callable[..., Any],
) -> None:
    story = load("data").story
    day = next(day for day in story.days if day.main)
    told = [event.id for event in in_time(event for event in story.events if event.id in day.events)]
    for page in ("timeline", "journey"):
        panel = open_page(page, step=day.id).html.split('id="day"')[1].split("</ol>")[0]
        assert re.findall(r'data-key="list-([a-z0-9-]+)"', panel) == told
