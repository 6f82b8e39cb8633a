"""The journey, run without a browser."""

from __future__ import annotations

import html as entities
import json
from collections.abc import Callable
from typing import Any

from story import as_of, distances, load

STORY = load("data").story
Open = Callable[..., Any]


def svgs(opened: Any) -> list[str]:
    return [json.loads(piece.proto.json)["svg"] for piece in opened.test.get("bidi_component")]


def read(opened: Any) -> str:
    return entities.unescape(opened.html)


def test_it_opens_on_the_map_with_the_finding_as_its_title(open_page: Open) -> None:
    opened = open_page("journey")
    view = as_of(STORY, "now").view("journey")

    assert view
    assert view.title in opened.html
    assert [svg[:4] for svg in svgs(opened)] == ["<svg", "<svg"]


def test_every_leg_and_stop_can_be_reached_without_the_map(open_page: Open) -> None:
    shown = open_page("journey").html

    assert all(f'data-key="leg-{leg.id}"' in shown for leg in STORY.journey)
    assert all(f'data-key="stop-{end}"' in shown for leg in STORY.journey for end in (leg.origin, leg.destination))


def test_a_selected_leg_says_what_is_known_what_is_not_and_how_far_it_is(open_page: Open) -> None:
    leg = next(leg for leg in STORY.journey if leg.standing == "inferred")
    shown = read(open_page("journey", path=f"{leg.origin},{leg.destination}"))

    km = distances.rounded(distances.length(leg, STORY.by_id["places"]))
    for text in (leg.known, leg.not_known, "Inferred by us", f"About {km:,} km", "GeographicLib"):
        assert text in shown


def test_two_places_that_no_leg_joins_are_told_how_far_apart_they_are(open_page: Open) -> None:
    first, last = STORY.journey[0].origin, STORY.places[-1].id

    assert "No leg of the journey leads from the one to the other." in open_page("journey", path=f"{first},{last}").html


def test_a_selected_stop_has_its_name_in_its_own_script_its_role_and_its_events(open_page: Open) -> None:
    place = next(p for p in STORY.places if p.native_name and any(e.place == p.id for e in STORY.events))
    events = [event for event in STORY.events if event.place == place.id]
    shown = read(open_page("journey", node=place.id))

    assert f'lang="{place.native_language}">{place.native_name}' in shown
    assert place.role in shown
    assert all(f'data-key="list-{event.id}"' in shown for event in events)


def test_a_selected_event_marks_its_place_on_the_map_and_links_back_to_it(open_page: Open) -> None:
    ends = {end for leg in STORY.journey for end in (leg.origin, leg.destination)}
    event = next(event for event in STORY.events if event.place in ends)
    opened = open_page("journey", event=event.id)

    assert f'id="event-{event.id}"' in opened.html
    assert all('class="node stop lead chosen" data-id="place:' + str(event.place) in svg for svg in svgs(opened))
    assert f"node={event.place}" in opened.html


def test_a_day_shows_its_events_and_the_legs_that_may_have_been_under_way(open_page: Open) -> None:
    day = next(day for day in STORY.days if day.main)
    shown = open_page("journey", step=day.id).html

    assert all(f'data-key="list-{id}"' in shown for id in day.events)
    assert "Legs that were, or may have been, under way that day" in shown


def test_on_the_day_later_legs_and_arrivals_are_hidden(open_page: Open) -> None:
    day = as_of(STORY, "day")
    shown = open_page("journey", asof="day").html
    hidden = [leg.id for leg in STORY.journey if leg.id not in day.by_id["journey"]]

    assert hidden
    assert [id for id in hidden if f"leg-{id}" in shown] == []
    assert all(f'data-key="leg-{leg.id}"' in shown for leg in day.journey)


def test_the_table_holds_every_leg_with_its_length_and_can_be_downloaded(open_page: Open) -> None:
    opened = open_page("journey", view="table")

    assert all(f'data-key="row-{leg.id}"' in opened.html for leg in STORY.journey)
    assert 'data-csv="t-legs"' in opened.html
    assert "Geodesic on WGS84" in opened.html
    assert not svgs(opened)


def test_a_link_with_an_unknown_place_says_what_it_ignored(open_page: Open) -> None:
    assert "there is none of that name here" in open_page("journey", node="nowhere-at-all").html
