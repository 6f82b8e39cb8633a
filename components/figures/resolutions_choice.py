"""Which resolutions have a row of their own where they are too many: of each year and kind first the one most referred to.

So the figure keeps its height and its range of years however long the story is; a resolution that is selected is drawn
instead of the last of these.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from components.figures.resolutions_layout import day_of, drawn
from story import Story
from story.model.sanctions import Resolution

ROWS = 16


def rows(story: Story, selected: str = "") -> frozenset[str]:
    """The ids of the resolutions that have a row."""
    found = _ranked(story)
    last = selected if selected in found[ROWS:] else ""
    return frozenset((*found[: ROWS - 1], last) if last else found[:ROWS])


@lru_cache(maxsize=8)
def _ranked(story: Story) -> tuple[str, ...]:
    """All that can have a row, in the order in which they get one."""
    referred = _referred(story)

    def most(entry: Resolution) -> int:
        return -referred[entry.id]

    places: dict[str, int] = {}
    before: Counter[tuple[int, str, str]] = Counter()
    found = sorted(drawn(story.resolutions)[0], key=most)
    for entry in found:
        kind = (day_of(entry).year, entry.role, entry.result)
        places[entry.id] = before[kind]
        before[kind] += 1
    return tuple(entry.id for entry in sorted(found, key=lambda entry: places[entry.id]))


def _referred(story: Story) -> Counter[str]:
    """How often measures, transfers and steps of the enforcement name each resolution."""
    found: Counter[str] = Counter()
    for measure in story.measures:
        found.update((measure.introduced_by, *measure.tightened_by, *measure.eased_by))
        found.update(bearing.resolution for bearing in measure.bearings)
    found.update(part.resolution for case in story.cases for part in case.provisions)
    found.update(id for step in story.enforcement for id in step.resolutions)
    return found
