"""The lens: a story as known on the day of the article, or as known now. The same type either way.

A record is known from its `known_from`; else from its own date (the first day it can mean); else, if the article tells
it, from the start; else from the earliest of its sources, for kinds whose truth hangs on a report. Kinds that stand for
something lasting (an actor, a place, a term, a provision) are known all the time and keep what came later in fields of
their own. References to what is hidden go with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, TypeVar

from story.content import KINDS, Story, is_told
from story.counts import COUNTED, counts, filled
from story.dates import span, until
from story.model.article import Audit, Claim, Outcome
from story.model.base import Record, SourceRef, Stated
from story.model.frame import Gap, Meta, Source, Term, View
from story.model.sanctions import Cap, Case, CaseProvision, Measure, Provision
from story.model.world import Actor, Leg, Place
from story.order import ordered
from story.references import marked, pruned, records

Lens = Literal["day", "now"]
LASTING = (Actor, Place, Term, Measure, Provision, CaseProvision, Case, Audit, Leg)
R = TypeVar("R", bound=Record)
Dates = Mapping[str, str | None]


def is_known(record: Record, day: date, source_dates: Dates) -> bool:
    """Whether `record` was publicly known on `day`."""
    if isinstance(record, (Stated, Gap)) and record.known_from:
        return record.known_from <= day
    if isinstance(record, Cap):
        return record.start <= day
    if isinstance(record, Outcome):
        return record.kind != "not-foreseen"
    own = record.depart or record.arrive if isinstance(record, Leg) else getattr(record, "date", None)
    if isinstance(own, str):
        return span(own).known_day <= day
    if not isinstance(record, Stated) or isinstance(record, LASTING):
        return True
    if is_told(record.provenance) or not record.provenance:
        return True
    sources = [source_dates.get(ref.source) for ref in record.provenance if isinstance(ref, SourceRef)]
    return min((span(at).known_day if at else date.max for at in sources), default=date.min) <= day


def _known_day(text: str | None) -> date:
    return span(text).known_day if text else date.min


def as_of(story: Story, lens: Lens) -> Story:
    """The story seen through the lens, its events in the order of time. Titles have their counts filled in and say what
    holds in that lens."""
    if lens == "now":
        seen = replace(story, lens=lens)
    else:
        seen = _on_the_day(story, story.meta.lens_date)
    return _titled(ordered(seen))


def _on_the_day(story: Story, day: date) -> Story:
    dates = {source.id: source.date for source in story.sources}
    kept: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS:
        entries = getattr(story, kind.field)
        if kind.model is not Source:
            entries = tuple(_seen(entry, day, dates) for entry in entries if is_known(entry, day, dates))
        kept[kind.field] = entries
    known = {resolution.id for resolution in kept["resolutions"]}
    kept["measures"] = tuple(measure for measure in kept["measures"] if measure.introduced_by in known)
    seen = pruned(replace(story, meta=_seen(story.meta, day, dates), lens="day", **kept))
    cited = {ref.source for entry in _all(seen) for _, ref in records(entry) if isinstance(ref, SourceRef)}
    sources = (s for s in seen.sources if s.id in cited or (s.date and _known_day(s.date) <= day))
    return replace(seen, sources=tuple(_seen(source, day, dates) for source in sources))


def _all(story: Story) -> Iterator[Record]:
    yield story.meta
    for kind in KINDS:
        yield from getattr(story, kind.field)


def _seen(record: R, day: date, dates: Dates) -> R:
    """`record` without what rests on later knowledge; a stretch of time that ends later is left open."""
    changes: dict[str, Any] = {}
    for name, marks in marked(type(record)).items():
        value = getattr(record, name)
        if marks.later:
            changes[name] = () if isinstance(value, tuple) else None
        elif marks.dated and isinstance(value, str) and not isinstance(record, Meta):
            changes[name] = until(value, day)
        elif isinstance(value, tuple) and value:
            changes[name] = _early(value, day, dates) if name.endswith("provenance") else _kept(value, day, dates)
        elif isinstance(value, Record):
            changes[name] = _seen(value, day, dates)
    if isinstance(record, Claim):
        changes |= _verdict_then(record, day, dates)
    if isinstance(record, Leg) and record.arrive and span(record.arrive).known_day > day:
        changes |= {"arrive": None, "arrive_time": None}
    if isinstance(record, Cap) and record.until and record.until > day:
        changes["until"] = None
    changes = {name: value for name, value in changes.items() if value is not getattr(record, name)}
    return record.model_copy(update=changes) if changes else record


def _kept(items: tuple[Any, ...], day: date, dates: Dates) -> tuple[Any, ...]:
    return tuple(
        _seen(item, day, dates) if isinstance(item, Record) else item
        for item in items
        if not isinstance(item, Record) or is_known(item, day, dates)
    )


def _early(provenance: tuple[Any, ...], day: date, dates: Dates) -> tuple[Any, ...]:
    """The places that were there on the day. None is left of a known thing that we could source to later pages only: what
    such a page is called, and what it says, is later knowledge."""
    return tuple(r for r in provenance if not isinstance(r, SourceRef) or _known_day(dates.get(r.source)) <= day)


def _verdict_then(claim: Claim, day: date, dates: Dates) -> dict[str, Any]:
    """The verdict on the day, and the places it rested on. Nothing is left of a verdict that rests on later sources."""
    early = tuple(
        ref for ref in claim.provenance if not isinstance(ref, SourceRef) or _known_day(dates.get(ref.source)) <= day
    )
    verdict: str = "not-yet-known"
    if claim.verdict_then:
        verdict = claim.verdict_then
    elif len(early) == len(claim.provenance) and claim.why_then:
        verdict = claim.verdict
    return {"verdict": verdict, "provenance": early}


def _titled(story: Story) -> Story:
    numbers, language = counts(story), story.meta.language
    views = tuple(_words(view, numbers, language) for view in story.views)
    scenes = tuple(_counted(scene, COUNTED["scenes"], numbers, language) for scene in story.scenes)
    meta = story.meta.model_copy(
        update={
            "title": story.meta.title_now or story.meta.title,
            "standfirst": story.meta.standfirst_now or story.meta.standfirst,
        }
    )
    return replace(story, views=views, scenes=scenes, meta=meta)


def _words(view: View, numbers: dict[str, int], language: str) -> View:
    now = {"title": view.title_now or view.title, "sentence": view.sentence_now or view.sentence}
    return _counted(view.model_copy(update=now), ("title", "sentence"), numbers, language)


def _counted(record: R, names: tuple[str, ...], numbers: dict[str, int], language: str) -> R:
    """`record` with the counts in those of its texts written out."""
    texts = {name: text for name in names if (text := getattr(record, name))}
    return record.model_copy(update={name: filled(text, numbers, language) for name, text in texts.items()})
