"""What the box is told while somebody types."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from story import wording as w
from tests.server.asking import Asking


def test_an_answer_has_groups_with_counts_parts_and_links(served: Asking) -> None:
    said = served("/search.json?q=runs")
    answer = json.loads(said.text)

    assert said.headers["cache-control"] == "no-store"
    assert said.headers["content-type"].startswith("application/json")
    [group] = [group for group in answer["groups"] if group["kind"] == "sections"]
    assert (group["label"], group["count"]) == (w.SEARCH_GROUPS["sections"], 1)
    assert group["hits"][0]["href"] == "./article?section=lead"
    assert ["runs", True] in group["hits"][0]["snippet"]
    assert answer["said"] == "1 result"


def test_the_lens_goes_along(served: Asking) -> None:
    answer = json.loads(served("/search.json?q=runs&asof=day").text)

    assert "asof=day" in answer["groups"][0]["hits"][0]["href"]


@pytest.mark.parametrize(
    "query", ['"', "*", "NEAR(", "a%20AND", "%00", "%ff", "%ED%A0%80", "x" * 3_000, "", quote("<b>x</b>")]
)
def test_whatever_is_asked_is_answered(query: str, served: Asking) -> None:
    said = served(f"/search.json?q={query}")

    assert said.status == 200
    assert isinstance(json.loads(said.text)["groups"], list)


def test_the_masthead_holds_the_search_before_any_script_has_run(served: Asking) -> None:
    assert '<a class="x-find x-i-search" href="./search"' in served("/").text
