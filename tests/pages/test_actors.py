"""The actor map, run without a browser."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from story import as_of, load
from story import wording as w

STORY = load("data").story
Open = Callable[..., Any]


def svg(opened: Any) -> str:
    found: dict[str, Any] = json.loads(opened.test.get("bidi_component")[0].proto.json)
    return str(found["svg"])


def test_it_opens_on_the_map_with_the_finding_as_its_title(open_page: Open) -> None:
    opened = open_page("actors")
    view = as_of(STORY, "now").view("actors")
    assert view
    assert view.title in opened.html
    assert svg(opened).startswith("<svg")


def test_a_selected_actor_has_its_dossier_beside_the_map(open_page: Open) -> None:
    actor = next(actor for actor in STORY.actors if actor.native_name and actor.role_since)
    html = open_page("actors", actor=actor.id).html
    assert f'id="actor-{actor.id}"' in html
    assert f'lang="{actor.native_language}">{actor.native_name}' in html
    for tie in STORY.relations:
        if actor.id in (tie.origin, tie.target):
            assert f'data-key="tie-{tie.id}"' in html


def test_on_the_day_the_dossier_hides_what_came_later(open_page: Open) -> None:
    actor = next(actor for actor in STORY.actors if actor.role_since)
    html = open_page("actors", actor=actor.id, asof="day").html.replace("&#39;", "'")
    assert f'id="actor-{actor.id}"' in html
    assert str(actor.role_since)[:40] not in html


def test_a_contested_tie_is_marked_on_the_map_and_says_why(open_page: Open) -> None:
    tie = next(tie for tie in STORY.relations if tie.contested)
    opened = open_page("actors", node=tie.id)
    assert 'class="query lit"' in svg(opened)
    assert str(tie.contested)[:30] in opened.html.replace("&#39;", "'")


def test_the_neighbourhood_shows_nobody_else(open_page: Open) -> None:
    counts = Counter(end for tie in STORY.relations for end in {tie.origin, tie.target})
    actor = next(a for a in STORY.actors if a.x is not None and 2 <= counts[a.id] <= 6)
    tied = {end for t in STORY.relations for end in (t.origin, t.target) if actor.id in (t.origin, t.target)}
    opened = open_page("actors", focus=actor.id)
    assert svg(opened).count('data-id="actor:') == len(tied)


def test_how_two_are_connected_is_told_step_by_step(open_page: Open) -> None:
    tie = STORY.relations[0]
    html = open_page("actors", path=f"{tie.origin},{tie.target}").html
    assert f'id="path-{tie.origin}-{tie.target}"' in html
    assert "Directly, by one tie." in html


def test_two_whom_nothing_connects_are_told_so(open_page: Open) -> None:
    tied = {end for tie in STORY.relations for end in (tie.origin, tie.target)}
    alone = next(actor.id for actor in STORY.actors if actor.id not in tied)
    assert "No chain of ties connects the two." in open_page("actors", path=f"{alone},{STORY.relations[0].origin}").html


def test_filters_leave_only_what_matches_and_count_it(open_page: Open) -> None:
    count = sum(tie.status == "speculated" for tie in STORY.relations)
    opened = open_page("actors", status="speculated")
    assert f"{count} ties shown" in opened.html
    assert "s-stated" not in svg(opened)


def test_filters_that_leave_nothing_say_so_and_can_be_reset(open_page: Open) -> None:
    pairs = {(tie.type, tie.status) for tie in STORY.relations}
    kind, status = next(
        (t.id, s) for t in STORY.meta.relation_types for s in ("alleged", "speculated") if (t.id, s) not in pairs
    )
    opened = open_page("actors", kind=kind, status=status)
    assert "Nothing matches these filters." in opened.html
    assert not opened.test.get("bidi_component")
    assert 'data-key="reset"' in opened.html


def test_the_matrix_links_every_tie(open_page: Open) -> None:
    html = open_page("actors", view="matrix").html
    assert all(f"node={tie.id}" in html for tie in STORY.relations)


def test_the_table_holds_every_tie_and_can_be_downloaded(open_page: Open) -> None:
    html = open_page("actors", view="table").html
    assert all(f'data-key="row-{tie.id}"' in html for tie in STORY.relations)
    assert 'data-csv="t-ties"' in html


def test_a_link_with_an_unknown_actor_says_what_it_ignored(open_page: Open) -> None:
    html = open_page("actors", actor="nobody-at-all").html
    assert "nobody-at-all" in html
    assert "there is none of that name here" in html


def test_whoever_has_no_place_on_the_map_is_named_under_it_and_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Open
) -> None:
    folder = Path(shutil.copytree("tests/stories/lantern-codex", tmp_path / "story"))
    file = folder / "actors.yaml"
    file.write_text(file.read_text("utf-8").replace("  x: 300\n  y: 170\n", "", 1), "utf-8")
    monkeypatch.setenv("STORY", str(folder))
    story = load(folder).story
    gone = next(actor for actor in story.actors if actor.x is None)
    ties = [tie for tie in story.relations if gone.id in (tie.origin, tie.target)]

    opened = open_page("actors")
    picture = svg(opened)
    assert ties
    assert f"Not on this map, but in the list and the table: {gone.short}." in opened.html
    marks = picture.count('data-id="actor:')
    assert f"Map of {marks} actors and {len(story.relations) - len(ties)} ties" in picture
    assert f'data-key="actor-{gone.id}"' in opened.html
    assert "Not on this map" not in open_page("actors", view="matrix").html


def test_an_actor_whose_ties_the_filters_leave_out_says_so_with_a_way_out(open_page: Callable[..., Any]) -> None:
    story = load("data").story
    alleged = {end for tie in story.relations if tie.status == "alleged" for end in (tie.origin, tie.target)}
    actor = next(tie.origin for tie in story.relations if tie.origin not in alleged)
    html = open_page("actors", actor=actor, status="alleged").html
    assert f'{w.LEFT_OUT} <a data-soft data-key="reset" href="./actors?actor={actor}"' in html
    assert w.LEFT_OUT not in open_page("actors", actor=actor).html
