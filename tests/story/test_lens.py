"""The lens: on the day of the article nothing is shown that came later; now everything is."""

from __future__ import annotations

import pytest

from story import as_of


@pytest.fixture
def day(ferry):
    return as_of(ferry.load().story, "day")


@pytest.fixture
def now(ferry):
    return as_of(ferry.load().story, "now")


def ids(entries):
    return [entry.id for entry in entries]


def test_what_happened_later_is_hidden(day, now):
    assert ids(now.events) == ["council-vote", "ferry-strike", "bridge-opens"]
    assert ids(day.events) == ["council-vote", "ferry-strike"]
    assert ids(day.days) == ["vote-day"]
    assert ids(day.resolutions) == ["toll-act"]
    assert day.national == ()
    assert ids(day.relations) == ["company-opposes-mayor"]


def test_what_was_known_later_only_is_hidden(day, now):
    assert ids(now.sixty_seconds) == ["one", "two"]
    assert ids(day.sixty_seconds) == ["one"]
    assert [version.who for version in day.event("council-vote").versions] == ["The council"]


def test_fields_that_use_later_knowledge_are_hidden(day, now):
    assert now.actor("anna-lind").role_since == "She resigned in 2032."
    assert day.actor("anna-lind").role_since is None
    assert day.actor("anna-lind").since_provenance == ()
    assert day.actor("anna-lind").role_then == "Mayor"
    assert day.event("council-vote").since is None
    assert day.get("glossary", "toll").since is None
    assert day.bodies[0].state_since is None


def test_the_end_of_a_stretch_that_lasts_beyond_the_day_is_open(day, now):
    assert now.bodies[0].date == "2030-03-01/2032-12-31"
    assert day.bodies[0].date == "2030-03-01/.."
    assert day.eras[0].date == "1950/.."
    assert day.event("ferry-strike").date == "2031-05-09/.."
    assert day.measures[0].caps[0].until is None
    assert now.measures[0].caps[0].until


def test_the_story_keeps_its_own_days(day):
    assert day.meta.days == "2031-05-07/2031-05-12"


def test_a_leg_that_ends_later_has_not_arrived(day, now):
    assert ids(now.journey) == ["to-pier", "way-back"]
    assert ids(day.journey) == ["to-pier"]
    assert (day.journey[0].arrive, day.journey[0].arrive_time) == (None, None)
    assert now.journey[0].arrive_time == "09:00"


def test_references_to_what_is_hidden_go_with_it(day, now):
    assert ids(now.enforcement) == ["opening", "vote"]
    assert ids(day.enforcement) == ["vote"]
    assert now.measures[0].tightened_by == ("second-act",)
    assert day.measures[0].tightened_by == ()


def test_a_measure_is_hidden_with_the_resolution_that_began_it(ferry):
    ferry.replace("sanctions/resolutions.yaml", "date: 2030-02-01\n", "date: 2032-02-01\n")

    assert as_of(ferry.load().story, "day").measures == ()


def test_a_verdict_that_rests_on_later_sources_is_not_yet_known(day, now):
    assert now.claim("ferry-sails-on").verdict == "contradicted"
    claim = day.claim("ferry-sails-on")
    assert claim.verdict == "not-yet-known"
    assert claim.why_now is None
    assert [ref.section for ref in claim.provenance] == ["decision"]


def test_a_verdict_that_rests_on_early_sources_stands(day):
    assert day.claim("promise-kept").verdict == "supported"


def test_a_verdict_on_the_day_may_be_another_one(ferry):
    ferry.replace("claims.yaml", "verdict: contradicted", "verdict: contradicted\n  verdict_then: open")

    story = ferry.load().story

    assert as_of(story, "day").claim("ferry-sails-on").verdict == "open"
    assert as_of(story, "now").claim("ferry-sails-on").verdict == "contradicted"


def test_an_expectation_stands_without_what_became_of_it(day, now):
    assert ids(now.outcomes) == ["tolls", "storm"]
    assert ids(day.outcomes) == ["tolls"]
    tolls = day.outcomes[0]
    assert (tolls.verdict, tolls.why, tolls.as_of, tolls.record) == (None, None, None, ())
    assert day.strands[0].record == ()
    assert day.strands[0].reading is None


def test_a_source_that_came_later_is_hidden_with_all_that_points_at_it(ferry, day, now):
    assert ids(now.sources) == ["minutes-2031", "gazette-2032"]
    assert ids(day.sources) == ["minutes-2031"]
    early = "provenance: [{source: minutes-2031, passage: the only way since 1950}]"
    ferry.replace("eras.yaml", early, early.replace("minutes-2031", "gazette-2032"))
    ferry.replace("eras.yaml", "  date:", "  known_from: 2031-01-01\n  date:")

    seen = as_of(ferry.load().story, "day")

    assert ids(seen.sources) == ["minutes-2031"]
    assert len(seen.eras) == len(day.eras)
    assert seen.eras[0].provenance == ()


def test_a_gap_that_needs_later_knowledge_is_hidden(ferry):
    ferry.replace(
        "story.yaml", "editions:", "unsourced:\n  - Who paid.\n  - {text: Who lost., known_from: 2032-01-01}\neditions:"
    )
    loaded = ferry.load()
    assert not loaded.problems
    assert [gap.text for gap in as_of(loaded.story, "now").meta.unsourced] == ["Who paid.", "Who lost."]
    assert [gap.text for gap in as_of(loaded.story, "day").meta.unsourced] == ["Who paid."]


def test_every_statement_keeps_its_provenance(day):
    for entry in (*day.events, *day.eras, *day.places, *day.actors, *day.relations, *day.bodies, *day.glossary):
        assert entry.provenance


def test_titles_say_what_holds_in_each_lens(day, now):
    assert day.meta.title == "What the bridge to Lindgard is for"
    assert now.meta.title == "What the bridge to Lindgard was for"
    assert day.view("timeline").title == "Two events led to the bridge"
    assert day.view("timeline").sentence == "Of two claims one hold."
    assert now.view("timeline").title == "Three events, and the bridge stands"


def test_the_day_of_the_article_itself_belongs_to_it(ferry):
    ferry.replace("events.yaml", "date: 2032-08~", "date: 2031-05-10")

    assert "bridge-opens" in ids(as_of(ferry.load().story, "day").events)


def test_a_month_is_known_from_its_first_day(ferry):
    ferry.replace("events.yaml", "date: 2032-08~", "date: 2031-05")

    assert "bridge-opens" in ids(as_of(ferry.load().story, "day").events)


def test_known_from_goes_before_the_date(ferry):
    ferry.replace("events.yaml", "  date: 2031-05-08", "  known_from: 2031-06-01\n  date: 2031-05-08")

    assert "council-vote" not in ids(as_of(ferry.load().story, "day").events)


def test_the_lens_leaves_the_whole_story_as_it_was(ferry):
    story = ferry.load().story

    as_of(story, "day")

    assert story.actor("anna-lind").role_since
    assert story.view("timeline").title == "{events} events led to the bridge"
