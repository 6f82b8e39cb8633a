"""The lens: a story as known on the day of the article, or as known now. The same type either way.

A record is known from its `known_from`; else from its own date (the first day it can mean); else, if the article tells
it, from the start; else from the earliest of its sources, for kinds whose truth hangs on a report. Kinds that stand for
something lasting (an actor, a place, a term, a provision) are known all the time and keep what came later in fields of
their own. References to what is hidden go with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, TypeVar

from story.content import KINDS, VOCABULARIES, Story, is_told
from story.counts import counts, filled
from story.dates import span
from story.model.article import Audit, Claim
from story.model.base import Record, Ref, SourceRef, Stated
from story.model.frame import Meta, Term, View
from story.model.sanctions import Cap, Case, CaseProvision, Measure, Provision
from story.model.world import Actor, Leg, Place
from story.references import marked, without

Lens = Literal["day", "now"]
LASTING = (Actor, Place, Term, Measure, Provision, CaseProvision, Case, Audit, Leg)
R = TypeVar("R", bound=Record)
Dates = Mapping[str, str | None]


def is_known(record: Record, day: date, source_dates: Dates) -> bool:
    """Whether `record` was publicly known on `day`."""
    if isinstance(record, Stated) and record.known_from:
        return record.known_from <= day
    if isinstance(record, Cap):
        return record.start <= day
    own = getattr(record, "date", None)
    if isinstance(own, str) and not isinstance(record, SourceRef):
        return span(own).known_day <= day
    if not isinstance(record, Stated) or isinstance(record, LASTING):
        return True
    if is_told(record.provenance) or not record.provenance:
        return True
    dated = [_known_day(source_dates.get(ref.source)) for ref in record.provenance if isinstance(ref, SourceRef)]
    return min(dated, default=date.min) <= day


def _known_day(text: str | None) -> date:
    return span(text).known_day if text else date.min


def as_of(story: Story, lens: Lens) -> Story:
    """The story seen through the lens. Titles have their counts filled in and say what holds in that lens."""
    if lens == "now":
        seen = replace(story, lens=lens)
    else:
        seen = _on_the_day(story, story.meta.lens_date)
    return _titled(seen)


def _on_the_day(story: Story, day: date) -> Story:
    dates = {source.id: source.date for source in story.sources}
    kept: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS:
        entries = getattr(story, kind.field)
        kept[kind.field] = tuple(_seen(entry, day, dates) for entry in entries if is_known(entry, day, dates))
    kept["measures"] = tuple(m for m in kept["measures"] if any(r.id == m.introduced_by for r in kept["resolutions"]))
    meta: Meta = _seen(story.meta, day, dates)
    meta = meta.model_copy(update={"editions": story.meta.editions})
    while True:
        known = {name: {entry.id for entry in entries} for name, entries in kept.items()}
        known |= {name: {word.id for word in getattr(meta, name)} for name in VOCABULARIES}

        def dangling(ref: Ref, id: str, known: dict[str, set[str]] = known) -> bool:
            return id not in known[ref.kind]

        reduced = {name: tuple(r for r in (without(e, dangling) for e in es) if r) for name, es in kept.items()}
        if all(len(reduced[name]) == len(kept[name]) for name in kept):
            return replace(story, meta=meta, lens="day", **reduced)  # type: ignore[arg-type]
        kept = reduced


def _seen(record: R, day: date, dates: Dates) -> R:
    """`record` without what rests on later knowledge."""
    changes: dict[str, Any] = {}
    for name, marks in marked(type(record)).items():
        value = getattr(record, name)
        if marks.later:
            changes[name] = () if isinstance(value, tuple) else None
        elif isinstance(value, tuple):
            kept = tuple(
                _seen(item, day, dates) if isinstance(item, Record) else item
                for item in value
                if not isinstance(item, Record) or isinstance(item, SourceRef) or is_known(item, day, dates)
            )
            changes[name] = _early(kept, day, dates) if name.endswith("provenance") else kept
        elif isinstance(value, Record):
            changes[name] = _seen(value, day, dates)
    if isinstance(record, Claim):
        changes |= _verdict_then(record, day, dates)
    return record.model_copy(update=changes)


def _early(provenance: tuple[Any, ...], day: date, dates: Dates) -> tuple[Any, ...]:
    """The places that were there on the day; all of them where a known thing is sourced to later pages only."""
    early = tuple(r for r in provenance if not isinstance(r, SourceRef) or _known_day(dates.get(r.source)) <= day)
    return early or provenance


def _verdict_then(claim: Claim, day: date, dates: Dates) -> dict[str, Any]:
    sources = [ref for ref in claim.provenance if isinstance(ref, SourceRef)]
    early = tuple(ref for ref in sources if _known_day(dates.get(ref.source)) <= day)
    if claim.verdict_then:
        return {"verdict": claim.verdict_then, "provenance": early}
    if len(early) == len(sources) and claim.why_then:
        return {"verdict": claim.verdict}
    return {"verdict": "not-yet-known", "provenance": early}


def _titled(story: Story) -> Story:
    numbers = counts(story)
    views = tuple(_words(view, numbers, story.meta.language) for view in story.views)
    meta = story.meta.model_copy(
        update={
            "title": story.meta.title_now or story.meta.title,
            "standfirst": story.meta.standfirst_now or story.meta.standfirst,
        }
    )
    return replace(story, views=views, meta=meta)


def _words(view: View, numbers: dict[str, int], language: str) -> View:
    return view.model_copy(
        update={
            "title": filled(view.title_now or view.title, numbers, language),
            "sentence": filled(view.sentence_now or view.sentence, numbers, language),
        }
    )
