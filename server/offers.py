"""What the app offers to machines beside its pages: pictures of links, oEmbed, a sitemap, a feed, what crawlers may read.

A middleware, not routes: routes do not know `server.baseUrlPath`.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from threading import Thread

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server import gallery
from server.feed import feed
from server.oembed import answer, found, most
from server.origin import of_request, origin_of
from server.requests import path_of
from server.robots import robots
from server.sitemap import sitemap
from server.telling import told

Offer = Callable[[Request], Awaitable[Response]]
NO_ADDRESS = "The address of this app is not known: set 'address' in story.yaml."


class Offers:
    """Middleware: answers for these paths, passes all others, and has the pages' pictures drawn after the start."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers GET and HEAD; other methods get 405."""
        if scope["type"] == "lifespan":
            Thread(target=gallery.GALLERY.fill, daemon=True).start()
        offer = _offer(path_of(scope)) if scope["type"] == "http" else None
        if offer is None:
            await self.app(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await PlainTextResponse("Method Not Allowed", 405, {"allow": "GET, HEAD"})(scope, receive, send)
        else:
            await (await offer(Request(scope, receive)))(scope, receive, send)


def _offer(path: str) -> Offer | None:
    if path.startswith(gallery.FOLDER) and path.endswith(gallery.ENDING):
        return gallery.picture
    return OFFERS.get(path)


async def robots_answer(request: Request) -> Response:
    """`/robots.txt`."""
    telling = await run_in_threadpool(told)
    origin = origin_of(request.scope, telling)
    caching = origin.caching if origin else "private, no-cache"
    return PlainTextResponse(robots(origin), headers={"cache-control": caching})


async def sitemap_answer(request: Request) -> Response:
    """`/sitemap.xml`."""
    telling = await run_in_threadpool(told)
    if (origin := origin_of(request.scope, telling)) is None:
        return PlainTextResponse(NO_ADDRESS, 404)
    body = await run_in_threadpool(sitemap, telling, origin)
    return Response(body, media_type="application/xml", headers={"cache-control": origin.caching})


async def feed_answer(request: Request) -> Response:
    """`/changes.atom`."""
    telling = await run_in_threadpool(told)
    if (origin := origin_of(request.scope, telling)) is None:
        return PlainTextResponse(NO_ADDRESS, 404)
    body = await run_in_threadpool(feed, telling, origin)
    return Response(body, media_type="application/atom+xml", headers={"cache-control": origin.caching})


async def oembed_answer(request: Request) -> Response:
    """`/oembed?url=…`: 400 without a link, 404 for one that is not ours, 501 for another format than JSON."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        return PlainTextResponse("Not Implemented: only format=json", 501)
    if not asked.get("url"):
        return PlainTextResponse("Bad Request: url is missing", 400)
    telling = await run_in_threadpool(told)
    origin = origin_of(request.scope, telling)
    roots = [root for root in (origin and origin.root, of_request(request.scope)) if root]
    said = found(telling, roots, asked["url"])
    if origin is None or said is None:
        return PlainTextResponse("Not Found: no page of this app", 404)
    body = answer(telling, origin, said, most(asked.get("maxwidth")), most(asked.get("maxheight")))
    headers = {"cache-control": origin.caching, "access-control-allow-origin": "*"}
    return Response(json.dumps(body, ensure_ascii=False), media_type="application/json", headers=headers)


OFFERS: dict[str, Offer] = {
    "/robots.txt": robots_answer,
    "/sitemap.xml": sitemap_answer,
    "/changes.atom": feed_answer,
    "/oembed": oembed_answer,
}
