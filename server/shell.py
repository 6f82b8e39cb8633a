"""The HTML of our pages: Streamlit's one shell, told apart by address before any script has run.

Streamlit serves the same page for every path, known or not, with status 200, in English, called "Streamlit". So each
page gets its own language, title and description, and the story in short for readers (and machines) without scripts;
a path that is no page gets the house's 404. Whatever is not that shell passes untouched.
"""

from __future__ import annotations

import re
from threading import Thread

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server import first, house, tags, theme
from server.answers import Answer, answer_to
from server.origin import Origin, origin_of
from server.previews import Preview, preview, query_of
from server.requests import is_local, path_of, without
from server.telling import Telling, begin, told
from story import wording as w

MARK = b'<div id="root">'
"""What Streamlit's shell has and no other page that passes here."""
OTHERS = ("/media/", "/component/", "/app/static/", "/_stcore/bidi-components/", "/data/")
"""Paths whose HTML, if any, belongs to somebody else."""
CONDITIONS = ("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range", "range")
STALE = ("etag", "last-modified", "accept-ranges", "vary")

# The reader's own choice of theme is kept by Streamlit in the browser; without one the system's holds.
_GROUND_SCRIPT = (
    "try{let t=new URLSearchParams(location.search).getAll('embed_options').join()"
    "+localStorage.getItem('stActiveTheme-'+location.pathname+'-v2');"
    "document.documentElement.dataset.ground=(/(dark|light)(_theme|\\b)/i.exec(t)||[,''])[1].toLowerCase()}catch{}"
)
# Streamlit fetches its icon font (375 KB) before anything shows an icon. It comes all the same when one does.
_ICONS_SCRIPT = (
    "{let load=document.fonts.load;document.fonts.load=(font,...text)=>"
    "/Material Symbols/.test(font)?Promise.resolve([]):load.call(document.fonts,font,...text)}"
)
# Before Streamlit knows our theme it paints its own ground, and its link for skipping fetches its own font (170 KB).
_UNTIL_THEMED = (
    ".stApp[data-test-script-state=initial]{background:transparent}"
    "[data-testid=stSkipToContent]{font-family:system-ui,sans-serif!important}"
)


class Shell:
    """Middleware: gives each page its own HTML and each unknown path its 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers GET and HEAD for pages; all else passes."""
        if scope["type"] == "lifespan":
            Thread(target=begin, daemon=True).start()
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or path_of(scope).startswith(OTHERS):
            await self.app(scope, receive, send)
            return
        asked = without(scope, *CONDITIONS)
        held: Answer | None = None

        async def through(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_html(message):
                held = Answer(message["status"], MutableHeaders(raw=list(message["headers"])))
            elif held is not None:
                held.body += message.get("body", b"")
            else:
                await send(message)

        await self.app(asked, receive, through)
        if held is not None:
            if scope["method"] == "HEAD":
                held = await answer_to(self.app, asked, receive, "GET")
            await (await self._page(held, scope) if MARK in held.body else held).send(scope, send)

    async def _page(self, shell: Answer, scope: Scope) -> Answer:
        telling = await run_in_threadpool(told)
        page = telling.page_at(path_of(scope), local=is_local(scope))
        for name in STALE:
            del shell.headers[name]
        shell.headers["content-type"] = "text/html; charset=utf-8"
        shell.headers["cache-control"] = "no-cache"
        if page:
            said = preview(telling, page, query_of(scope["query_string"]))
            shell.body = _told(shell.body.decode(), telling, said, origin_of(scope, telling)).encode()
        else:
            shell.status, shell.body = 404, house.not_found(telling, _home(scope)).encode()
        if page is None or page.access != "public":
            shell.headers["x-robots-tag"] = "noindex"
        return shell


def _is_html(start: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in start["headers"])


def _home(scope: Scope) -> str:
    path, below = str(scope["path"]), path_of(scope)
    return f"{path.removesuffix(below)}/"


def _told(shell: str, telling: Telling, said: Preview, origin: Origin | None) -> str:
    """Streamlit's shell with what a reader, a search engine and a link preview need of this page."""
    language = re.sub(r"[^A-Za-z0-9-]", "", telling.language)
    # What we replace or hide: the agent's door, the preload of a font that is only a fallback here, Streamlit's icon.
    shell = re.sub(r'\s*(<!--((?!-->).)*-->\s*)?<link\s+rel="service-desc"[^>]*>', "", shell, flags=re.DOTALL)
    shell = re.sub(r"\s*<noscript>.*?</noscript>", "", shell, flags=re.DOTALL)
    if theme.first_fonts():
        shell = re.sub(r'\s*<link\s+rel="preload"[^>]*\sas="font"[^>]*>', "", shell)
    shell = shell.replace('href="./favicon.png"', 'href="./app/static/icon.png"')
    shell = re.sub(r"<html[^>]*>", f'<html lang="{language}">', shell, count=1)
    shell = re.sub(r"<title>.*?</title>", lambda _: _head(telling, said, origin), shell, count=1, flags=re.DOTALL)
    opening = f"{_without_scripts(telling)}{first.screen(telling, said.page)}"
    return re.sub(r"<body[^>]*>", lambda body: f"{body[0]}{opening}", shell, count=1)


def _head(telling: Telling, said: Preview, origin: Origin | None) -> Markup:
    fonts = Markup("").join(
        Markup('<link rel="preload" href="./{}" as="font" type="font/woff2" crossorigin>').format(font["url"])
        for font in theme.first_fonts()
    )
    ground = (
        f"@media screen{{html{{{theme.colours('light')}background:var(--ground)}}"
        f"@media(prefers-color-scheme:dark){{html:not([data-ground=light]){{{theme.colours('dark')}}}}}"
        f"html[data-ground=dark]{{{theme.colours('dark')}}}}}"
        f"{first.sheet()}{_UNTIL_THEMED}.x-unscripted{{max-width:38em;margin:0 auto;padding:2rem 1.25rem;"
        f"color:var(--text);font:1.0625rem/1.5 {theme.stack()}}}"
        f".x-unscripted h1{{font:600 1.9rem/1.15 {theme.stack(heading=True)};margin:0}}"
    )
    title = Markup("<title>{}</title>").format(telling.title_of(said.page))
    words = tags.description(said)
    if said.page.access == "public":
        words += tags.tags(telling, said, origin)
    rest = f'<style id="x-house">{ground}</style><script>{_GROUND_SCRIPT}{_ICONS_SCRIPT}</script>'
    return title + words + fonts + first.preloads() + Markup(rest)  # noqa: S704 (of settings, cleaned)


def _without_scripts(telling: Telling) -> Markup:
    sentences = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in telling.sentences)
    return Markup(
        "<noscript><style>.x-first{{display:none}}</style>"
        '<div class="x-unscripted"><h1>{}</h1><p>{}</p><p>{}</p><ol>{}</ol></div></noscript>'
    ).format(telling.title, telling.standfirst, w.WITHOUT_SCRIPTS, sentences)
