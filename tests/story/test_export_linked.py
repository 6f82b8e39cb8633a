"""The reviews of claims for machines: only what we know, and never an endorsement of what was said."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from story import Lens, Story, as_of, load
from story import wording as w
from story.export.formats import as_json
from story.export.linked import claim_reviews, linked_story
from story.licence import Licence

ROOT = Path(__file__).resolve().parents[2]
CODEX = ROOT / "tests" / "stories" / "lantern-codex"


@cache
def read(folder: Path) -> Story:
    return load(folder).story


def told(folder: Path = CODEX, lens: Lens = "now", **meta: str) -> Story:
    story = as_of(read(folder), lens)
    return replace(story, meta=story.meta.model_copy(update=meta))


def reviews(story: Story) -> dict[str, Any]:
    found = json.loads(as_json(claim_reviews(story)))["@graph"]
    return {review["@id"].rpartition("#claim-")[2]: review for review in found}


def every(value: Any, key: str) -> list[Any]:
    """All values of a key, however deep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value[key]] if isinstance(value, dict) and key in value else []
    return own + [found for part in inner for found in every(part, key)]


@pytest.mark.parametrize("folder", [ROOT / "data", CODEX])
def test_what_the_story_does_not_say_is_not_made_up(folder: Path) -> None:
    story = told(folder, by="", address="")
    graph = linked_story(story, None, [("claims.csv", "text/csv")])["@graph"]

    for node in graph:
        assert {"author", "creator", "publisher", "url", "license"} & set(node) == set()
    for review in reviews(story).values():
        assert {"author", "url", "datePublished"} & set(review) == set()
        assert {"datePublished", "url"} & set(review["itemReviewed"]) == set()
        assert set(review["itemReviewed"]["appearance"]) == {"@type", "headline"}
        assert set(review["reviewRating"]) == {"@type", "alternateName"}
    assert every(graph, "contentUrl") == []


def test_what_the_story_says_is_there() -> None:
    story = told(by="The Island Gazette", address="https://news.example/codex")
    licence = Licence("CC-BY-4.0", "CC BY", "https://creativecommons.org/licenses/by/4.0/")

    work, data, *_ = linked_story(story, licence, [("claims.csv", "text/csv")])["@graph"]

    assert (work["author"], work["url"]) == ({"name": "The Island Gazette"}, "https://news.example/codex")
    assert work["license"] == data["license"] == licence.url
    assert every(data, "contentUrl") == ["https://news.example/codex/data/claims.csv"]
    for id, review in reviews(story).items():
        assert review["url"] == f"https://news.example/codex/claims?claim={id}"
        assert review["author"] == {"name": "The Island Gazette"}


@pytest.mark.parametrize("folder", [ROOT / "data", CODEX])
def test_a_quotation_that_checks_out_was_said_and_no_more(folder: Path) -> None:
    story = told(folder)
    found = reviews(story)

    said = [
        claim for claim in story.claims if claim.verdict == "supported" and claim.modality in ("quote", "allegation")
    ]
    assert said
    for claim in said:
        assert found[claim.id]["reviewRating"]["alternateName"] in (w.SAID_ON_RECORD, w.ALLEGED_ON_RECORD)
        assert found[claim.id]["reviewAspect"] == w.REVIEW_ASPECT
    for id, review in found.items():
        assert ("reviewAspect" in review) == (id in {claim.id for claim in said})


@pytest.mark.parametrize("lens", ["now", "day"])
def test_only_claims_that_were_checked_are_reviewed(lens: Lens) -> None:
    story = told(ROOT / "data", lens)

    checked = {claim.id for claim in story.claims if claim.verdict not in ("opinion", "not-yet-known")}

    assert set(reviews(story)) == checked
    assert checked != {claim.id for claim in story.claims}


def test_a_claimant_is_one_whom_the_article_names() -> None:
    story = told(ROOT / "data")
    found = reviews(story)

    for claim in story.claims:
        role = story.by_id["asserters"][claim.asserter]
        actor = story.get("actors", role.actor)
        named = bool(actor) and actor.kind != "group"
        if claim.id in found:
            assert ("author" in found[claim.id]["itemReviewed"]) == named
            assert not named or found[claim.id]["itemReviewed"]["author"]["name"] == role.label


def test_a_source_with_a_date_in_doubt_has_none() -> None:
    dates = every(list(reviews(told(ROOT / "data")).values()), "datePublished")

    assert dates
    assert not [date for date in dates if set(date) & set("~?%X/")]
