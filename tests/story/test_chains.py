"""Chains of causes: which nodes a picture of few shows, and what lies on the way to and from one."""

from __future__ import annotations

import pytest

from story import as_of, load
from story.chains import KINDS, MOST, Chains
from story.model.consequences import Ramification


def _chains(**ways: str) -> Chains:
    """`_chains(a="b c", b="c", c="")`: nodes with what they lead to; the first driver, the last consequence."""
    place = [{"section": "lead", "paragraph": 1}]
    nodes = []
    for number, (id, targets) in enumerate(ways.items()):
        arrows = [
            {"to": to, "text": "So", "sign": "+", "strength": "argued", "provenance": place} for to in targets.split()
        ]
        kind = KINDS[min(number, 3)]
        node = {"id": id, "label": id, "kind": kind, "party": "p", "horizon": "short", "text": "T"}
        nodes.append(Ramification.model_validate(node | {"provenance": place, "leads_to": arrows}))
    return Chains(tuple(nodes))


def test_what_leads_to_a_node_and_on_from_it_reaches_to_the_ends() -> None:
    chains = _chains(a="b", b="c", c="d", d="", e="c")

    assert chains.before("c") == {"a", "b", "e"}
    assert chains.after("b") == {"c", "d"}


def test_a_circle_does_not_run_for_ever() -> None:
    chains = _chains(a="b", b="a")

    assert chains.after("a") == {"b"}
    assert set(chains.length) == {"a", "b"}


def test_around_a_node_stands_what_is_tied_to_it_and_not_what_is_tied_to_that() -> None:
    chains = _chains(a="b", b="c", c="d", d="", other="b", sibling="", far="sibling")

    around = chains.around(["c"])

    assert {"b", "c", "d", "a", "other"} <= set(around)
    assert "far" not in around
    assert "sibling" not in around


@pytest.mark.parametrize("lens", ["now", "day"])
def test_no_view_of_the_story_has_more_nodes_than_can_be_read(lens: str) -> None:
    story = as_of(load("data").story, "day" if lens == "day" else "now")
    chains = Chains(story.ramifications)
    cores = [strand.nodes for strand in story.strands] + [
        tuple(node.id for node in chains.nodes if node.party == party.id) for party in story.meta.parties
    ]

    views = [chains.main_line(), *(chains.around(core) for core in cores)]

    assert all(len(view) <= MOST for view in views)
    for core, view in zip(cores, views[1:], strict=True):
        assert set(core) <= set(view) or len(core) > MOST


@pytest.mark.parametrize("lens", ["now", "day"])
def test_the_main_line_has_something_of_every_kind_and_nobody_stands_alone(lens: str) -> None:
    story = as_of(load("data").story, "day" if lens == "day" else "now")
    chains = Chains(story.ramifications)

    main = chains.among(chains.main_line())

    assert {node.kind for node in main.nodes} == set(KINDS)
    assert all(main.degree(node.id) for node in main.nodes)
