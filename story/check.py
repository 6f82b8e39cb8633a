"""The rules that need more than one entry: references, provenance, the lens, the graph, quotes, counts in titles.

Each rule yields problems and knows nothing of the others. `check` runs them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from story import counts
from story.article_text import ArticleText, read_article
from story.content import FILE, KINDS, ONE, VOCABULARIES
from story.dates import span
from story.lens import is_known
from story.model.article import Claim
from story.model.base import SourceRef, Stated
from story.model.consequences import Ramification
from story.model.frame import Meta, View
from story.problems import Problem, did_you_mean
from story.references import records, values

if TYPE_CHECKING:
    from story.load import Placed

VERDICTS_WITHOUT_SOURCE = {"opinion", "open", "unverifiable"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Contents:
    """All that the rules look at."""

    meta: Meta
    entries: tuple[Placed, ...]
    ids: dict[str, set[str]]
    left_out: dict[str, set[str]]
    missing: set[str]
    article: ArticleText | None

    def of(self, kind: str) -> list[Placed]:
        """The entries of one kind."""
        return [entry for entry in self.entries if entry.kind == kind]

    def source_dates(self) -> dict[str, str | None]:
        """The date of each source."""
        return {entry.id: entry.record.date for entry in self.of("sources")}  # type: ignore[attr-defined]


def check(
    meta: Meta, entries: tuple[Placed, ...], left_out: dict[str, set[str]], missing: set[str], article: Path | None
) -> list[Problem]:
    """All problems between entries. `article` is a file with the article's text, or None where it is not at hand."""
    ids = {kind.field: {entry.id for entry in entries if entry.kind == kind.field} for kind in KINDS}
    ids |= {name: {word.id for word in getattr(meta, name)} for name in VOCABULARIES}
    text, problems = read_article(article) if article else (None, [])
    contents = Contents(meta, entries, ids, left_out, missing, text)
    for rule in RULES:
        problems += rule(contents)
    return problems


def references(contents: Contents) -> Iterator[Problem]:
    """Every id that is referred to is there."""
    for entry in contents.entries:
        for path, marks, value in values(entry.record):
            if not marks.ref or value in contents.ids[marks.ref.kind]:
                continue
            kind, file = marks.ref.kind, FILE[marks.ref.kind]
            if value in contents.left_out.get(kind, ()):
                continue
            if file in contents.missing:
                yield entry.problem(path, f"{ONE[kind]} '{value}' cannot be found", f"{file} is missing")
                continue
            where = f"{file}" if kind not in VOCABULARIES else f"the {kind} of {file}"
            mend = did_you_mean(value, contents.ids[kind], f"add it to {file}")
            yield entry.problem(path, f"{ONE[kind]} '{value}' is not in {where}", mend)


def provenance(contents: Contents) -> Iterator[Problem]:
    """Every statement has its provenance; a verdict that claims support has a source."""
    for entry in contents.entries:
        for path, record in records(entry.record):
            if isinstance(record, Stated) and not record.provenance:
                mend = "add the place in the article or a source with its passage"
                yield entry.problem((*path, "provenance"), "the statement has no provenance", mend)
        if isinstance(entry.record, Claim):
            yield from _verdict(entry, entry.record)


def _verdict(entry: Placed, claim: Claim) -> Iterator[Problem]:
    if claim.verdict == "not-yet-known":
        yield entry.problem(("verdict",), "verdict 'not-yet-known' is given by the lens only", "write the verdict now")
    if not claim.provenance and claim.verdict not in VERDICTS_WITHOUT_SOURCE:
        yield entry.problem(("provenance",), f"verdict '{claim.verdict}' has no source", "add one, or make it 'open'")
    if not claim.why_then and not claim.why_now:
        yield entry.problem((), "nothing says why the verdict is as it is", "add why_then or why_now")


def paragraphs(contents: Contents) -> Iterator[Problem]:
    """A paragraph that is pointed at exists in its section."""
    sizes = {entry.id: entry.record.paragraphs for entry in contents.of("sections")}  # type: ignore[attr-defined]
    for entry in contents.entries:
        for path, record in records(entry.record):
            section = getattr(record, "section", entry.id if entry.kind == "sections" else None)
            number = getattr(record, "paragraph", None)
            if isinstance(number, int) and section in sizes and not 1 <= number <= sizes[section]:
                what = f"section '{section}' has no paragraph {number}"
                yield entry.problem((*path, "paragraph"), what, f"write one from 1 to {sizes[section]}")


def quotes(contents: Contents) -> Iterator[Problem]:
    """A quote stands, word for word, in the paragraph it is said to come from."""
    if contents.article is None:
        return
    for entry in contents.entries:
        for path, record in records(entry.record):
            quote = getattr(record, "quote", None)
            place = getattr(record, "section", None), getattr(record, "paragraph", None)
            if not quote or not isinstance(place[0], str) or not isinstance(place[1], int):
                continue
            heading = next((s.record.heading for s in contents.of("sections") if s.id == place[0]), None)  # type: ignore[attr-defined]
            if not contents.article.holds(heading, place[1], quote):
                what = f"the quote '{quote}' is not in paragraph {place[1]} of that section"
                yield entry.problem((*path, "quote"), what, contents.article.mend(heading, quote))


def later_years(contents: Contents) -> Iterator[Problem]:
    """No text that is visible on the day of the article names a later year."""
    day = contents.meta.lens_date
    dates = contents.source_dates()
    for entry in contents.entries:
        if not is_known(entry.record, day, dates):
            continue
        hidden = [p for p, r in records(entry.record) if p and not is_known(r, day, dates)]
        for path, marks, value in values(entry.record):
            if not marks.prose or marks.prose.later or any(path[: len(h)] == h for h in hidden):
                continue
            if path[-1] == "passage" and _late_source(entry, path, dates, day.year):
                continue
            for year in _YEAR.findall(value):
                if int(year) > day.year:
                    what = f"'{path[-1]}' is visible on the day of the article and names {year}"
                    mend = "move what came later into its own field, or set known_from"
                    yield entry.problem(path, what, mend)


def _late_source(entry: Placed, path: tuple[str | int, ...], dates: dict[str, str | None], year: int) -> bool:
    """Whether a passage comes from a page that is later than the day: it is hidden, or dated where it is shown."""
    owner = next(record for at, record in records(entry.record) if at == path[:-1])
    date = dates.get(owner.source) if isinstance(owner, SourceRef) else None
    return bool(date) and int(str(date)[:4]) > year


def cycles(contents: Contents) -> Iterator[Problem]:
    """The ramifications lead somewhere: no node is its own consequence."""
    placed = {entry.id: entry for entry in contents.of("ramifications")}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for entry in placed.values():
        node: Ramification = entry.record  # type: ignore[assignment]
        graph.add_edges_from((node.id, arrow.to) for arrow in node.leads_to if arrow.to in placed)
    for group in nx.strongly_connected_components(graph):
        first = sorted(group)[0]
        if len(group) > 1 or graph.has_edge(first, first):
            way = [a for a, _ in nx.find_cycle(graph.subgraph(group), first)]
            yield placed[first].problem(
                ("leads_to",), f"the arrows run in a circle: {' > '.join([*way, way[0]])}", "take one of them out"
            )


def actor_drawing(contents: Contents) -> Iterator[Problem]:
    """An actor can be drawn: a colour slot is one of eight, a position needs both coordinates."""
    for entry in contents.of("actors"):
        slot, x, y = (getattr(entry.record, name) for name in ("slot", "x", "y"))
        if not 1 <= slot <= 8:
            yield entry.problem(("slot",), f"slot {slot} is no colour", "write one from 1 to 8")
        if (x is None) != (y is None):
            yield entry.problem(("x",), "only one of x and y is there", "write both or none")


def view_counts(contents: Contents) -> Iterator[Problem]:
    """Each {count} in a title is one that can be counted; each view is one that a page shows."""
    for entry in contents.of("views"):
        view: View = entry.record  # type: ignore[assignment]
        for name in ("title", "title_now", "sentence", "sentence_now"):
            for word in counts.placeholders(getattr(view, name) or ""):
                if not counts.is_count(word):
                    mend = did_you_mean(word, counts.NAMES, "see the list in data/README.md")
                    yield entry.problem((name,), f"'{{{word}}}' cannot be counted", mend)


def unused_sources(contents: Contents) -> Iterator[Problem]:
    """A source that nothing cites is probably left over."""
    cited = {r.source for e in contents.entries for _, r in records(e.record) if isinstance(r, SourceRef)}
    for entry in contents.of("sources"):
        if entry.id not in cited:
            yield entry.problem((), "nothing cites this source", "cite it or delete it", warning=True)


def days_within(contents: Contents) -> Iterator[Problem]:
    """Each day of the story lies within the story's days."""
    days = span(contents.meta.days)
    for entry in contents.of("days"):
        at = span(entry.record.date)  # type: ignore[attr-defined]
        if at.first and days.first and days.last and not days.first <= at.first <= days.last:
            yield entry.problem(("date",), "the day lies outside the story's days", f"days is {contents.meta.days}")


RULES: tuple[Callable[[Contents], Iterator[Problem]], ...] = (
    references,
    provenance,
    paragraphs,
    quotes,
    later_years,
    cycles,
    actor_drawing,
    view_counts,
    unused_sources,
    days_within,
)
__all__ = ["RULES", "Contents", "check"]
