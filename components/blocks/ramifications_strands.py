"""The strands that the article itself names: what it expects, the counter-view, the dated record, our reading."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.entries import entry_link
from components.blocks.ramifications_scene import Scene
from components.blocks.remembered import block
from components.blocks.terms import Explain, explaining
from components.blocks.words import folded, links, outcome_verdict
from components.dates import written
from story import wording as w
from story.languages import plural
from story.model.article import Outcome
from story.model.base import ArticleRef
from story.model.consequences import Strand

NODES, OUTCOMES = 8, 6
"""So many nodes of a strand are named here, and so many outcomes unless the strand is the one that is chosen."""


@block
def strands(seen: Scene) -> Markup:
    """Every strand, one below the other."""
    if not seen.story.strands:
        return Markup("")
    body = Markup("").join(_strand(strand, seen) for strand in seen.story.strands)
    return chart.heading(seen.story, "ramifications-strands") + body


def _strand(strand: Strand, seen: Scene) -> Markup:
    story, explain = seen.story, explaining(seen.reader, "strands")
    place = ArticleRef(section=strand.section, paragraph=strand.paragraph)
    left = Markup('<h4 class="x-h4">{}</h4><p>{} {}</p><h4 class="x-h4">{}</h4><p>{} {}</p>{}').format(
        w.STRAND_EXPECTS,
        explain(strand.expects),
        provenance.chips([place], story, f"strand-{strand.id}"),
        w.COUNTER_VIEW,
        explain(strand.counter_view),
        provenance.chips(strand.counter_provenance, story, f"counter-{strand.id}"),
        _nodes(strand, seen),
    )
    right = _record(strand, seen, explain) + _reading(strand, seen, explain) + _outcomes(strand, seen)
    here = Markup(' aria-current="true"') if strand is seen.strand else Markup("")
    return Markup(
        '<section class="x-ram-strand" id="strand-{}"{}><h3 class="x-h3">{}</h3><div>{}</div><div>{}</div></section>'
    ).format(strand.id, here, strand.title, left, right)


def _nodes(strand: Strand, seen: Scene) -> Markup:
    items = [
        Markup('<a class="x-chiplink" data-soft data-key="strand-{}-{}" href="{}">{}</a>').format(
            strand.id, id, seen.reader.href("ramifications", strand=strand.id, node=id), seen.chains.by_id[id].label
        )
        for id in strand.nodes[:NODES]
    ]
    if left := len(strand.nodes) - len(items):
        items.append(Markup('<span class="x-note">{}</span>').format(plural(w.STRAND_LEFT, left)))
    show = Markup('<p><a class="x-btn" data-soft data-key="show-{}" href="{}">{}</a></p>').format(
        strand.id, seen.reader.href("ramifications", strand=strand.id), w.SHOW_STRAND
    )
    if not items:
        return Markup("")
    return Markup('<h4 class="x-h4">{}</h4>{}{}').format(w.STRAND_NODES, links(items), show)


def _record(strand: Strand, seen: Scene, explain: Explain) -> Markup:
    head = Markup('<h4 class="x-h4">{}</h4>').format(w.RECORD_SINCE)
    if not strand.record:
        none = w.RECORD_EMPTY if seen.story.lens == "day" else w.RECORD_NONE
        return head + Markup('<p class="x-note">{}</p>').format(none)
    items = Markup("").join(
        Markup("<li><b>{}</b><span>{} {}</span></li>").format(
            written(report.date),
            explain(report.text),
            provenance.chips(report.provenance, seen.story, f"record-{strand.id}-{number}"),
        )
        for number, report in enumerate(strand.record)
    )
    return head + Markup('<ol class="x-plain x-plain x-ram-record">{}</ol>').format(items)


def _reading(strand: Strand, seen: Scene, explain: Explain) -> Markup:
    """What we make of it, marked as ours."""
    if not strand.reading:
        if seen.story.lens != "day":
            return Markup("")
        return Markup('<h4 class="x-h4">{}</h4><p class="x-note">{}</p>').format(w.OUR_READING, w.READING_LATER)
    at = w.READING_AS_OF.format(date=written(strand.as_of)) if strand.as_of else ""
    return Markup('<div class="x-ram-ours"><h4 class="x-h4">{} <small>{}</small></h4><p>{}</p></div>').format(
        w.OUR_READING, at, explain(strand.reading)
    )


def _outcomes(strand: Strand, seen: Scene) -> Markup:
    found = [outcome for id in strand.outcomes if (outcome := seen.story.get("outcomes", id))]
    if not found:
        return Markup("")
    shown = found if strand is seen.strand else found[:OUTCOMES]
    body = folded([_outcome(outcome, seen) for outcome in shown], "x-ram-outcomes", first=OUTCOMES)
    if left := len(found) - len(shown):
        body += Markup('<p class="x-ram-rest"><a data-soft data-key="all-{0}" href="{1}">{2}</a></p>').format(
            strand.id, seen.reader.href("ramifications", strand=strand.id), plural(w.OUTCOMES_LEFT, left)
        )
    return Markup('<h4 class="x-h4">{}</h4>{}').format(w.OUTCOMES_OF, body)


def _outcome(outcome: Outcome, seen: Scene) -> Markup:
    at = Markup(" <small>{}</small>").format(written(outcome.as_of)) if outcome.as_of else Markup("")
    return Markup("<li><span>{}</span>{}{}</li>").format(
        entry_link("outcomes", outcome, seen.reader), outcome_verdict(outcome), at
    )
