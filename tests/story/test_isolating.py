"""Names of any script in the frame's sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from story import wording as w
from story.isolating import Sentence


def test_a_name_that_runs_from_right_to_left_stands_for_itself() -> None:
    assert w.TIE_BETWEEN.format(origin="ليلى حداد", target="Anemi") == "\u2068ليلى حداد\u2069 to Anemi"
    assert w.FOCUSED.format(name="דנה לוי") == "Only \u2068דנה לוי\u2069 and those tied to it."


@pytest.mark.parametrize("name", ["Layla Haddad", "小野寺 遥", "Ελένη", "कावेरी", ""])
def test_any_other_name_is_left_as_it_is(name: str) -> None:
    assert w.FOCUSED.format(name=name) == f"Only {name} and those tied to it."


def test_in_a_sentence_that_runs_from_right_to_left_every_name_stands_for_itself() -> None:
    assert Sentence("من {a} إلى {b} ({n:,})").format(a="Anemi", b="سلوان", n=1200) == (
        "من \u2068Anemi\u2069 إلى \u2068سلوان\u2069 (1,200)"
    )


def _texts(catalogue: Mapping[Any, Any]) -> Iterator[str]:
    for key, value in catalogue.items():
        if str(key).startswith("__"):
            continue
        if isinstance(value, dict):
            yield from _texts(value)
        elif isinstance(value, str):
            yield value


def test_every_sentence_of_the_frame_that_takes_something_in_does_so() -> None:
    taking = [text for text in _texts(vars(w)) if "{" in text]

    assert len(taking) > 100
    assert [text for text in taking if not isinstance(text, Sentence)] == []
