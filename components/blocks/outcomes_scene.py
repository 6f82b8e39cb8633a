"""Then and now: from what the reader asked for to the outcomes that are shown, in groups and in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from components.blocks.parts import Part, part
from components.blocks.remembered import remembered
from components.reader import Reader
from story import Story
from story import wording as w
from story.model.article import Outcome, OutcomeKind, OutcomeVerdict

KINDS = get_args(OutcomeKind)
VERDICTS = get_args(OutcomeVerdict)
"""From what came true to what did not; what is not settled stands last."""
FILTERS = ("verdict", "section", "kind")
MARKS = 60
"""Outcomes that have a mark each in the strip; more of them stand there as bars."""
LISTED = 30
"""Rows of a part."""


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see: all outcomes in order, those that pass the filters, the one that is open."""

    reader: Reader
    outcomes: tuple[Outcome, ...]
    shown: tuple[Outcome, ...]
    chosen: Outcome | None

    @property
    def story(self) -> Story:
        """The story through the reader's lens."""
        return self.reader.story

    @property
    def is_day(self) -> bool:
        """Whether the lens hides what became of it all."""
        return self.story.lens == "day"

    @property
    def is_long(self) -> bool:
        """Whether the outcomes are too many for a mark each."""
        return len(self.outcomes) > MARKS

    @cached_property
    def shown_ids(self) -> frozenset[str]:
        """The ids of those that pass the filters."""
        return frozenset(outcome.id for outcome in self.shown)

    @cached_property
    def part(self) -> Part[Outcome]:
        """What of the rows is on this page."""
        return part(self.shown, self.reader.given, self.chosen, LISTED, len(self.outcomes))

    def to(self, outcome: Outcome | None) -> str:
        """A link that opens an outcome in the list, or closes the one that is open."""
        here = None if outcome or self.part.number == 1 else str(self.part.number)
        return self.reader.given.href(outcome=outcome.id if outcome else None, part=here)

    def step(self, by: int) -> Outcome | None:
        """The outcome that many places after the open one, among those shown."""
        at = self.shown.index(self.chosen) + by if self.chosen else -1
        return self.shown[at] if 0 <= at < len(self.shown) else None


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL; what of it cannot be shown is left aside, and said."""
    story = reader.story
    if story.lens == "day":
        reader = replace(reader, given=reader.given.without(("verdict",), w.IGNORED_HIDDEN))
    outcomes = _ordered(story)
    chosen: Outcome | None = story.get("outcomes", reader.given.one("outcome"))
    if chosen and not _passes(chosen, reader):
        reader = replace(reader, given=reader.given.without(FILTERS, w.NOT_IN_VIEW))
    shown = tuple(outcome for outcome in outcomes if _passes(outcome, reader))
    return Scene(reader, outcomes, shown, chosen)


def _ordered(story: Story) -> tuple[Outcome, ...]:
    """By kind, then by what has become of it, then in the order of the article."""
    sections = {section.id: number for number, section in enumerate(story.sections)}

    def place(outcome: Outcome) -> tuple[int, int, int, int]:
        settled = VERDICTS.index(outcome.verdict) if outcome.verdict else len(VERDICTS)
        return KINDS.index(outcome.kind), settled, sections.get(outcome.section, 0), outcome.paragraph

    return tuple(sorted(story.outcomes, key=place))


def _passes(outcome: Outcome, reader: Reader) -> bool:
    asked = ((name, reader.given.many(name)) for name in FILTERS)
    return all(not values or getattr(outcome, name) in values for name, values in asked)
