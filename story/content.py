"""The kinds of content, the file of each, and the Story that holds them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from story.model.article import Audit, Claim, Outcome, Section
from story.model.base import ArticleRef, Record, SourceRef
from story.model.consequences import Ramification, Strand
from story.model.frame import Meta, Role, Sentence, Source, Term, View, Word
from story.model.presentation import Scene
from story.model.sanctions import Argument, Body, Case, EnforcementStep, Measure, National, Resolution
from story.model.world import Actor, Era, Event, Leg, Place, Relation, StoryDay

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Kind:
    """One kind of content: its field in `Story`, its file below the story's folder, its type, a word for one."""

    field: str
    file: str
    model: type[Record]
    one: str
    required: bool = False


KINDS = (
    Kind("sections", "sections.yaml", Section, "section", required=True),
    Kind("sources", "sources.yaml", Source, "source", required=True),
    Kind("views", "views.yaml", View, "view", required=True),
    Kind("sixty_seconds", "sixty-seconds.yaml", Sentence, "sentence"),
    Kind("claims", "claims.yaml", Claim, "claim"),
    Kind("audit", "audit.yaml", Audit, "finding"),
    Kind("outcomes", "outcomes.yaml", Outcome, "outcome"),
    Kind("events", "events.yaml", Event, "event"),
    Kind("eras", "eras.yaml", Era, "era"),
    Kind("days", "days.yaml", StoryDay, "day"),
    Kind("places", "places.yaml", Place, "place"),
    Kind("journey", "journey.yaml", Leg, "leg"),
    Kind("actors", "actors.yaml", Actor, "actor"),
    Kind("relations", "relations.yaml", Relation, "relation"),
    Kind("resolutions", "sanctions/resolutions.yaml", Resolution, "resolution"),
    Kind("measures", "sanctions/measures.yaml", Measure, "measure"),
    Kind("cases", "sanctions/cases.yaml", Case, "case"),
    Kind("enforcement", "sanctions/enforcement.yaml", EnforcementStep, "step"),
    Kind("bodies", "sanctions/bodies.yaml", Body, "body"),
    Kind("national", "sanctions/national.yaml", National, "national measure"),
    Kind("firewall", "sanctions/firewall.yaml", Argument, "argument"),
    Kind("ramifications", "ramifications.yaml", Ramification, "node"),
    Kind("strands", "strands.yaml", Strand, "strand"),
    Kind("glossary", "glossary.yaml", Term, "term"),
    Kind("scenes", "scenes.yaml", Scene, "scene"),
)
META_FILE = "story.yaml"
VOCABULARIES = {
    "event_kinds": "event kind",
    "relation_types": "relation type",
    "measure_categories": "measure category",
    "parties": "party",
    "asserters": "asserter",
}
"""The closed lists of story.yaml that other files refer to, and a word for one."""
ONE = {kind.field: kind.one for kind in KINDS} | VOCABULARIES
FILE = {kind.field: kind.file for kind in KINDS} | dict.fromkeys(VOCABULARIES, META_FILE)


@dataclass(frozen=True, eq=False)
class Story:
    """A whole story: everything a page can show. Tuples keep the order of the files."""

    meta: Meta
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    views: tuple[View, ...] = ()
    sixty_seconds: tuple[Sentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    audit: tuple[Audit, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    events: tuple[Event, ...] = ()
    eras: tuple[Era, ...] = ()
    days: tuple[StoryDay, ...] = ()
    places: tuple[Place, ...] = ()
    journey: tuple[Leg, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    measures: tuple[Measure, ...] = ()
    cases: tuple[Case, ...] = ()
    enforcement: tuple[EnforcementStep, ...] = ()
    bodies: tuple[Body, ...] = ()
    national: tuple[National, ...] = ()
    firewall: tuple[Argument, ...] = ()
    ramifications: tuple[Ramification, ...] = ()
    strands: tuple[Strand, ...] = ()
    glossary: tuple[Term, ...] = ()
    scenes: tuple[Scene, ...] = ()
    lens: str = field(default="now")
    """`now` or `day`: as known when."""

    @cached_property
    def by_id(self) -> Mapping[str, Mapping[str, Any]]:
        """Every entry by kind (a field name of this class, or a vocabulary) and id."""
        found = {kind.field: _index(getattr(self, kind.field)) for kind in KINDS}
        found |= {name: _index(getattr(self.meta, name)) for name in VOCABULARIES}
        return MappingProxyType(found)

    def get(self, kind: str, id: str | None) -> Any:
        """The entry of that kind with that id, or None."""
        return self.by_id[kind].get(id) if id else None

    def section(self, id: str) -> Section:
        """The section with that id. Raises KeyError."""
        return self._one(Section, "sections", id)

    def source(self, id: str) -> Source:
        """The source with that id. Raises KeyError."""
        return self._one(Source, "sources", id)

    def actor(self, id: str) -> Actor:
        """The actor with that id. Raises KeyError."""
        return self._one(Actor, "actors", id)

    def event(self, id: str) -> Event:
        """The event with that id. Raises KeyError."""
        return self._one(Event, "events", id)

    def place(self, id: str) -> Place:
        """The place with that id. Raises KeyError."""
        return self._one(Place, "places", id)

    def claim(self, id: str) -> Claim:
        """The claim with that id. Raises KeyError."""
        return self._one(Claim, "claims", id)

    def resolution(self, id: str) -> Resolution:
        """The resolution with that id. Raises KeyError."""
        return self._one(Resolution, "resolutions", id)

    def view(self, id: str) -> View | None:
        """The words of a view, or None where the story has none for it."""
        found: View | None = self.get("views", id)
        return found

    def word(self, vocabulary: str, id: str) -> str:
        """The label of a word of one of the story's closed lists."""
        entry: Word | Role | None = self.by_id[vocabulary].get(id)
        return entry.label if entry else id

    def _one(self, model: type[R], kind: str, id: str) -> R:
        found = self.by_id[kind][id]
        assert isinstance(found, model)
        return found


def _index(entries: tuple[Any, ...]) -> Mapping[str, Any]:
    return MappingProxyType({entry.id: entry for entry in entries})


def is_told(provenance: tuple[ArticleRef | SourceRef, ...]) -> bool:
    """Whether a statement with this provenance is told by the article (and not only added)."""
    return any(isinstance(ref, ArticleRef) for ref in provenance)
