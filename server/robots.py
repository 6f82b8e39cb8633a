"""What crawlers may read: all that readers may."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from story.addresses import PAGES


def robots(_request: Request) -> PlainTextResponse:
    """`/robots.txt`. Pages for those who run the app are closed."""
    closed = "".join(f"Disallow: /{page.path}\n" for page in PAGES if page.access == "local")
    return PlainTextResponse(f"User-agent: *\nAllow: /\n{closed}", headers={"cache-control": "public, max-age=3600"})
