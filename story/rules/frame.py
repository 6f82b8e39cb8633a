"""What a story's time and its drawings need: nothing later is visible on the day, days and places that can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from story.content import FILE, KINDS, ONE
from story.contents import Contents
from story.dates import span
from story.lens import is_known
from story.model.base import Record, SourceRef
from story.model.world import Actor, StoryDay
from story.placed import Placed
from story.problems import Problem, did_you_mean, shown
from story.reading import Where
from story.references import marked

_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]*\d)")


def later_years(contents: Contents) -> Iterator[Problem]:
    """No text that is visible on the day of the article names a later year."""
    day, dates = contents.meta.lens_date, contents.source_dates
    if contents.read.wrong & {"as_of", "lens_date"}:
        return
    for entry in contents.entries:
        for path, text in _visible(entry.record, (), day, dates):
            for year in dict.fromkeys(map(int, _YEAR.findall(text))):
                if day.year < year <= contents.meta.as_of.year:
                    what = f"'{path[-1]}' is visible on the day of the article and names {year}"
                    mend = "move what came later into its own field, or set known_from"
                    yield entry.problem(path, what, mend)


def _visible(record: Record, path: Where, day: date, dates: dict[str, str | None]) -> Iterator[tuple[Where, str]]:
    """The texts below `record` that readers see on the day. A passage from a later page is dated where it is shown."""
    late_page = isinstance(record, SourceRef) and _year(dates.get(record.source)) > day.year
    cited = [ref for ref in (record, *getattr(record, "provenance", ())) if isinstance(ref, SourceRef)]
    if late_page or not is_known(record, day, dates) or any(ref.source not in dates for ref in cited):
        return  # of a source that is wrong itself nobody knows the day
    for name, marks in marked(type(record)).items():
        value = () if marks.later else getattr(record, name)
        if isinstance(value, str) and marks.prose:
            yield (*path, name), value
        elif isinstance(value, Record):
            yield from _visible(value, (*path, name), day, dates)
        for number, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Record):
                yield from _visible(item, (*path, name, number), day, dates)


def _year(text: str | None) -> int:
    return span(text).known_day.year if text else 0


def days(contents: Contents) -> Iterator[Problem]:
    """The story's days have a first and a last one, and each entry of days.yaml is one of them."""
    page, meta = contents.title_page, contents.meta
    wrong = contents.read.wrong
    if not wrong & {"as_of", "lens_date"} and meta.as_of < meta.lens_date:
        yield page.problem(("as_of",), "as_of lies before lens_date", "write the day up to which you searched")
    if not meta.editions and "editions" not in wrong:
        yield page.problem(("editions",), "there is no edition", "add the first one: number, date and text")
    if "days" in wrong:
        return
    whole = span(meta.days)
    if whole.first is None or whole.last is None:
        yield page.problem(
            ("days",), "the story's days need a first and a last day", "write them like 2024-05-27/2024-05-31"
        )
        return
    for entry, day in contents.of_model(StoryDay):
        at = span(day.date)
        if at.precision != "day" or at.interval:
            yield entry.problem(("date",), "a day of the story needs one whole date", "write it like 2024-05-31")
        elif at.first and not whole.first <= at.first <= whole.last:
            yield entry.problem(("date",), f"the day lies outside the story's days ({meta.days})", "mend one of them")


def corrections(contents: Contents) -> Iterator[Problem]:
    """A correction that names an entry names its kind and its id, and there is such an entry."""
    page = contents.title_page
    kinds = [kind.field for kind in KINDS]
    for number, edition in enumerate(contents.meta.editions):
        for at, correction in enumerate(edition.corrections):
            kind, id = correction.kind, correction.entry
            path: Where = ("editions", number, "corrections", at)
            if (kind is None) != (id is None):
                there, gone = ("entry", "kind") if kind is None else ("kind", "entry")
                yield page.problem((*path, there), f"{there} is there without {gone}", "write both or none")
            elif kind and kind not in kinds:
                mend = did_you_mean(kind, kinds, f"write one of {', '.join(kinds)}")
                yield page.problem((*path, "kind"), f"kind '{shown(kind)}' is no kind of entry", mend)
            elif kind and id not in contents.ids[kind] and id not in contents.read.left_out.get(kind, ()):
                mend = did_you_mean(str(id), contents.ids[kind], "write the id of an entry that is there")
                yield page.problem((*path, "entry"), f"{ONE[kind]} '{id}' is not in {FILE[kind]}", mend)


def actor_drawing(contents: Contents) -> Iterator[Problem]:
    """An actor can be drawn: a colour slot is one of eight, a position needs both coordinates."""
    for entry in contents.of("actors"):
        actor = entry.record
        assert isinstance(actor, Actor)
        if not 1 <= actor.slot <= 8:
            yield entry.problem(("slot",), f"slot {actor.slot} is no colour", "write one from 1 to 8")
        if (actor.x is None) != (actor.y is None):
            there, gone = ("y", "x") if actor.x is None else ("x", "y")
            yield entry.problem((there,), f"{there} is there without {gone}", "write both or none")


def coordinates(contents: Contents) -> Iterator[Problem]:
    """A place lies on the globe; so does a name on the map."""
    points: list[tuple[Placed, Where, Any]] = [(entry, (), entry.record) for entry in contents.of("places")]
    labels = contents.meta.map_labels
    points += [(contents.title_page, ("map_labels", number), label) for number, label in enumerate(labels)]
    for entry, path, point in points:
        for name, value, most in (("lat", point.lat, 90), ("lon", point.lon, 180)):
            if not -most <= value <= most:
                mend = f"write degrees from -{most} to {most}; lat and lon may be swapped"
                yield entry.problem((*path, name), f"{name} {value:g} is not on the globe", mend)
