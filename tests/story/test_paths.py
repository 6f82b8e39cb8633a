"""How two actors are connected."""

from typing import Any

from story.model.base import ArticleRef
from story.model.world import Relation
from story.paths import chain, neighbours


def tie(origin: str, target: str, status: str = "stated", **more: Any) -> Relation:
    given = {"id": f"{origin}-{status}-{target}", "origin": origin, "target": target, "status": status}
    place = (ArticleRef(section="lead", paragraph=1),)
    return Relation.model_validate(
        {"type": "helps", "verb": "helps", "text": "It helps.", "provenance": place} | given | more
    )


def ids(found: Any) -> list[str]:
    return [step.relation.id for step in found]


def test_the_shortest_chain_is_found_step_by_step() -> None:
    found = chain([tie("a", "b"), tie("b", "c"), tie("c", "d"), tie("a", "d")], "a", "c")
    assert found
    assert [(step.start, step.end) for step in found] in ([("a", "b"), ("b", "c")], [("a", "d"), ("d", "c")])


def test_a_tie_may_be_walked_against_its_direction_and_the_step_says_so() -> None:
    found = chain([tie("b", "a"), tie("b", "c")], "a", "c")
    assert found
    assert [step.forward for step in found] == [False, True]


def test_a_mutual_tie_is_never_walked_against_its_direction() -> None:
    found = chain([tie("b", "a", direction="mutual")], "a", "b")
    assert found
    assert found[0].forward


def test_of_equally_short_chains_the_firmest_is_taken() -> None:
    ties = [tie("a", "x", "speculated"), tie("x", "c"), tie("a", "y"), tie("y", "c")]
    assert ids(chain(ties, "a", "c")) == ["a-stated-y", "y-stated-c"]


def test_of_several_ties_the_firmest_stands_for_the_step_and_the_others_are_named() -> None:
    found = chain([tie("a", "b", "alleged"), tie("b", "a", "quoted"), tie("a", "b", "quoted")], "a", "b")
    assert found
    assert ids(found) == ["a-quoted-b"]
    assert {other.id for other in found[0].others} == {"a-alleged-b", "b-quoted-a"}


def test_two_whom_nothing_connects_have_no_chain() -> None:
    ties = [tie("a", "b"), tie("c", "d")]
    assert chain(ties, "a", "c") is None
    assert chain(ties, "a", "nobody") is None
    assert chain(ties, "a", "a") == ()


def test_the_neighbourhood_holds_all_who_are_tied_either_way() -> None:
    assert neighbours([tie("a", "b"), tie("c", "a"), tie("c", "d")], "a") == {"a", "b", "c"}
