"""JSON-LD in the words of schema.org: the story as a creative work and a data set, its checked claims as ClaimReview.

Nothing is made up for machines that expect more. The article has no date and no author, so its claims have none; who
made the story and where it stands is there only if story.yaml says so; the claimant only where the article names a
person, an organisation or a state. A rating is a verdict in words: our verdicts are no points on a scale, so there is
no value, no best and no worst. Of a quotation that checks out the rating says that it was said.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

from story import wording as w
from story.addresses import link
from story.content import Story
from story.licence import Licence
from story.model.article import Claim
from story.model.base import SourceRef
from story.model.frame import Source
from story.verdicts import verdict_word

CONTEXT = "https://schema.org"
NOT_CHECKED = frozenset({"opinion", "not-yet-known"})
"""Verdicts that no record was checked for: a judgement, and what the day could not know."""
CLAIMANTS = {"person": "Person", "organisation": "Organization", "state": "Organization"}
"""schema.org knows persons and organisations as authors, and a state speaks as one; a group has no name to answer to."""

_PLAIN_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", re.ASCII)

Node = dict[str, Any]


def linked_story(story: Story, licence: Licence | None, files: Sequence[tuple[str, str]]) -> Node:
    """The whole: the story, its data (`files`: each with its media type), and the reviews."""
    return {"@context": CONTEXT, "@graph": [_work(story, licence), _data(story, licence, files), *_reviews(story)]}


def claim_reviews(story: Story, claims: Container[object] | None = None) -> Node:
    """The reviews alone; with `claims`, only those of these ids."""
    return {"@context": CONTEXT, "@graph": list(_reviews(story, claims))}


def _work(story: Story, licence: Licence | None) -> Node:
    meta, edition = story.meta, story.meta.edition
    return _filled(
        {
            "@type": "CreativeWork",
            "@id": _id(story, meta.id),
            "name": meta.title,
            "abstract": meta.standfirst,
            "inLanguage": meta.language,
            "url": meta.address,
            "author": {"name": meta.by} if meta.by else None,
            "datePublished": min((part.date for part in meta.editions), default=edition.date).isoformat(),
            "dateModified": edition.date.isoformat(),
            "version": edition.number,
            "license": licence.url if licence else None,
            "about": {"@type": "Article", "headline": meta.article.title},
        }
    )


def _data(story: Story, licence: Licence | None, files: Sequence[tuple[str, str]]) -> Node:
    meta, edition = story.meta, story.meta.edition
    return _filled(
        {
            "@type": "Dataset",
            "@id": _id(story, "data"),
            "name": w.EXPORT_TITLE.format(title=meta.title),
            "description": meta.standfirst,
            "inLanguage": meta.language,
            "isPartOf": {"@id": _id(story, meta.id)},
            "creator": {"name": meta.by} if meta.by else None,
            "dateModified": edition.date.isoformat(),
            "version": edition.number,
            "license": licence.url if licence else None,
            "temporalCoverage": meta.days,
            "distribution": [
                _filled(
                    {
                        "@type": "DataDownload",
                        "name": name,
                        "encodingFormat": kind,
                        "contentUrl": f"{meta.address.rstrip('/')}/data/{name}" if meta.address else None,
                    }
                )
                for name, kind in files
            ],
        }
    )


def _reviews(story: Story, claims: Container[object] | None = None) -> Iterator[Node]:
    for claim in story.claims:
        if claim.verdict not in NOT_CHECKED and (claims is None or claim.id in claims):
            yield _review(claim, story)


def _review(claim: Claim, story: Story) -> Node:
    meta = story.meta
    on_record = claim.verdict == "supported" and claim.modality in ("quote", "allegation")
    url = f"{meta.address.rstrip('/')}/{link('claims', story.lens, claim=claim.id)[2:]}" if meta.address else None
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": _id(story, f"claim-{claim.id}"),
            "url": url,
            "claimReviewed": claim.text,
            "itemReviewed": {
                "@type": "Claim",
                "text": claim.quote,
                "appearance": {"@type": "Article", "headline": meta.article.title},
                "author": _claimant(claim, story),
            },
            "reviewAspect": w.REVIEW_ASPECT if on_record else None,
            "reviewRating": {"@type": "Rating", "alternateName": verdict_word(claim.verdict, claim.modality)},
            "reviewBody": " ".join(part for part in (claim.why_then, claim.why_now) if part),
            "author": {"name": meta.by} if meta.by else None,
            "inLanguage": meta.language,
            "version": meta.edition.number,
            "isPartOf": {"@id": _id(story, meta.id)},
            "citation": _citations(claim, story),
        }
    )


def _claimant(claim: Claim, story: Story) -> Node | None:
    role = story.get("asserters", claim.asserter)
    actor = story.get("actors", role.actor) if role else None
    kind = CLAIMANTS.get(actor.kind) if actor else None
    return {"@type": kind, "name": role.label} if kind else None


def _citations(claim: Claim, story: Story) -> list[Node]:
    """The sources a verdict rests on, each once. A date only where it is a whole day, month or year without doubt."""
    ids = dict.fromkeys(ref.source for ref in claim.provenance if isinstance(ref, SourceRef))
    return [_cited(story.source(id)) for id in ids]


def _cited(source: Source) -> Node:
    return _filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "publisher": {"name": source.publisher},
            "datePublished": source.date if source.date and _PLAIN_DATE.fullmatch(source.date) else None,
            "url": source.url,
        }
    )


def _id(story: Story, name: str) -> str:
    return f"{story.meta.address or ''}#{name}"


def _filled(node: Node) -> Node:
    """The node without what is not known, in the nodes within it too."""
    return {
        key: _filled(value) if isinstance(value, dict) else value
        for key, value in node.items()
        if value not in (None, "", [], {})
    }
