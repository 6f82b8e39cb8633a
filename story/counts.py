"""What can be counted in a story, so that a title's number is never wrong: `Of {claims} claims, {claims_open} open`.

A name is a kind (`{events}`), or a kind and a value of one of its fields (`{events_visit}`, `{relations_stated}`).
Small numbers are written as words, as the house's style has it (in English; other languages keep figures).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import get_args

from story import distances
from story.content import KINDS, Story
from story.dates import span
from story.languages.written import figures
from story.model.article import Modality, OutcomeKind, OutcomeVerdict, Verdict
from story.model.consequences import NodeKind, Strength
from story.model.world import ActorKind, Layer, Leg, Status

_FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "events": ("layer", get_args(Layer)),
    "actors": ("kind", get_args(ActorKind)),
    "relations": ("status", get_args(Status)),
    "claims": ("verdict", get_args(Verdict)),
    "outcomes": ("verdict", get_args(OutcomeVerdict)),
    "ramifications": ("kind", get_args(NodeKind)),
    "journey": ("standing", get_args(Leg.model_fields["standing"].annotation)),
}
_OTHERS = {
    "claims": ("modality", get_args(Modality)),
    "resolutions": ("role", ("sanctions", "mandate", "exemption", "background")),
    "sources": ("basis", ("read", "recalled")),
    "outcomes": ("kind", get_args(OutcomeKind)),
}
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PLACE = re.compile(r"\{([^{}]*)\}")


def _names() -> Iterable[str]:
    yield from (kind.field for kind in KINDS)
    for table in (_FIELDS, _OTHERS):
        for kind, (_, words) in table.items():
            yield from (f"{kind}_{word.replace('-', '_')}" for word in words)
    yield from (f"predictions_{word.replace('-', '_')}" for word in get_args(OutcomeVerdict))
    yield from ("arrows", "arrows_stated", "arrows_argued", "arrows_possible", "resolutions_vetoed", "events_told")
    yield from ("resolutions_adopted", "strands", "caps", "relations_told", "actors_named", "years_of_sanctions")
    yield from (
        "sanctions_adopted",
        "claims_attributed",
        "stops",
        "journey_km",
        "journey_km_known",
        "journey_km_inferred",
    )


COUNTED = {
    "views": ("title", "title_now", "sentence", "sentence_now"),
    "scenes": ("statement", "text", "text_since", "notes", "notes_since"),
}
"""By kind: the texts that may hold counts."""
NAMES = tuple(dict.fromkeys(_names()))


def placeholders(text: str) -> list[str]:
    """The names in braces in a text."""
    return _PLACE.findall(text)


def is_count(name: str) -> bool:
    """Whether `name` can be counted."""
    return name in NAMES


def counts(story: Story) -> dict[str, int]:
    """Every count of the story by its name."""
    found = {kind.field: len(getattr(story, kind.field)) for kind in KINDS}
    for table in (_FIELDS, _OTHERS):
        for kind, (field, words) in table.items():
            tally = Counter(str(getattr(entry, field)) for entry in getattr(story, kind))
            found |= {f"{kind}_{word.replace('-', '_')}": tally[word] for word in words}
    expected = Counter(entry.verdict for entry in story.outcomes if entry.kind == "prediction")
    found |= {f"predictions_{word.replace('-', '_')}": expected[word] for word in get_args(OutcomeVerdict)}
    arrows = [arrow for node in story.ramifications for arrow in node.leads_to]
    found["arrows"] = len(arrows)
    found |= {f"arrows_{word}": sum(arrow.strength == word for arrow in arrows) for word in get_args(Strength)}
    found["resolutions_vetoed"] = sum(entry.result == "vetoed" for entry in story.resolutions)
    found["resolutions_adopted"] = len(story.resolutions) - found["resolutions_vetoed"]
    found["events_told"] = sum(event.told for event in story.events)
    found["relations_told"] = sum(relation.told for relation in story.relations)
    found["actors_named"] = sum(actor.mentions > 0 for actor in story.actors)
    speakers = {role.id for role in story.meta.asserters if role.actor}
    found["claims_attributed"] = sum(claim.asserter in speakers for claim in story.claims)
    found["caps"] = sum(bool(measure.caps) for measure in story.measures)
    kept = [entry for entry in story.resolutions if entry.role == "sanctions" and entry.result == "adopted"]
    found["sanctions_adopted"] = len(kept)
    years = [span(entry.date).known_day.year for entry in kept]
    found["years_of_sanctions"] = max(span(story.meta.days).known_day.year - min(years), 0) if years else 0
    found["stops"] = len({end for leg in story.journey for end in (leg.origin, leg.destination)})
    told = distances.sums(story.journey, story.by_id["places"])
    found |= {"journey_km": told.all, "journey_km_known": told.known, "journey_km_inferred": told.inferred}
    return found


def filled(text: str, numbers: dict[str, int], language: str = "en") -> str:
    """`text` with its {counts} written out; a number at its start is capitalised."""

    def word(match: re.Match[str]) -> str:
        if match[1] not in numbers:  # the check names it
            return match[0]
        number = numbers[match[1]]
        if not language.startswith("en"):
            return figures(number, language)
        if number >= len(_WORDS):
            return f"{number:,}"
        return _WORDS[number].capitalize() if match.start() == 0 else _WORDS[number]

    return _PLACE.sub(word, text)
