"""Compression of what is made for each reader: our HTML, JSON, downloads. Files that stay: see `assets`."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware


class Compression(CompressMiddleware):
    """Middleware: zstd, brotli or gzip, whichever the browser takes, at levels that cost under a millisecond a page.

    Websockets pass (Streamlit compresses them itself), and so do streams of events: a compressor for each of a
    thousand open lines costs a gigabyte and saves a few bytes. The app inside is not told what the browser takes, or
    Streamlit's own gzip would come first.
    """

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=500, remove_accept_encoding=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Compresses the answer, but not to a browser that asks for events."""
        events = scope["type"] == "http" and "text/event-stream" in Headers(scope=scope).get("accept", "")
        await (self.app(scope, receive, send) if events else super().__call__(scope, receive, send))
