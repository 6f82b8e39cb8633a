"""Claims by how they are said (rows) and how they check out (columns), as a table of links; a mark's area is the count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from story import wording as w

LARGEST, SMALLEST = 34, 9
"""Pixels across the mark of the largest cell of the whole ledger, and the least that is still a mark."""
Pair = tuple[str | None, str | None]
"""How said, how it checks out; None stands for all."""


@dataclass(frozen=True)
class Matrix:
    """Rows and columns in order, the counts to show, the counts of the whole ledger (they set the scale)."""

    rows: Sequence[str]
    columns: Sequence[str]
    counts: Counter[tuple[str, str]]
    whole: Counter[tuple[str, str]]
    modalities: frozenset[str]
    verdicts: frozenset[str]
    """The filters that are on; empty for all."""
    unit: str = "px"
    per: float = 1.0
    """Marks are so many `unit`, each of `per` pixels, across."""

    def holds(self, modality: str, verdict: str) -> bool:
        """Whether the filters leave a cell in view."""
        return (not self.modalities or modality in self.modalities) and (not self.verdicts or verdict in self.verdicts)

    def is_on(self, pair: Pair) -> bool:
        """Whether the filters are exactly that cell, row or column."""
        modality, verdict = pair
        return self.modalities == {m for m in (modality,) if m} and self.verdicts == {v for v in (verdict,) if v}

    def size(self, count: int) -> float:
        """Pixels across a mark."""
        return max(LARGEST * sqrt(count / max(self.whole.values(), default=1)), SMALLEST)

    def across(self, count: int) -> str:
        """How large a mark is, in CSS."""
        return f"{self.size(count) / self.per:.{0 if self.per == 1 else 2}f}{self.unit}"


def claims_matrix(found: Matrix, to: Callable[[Pair], str], say: Callable[[str, str], str]) -> Markup:
    """The table. `to` links a cell, a row or a column; `say` words a verdict for a way of saying."""
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(
            _dim(any(found.holds(row, column) for row in found.rows)), _head(found, (None, column), to)
        )
        for column in found.columns
    )
    rows = Markup("").join(_row(found, row, to, say) for row in found.rows)
    totals = [sum(found.counts[row, column] for row in found.rows) for column in found.columns]
    foot = Markup("").join(Markup("<td>{}</td>").format(total) for total in (*totals, sum(totals)))
    return Markup(
        '<table class="x-cm x-cm" id="t-claims-matrix"><caption class="x-sr">{caption}</caption>'
        '<thead><tr><th scope="col"><span>{corner}</span></th>{head}<th scope="col"><span>{all}</span></th></tr></thead>'
        '<tbody>{rows}<tr class="x-cm-all"><th scope="row"><span>{all}</span></th>{foot}</tr></tbody></table>'
    ).format(caption=w.CLAIMS_MATRIX, corner=w.HOW_SAID, head=head, all=w.ALL, rows=rows, foot=foot)


def _dim(inside: bool) -> Markup:
    return Markup("") if inside else Markup(' class="out"')


def _pressed(found: Matrix, pair: Pair) -> Markup:
    return Markup(' aria-current="true"') if found.is_on(pair) else Markup("")


def _head(found: Matrix, pair: Pair, to: Callable[[Pair], str]) -> Markup:
    modality, verdict = pair
    label = w.VERDICTS[verdict] if verdict else w.MODALITIES[str(modality)]
    mark = Markup(' class="x-v-{}"').format(verdict) if verdict else Markup("")
    return Markup('<a data-soft data-key="head-{}"{} href="{}"{}>{}</a>').format(
        verdict or modality, mark, to(pair), _pressed(found, pair), label
    )


def _row(found: Matrix, row: str, to: Callable[[Pair], str], say: Callable[[str, str], str]) -> Markup:
    cells = Markup("").join(_cell(found, (row, column), to, say) for column in found.columns)
    total = sum(found.counts[row, column] for column in found.columns)
    outside = _dim(any(found.holds(row, column) for column in found.columns))
    return Markup('<tr><th scope="row"{}>{}</th>{}<td>{}</td></tr>').format(
        outside, _head(found, (row, None), to), cells, total
    )


def _cell(found: Matrix, pair: tuple[str, str], to: Callable[[Pair], str], say: Callable[[str, str], str]) -> Markup:
    count = found.counts[pair]
    if not count:
        return Markup('<td class="none"><span class="x-sr">0</span></td>')
    modality, verdict = pair
    return Markup(
        '<td{out}><a data-soft data-key="cell-{modality}-{verdict}" href="{href}"{on} aria-label="{count}: {how}, {word}">'
        '<i class="x-v-{verdict}" style="--s:{size}"></i><b>{count}</b></a></td>'
    ).format(
        out=_dim(found.holds(*pair)),
        modality=modality,
        verdict=verdict,
        href=to(pair),
        on=_pressed(found, pair),
        count=count,
        how=w.MODALITIES[modality],
        word=say(verdict, modality).lower(),
        size=found.across(count),
    )
