"""Whom a picture of too many shows: those asked for, and others so that it hangs together."""

from __future__ import annotations

from pathlib import Path

from story import load
from story.excerpt import Near, excerpt, line_count, near, web_of
from story.model.world import Relation

TIE = load(Path(__file__).parents[1] / "stories" / "lantern-codex").story.relations[0]


def tie(origin: str, target: str, **changes: str) -> Relation:
    return TIE.model_copy(update={"origin": origin, "target": target, "status": "stated"} | changes)


def web(*pairs: str) -> Near:
    """Who is tied to whom, from pairs such as "ab"."""
    ties = [tie(pair[0], pair[1]) for pair in pairs]
    return near(ties, sorted({end for pair in pairs for end in pair}))


def test_ties_of_one_direction_and_status_between_the_same_two_are_one_line() -> None:
    ties = [tie("a", "b"), tie("a", "b"), tie("b", "a"), tie("a", "b", status="alleged"), tie("a", "c")]
    found = near(ties, "ab")
    assert found == {"a": {"b": 3}, "b": {"a": 3}}
    assert line_count(found) == 3


def test_it_grows_from_whom_is_asked_for_by_the_weightiest_who_is_tied_to_it() -> None:
    there = web("ab", "bc", "cd", "be", "xy")
    assert excerpt(there, "xyedcba", asked="a", most=3, lines=9) == ("a", "b", "e")


def test_a_web_apart_comes_in_as_a_whole_or_not_at_all() -> None:
    there = web("ab", "bc", "cd", "xy", "yz", "uv")
    assert set(excerpt(there, "abcdxyzuv", asked="a", most=6, lines=9)) == set("abcduv")
    assert set(excerpt(there, "abcdxyzuv", asked="u", most=4, lines=9)) == set("uv")


def test_while_most_of_the_room_is_free_a_web_that_is_too_large_is_begun() -> None:
    assert len(excerpt(web("ab", "xy", "yz", "zx", "zw", "wv"), "vwxyzab", asked="a", most=5, lines=9)) == 5


def test_who_would_bring_too_many_lines_stays_out_but_whoever_is_asked_for_does_not() -> None:
    there = web("ab", "ac", "ad", "bc", "bd", "cd", "de")
    assert set(excerpt(there, "abcde", asked="a", most=9, lines=3)) == set("abc")
    assert set("abcd") <= set(excerpt(there, "abcde", asked="abcd", most=9, lines=3))


def test_there_is_never_more_than_there_is_room_for() -> None:
    there = web("ab", "ac", "ad", "ae")
    assert excerpt(there, "abcde", asked="abcd", most=3, lines=9) == ("a", "b", "c")


def test_a_web_is_whom_any_chain_of_ties_connects() -> None:
    ties = [tie("a", "b"), tie("c", "b"), tie("x", "y")]
    assert web_of(ties, "c") == set("abc")
