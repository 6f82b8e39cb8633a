"""The graph of ramifications: boxes that stand apart, lines that run over no text, labels that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import get_args

from components.figures.layers import Look, Sign, layers_svg
from components.figures.layers_layout import BOX, INSIDE, SIZE, WIDTH, layers, wrapped
from components.figures.measure import width
from story import Lens, as_of, load
from story.chains import Chains
from story.model.consequences import Horizon, Ramification

STORY = load("data").story


def _views() -> Iterator[tuple[str, Chains]]:
    """Every strand, party, horizon and neighbourhood of the real story, as known on the day and now."""
    for lens in get_args(Lens):
        story = as_of(STORY, lens)
        for horizon in (None, *get_args(Horizon)):
            chains = Chains(tuple(node for node in story.ramifications if horizon in (None, node.horizon)))
            cores = {strand.id: list(strand.nodes) for strand in story.strands}
            cores |= {p.id: [n.id for n in chains.nodes if n.party == p.id] for p in story.meta.parties}
            cores |= {} if horizon else {node.id: [node.id] for node in chains.nodes}
            yield f"{lens} {horizon} main line", chains.among(chains.main_line())
            for name, core in cores.items():
                known = [id for id in core if id in chains.by_id]
                if known:
                    yield f"{lens} {horizon} {name}", chains.among(chains.around(known))


VIEWS = dict(_views())
LAYOUTS = {name: layers(chains) for name, chains in VIEWS.items()}


def test_no_two_boxes_meet_and_none_leaves_the_picture() -> None:
    for name, layout in LAYOUTS.items():
        boxes = {id: spot.box for id, spot in layout.spots.items()}
        met = [(a, b) for a, b in combinations(boxes, 2) if boxes[a].meets(boxes[b], gap=8)]
        assert met == [], name
        assert all(b.left >= 0 and b.right <= WIDTH and b.bottom <= layout.height for b in boxes.values()), name


def test_no_line_runs_over_a_box_or_a_column_head() -> None:
    for name, layout in LAYOUTS.items():
        for way in layout.ways:
            said = (name, way.link.origin, way.link.target)
            over = [id for id, spot in layout.spots.items() if any(map(spot.box.holds, way.points[1:-1]))]
            assert over == [], said
            assert all(20 < y < layout.height and x <= WIDTH for x, y in way.points), said


def test_every_line_begins_and_ends_at_its_own_boxes() -> None:
    for name, layout in LAYOUTS.items():
        for way in layout.ways:
            for id, (x, y) in zip((way.link.origin, way.link.target), (way.points[0], way.points[-1]), strict=True):
                box = layout.spots[id].box
                assert box.left - 0.1 <= x <= box.right + 0.1, (name, id)
                assert box.top < y < box.bottom, (name, id)


def test_lines_that_meet_a_box_keep_apart() -> None:
    for name, layout in LAYOUTS.items():
        tips = [way.tip for way in layout.ways]
        close = [(a, b) for a, b in combinations(tips, 2) if abs(a[0] - b[0]) < 1 and abs(a[1] - b[1]) < 8.5]
        assert close == [], name


def test_labels_fit_into_their_boxes() -> None:
    room = BOX - 2 * INSIDE
    labels = [node.label for node in STORY.ramifications]
    assert all(width(line, SIZE, 600) <= room for label in labels for line in wrapped(label))
    assert max(len(wrapped(label)) for label in labels) <= 3


def test_a_word_too_long_for_a_box_is_cut() -> None:
    lines = wrapped("Donaudampfschifffahrtsgesellschaft")
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_equal_input_gives_an_equal_picture() -> None:
    chains = VIEWS["now None main line"]
    layout = layers(chains)
    layers.cache_clear()
    assert layers(chains) == layout


def _node(id: str, kind: str, *targets: str, sign: str = "+", label: str = "Name") -> Ramification:
    place = [{"section": "lead", "paragraph": 1}]
    arrows = [{"to": to, "text": "So", "sign": sign, "strength": "argued", "provenance": place} for to in targets]
    given = {"id": id, "label": label, "kind": kind, "party": "p", "horizon": "short", "text": "T"}
    return Ramification.model_validate(given | {"provenance": place, "leads_to": arrows})


def _svg(nodes: list[Ramification], look: Look | None = None) -> str:
    chains = Chains(tuple(nodes))
    signs = {node.id: Sign("Party", 1, "state", f"said {node.label}", told=True) for node in nodes}
    heads = dict.fromkeys(("driver", "mechanism", "effect", "consequence"), "Head")
    return layers_svg(layers(chains), signs, heads, "All of it", look or Look())


def test_furthering_and_hindering_have_heads_of_their_own() -> None:
    svg = _svg([_node("a", "driver", "b"), _node("b", "effect", "c", sign="-"), _node("c", "consequence")])
    assert svg.count('class="tip"') == 1
    assert svg.count('class="bar"') == 1


def test_an_arrow_against_the_columns_points_backwards() -> None:
    layout = layers(Chains((_node("a", "driver"), _node("b", "mechanism"), _node("c", "effect", "a"))))
    [way] = layout.ways
    assert way.heading == -1
    assert way.tip[0] < layout.spots["b"].box.left
    assert not any(layout.spots["b"].box.holds(point) for point in way.points)


def test_what_is_not_on_a_chain_through_the_selection_is_dim() -> None:
    nodes = [_node("a", "driver", "b"), _node("b", "effect"), _node("c", "effect")]
    svg = _svg(nodes, Look("a", frozenset({"a", "b"})))
    classes = dict(re.findall(r'class="(node[^"]*)" data-id="(\w)"', svg))
    by_id = {id: words.split() for words, id in classes.items()}
    assert "chosen" in by_id["a"]
    assert "dim" in by_id["c"]
    assert 'class="edge told s-analysis lit"' in svg


def test_a_label_is_escaped() -> None:
    svg = _svg([_node("a", "driver", label="<b>&")])
    assert "<b>" not in svg
    assert "&lt;b&gt;&amp;" in svg
