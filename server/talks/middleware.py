"""Answers for the addresses of talks. A middleware, not routes: routes do not know `server.baseUrlPath`."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.requests import path_of
from server.talks.asking import WHOLE, Refused, refusal
from server.talks.hub import Hub, Unreachable, hub
from server.talks.pages import Pages
from server.talks.routes import Routes
from server.talks.told import Views

OURS = ("/talk/", "/follow/", "/remote/")


def _unknown(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    return refusal(request, Refused(status, "method" if status == 405 else "nothing"))


class Talks:
    """Middleware: talks are answered here, all else passes. `views` draws what phones show of the scenes."""

    def __init__(self, app: ASGIApp, views: Views, kept: Hub | None = None) -> None:
        self.app = app
        self.hub = kept or hub()
        routes = [*Routes(self.hub).all(), *Pages(self.hub, views).all()]
        handlers: dict[Any, Callable[[Request, Exception], Response]] = {
            Refused: refusal,
            Unreachable: refusal,
            HTTPException: _unknown,
        }
        self.talks = Starlette(routes=routes, exception_handlers=handlers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or passes the request on."""
        if scope["type"] == "lifespan":
            _when_stopping(self.hub.crowd.close)
            try:
                await self.app(scope, receive, send)
            finally:
                await self.hub.close()
            return
        path = path_of(scope) if scope["type"] == "http" else ""
        if f"{path}/".startswith(OURS):
            await self.talks({**scope, "path": path.rstrip("/"), "root_path": "", WHOLE: scope}, receive, send)
        else:
            await self.app(scope, receive, send)


def _when_stopping(act: Callable[[], None]) -> None:
    """Has `act` done when the process is asked to stop.

    A server that stops first waits for its open answers, and streams of events have no end: they have to be told. What
    is told to the app itself (the lifespan's shutdown) comes only after that wait.
    """
    loop = asyncio.get_running_loop()

    def chained(number: signal.Signals) -> None:
        before = signal.getsignal(number)

        def stop(got: int, frame: FrameType | None) -> None:
            with suppress(RuntimeError):  # the loop may be closed
                loop.call_soon_threadsafe(act)
            if callable(before):
                before(got, frame)
            elif before == signal.SIG_DFL:
                signal.signal(got, signal.SIG_DFL)
                signal.raise_signal(got)

        signal.signal(number, stop)

    with suppress(ValueError):  # only the main thread may
        chained(signal.SIGTERM)
        chained(signal.SIGINT)
