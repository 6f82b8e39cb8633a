"""The pictures of links, kept: each page's is drawn after the start, a selection's when somebody first asks.

`/preview/<page>.png` with the link's own parameters. Only what the story holds makes a picture of its own: whatever else
a query says gives the page's, so nobody can make us draw without end. One is drawn at a time (they share fonts, and
readers need the processor too); who comes when several wait gets the page's picture, and is told not to keep it.
"""

from __future__ import annotations

import hashlib
import time
from asyncio import Lock
from collections import OrderedDict
from datetime import timedelta
from threading import Lock as ThreadLock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.cards import Card, Mark, drawn
from server.previews import Preview, edition_line, preview, query_of
from server.requests import path_of
from server.telling import Telling, told
from story import Story
from story import wording as w
from story.dates import span

ROOM = 12_000_000
"""Bytes of pictures kept at most: some 400 of them."""
QUEUE = 6
"""Pictures that may wait to be drawn."""
ABOUT_TIME = ("home", "timeline", "journey")
"""Pages whose pictures show the story's days."""
MOST_DAYS = 14
PAUSE = 8.0
"""Seconds from the start to the first picture, so that the first reader has the processor."""
BREATH = 0.2
FRESH = "public, max-age=86400"
FOLDER, ENDING = "/preview/", ".png"


class Gallery:
    """The pictures that were drawn, the last used ones. Safe to ask from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self.kept: OrderedDict[Card, bytes] = OrderedDict()
        self.drawing = ThreadLock()
        self.looking = ThreadLock()
        self.turn = Lock()
        self.waiting = 0

    def known(self, card: Card) -> bytes | None:
        """The picture, if it was drawn before."""
        with self.looking:
            if card in self.kept:
                self.kept.move_to_end(card)
            return self.kept.get(card)

    def picture(self, card: Card) -> bytes:
        """The picture, drawn now if need be."""
        with self.drawing:
            found = self.known(card)
            if found is None:
                found = drawn(card)
                with self.looking:
                    self.kept[card] = found
                    while sum(map(len, self.kept.values())) > self.room:
                        self.kept.popitem(last=False)
            return found

    async def asked(self, card: Card) -> bytes | None:
        """The picture, or None where too many are waiting for theirs."""
        if (found := self.known(card)) or self.waiting >= QUEUE:
            return found
        self.waiting += 1
        try:
            async with self.turn:  # waiting costs no thread
                return await run_in_threadpool(self.picture, card)
        finally:
            self.waiting -= 1

    def fill(self, pause: float = PAUSE, breath: float = BREATH) -> None:
        """Draws the pictures of all pages, with a pause before each: for a thread of its own."""
        time.sleep(pause)
        telling = told()
        for page in telling.pages:
            if page.access == "public":
                self.picture(card_of(telling, preview(telling, page, {})))
                time.sleep(breath)


GALLERY = Gallery()


async def picture(request: Request) -> Response:
    """`/preview/<page>.png`: the picture of a link, or 404 where there is no such page."""
    telling = await run_in_threadpool(told)
    name = path_of(request.scope).removeprefix(FOLDER).removesuffix(ENDING)
    page = next((p for p in telling.pages if p.access == "public" and (p.path or p.id) == name), None)
    if page is None:
        return PlainTextResponse("Not Found", 404)
    card = card_of(telling, preview(telling, page, query_of(request.scope["query_string"])))
    body, caching = await GALLERY.asked(card), FRESH
    if body is None:
        body, caching = GALLERY.known(card_of(telling, preview(telling, page, {}))), "no-store"
    if body is None:
        return PlainTextResponse("Service Unavailable", 503, {"retry-after": "10", "cache-control": "no-store"})
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"cache-control": caching, "etag": tag}
    if tag in (part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="image/png", headers=headers)


def card_of(telling: Telling, said: Preview) -> Card:
    """What the picture of a link says."""
    story = telling.on_the_day if said.lens == "day" else telling.now
    titles = (said.title, w.PAGES[said.page.id], story.meta.title)
    days = marks(story, said.day) if said.page.id in ABOUT_TIME else ()
    whose = (story.meta.by or "") if said.home else story.meta.title
    return Card(said.kicker, titles, said.description, whose, edition_line(telling, said.lens), days)


def marks(story: Story, chosen: str | None) -> tuple[Mark, ...]:
    """The story's days for the strip; () where there are none, or more than it holds."""
    whole = span(story.meta.days)
    if not story.days or whole.first is None or whole.last is None:
        return ()
    last = min(whole.last, story.meta.lens_date) if story.lens == "day" else whole.last
    known = {span(entry.date).first: entry for entry in story.days}
    found = []
    for number in range((last - whole.first).days + 1):
        entry = known.get(whole.first + timedelta(days=number))
        told = any(story.event(id).told for id in entry.events) if entry else None
        here = entry is not None and (entry.id == chosen if chosen else entry.main)
        found.append(Mark(told, here))
    return tuple(found) if len(found) <= MOST_DAYS else ()
