"""What of many events matters most: where not all can stand, these do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from story.content import Story
from story.model.world import Event


def weights(story: Story) -> Counter[str]:
    """How often the rest of the story points at an event, by id."""
    return Counter(
        [id for section in story.sections for id in section.events]
        + [id for claim in story.claims for id in claim.events]
        + [step.event for step in story.enforcement]
        + [id for day in story.days for id in day.events]
    )


def foremost(events: Sequence[Event], story: Story, most: int) -> list[Event]:
    """At most so many of the events, in the order given: what the article tells, then what the story points at most."""
    if len(events) <= most:
        return list(events)
    counted = weights(story)
    first = sorted(events, key=lambda event: (not event.told, -counted[event.id]))[:most]
    kept = {event.id for event in first}
    return [event for event in events if event.id in kept]
