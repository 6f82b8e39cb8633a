"""What crawlers may read: all that readers may."""

from __future__ import annotations

from server.origin import Origin
from story.addresses import PAGES


def robots(origin: Origin | None) -> str:
    """The text of `/robots.txt`. Pages for those who run the app are closed; the sitemap is named where its address is known."""
    closed = "".join(f"Disallow: /{page.path}\n" for page in PAGES if page.access == "local")
    named = f"Sitemap: {origin.root}sitemap.xml\n" if origin else ""
    return f"User-agent: *\nAllow: /\n{closed}{named}"
