"""The sanctions page, run without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from markupsafe import Markup, escape

from components.blocks.sanctions import held
from components.dates import written
from story import as_of, load
from story import wording as w

STORY = load("data").story
Open = Callable[..., Any]


@pytest.mark.parametrize("lens", ["day", "now"])
@pytest.mark.parametrize("view", w.SANCTION_VIEWS)
def test_each_part_has_its_own_title_and_a_table_to_download(view: str, lens: str, open_page: Open) -> None:
    html = open_page("sanctions", view=view, asof=lens).html
    seen = as_of(STORY, lens)  # type: ignore[arg-type]
    words = seen.view("sanctions" if view == "resolutions" else f"sanctions-{view}")
    assert words
    assert f'<h1 class="x-h1">{escape(words.title)}</h1>' in html
    assert "data-csv=" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize(
    ("kind", "name", "view"),
    [("cases", "case", "cases"), ("measures", "measure", "measures"), ("resolutions", "resolution", "resolutions")],
)
def test_a_link_to_one_thing_opens_the_part_in_which_it_stands(
    kind: str, name: str, view: str, open_page: Open
) -> None:
    for entry in (getattr(STORY, kind)[0], getattr(STORY, kind)[-1]):
        html = open_page("sanctions", **{name: entry.id}).html
        assert f'id="{name}-{entry.id}"' in html
        assert f'data-target="{name}-{entry.id}"' in html
        assert f'data-key="view-{view}"' in html.split('aria-current="true">' + w.SANCTION_VIEWS[view])[0]


def test_a_resolution_tells_its_trigger_its_vote_and_what_is_not_checked(open_page: Open) -> None:
    entry = next(r for r in STORY.resolutions if r.vote.against and r.vote.abstained)
    html = open_page("sanctions", resolution=entry.id).html
    assert escape(entry.trigger.text) in html
    assert escape(entry.vote.against[0]) in html
    unsure = next(r for r in STORY.resolutions if any(not p.checked for p in r.provisions))
    assert w.NOT_CHECKED in open_page("sanctions", resolution=unsure.id).html


def test_the_key_says_which_days_the_line_is(open_page: Open) -> None:
    html = open_page("sanctions").html
    assert f'<i class="x-san-mk days"></i>{w.LAYERS["visit"]}: {written(STORY.meta.days)}' in html


def test_the_votes_name_only_those_who_did_not_vote_in_favour(open_page: Open) -> None:
    html = open_page("sanctions").html
    votes = html.split('class="x-san-votes')[1].split("</ol>")[0]
    assert votes.count("<li") == len(STORY.resolutions)
    assert votes.count("<small></small>") == sum(not (r.vote.against or r.vote.abstained) for r in STORY.resolutions)


def test_each_transfer_shows_both_sides_the_record_and_whose_the_reading_is(open_page: Open) -> None:
    case = max(STORY.cases, key=lambda one: len(one.sides) + len(one.record))
    html = open_page("sanctions", case=case.id).html
    read = Markup(html).striptags()
    for text in (
        case.says,
        case.exemptions,
        case.who_decides,
        *(s.text for s in case.sides),
        *(r.text for r in case.record),
    ):
        assert " ".join(text.split()) in read
    assert w.OUR_READING in html
    assert w.WE_SHOW in html


def test_on_the_day_later_vetoes_and_our_later_reading_are_gone(open_page: Open) -> None:
    seen = as_of(STORY, "day")
    late = [r for r in STORY.resolutions if r.id not in seen.by_id["resolutions"]]
    html = open_page("sanctions", asof="day").html
    assert late
    assert all(entry.id not in html for entry in late)
    assert w.OUR_READING not in open_page("sanctions", case=seen.cases[0].id, asof="day").html


def test_a_transfer_hidden_on_the_day_is_said_and_the_others_stay(open_page: Open) -> None:
    seen = as_of(STORY, "day")
    hidden = next(case.id for case in STORY.cases if case.id not in seen.by_id["cases"])
    html = open_page("sanctions", case=hidden, asof="day").html
    assert w.IGNORED_HIDDEN in html
    assert 'id="t-overview"' in html


def test_each_step_of_the_enforcement_leads_to_its_event(open_page: Open) -> None:
    html = open_page("sanctions", view="enforcement").html
    assert all(f"./timeline?event={step.event}" in html for step in STORY.enforcement)


def test_both_columns_of_the_argument_hold_all_points(open_page: Open) -> None:
    html = open_page("sanctions", view="firewall").html
    for argument in STORY.firewall:
        assert all(escape(point.text) in html for point in argument.points)
        assert html.count(f'ours">{w.INFERENCE_OURS}') == sum(point.ours for point in argument.points)


def test_the_acts_are_counted_for_each_who_took_them(open_page: Open) -> None:
    html = open_page("sanctions", view="national").html
    counts = html.split('id="t-national-counts"')[1].split("</table>")[0]
    assert counts.count("<b>") == len({who for act in STORY.national for who in act.by})


def test_the_parts_that_a_story_does_not_hold_are_not_offered() -> None:
    from dataclasses import replace

    bare = replace(STORY, measures=(), cases=(), enforcement=(), bodies=(), national=(), firewall=())
    assert held(bare) == ["resolutions"]


def test_the_figure_of_the_resolutions_can_be_picked(open_page: Open) -> None:
    spec = json.loads(open_page("sanctions").test.get("plotly_chart")[0].proto.spec)
    picked = {data[0] for trace in spec["data"] for data in trace.get("customdata", [])}
    assert picked <= set(STORY.by_id["resolutions"])
    assert len(picked) > 20
