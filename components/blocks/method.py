"""How it was checked: the method, the verdicts, what could not be sourced, who signs, accessibility, licences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup

from components import reader as reading
from components.blocks import doubts
from components.blocks.chart import Table, data_table
from components.blocks.page import report_link
from components.blocks.remembered import block
from components.blocks.source_item import source_link
from components.blocks.terms import explaining
from components.dates import day, written
from components.reader import Reader
from story import shown
from story import wording as w
from story.languages import plural
from story.model.article import Claim
from story.model.frame import Correction, Edition, Meta
from story.uses import newest, uses
from story.verdicts import verdict_word

Part = tuple[str, str, Callable[[Reader], Markup]]
"""A part of the method: its HTML id, its heading, what makes its body."""
STANDING = ("dataset", "reference")
"""Kinds of source that are kept up to date: the date of one says little of how far the record reaches."""
ON_RECORD = ("quote", "allegation")
"""How a claim is said where 'supported' means no more than that it was said."""


def all_parts(reader: Reader) -> None:
    """Contents beside all parts of the method, one under the other."""
    _all_parts(reader, reading.is_local())


@block
def _all_parts(reader: Reader, local: bool) -> Markup:
    parts = [(id, heading, make(reader)) for id, heading, make in _parts(local=local)]
    parts = [(id, heading, body) for id, heading, body in parts if body]
    links = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(f"method-{id}", heading) for id, heading, _ in parts
    )
    toc = Markup('<ol class="x-toclist x-toclist">{}</ol>').format(links)
    contents = Markup(
        '<div class="x-toc"><nav aria-label="{0}">{1}</nav>'
        '<details class="x-data x-tocmenu"><summary>{0}</summary>{1}</details></div>'
    ).format(w.CONTENTS, toc)
    bodies = Markup("").join(
        Markup('<section class="x-src-part"><h2 class="x-h2" id="method-{}">{}</h2>{}</section>').format(*part)
        for part in parts
    )
    return Markup('<div class="x-reading">{}<div>{}</div></div>').format(contents, bodies)


def lines(texts: Sequence[str | Markup]) -> Markup:
    """A list of sentences."""
    items = Markup("").join(Markup("<li>{}</li>").format(text) for text in texts)
    return Markup('<ul class="x-src-lines x-src-lines">{}</ul>').format(items) if texts else Markup("")


def _how(reader: Reader) -> Markup:
    explain = explaining(reader, "method")
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(explain(text)) for text in reader.story.meta.method)
    return _facts(reader) + Markup('<div class="x-src-prose">{}{}</div>').format(paragraphs, _glossary(reader))


def _glossary(reader: Reader) -> Markup:
    """The way to the glossary."""
    count = len(reader.story.glossary)
    if not count:
        return Markup("")
    return Markup('<p><a data-soft href="{}">{}</a></p>').format(
        reader.href("glossary"), plural(w.GLOSSARY_DOOR, count)
    )


def _facts(reader: Reader) -> Markup:
    story = reader.story
    edition = story.meta.edition
    facts: list[tuple[str, str | Markup]] = [
        (w.AS_OF_LABEL, day(story.meta.as_of)),
        (w.EDITION_LABEL, w.EDITION_OF.format(number=edition.number, date=day(edition.date))),
    ]
    if latest := newest(s for s in story.sources if s.kind not in STANDING and uses(story).of(s.id)):
        facts.append((w.LATEST_LABEL, source_link(latest, reader, written(latest.date) or w.UNDATED)))
    rows = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*fact) for fact in facts)
    return Markup('<dl class="x-src-inshort x-src-inshort">{}</dl>').format(rows)


def _verdicts(reader: Reader) -> Markup:
    """What each verdict means, with its mark and how many claims have it."""
    counted = Counter(map(_meaning, reader.story.claims))
    rows = tuple(
        (
            Markup('<span class="x-verdict x-v-{}">{}</span>').format(verdict, verdict_word(verdict, modality)),
            str(counted[modality or verdict]),
            w.VERDICT_MEANINGS[modality or verdict],
        )
        for word in w.VERDICT_MEANINGS
        for verdict, modality in [("supported", word) if word in ON_RECORD else (word, "")]
        if counted[word]
    )
    if not rows:
        return Markup("")
    return data_table(Table("verdicts", w.VERDICTS_TABLE, w.VERDICT_COLUMNS, rows), opened=True)


def _meaning(claim: Claim) -> str:
    return claim.modality if claim.verdict == "supported" and claim.modality in ON_RECORD else claim.verdict


def _unsourced(reader: Reader) -> Markup:
    explain = explaining(reader, "unsourced")
    return lines([explain(gap.text) for gap in reader.story.meta.unsourced])


def _date_line(reader: Reader) -> Markup:
    article = reader.story.meta.article
    return Markup("<p><cite>{}</cite></p><p>{}</p>").format(article.title, article.note)


def _editions(reader: Reader) -> Markup:
    """Every edition, the newest first, with what it corrected; and where to follow them."""
    newest = sorted(reader.story.meta.editions, key=lambda edition: edition.date, reverse=True)
    listed = lines([_edition(edition, reader) for edition in newest])
    return listed + Markup('<p><a href="./changes.atom">{}</a></p>').format(w.FEED_LINK)


def _edition(edition: Edition, reader: Reader) -> Markup:
    head = w.EDITION.format(number=edition.number, date=day(edition.date))
    corrections = lines([_correction(correction, reader) for correction in edition.corrections])
    return Markup("<b>{}</b> {}{}").format(head, edition.text, corrections)


def _correction(correction: Correction, reader: Reader) -> Markup:
    """What was wrong and what it says now, with a link to the entry where it is known through the lens."""
    story, kind = reader.story, correction.kind or ""
    entry = story.get(kind, correction.entry) if kind in story.by_id else None
    link = Markup("")
    if entry and (href := shown.address(kind, entry, story)):
        name = w.CORRECTION_SEE.format(name=shown.name(kind, entry, story))
        link = Markup(' <a data-soft href="{}">{}</a>').format(href, name)
    said, says = w.FEED_WAS.format(text=correction.said), w.FEED_IS.format(text=correction.says)
    return Markup("{} {}{}").format(said, says, link)


def _signed(reader: Reader, *, local: bool) -> Markup:
    """Who signs, who has reviewed, where to report an error: what is set, and to people at the machine what is not."""
    meta = reader.story.meta
    facts = [(w.BY_LABEL, meta.by), (w.REVIEWED_LABEL, meta.reviewed_by)]
    rows = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*fact) for fact in facts if fact[1])
    body = Markup('<dl class="x-src-inshort x-src-inshort">{}</dl>').format(rows) if rows else Markup("")
    if meta.contact:
        body += Markup("<p><b>{}:</b> {}</p><p>{}</p>").format(
            w.CONTACT_LABEL, report_link(meta, meta.contact.partition("?")[0]), w.CONTACT_SAY
        )
    else:
        body += Markup("<p>{}</p>").format(w.NO_CONTACT)
    missing = [name for name in ("by", "reviewed_by", "contact") if not _set(meta, name)]
    if missing and local:
        body += Markup('<p class="x-note">{}</p>').format(w.NOT_SET.format(names=", ".join(missing)))
    return body


def _set(meta: Meta, name: str) -> bool:
    return bool(getattr(meta, name))


def _access(_: Reader) -> Markup:
    return Markup('<p>{}</p><h3 class="x-h4">{}</h3>{}<h3 class="x-h4">{}</h3>{}').format(
        w.ACCESS_AIM, w.ACCESS_WORKS, lines(w.ACCESS_GOOD), w.ACCESS_LIMITS, lines(w.ACCESS_BAD)
    )


def _licences(_: Reader) -> Markup:
    return lines(w.LICENCE_LINES)


def _parts(*, local: bool) -> tuple[Part, ...]:
    return (
        ("how", w.METHOD_HOW, _how),
        ("verdicts", w.METHOD_VERDICTS, _verdicts),
        ("unsourced", w.METHOD_UNSOURCED, _unsourced),
        ("recalled", w.METHOD_RECALLED, doubts.recalled),
        ("rivals", w.METHOD_RIVALS, doubts.rival_accounts),
        ("latest", w.METHOD_LATEST, doubts.latest_sources),
        ("date-line", w.METHOD_DATE_LINE, _date_line),
        ("editions", w.METHOD_EDITIONS, _editions),
        ("errors", w.METHOD_ERRORS, partial(_signed, local=local)),
        ("access", w.METHOD_ACCESS, _access),
        ("licences", w.METHOD_LICENCES, _licences),
    )
