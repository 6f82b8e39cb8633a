"""A search finds a text whatever its capitals and accents, and only where every word stands."""

from __future__ import annotations

import pytest

from story.matching import matches


@pytest.mark.parametrize(
    ("query", "found"),
    [("", True), ("EMISSAIRE", True), ("émissaire quay", True), ("quay émissaire", True), ("emissaire boat", False)],
)
def test_a_text_is_found_by_all_of_its_words_in_any_order(query: str, found: bool) -> None:
    assert matches(query, "L’Émissaire", "waits on the quay") is found
