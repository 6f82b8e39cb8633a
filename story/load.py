"""Loads a story's folder: the story that could be read, and the list of what could not.

All problems are found in one pass and none is thrown. An entry that is wrong is left out and named; what refers to it
stays and loses that reference, without a second complaint.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from story.content import KINDS, Story
from story.folder import Folder
from story.lens import Lens, as_of
from story.model.frame import Meta
from story.placed import Placed
from story.problems import Problem
from story.references import pruned


@dataclass(frozen=True, eq=False)
class Loaded:
    """What `load` gives: the story, what is wrong with its files, and where each entry stands.

    `broken` are those problems for which the files are not to be shown where an earlier state is up.
    """

    story: Story
    problems: tuple[Problem, ...]
    entries: tuple[Placed, ...]
    broken: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are no mere warnings."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def seen(self, lens: Lens) -> Story:
        """The story through a lens: the same each time it is asked for."""
        return self._on_the_day if lens == "day" else self._now

    @cached_property
    def _now(self) -> Story:
        return as_of(self.story, "now")

    @cached_property
    def _on_the_day(self) -> Story:
        return as_of(self.story, "day")


def load(folder: Path | str, article: Path | None = None) -> Loaded:
    """Loads and checks the story in `folder`; `article` is a file with the article's text, to compare quotes with.

    Never raises for what the files hold.
    """
    from story.check import check

    read = Folder(Path(folder))
    own = read.path / "article.txt"
    problems = [*read.problems, *check(read, article or (own if own.is_file() else None))]
    assert isinstance(read.meta.record, Meta)
    kept: dict[str, Any] = {kind.field: tuple(e.record for e in read.placed if e.kind == kind.field) for kind in KINDS}
    story = pruned(Story(meta=read.meta.record, **kept))
    entries = (read.meta, *read.placed)
    return Loaded(story, tuple(sorted(set(problems))), entries, tuple(sorted(set(read.broken))))


def stamp(folder: Path | str) -> tuple[tuple[str, int, int], ...]:
    """What changes when a file does: name, time of change in ns and size of each. Cheap enough for every view."""
    found = []
    for place, _, files in os.walk(folder):
        for file in files:
            if not file.endswith((".yaml", ".yml", ".txt")):
                continue
            try:
                at = (Path(place) / file).stat()
            except OSError:  # an editor is just replacing it
                continue
            found.append((os.path.relpath(Path(place) / file, folder), at.st_mtime_ns, at.st_size))
    return tuple(sorted(found))
