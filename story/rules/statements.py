"""What a statement needs: provenance, a verdict with its reason, verbatim quotes, counts that can be counted."""

from __future__ import annotations

from collections.abc import Iterator

from story import counts
from story.contents import Contents
from story.faults import NO_PROVENANCE
from story.model.article import Claim, Section
from story.model.base import SourceRef, Stated
from story.placed import Placed
from story.problems import Problem, did_you_mean, nearest

VERDICTS_WITHOUT_SOURCE = {"opinion", "open", "unverifiable"}


def provenance(contents: Contents) -> Iterator[Problem]:
    """Every statement has its provenance; a verdict that claims support has a source."""
    for entry, path, record in contents.parts:
        if isinstance(record, Stated) and not record.provenance:
            yield entry.problem((*path, "provenance"), *NO_PROVENANCE)
        if isinstance(record, Claim):
            yield from _verdict(entry, record)


def _verdict(entry: Placed, claim: Claim) -> Iterator[Problem]:
    for name in ("verdict", "verdict_then"):
        if getattr(claim, name) == "not-yet-known":
            what = f"{name} 'not-yet-known' is given by the lens only"
            yield entry.problem((name,), what, "write what is known")
    sourced = any(isinstance(ref, SourceRef) for ref in claim.provenance)
    if not sourced and claim.verdict not in (*VERDICTS_WITHOUT_SOURCE, "not-yet-known"):
        yield entry.problem(("provenance",), f"verdict '{claim.verdict}' has no source", "add one, or make it 'open'")
    if not claim.why_then and not claim.why_now:
        yield entry.problem((), "nothing says why the verdict is as it is", "add why_then or why_now")


def unused_sources(contents: Contents) -> Iterator[Problem]:
    """A source that nothing cites is probably left over. Nobody can say so while entries that may cite it are wrong."""
    if any(contents.read.left_out.values()) or contents.read.unread:
        return
    cited = {record.source for _, _, record in contents.parts if isinstance(record, SourceRef)}
    known = contents.ids["sources"]
    meant = {nearest(id, known) for id in cited - known}
    for entry in contents.of("sources"):
        if entry.id not in cited and entry.id not in meant:
            yield entry.problem((), "nothing cites this source", "cite it or delete it", warning=True)


def paragraphs(contents: Contents) -> Iterator[Problem]:
    """A paragraph that is pointed at exists in its section."""
    sizes = {section.id: section.paragraphs for _, section in contents.of_model(Section)}
    for entry in contents.of("sections"):
        if sizes[entry.id] < 1:
            yield entry.problem(("paragraphs",), "a section has at least one paragraph", "write how many it has")
    for entry, path, record in contents.parts:
        number = getattr(record, "paragraph", None)
        if not isinstance(number, int):
            continue
        section = getattr(record, "section", entry.id if entry.kind == "sections" else None)
        most = sizes.get(str(section), 0)
        if most > 0 and not 1 <= number <= most:
            mend = f"write one from 1 to {most}" if most > 1 else "write 1"
            yield entry.problem((*path, "paragraph"), f"section '{section}' has no paragraph {number}", mend)


def quotes(contents: Contents) -> Iterator[Problem]:
    """A quote stands, word for word, in the paragraph that it is said to come from."""
    if contents.article is None:
        return
    sections = {entry.id: entry.record for entry in contents.of("sections") if isinstance(entry.record, Section)}
    text = contents.article.parted([section.heading for section in sections.values()])
    for entry in contents.of("sections"):
        section = sections[entry.id]
        if section.heading not in text.parts:
            what = f"the heading '{section.heading}' is not in the article"
            yield entry.problem(("heading",), what, text.mend_heading(section.heading or ""))
    for entry, path, record in contents.parts:
        quote, number = getattr(record, "quote", None), getattr(record, "paragraph", None)
        place = sections.get(str(getattr(record, "section", None)))
        if not quote or place is None or not isinstance(number, int) or place.heading not in text.parts:
            continue
        if not text.holds(place.heading, number, quote):
            what = f"the quote '{quote}' is not in paragraph {number} of section '{place.id}'"
            yield entry.problem((*path, "quote"), what, text.mend_quote(place.heading, quote))


def counted(contents: Contents) -> Iterator[Problem]:
    """Each {count} in a text that is counted from the story is one that can be counted."""
    for kind, names in counts.COUNTED.items():
        for entry in contents.of(kind):
            for name in names:
                for word in counts.placeholders(getattr(entry.record, name) or ""):
                    if not counts.is_count(word):
                        mend = did_you_mean(word, counts.NAMES, "see the list in data/README.md")
                        yield entry.problem((name,), f"'{{{word}}}' cannot be counted", mend)
