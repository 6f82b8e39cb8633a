"""The audit of the article: where it contradicts itself, errs or is silent, by weight, each with its place and claims.

The findings of a long article come in parts.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from markupsafe import Markup

from components.blocks import provenance
from components.blocks.chart import Table, data_table
from components.blocks.parts import pager, part
from components.blocks.remembered import block
from components.blocks.terms import Explain, explaining
from components.blocks.words import verdict
from components.reader import Reader
from story import wording as w
from story.languages import plural
from story.model.article import Audit

MOST = 24
"""Findings of a part."""


@block
def findings(reader: Reader) -> Markup:
    """All findings, those that weigh most first, and how many there are of each kind."""
    found = reader.story.audit
    if not found:
        return Markup('<div class="x-empty" role="status"><p>{}</p></div>').format(w.FINDINGS_NONE)
    counted = Counter(finding.severity for finding in found)
    order = list(w.SEVERITIES)
    shown = part(sorted(found, key=lambda finding: order.index(finding.severity)), reader.given, most=MOST)
    body, explain = pager(shown, reader.given), explaining(reader, "audit")
    for severity, some in groupby(shown.entries, key=lambda finding: finding.severity):
        items = Markup("").join(_finding(finding, reader, explain) for finding in some)
        body += Markup(
            '<h2 class="x-h2" id="weight-{}">{} <small>{}</small></h2><p class="x-under">{}</p>'
            '<ol class="x-src-findings x-src-findings">{}</ol>'
        ).format(
            severity,
            w.SEVERITIES[severity],
            plural(w.FINDING_COUNT, counted[severity]),
            w.SEVERITY_NOTES[severity],
            items,
        )
    return body + pager(shown, reader.given, top=False) + data_table(_table(found))


def _finding(finding: Audit, reader: Reader, explain: Explain) -> Markup:
    places = Markup(" ").join(
        Markup('<a data-soft class="x-src-place" href="{}">{}</a>').format(
            reader.href("article", section=place.section),
            provenance.place(place.section, place.paragraph, reader.story),
        )
        for place in finding.where
    )
    return Markup(
        '<li id="finding-{id}"><div><p class="x-src-kind">{kind}</p><p class="x-note">{where}<br>{places}</p></div>'
        "<div><p>{text}</p>{claims}<p>{chips}</p></div></li>"
    ).format(
        id=finding.id,
        kind=w.AUDIT_KINDS[finding.kind],
        where=w.FINDING_WHERE,
        places=places,
        text=explain(finding.text),
        claims=_claims(finding, reader),
        chips=provenance.chips(finding.provenance, reader.story, f"finding-{finding.id}"),
    )


def _claims(finding: Audit, reader: Reader) -> Markup:
    items = Markup("").join(
        Markup('<li><a data-soft href="{}">{}</a> {}</li>').format(
            reader.href("claims", claim=id), claim.text, verdict(claim)
        )
        for id in finding.claims
        for claim in [reader.story.claim(id)]
    )
    if not items:
        return Markup("")
    return Markup('<p class="x-note">{}</p><ul class="x-src-claims x-src-claims">{}</ul>').format(
        w.FINDING_CLAIMS, items
    )


def _table(found: tuple[Audit, ...]) -> Table:
    counted: Counter[tuple[str, str]] = Counter((finding.kind, finding.severity) for finding in found)
    kinds = [kind for kind in w.AUDIT_KINDS if any(finding.kind == kind for finding in found)]
    rows = [
        (w.AUDIT_KINDS[kind], *(str(counted[kind, weight]) for weight in w.SEVERITIES),
         str(sum(finding.kind == kind for finding in found)))
        for kind in kinds
    ]  # fmt: skip
    total: Counter[str] = Counter(finding.severity for finding in found)
    rows.append((w.ALL, *(str(total[weight]) for weight in w.SEVERITIES), str(len(found))))
    columns = (w.FINDING_KIND, *w.SEVERITIES.values(), w.ALL)
    return Table("findings", w.FINDINGS_BY_KIND, columns, tuple(rows))
