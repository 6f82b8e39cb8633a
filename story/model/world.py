"""What happened, where, and between whom: events, eras, days, places, the journey, actors and their relations."""

from __future__ import annotations

from typing import Annotated, Literal

from story.model.base import (
    LATER,
    ArticleRef,
    AsTuple,
    Clock,
    Edtf,
    Entry,
    Flag,
    Id,
    Label,
    LaterText,
    Number,
    Plain,
    Provenances,
    Record,
    Ref,
    Rival,
    Stated,
    Text,
    Whole,
    Zone,
)

Layer = Literal["background", "visit", "aftermath"]
Status = Literal["stated", "quoted", "alleged", "speculated", "analysis"]
Means = Literal["rail", "road", "water", "air", "foot"]
ActorKind = Literal["person", "state", "organisation", "group"]


class Event(Entry):
    """What happened when. Told by the article if its provenance names a place in the article, else added by us."""

    title: Text
    label: Label
    """Its name on a chart."""
    text: Text
    since: LaterText | None = None
    """What is known of it only since the day of the article."""
    date: Edtf
    time: Clock | None = None
    tz: Zone | None = None
    layer: Layer
    kind: Annotated[Id, Ref("event_kinds")]
    place: Annotated[Id, Ref("places")] | None = None
    actors: Annotated[tuple[Annotated[Id, Ref("actors")], ...], AsTuple] = ()
    versions: Annotated[tuple[Rival, ...], AsTuple] = ()
    """Rival accounts, side by side, by whom."""
    recalled: Text | None = None
    """What of it was known to the editors but not opened in a source."""

    @property
    def told(self) -> bool:
        """Whether the article tells it."""
        return any(isinstance(ref, ArticleRef) for ref in self.provenance)


class Era(Entry):
    """A stretch of time with a name, drawn as a shaded span."""

    title: Text
    text: Text
    date: Edtf


class StoryDay(Record):
    """One day of the story's own days: what a reader is shown for it. Its provenance is that of its events."""

    id: Id
    date: Edtf
    place: Annotated[Id, Ref("places")] | None = None
    label: Label
    text: Text
    events: Annotated[tuple[Annotated[Id, Ref("events")], ...], AsTuple]
    main: Flag = False


class Place(Entry):
    """A point on the map, WGS84 degrees; `reference` says whose point it is."""

    name: Plain
    native_name: Plain | None = None
    native_language: Plain | None = None
    country: Plain
    lat: Number
    lon: Number
    reference: Plain
    role: Text
    extent: Literal["point", "zone"] = "point"
    since: LaterText | None = None


class Leg(Entry):
    """One leg of the journey: a line between two places, never a track. `standing`: reported, or inferred by us."""

    origin: Annotated[Id, Ref("places")]
    destination: Annotated[Id, Ref("places")]
    mode: Plain
    means: Means = "road"
    """What it goes by, for the line on the map; `mode` says it in words."""
    depart: Edtf | None = None
    arrive: Edtf | None = None
    arrive_time: Clock | None = None
    tz: Zone | None = None
    via: Annotated[tuple[Annotated[Id, Ref("places")], ...], AsTuple] = ()
    standing: Literal["known", "inferred"]
    known: Text
    not_known: Text
    events: Annotated[tuple[Annotated[Id, Ref("events")], ...], AsTuple] = ()


class Want(Stated):
    """What an actor is reported or said to want, and by whom."""

    text: Text
    """What it wants, in our words."""


class Named(Record):
    """How often a section names an actor."""

    section: Annotated[Id, Ref("sections")]
    """The section."""
    count: Whole
    """How often it names the actor."""


class Actor(Entry):
    """Who: a person, state, organisation or group. `slot` (1 to 8) is its colour; a person shares its state's.

    `x`, `y` is its fixed place on the actor map (0 to 1000 across, 0 to 700 down); without them it is listed only.
    """

    name: Plain
    short: Label
    native_name: Plain | None = None
    native_language: Plain | None = None
    kind: ActorKind
    parent: Annotated[Id, Ref("actors")] | None = None
    slot: Whole
    x: Number | None = None
    y: Number | None = None
    role_then: Text
    role_since: LaterText | None = None
    since_provenance: Annotated[Provenances, LATER] = ()
    wants: Annotated[tuple[Want, ...], AsTuple] = ()
    named: Annotated[tuple[Named, ...], AsTuple] = ()

    @property
    def mentions(self) -> int:
        """How often the article names it."""
        return sum(part.count for part in self.named)


class Relation(Entry):
    """A directed, typed tie between two actors. `contested` marks what the ledger contradicts, and says so."""

    origin: Annotated[Id, Ref("actors")]
    target: Annotated[Id, Ref("actors")]
    type: Annotated[Id, Ref("relation_types")]
    direction: Literal["one-way", "mutual"] = "one-way"
    status: Status
    date: Edtf | None = None
    """Since when."""
    verb: Label
    text: Text
    since: LaterText | None = None
    claims: Annotated[tuple[Annotated[Id, Ref("claims")], ...], AsTuple] = ()
    contested: Text | None = None

    @property
    def told(self) -> bool:
        """Whether the article tells it."""
        return any(isinstance(ref, ArticleRef) for ref in self.provenance)
