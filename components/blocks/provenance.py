"""Provenance chips: filled = told by the article, hollow and dashed = added by us. A chip opens its passage in place."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from markupsafe import Markup

from components import url
from components.dates import day, written
from story import Story
from story import wording as w
from story.model.base import ArticleRef, SourceRef
from story.model.frame import Source

Reference = ArticleRef | SourceRef
_CHIP = Markup(
    '<button type="button" class="x-prov {kind}" popovertarget="{id}" style="anchor-name:--{id}" '
    'aria-label="{name}: {label}">{label}</button>'
    '<span popover id="{id}" class="x-pop" style="position-anchor:--{id}">{body}</span>'
)


def chips(provenance: Sequence[Reference], story: Story, owner: str) -> Markup:
    """The chips of a statement. `owner` names the statement: it keeps the popovers' ids apart and stable.

    On the day a statement that we could source to later pages only says so.
    """
    parts = [_chip(ref, story, f"{owner}-{number}") for number, ref in enumerate(provenance)]
    if not parts and story.lens == "day":
        parts = [_later(story, owner)]
    return Markup('<span class="x-chips">{}</span>').format(Markup(" ").join(parts)) if parts else Markup("")


def key() -> Markup:
    """What filled and hollow mean: not links, no popovers."""
    return Markup('<span class="x-prov art">{}</span> <span class="x-prov add">{}</span>').format(w.TOLD, w.ADDED)


def place(section: str, paragraph: int, story: Story) -> str:
    """A place in the article in words: 'Lead, ¶1'."""
    entry = story.get("sections", section)
    heading = (entry.heading if entry else section) or w.LEAD
    return w.PLACE_IN_ARTICLE.format(section=heading, paragraph=paragraph)


def _chip(ref: Reference, story: Story, owner: str) -> Markup:
    id = f"p{crc32(owner.encode()):08x}"
    if isinstance(ref, ArticleRef):
        label = place(ref.section, ref.paragraph, story)
        return _CHIP.format(kind="art", id=id, name=w.TOLD, label=label, body=_told(ref, story, label))
    source = story.get("sources", ref.source)
    label = source.short if source else ref.source
    return _CHIP.format(kind="add", id=id, name=w.ADDED_SHORT, label=label, body=_added(ref, source, story))


def _later(story: Story, owner: str) -> Markup:
    id = f"p{crc32(owner.encode()):08x}"
    body = Markup("<b>{}</b>{}").format(
        w.SOURCED_LATER, w.SOURCED_LATER_LONG.format(date=day(story.meta.lens_date), now=w.LENS_NOW)
    )
    return _CHIP.format(kind="add", id=id, name=w.ADDED_SHORT, label=w.SOURCED_LATER, body=body)


def _told(ref: ArticleRef, story: Story, label: str) -> Markup:
    words = Markup("<q>{}</q>").format(ref.quote) if ref.quote else _points(ref, story)
    link = Markup('<a data-soft href="{}">{}</a>').format(
        url.href("article", story.lens, section=ref.section), w.READ_SECTION
    )
    return Markup("<b>{} · {}</b>{}{}").format(w.TOLD, label, words, link)


def _points(ref: ArticleRef, story: Story) -> Markup:
    section = story.get("sections", ref.section)
    points = [point.text for point in section.points if point.paragraph == ref.paragraph] if section else []
    return Markup("<i>{}</i>").format(points[0]) if points else Markup("")


def _added(ref: SourceRef, source: Source | None, story: Story) -> Markup:
    words = Markup("<i>{}</i>") if ref.paraphrase else Markup("<q>{}</q>")
    notes = [w.PARAPHRASED] if ref.paraphrase else []
    if ref.locator:
        notes.append(ref.locator)
    if source is None:
        return words.format(ref.passage)
    about = Markup("<small>{}, {}. {}</small>").format(
        source.publisher, written(source.date) or w.UNDATED, " · ".join([*notes, *remarks(source)])
    )
    links = Markup('<a data-soft href="{}">{}</a>').format(
        url.href("sources", story.lens, source=source.id), w.ABOUT_SOURCE
    )
    if source.url:
        links = outside(source.url, w.OPEN_SOURCE) + links
    return Markup("<b>{}</b>{}{}{}").format(source.title, words.format(ref.passage), about, links)


def remarks(source: Source) -> list[str]:
    """What a reader should know of a source before trusting it."""
    found = [w.NOT_OPENED] if source.basis == "recalled" else []
    if source.copy_of:
        found.append(w.COPY_OF.format(owner=source.copy_of))
    if source.party:
        found.append(w.PARTY)
    return found


def outside(address: str, label: str) -> Markup:
    """A link out of the app, in a new tab."""
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(address, label)
