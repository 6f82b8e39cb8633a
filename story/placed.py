"""A record with the place that it came from, so that any rule can say where its fault lies."""

from __future__ import annotations

from dataclasses import dataclass

from story.model.base import Record
from story.problems import Problem
from story.reading import Reading, Where


@dataclass(frozen=True)
class Placed:
    """An entry with the place it came from: its kind, its file, and its path in what was read of that file."""

    kind: str
    record: Record
    file: str
    path: Where
    reading: Reading

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(getattr(self.record, "id", ""))

    def line(self, path: Where = ()) -> int:
        """The line of the part at `path` within the entry."""
        return self.reading.line((*self.path, *path))

    def problem(self, path: Where, what: str, mend: str, *, warning: bool = False) -> Problem:
        """A problem of the part at `path` within the entry."""
        return Problem(self.file, self.line(path), self.id, what, mend, "warning" if warning else "error")
