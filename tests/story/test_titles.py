"""What a view is called where it is shared: the same everywhere, with its filters, and a claim never as a fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from story import Story, as_of
from story import wording as w
from story.addresses import BY_ID, PAGES
from story.asked import read
from story.citation import citation, in_words
from story.titles import Titled, ended, titled, unended


@pytest.fixture
def story(ferry) -> Story:
    return as_of(ferry.load().story, "now")


def told(story: Story, page: str, **parameters: str) -> Titled:
    return titled(read({name: [value] for name, value in parameters.items()}, BY_ID[page], story), story, typed=True)


def test_a_claim_is_shared_as_one_with_how_it_checks_out(story: Story) -> None:
    for page in ("claims", "article"):
        assert told(story, page, claim="ferry-sails-on").title == (
            "Claim: The ferry sails on for ten years (contradicted)"
        )
    assert told(story, "claims", claim="promise-kept").title.endswith("(said, on record)")


def test_an_expectation_is_shared_with_what_has_become_of_it(story: Story) -> None:
    assert told(story, "then_and_now", outcome="tolls").title == "Tolls (happened)"

    asked = story.outcomes[0].model_copy(update={"kind": "open-question"})
    story = replace(story, outcomes=(asked, *story.outcomes[1:]))
    assert told(story, "then_and_now", outcome="tolls").title == "Tolls (answered)"


def test_filters_are_in_the_title(story: Story) -> None:
    plain = told(story, "claims").title

    assert told(story, "claims", verdict="partly", actor="anna-lind").title == (
        f"{plain} (partly supported, {story.actor('anna-lind').name})"
    )
    assert told(story, "then_and_now", verdict="partly").title.endswith(" (partly)")
    assert told(story, "ramifications", horizon="short").title.endswith(" (short term)")
    assert told(story, "claims", verdict="open,partly,supported,opinion").title.endswith("supported …)")


def test_every_filter_has_words(story: Story) -> None:
    for page in PAGES:
        for parameter in page.parameters:
            if parameter.many and parameter.words and page.id != "present":
                named = told(story, page.id, **{parameter.name: parameter.words[0]}).title
                assert named != told(story, page.id).title, (page.id, parameter.name)


def test_what_somebody_typed_is_in_a_citation_and_not_in_a_preview(story: Story) -> None:
    assert told(story, "search", q="ferry").title == "Search (“ferry”)"
    assert titled(read({"q": ["ferry"]}, BY_ID["search"], story), story).title == "Search"


def test_the_lead_and_the_walk_have_their_names(story: Story) -> None:
    lead = next(section for section in story.sections if not section.heading)

    assert told(story, "article", section=lead.id).title == w.LEAD
    view = story.view("walk")
    assert told(story, "walk").title == (view.title if view else w.PAGES["walk"])


@pytest.mark.parametrize(
    ("view", "cited"),
    [
        ("He took a train.", "“He took a train”, in: "),
        ("Why a train?", "“Why a train?”, in: "),
        ("Search (“train”)", "“Search (‘train’)”, in: "),
    ],
)
def test_a_title_in_a_citation_keeps_its_marks_apart(view: str, cited: str, story: Story) -> None:
    assert cited in in_words(citation(story, view=view))


@pytest.mark.parametrize("text", ["It runs.", "Does it?", "ما هذا؟", "And so …"])
def test_an_ended_sentence_is_not_ended_again(text: str) -> None:
    assert ended(text) == text
    assert ended(unended("It runs.")) == "It runs."


def test_each_view_has_a_key_of_its_own_that_stays(story: Story) -> None:
    views = [
        ("claims", {}),
        ("claims", {"claim": "promise-kept"}),
        ("article", {"claim": "promise-kept"}),
        ("claims", {"verdict": "open"}),
        ("claims", {"verdict": "open,partly"}),
        ("claims", {"q": "north korea"}),
        ("claims", {"q": "north-korea"}),
        ("claims", {"q": "عبّارة"}),
        ("claims", {"q": "جسر"}),
        ("claims", {"q": "long " * 30}),
        ("claims", {"claim": "promise-kept", "asof": "day"}),
    ]

    def keys() -> list[str]:
        asked = [read({name: [text] for name, text in given.items()}, BY_ID[page], story) for page, given in views]
        return [citation(story, view="x", given=given).key for given in asked]

    assert len(set(keys())) == len(views)
    assert keys() == keys()
    assert all(len(key) < 160 and set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-") for key in keys())
    assert keys()[1] == f"{citation(story).key}.claims.claim.promise-kept"
