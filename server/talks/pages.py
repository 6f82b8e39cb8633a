"""The audience's page and the speaker's remote: light pages of our own, without a Streamlit session."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from server import house
from server.talks import told
from server.talks.asking import PRIVATE, WHOLE
from server.talks.codes import base_of
from server.talks.hub import Hub
from server.talks.talk import Talk, code_in
from server.telling import TELLER
from story import wording as w
from story.settings import ROOT

DECK = ROOT / "pages" / "static" / "deck"
_SCRIPT = Markup('<script type="application/json" id="told">{told}</script>\n<script type="module">{script}</script>')
_ENTER = Markup(
    '<main class="enter"><p class="kicker"><a href="{home}">{title}</a></p><h1>{heading}</h1>{said}<form action="{home}follow">'
    '<label for="code">{label}</label><input id="code" name="code" required maxlength="12" autocomplete="off" '
    'autocapitalize="characters" spellcheck="false" value="{typed}"><button>{act}</button></form><p>{hint}</p></main>'
)
_FOLLOW = Markup(
    '<header class="bar"><a href="{home}">{title}</a><span id="live">{waiting}</span></header>'
    '<main><h1 class="sr">{heading}: {title}</h1><noscript><p class="said">{unscripted}</p></noscript>'
    '<ol id="scenes">{scenes}</ol></main>'
    '<nav class="ways" aria-label="{ways}"><button id="previous">{previous}</button><button id="back" hidden>{back}</button>'
    '<button id="next">{next}</button></nav><p class="sr" role="status" id="said"></p>'
)
_REMOTE = Markup(
    '<header class="bar"><span id="state">{waiting}</span><span id="clock"></span><span id="place"></span></header>'
    '<main id="remote" hidden><h1 class="sr">{heading}</h1><p class="kicker" id="title"></p><h2 id="statement"></h2>'
    '<section aria-label="{notes}" id="notes" tabindex="0"></section><p id="then"></p></main>'
    '<p class="said" id="refused" hidden role="alert"></p>'
    '<div class="ways" id="ways" hidden><button id="previous"><span>{previous}</span></button>'
    '<button id="next"><span>{next}</span></button></div>'
    '<div class="low" id="low" hidden><button id="lock" aria-pressed="false">{lock}</button><button id="black" '
    'aria-pressed="false">{black}</button></div><p class="sr" role="status" id="said"></p>'
)


class Pages:
    """What people see at `/follow` and `/remote`."""

    def __init__(self, hub: Hub, views: told.Views) -> None:
        self.hub, self.views = hub, views

    def all(self) -> list[Route]:
        """The routes."""
        return [
            Route("/follow", self.enter, methods=["GET"]),
            Route("/follow/{code}", self.follow, methods=["GET"]),
            Route("/remote", self.remote, methods=["GET"]),
        ]

    async def enter(self, request: Request) -> Response:
        """Asks for a code; with one, leads to its page."""
        typed = request.query_params.get("code", "")
        if code := code_in(typed):
            return RedirectResponse(f"{base_of(request.scope[WHOLE])}follow/{code}", 303, PRIVATE)
        return await run_in_threadpool(_enter, base_of(request.scope[WHOLE]), typed[:12], 404 if typed else 200)

    async def follow(self, request: Request) -> Response:
        """The talk of a code, or the question for another one."""
        home, typed = base_of(request.scope[WHOLE]), request.path_params["code"]
        code = code_in(typed)
        talk = await self.hub.find(code) if code else None
        if talk is None:
            return await run_in_threadpool(_enter, home, code or typed[:12], 404)
        return await run_in_threadpool(_follow, home, talk, self.views)

    async def remote(self, request: Request) -> Response:
        """The remote. It knows nothing before its link's fragment has told it the key."""
        return await run_in_threadpool(_remote, base_of(request.scope[WHOLE]))


def _enter(home: str, typed: str, status: int) -> Response:
    said = Markup('<p class="said" role="alert">{}</p>').format(w.FOLLOW["unknown"]) if typed else Markup("")
    body = _ENTER.format(
        home=home, title=TELLER.telling().title, heading=w.FOLLOW["heading"], said=said, label=w.FOLLOW["code"],
        typed=typed, act=w.FOLLOW["act"], hint=w.FOLLOW["hint"],
    )  # fmt: skip
    return _page(home, w.FOLLOW["heading"], body, {}, "", status)


def _follow(home: str, talk: Talk, views: told.Views) -> Response:
    words = w.FOLLOW
    style, scenes = told.for_readers(talk, home, views)
    body = _FOLLOW.format(
        home=home, title=TELLER.telling().title, heading=words["heading"], waiting=words["connecting"],
        unscripted=words["unscripted"], scenes=scenes, ways=words["ways"],
        previous=words["previous"], next=words["next"], back=words["back"],
    )  # fmt: skip
    facts = {"events": f"{home}talk/{talk.code}/events", "scene": talk.scene, "words": words}
    return _page(home, words["heading"], body, facts, _file("follow.mjs"), style=style)


def _remote(home: str) -> Response:
    words = w.REMOTE
    body = _REMOTE.format(
        heading=words["heading"], waiting=words["connecting"], notes=w.DECK["notes"], previous=words["previous"],
        next=words["next"], lock=words["lock"], black=w.DECK["black"],
    )  # fmt: skip
    script = (
        f"import {{startRemote}} from '{home}app/static/deck/remote.mjs';startRemote(JSON.parse(told.textContent));"
    )
    return _page(home, words["heading"], body, {"home": home, "words": words}, script, kind="remote")


def _page(
    home: str,
    heading: str,
    body: Markup,
    facts: Mapping[str, object],
    script: str,
    status: int = 200,
    kind: str = "follow",
    style: str = "",
) -> Response:
    text = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
    scripts = _SCRIPT.format(told=Markup(text), script=Markup(script))  # noqa: S704 (ours; '<' is escaped)
    page = house.document(TELLER.telling(), home, heading, body + scripts, style + _file("phones.css"), kind)
    return HTMLResponse(page, status, PRIVATE)


@cache
def _file(name: str) -> str:
    """A file of ours that goes into a page: over a hall's network one answer comes sooner than three."""
    return (DECK / name).read_text(encoding="utf-8")
