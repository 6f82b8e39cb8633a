"""What reading one content file gives: plain values, the line of each, and what was wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from story.problems import Problem

Where = tuple[str | int, ...]
"""The path of a part in a file: keys, and numbers of items from 0."""


@dataclass
class Reading:
    """What a file held: its value, the line of each part by its path, and what is wrong with it.

    `refused` has the paths of the parts that a problem is about already: nothing more is to be said of them. `lost`
    has the ids of entries that could not be read at all. `absent`: there is no such file.
    """

    value: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: set[Where] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    absent: bool = False

    def line(self, path: Where) -> int:
        """The line of the part at `path`, or of the nearest part above it that has one."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def is_refused(self, path: Where) -> bool:
        """Whether the part at `path`, or one that it is in, was complained about already."""
        return bool(self.refused) and any(path[:end] in self.refused for end in range(len(path) + 1))
