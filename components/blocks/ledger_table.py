"""The claims that are shown, with all their fields, as a table: to read, and to save as CSV or JSON."""

from __future__ import annotations

from components.blocks.chart import Table
from components.blocks.ledger_scene import Ledger
from story import Story
from story import wording as w
from story.model.article import Claim
from story.model.base import ArticleRef, SourceRef
from story.verdicts import verdict_word

FIELDS = ("id", "text", "quote", "section", "paragraph", "who", "modality", "verdict", "why", "sources")


def ledger_table(seen: Ledger) -> Table:
    """One line a claim, in the order of the list; the JSON names edition, date and lens."""
    story = seen.reader.story
    rows = tuple(_line(claim, story) for claim in seen.part.entries)
    edition = story.meta.edition
    about = (
        ("story", story.meta.title),
        ("edition", str(edition.number)),
        ("as_of", str(story.meta.lens_date if story.lens == "day" else story.meta.as_of)),
        ("view", seen.filters.href()),
    )
    return Table("claims", w.CLAIMS_TABLE, w.CLAIM_FIELDS, rows, FIELDS, about, seen.part.note)


def _line(claim: Claim, story: Story) -> tuple[str, ...]:
    section = story.get("sections", claim.section)
    return (
        claim.id,
        claim.text,
        claim.quote,
        (section.heading if section else None) or w.LEAD,
        str(claim.paragraph),
        story.word("asserters", claim.asserter),
        w.MODALITIES[claim.modality],
        verdict_word(claim.verdict, claim.modality),
        _why(claim),
        "; ".join(dict.fromkeys(_source(ref, story) for ref in claim.provenance)),
    )


def _why(claim: Claim) -> str:
    if claim.why_then and claim.why_now:
        return f"{w.ON_THE_DAY}: {claim.why_then} {w.SINCE}: {claim.why_now}"
    return claim.why_then or claim.why_now or ""


def _source(ref: ArticleRef | SourceRef, story: Story) -> str:
    if isinstance(ref, ArticleRef):
        return w.TOLD
    source = story.get("sources", ref.source)
    if source is None:
        return ref.source
    named = f"{source.publisher}: {source.title}"
    return f"{named} ({source.url})" if source.url else named
