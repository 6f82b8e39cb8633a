"""Compression of what is made for each reader: our HTML, JSON, downloads. Files that stay: see `assets`."""

from __future__ import annotations

from starlette.types import ASGIApp
from starlette_compress import CompressMiddleware


class Compression(CompressMiddleware):
    """Middleware: zstd, brotli or gzip, whichever the browser takes, at levels that cost under a millisecond a page.

    Websockets pass (Streamlit compresses them itself). The app inside is not told what the browser takes, or
    Streamlit's own gzip would come first.
    """

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=500, remove_accept_encoding=True)
