"""What stands on every page: masthead, kicker and lens, what was ignored, the heading, the foot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from components import url
from components.blocks.remembered import remembered
from components.blocks.share import credit, share_button
from components.blocks.sheet import gather, html
from components.dates import day
from components.reader import Reader
from components.ready import Ready
from story import Story
from story import wording as w
from story.addresses import BY_ID, Page
from story.languages import spoken
from story.model.frame import Meta


def masthead(pages: tuple[str, ...], current: str, lens: str) -> None:
    """Brand and navigation: a bar from 1100 px, below that a menu whose button names the page. Pages by their ids."""
    with st.container(key="masthead"):
        st.html(_masthead(pages, current, lens, spoken()))


@lru_cache(maxsize=64)
def _masthead(pages: tuple[str, ...], current: str, lens: str, _language: str) -> Ready:
    there = [BY_ID[id] for id in pages]
    links = Markup("").join(_nav_link(page, current, lens) for page in there if page.access == "public" and page.in_bar)
    title = w.SHORT_PAGES.get(current, w.PAGES[current])
    body = Markup(
        '<header class="x-mast"><a class="x-brand" data-soft href="{home}" aria-label="{first}"><i></i><i></i></a>'
        '<nav aria-label="{label}"><button type="button" class="x-menu x-i-menu" popovertarget="x-menu">'
        "<b>{menu}</b> <span>{title}</span></button>"
        '<div class="x-menu-wide"><ul class="x-nav">{links}</ul></div>'
        '<div class="x-sheet" popover id="x-menu"><ul class="x-nav">{links}</ul></div></nav>{search}</header>'
    ).format(
        home=url.href("home", lens), first=w.PAGES["home"], label=w.NAVIGATION, menu=w.MENU, title=title, links=links,
        search=_search_link(current, lens),
    )  # fmt: skip
    return Ready(body)


def _search_link(current: str, lens: str) -> Markup:
    """The way into the search: a link to its page, which the frame's script opens as a box in place."""
    here = Markup(' aria-current="page"') if current == "search" else Markup("")
    return Markup(
        '<a class="x-find x-i-search" data-soft data-search data-key="search" data-words="{}" href="{}" aria-label="{}"'
        ' aria-keyshortcuts="/"{}><span>{}</span><kbd>/</kbd></a>'
    ).format(json.dumps(w.SEARCH_BOX), url.href("search", lens), w.PAGES["search"], here, w.PAGES["search"])


def _nav_link(page: Page, current: str, lens: str) -> Markup:
    here = Markup(' aria-current="page"') if page.id == current else Markup("")
    title = w.SHORT_PAGES.get(page.id, w.PAGES[page.id])
    return Markup('<li><a data-soft data-key="nav-{}" href="{}"{}>{}</a></li>').format(
        page.id, url.href(page.id, lens), here, title
    )


def top(reader: Reader, title: str, lead: str | None = None, *, kicker: str | None = None) -> None:
    """Kicker, lens, what the link asked for in vain, and the page's one h1."""
    html(_top(reader, title, lead, kicker))


@remembered
def _top(reader: Reader, title: str, lead: str | None, kicker: str | None) -> Markup:
    given, story = reader.given, reader.story
    body = Markup('<div class="x-top"><p class="x-kicker">{}</p>{}</div>').format(
        kicker or w.PAGES[given.page.id], tools(reader)
    )
    body += notices(given.sentences(), story)
    body += Markup('<h1 class="x-h1">{}</h1>').format(title)
    if lead:
        body += Markup('<p class="x-lead">{}</p>').format(lead)
    return body


def tools(reader: Reader) -> Markup:
    """What a reader can do on every page: change the lens, present the story, share the view."""
    return Markup('<div class="x-tools">{}{}{}</div>').format(
        lens_switch(reader.given, reader.story), _present_link(reader), share_button(reader)
    )


def _present_link(reader: Reader) -> Markup:
    """The way onto the stage, by one click or one key; on a phone it stands in the foot."""
    if not BY_ID["present"].is_in(reader.story):
        return Markup("")
    return Markup(
        '<a class="x-btn x-tool x-i-present" data-soft data-present data-key="present" href="{}" aria-keyshortcuts="p">'
        "<span>{}</span></a>"
    ).format(reader.href("present"), w.PAGES["present"])


def lens_switch(given: url.Given, story: Story) -> Markup:
    """As known on the day of the article, or now."""
    date = day(story.meta.lens_date)
    parts = []
    for lens, label, long in (
        ("day", w.LENS_DAY, w.LENS_DAY_LONG.format(date=date)),
        ("now", w.LENS_NOW, w.LENS_NOW_LONG),
    ):
        here = Markup(' aria-current="true"') if given.lens == lens else Markup("")
        parts.append(
            Markup('<a data-soft data-key="lens-{}" href="{}" title="{}"{}>{}</a>').format(
                lens, replace(given, lens=lens).href(), long, here, label
            )
        )
    return Markup('<div class="x-lens" role="group" aria-label="{}">{}</div>').format(w.LENS, Markup("").join(parts))


def notices(ignored: Sequence[str], story: Story) -> Markup:
    """What the link asked for and did not get; that the lens hides what came later."""
    body = Markup("")
    if ignored:
        lines = Markup("").join(Markup("<p>{}</p>").format(line) for line in ignored)
        body += Markup('<div class="x-said" role="status">{}</div>').format(lines)
    if story.lens == "day":
        body += Markup('<p class="x-lensnote">{}</p>').format(w.LENS_NOTE.format(date=day(story.meta.lens_date)))
    return body


def arrive(page: str, target: str = "", *, keep: bool = False, alone: Literal["", "screen", "all"] = "") -> None:
    """Tells the frame's script where the reader is: it moves focus to the heading, or to the element `target`.

    `keep` for a selection within a page: on arrival by link the target is shown, a choice on the page keeps its focus.
    `alone` for an entry of a list: in another page it stands alone; `all`: on paper, too.
    """
    flags = Markup(' data-keep=""') if keep else Markup("")
    flags += Markup(' data-alone="{}"').format(alone) if alone else Markup("")
    gather(Markup('<div hidden data-arrive="{}" data-target="{}"{}></div>').format(page, target, flags))


def foot(story: Story) -> None:
    """Edition and as-of date, the ways to pages that the bar lacks and to the method, where to report an error of this view.

    In another page: the credit, and the way to the whole view.
    """
    html(_credit(story) if st.context.is_embedded else _foot(story))


@lru_cache(maxsize=8)
def _foot(story: Story) -> Markup:
    edition, ways = story.meta.edition, dict.fromkeys(("walk", "present", "glossary")) | {"sources": "method"}
    links = Markup("").join(
        Markup('<a data-soft href="{}">{}</a>').format(url.href(id, story.lens, view=view), w.PAGES[id])
        for id, view in ways.items()
        if BY_ID[id].is_in(story)
    )
    return Markup('<footer class="x-foot"><span>{}</span><span>{}</span>{}{}</footer>').format(
        w.EDITION.format(number=edition.number, date=day(edition.date)),
        w.AS_OF.format(date=day(story.meta.as_of)),
        links,
        report_link(story.meta, w.REPORT_ERROR),
    )


def _credit(story: Story) -> Markup:
    return Markup(
        '<footer class="x-foot"><span>{}</span><a data-whole href="./" target="_blank">{}</a></footer>'
    ).format(credit(story), w.OPEN_WHOLE)


def report_link(meta: Meta, label: str) -> Markup:
    """A link that reports an error, by e-mail or by a form, where the story names an address for that; else nothing.

    The frame's script puts title and address of the view into it; until then the story's stand there.
    """
    if not meta.contact:
        return Markup("")
    if "@" in meta.contact and not meta.contact.startswith("https://"):
        subject, body = quote(w.REPORT_SUBJECT, safe="{}"), quote(w.REPORT_BODY, safe="{}")
        form = f"mailto:{quote(meta.contact, safe='@+')}?subject={subject}&body={body}"
    else:
        form = meta.contact
    plain = form.replace("{title}", quote(meta.title, safe="")).replace("{address}", quote(meta.address or "", safe=""))
    away = Markup(' target="_blank" rel="noopener"') if form is meta.contact else Markup("")
    return Markup('<a href="{}" data-report="{}"{}>{}</a>').format(plain, form, away, label)
