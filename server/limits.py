"""Limits of what we read."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from story import wording as w

LONGEST_URL = 4000


class Limits:
    """Middleware: a longer address than any link of ours gets one sentence, status 414, before anything reads it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 414 or passes the request on."""
        if scope["type"] == "http":
            path = scope.get("raw_path") or str(scope["path"]).encode()
            if len(path) + len(scope["query_string"]) > LONGEST_URL:
                sentence = w.TOO_LONG.format(most=LONGEST_URL)
                await PlainTextResponse(sentence, 414, {"cache-control": "no-store"})(scope, receive, send)
                return
        await self.app(scope, receive, send)
