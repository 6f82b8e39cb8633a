"""The first screen, before any script has run: masthead, and on the first page headline and standfirst.

Streamlit needs half a megabyte of scripts and two round trips before it draws anything. What a reader came for stands in
the HTML, in the same type and place, over the page that is being built; it goes as soon as that page has been drawn.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit
from markupsafe import Markup

from server import theme
from server.telling import Telling
from story import wording as w
from story.addresses import Page
from story.settings import ROOT

STATIC = ROOT / "pages" / "static"
ORDER = ("tokens", "first", "frame", "pages")
"""Sheets that come before those of single pages."""
CHUNKS = ("Html.*.js", "purify.es.*.js")
"""Streamlit's scripts that draw our HTML: it asks for them only when the first HTML has come."""
STYLE = (
    ".x-first{position:fixed;inset:0;z-index:1000000;overflow:hidden;background:var(--ground);color:var(--text);"
    "--x-text:var(--text);--x-accent:var(--accent);--x-bg:var(--ground);--x-line:var(--line);--x-muted:var(--muted);"
    "color-scheme:light dark}.x-first .x-mast{border-bottom:1px solid var(--line)}"
    ".x-first .x-body{padding:4.45rem clamp(1rem,4vw,3.5rem) 0;margin-top:-3.6rem}"
)
# It goes when the page has been drawn, when Streamlit has something to say in a dialog, or after a while.
SCRIPT = Markup(
    "{const first=document.querySelector('.x-first'),seen=new MutationObserver(()=>{"
    "if(document.querySelector('[data-arrive],[role=dialog]'))go()}),go=()=>{seen.disconnect();first.remove()};"
    "seen.observe(document.body,{childList:true,subtree:true});setTimeout(go,15000)}"
)


@cache
def sheet() -> str:
    """The rules of the first screen and of the pages, for the head: with them there, nothing moves when a page comes."""
    size = streamlit.get_option("theme.baseFontSize") or 16
    faces = "".join(
        f"@font-face{{font-family:'{font['family']}';src:url('./{font['url']}') format('woff2');"
        f"font-weight:{font['weight']};font-display:swap}}"
        for font in theme.first_fonts()
    )
    root = (
        f"html:has(.x-first){{font-size:{int(size)}px!important}}body{{margin:0}}"
        # What grows behind it is neither read out twice nor a shift of what is seen.
        "html:has(.x-first) #root{visibility:hidden}"
    )
    found = sorted(STATIC.glob("*.css"), key=lambda file: (file.stem not in ORDER, file.stem))
    sheets = "".join(file.read_text(encoding="utf-8") for file in found)
    plain = re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL))
    return f"{faces}{root}{plain}{STYLE}"


@cache
def preloads() -> Markup:
    """Links that fetch early the scripts which Streamlit would ask for late."""
    scripts = Path(streamlit.__file__).parent / "static" / "static" / "js"
    found = [path.name for pattern in CHUNKS for path in scripts.glob(pattern)]
    return Markup("").join(Markup('<link rel="modulepreload" href="./static/js/{}">').format(name) for name in found)


def screen(telling: Telling, page: Page) -> Markup:
    """The first screen of a page, and the script that takes it away."""
    links = Markup("").join(
        Markup('<li><a href="./{}"{}>{}</a></li>').format(
            entry.path,
            Markup(' aria-current="page"') if entry is page else Markup(""),
            w.SHORT_PAGES.get(entry.id, w.PAGES[entry.id]),
        )
        for entry in telling.pages
        if entry.access == "public" and entry.in_bar
    )
    return Markup(
        '<div class="x-first"><header class="x-mast"><span class="x-brand"><i></i><i></i></span><nav aria-label="{}">'
        '<span class="x-menu x-i-menu">{} <span>{}</span></span>'
        '<div class="x-menu-wide"><ul class="x-nav">{}</ul></div></nav>'
        '<a class="x-find x-i-search" href="./search" aria-label="{}"><span>{}</span><kbd>/</kbd></a></header>'
        "{}</div><script>{}</script>"
    ).format(
        w.NAVIGATION, w.MENU, w.SHORT_PAGES.get(page.id, w.PAGES[page.id]), links, w.PAGES["search"], w.PAGES["search"],
        _front(telling, page), SCRIPT,
    )  # fmt: skip


def _front(telling: Telling, page: Page) -> Markup:
    """Headline and standfirst, on the first page; the other pages' titles depend on what the link asks for."""
    if page.path:
        return Markup("")
    return Markup(
        '<div class="x-body"><div class="x-page"><div class="x-top" style="min-height:44px"><p class="x-kicker">{}</p></div>'
        '<div class="x-front"><div><h1 class="x-headline">{}</h1><p class="x-standfirst">{}</p></div></div></div></div>'
    ).format(telling.kicker, telling.title, telling.standfirst)
