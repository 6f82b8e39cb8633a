"""The files that stay as they are: Streamlit's scripts and styles, our fonts and pictures.

Streamlit sends its scripts uncompressed, and a middleware would compress them anew for each reader (40 ms of work for
a first page, 140 ms more for one with charts). Here each is compressed once, when first asked for, and kept. Levels, by
bytes and time of the 60 files of an empty page (2,117 KB) and of the chart library (4,716 KB), on one core:

    gzip 6    507 KB 0.04 s   1419 KB 0.13 s        brotli 6    461 KB 0.04 s   1215 KB 0.14 s
    gzip 9    506 KB 0.06 s   1415 KB 0.18 s        brotli 9    454 KB 0.32 s   1183 KB 0.40 s
    zstd 9    476 KB 0.04 s   1236 KB 0.10 s        brotli 10   427 KB 0.95 s   1082 KB 4.39 s
    zstd 19   448 KB 0.52 s   1126 KB 1.71 s        brotli 11   419 KB 2.56 s   1060 KB 7.84 s

Brotli 6 is the best of what nobody has to wait for, on a host that gives a tenth of a core too.
"""

from __future__ import annotations

import gzip
from asyncio import Lock
from collections import OrderedDict
from collections.abc import Callable

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from server.answers import Answer, answer_to, staying
from server.requests import accepted, path_of, without

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""The best first. Whoever takes zstd takes brotli too."""
COMPRESSIBLE = ("text/", "application/javascript", "application/json", "application/geo+json", "image/svg+xml")
SMALLEST = 500
LARGEST = 16_000_000
ROOM = 48_000_000
"""Bytes kept in memory at most; all of Streamlit's files in all codings take half of it."""
OURS = "/app/static/"
OURS_FRESH = "public, max-age=86400"
"""Our files keep their names when they change, so browsers ask again after a day (and mostly hear 304)."""
STREAMLITS = "/static/"


class Assets:
    """Middleware: compresses these files once, lets browsers keep them, answers 304 where nothing has changed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()
        self.making = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers for the two folders; all else, parts of a file and what is no file pass."""
        path = path_of(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else ""
        asked = Headers(scope=scope) if path else Headers()  # the server's start and end have none
        if not path.startswith((OURS, STREAMLITS)) or "range" in asked:
            await self.app(scope, receive, send)
            return
        plain = without(scope, "accept-encoding", "if-none-match", "if-modified-since")
        answer = await answer_to(self.app, plain, receive, "HEAD")
        if answer.status != 200 or "etag" not in answer.headers:
            await self.app(scope, receive, send)
            return
        await (await self._answer(answer, plain, receive, path, asked, accepted(scope))).send(scope, send)

    async def _answer(
        self, answer: Answer, plain: Scope, receive: Receive, path: str, asked: Headers, codings: frozenset[str]
    ) -> Answer:
        headers = answer.headers
        etag, length = headers["etag"].removeprefix("W/"), int(headers.get("content-length", "0"))
        if path.startswith(OURS):
            headers["cache-control"] = OURS_FRESH
        is_text = headers.get("content-type", "").startswith(COMPRESSIBLE) and SMALLEST <= length <= LARGEST
        if is_text:
            headers["etag"] = f"W/{etag}"  # the same file in several codings
            headers.add_vary_header("Accept-Encoding")
        known = [tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")]
        if etag in known:
            answer.status = 304
            del headers["content-length"]
            return answer
        coding = next((name for name in CODINGS if name in codings), "") if is_text else ""
        if coding:
            headers["content-encoding"] = coding
            del headers["accept-ranges"]
            answer.body = await self._compressed((path, coding, etag), plain, length)
        else:
            answer.body = (await answer_to(self.app, plain, receive, "GET")).body
        return answer

    async def _compressed(self, key: tuple[str, str, str], plain: Scope, length: int) -> bytes:
        if key not in self.kept:
            async with self.making:  # one at a time: a crowd that arrives at once waits for the first
                if key not in self.kept:
                    whole = await answer_to(self.app, plain, staying, "GET")
                    if len(whole.body) != length:  # better slow than wrong: a half file would break every page
                        return await run_in_threadpool(CODINGS[key[1]], whole.body)
                    self.kept[key] = await run_in_threadpool(CODINGS[key[1]], whole.body)
                    while sum(map(len, self.kept.values())) > ROOM:
                        self.kept.popitem(last=False)
        self.kept.move_to_end(key)
        return self.kept[key]
