"""Years as the columns of a table: one by one while they are few, else in stretches, so that their number is bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from story import wording as w


@dataclass(frozen=True)
class Stretch:
    """Years from `first` to `last`, both in it."""

    first: int
    last: int

    def holds(self, year: int) -> bool:
        """Whether a year is in it."""
        return self.first <= year <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else w.YEARS.format(first=self.first, last=self.last)


def stretches(years: Iterable[int], most: int) -> list[Stretch]:
    """The stretches in which the years lie, `most` at most, each of 1, 2, 5, 10, … years; one without any is left out."""
    found = set(years)
    size = next(size for size in _sizes() if len({year // size for year in found}) <= most)
    return [Stretch(first, first + size - 1) for first in sorted({year - year % size for year in found})]


def each(largest: int, most: int) -> int:
    """How many a mark holds where a row has `most` marks at most: 1, 2, 5, 10, …"""
    return next(size for size in _sizes() if largest <= size * most)


def _sizes() -> Iterator[int]:
    return (digit * 10**power for power in count() for digit in (1, 2, 5))
