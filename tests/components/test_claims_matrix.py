"""The matrix of claims: a mark for each count, links that filter, and what is on stands out."""

from __future__ import annotations

import re
from collections import Counter

from components.figures.claims_matrix import LARGEST, SMALLEST, Matrix, Pair, claims_matrix

WHOLE = Counter({("fact", "supported"): 16, ("fact", "partly"): 4, ("quote", "supported"): 1})


def _matrix(
    counts: Counter[tuple[str, str]] = WHOLE, modalities: tuple[str, ...] = (), verdicts: tuple[str, ...] = ()
) -> Matrix:
    return Matrix(("fact", "quote"), ("partly", "supported"), counts, WHOLE, frozenset(modalities), frozenset(verdicts))


def _drawn(found: Matrix) -> str:
    def to(pair: Pair) -> str:
        return f"./claims?{pair[0]}&{pair[1]}"

    return str(claims_matrix(found, to, lambda verdict, modality: f"{verdict} {modality}"))


def test_the_area_of_a_mark_is_its_count_and_filters_do_not_change_the_scale() -> None:
    found = _matrix(Counter({("fact", "partly"): 4}))

    assert found.size(16) == LARGEST
    assert found.size(4) == LARGEST / 2
    assert found.size(1) == max(LARGEST / 4, SMALLEST)


def test_each_cell_says_its_count_in_words_and_an_empty_one_is_no_link() -> None:
    drawn = _drawn(_matrix())

    assert 'aria-label="4: stated as fact, partly fact"' in drawn
    assert "cell-quote-partly" not in drawn
    assert '<td class="none"><span class="x-sr">0</span></td>' in drawn


def test_rows_columns_and_the_whole_add_up() -> None:
    drawn = _drawn(_matrix())

    assert re.findall(r"<td>(\d+)</td>", drawn) == ["20", "1", "4", "17", "21"]


def test_only_the_filter_that_is_exactly_on_is_pressed() -> None:
    pressed = re.compile(r'data-key="([a-z-]+)"[^>]*aria-current')

    assert pressed.findall(_drawn(_matrix())) == []
    assert pressed.findall(_drawn(_matrix(modalities=("fact",)))) == ["head-fact"]
    assert pressed.findall(_drawn(_matrix(verdicts=("partly",)))) == ["head-partly"]
    assert pressed.findall(_drawn(_matrix(modalities=("fact",), verdicts=("partly",)))) == ["cell-fact-partly"]
    assert pressed.findall(_drawn(_matrix(modalities=("fact", "quote"), verdicts=("partly",)))) == []
