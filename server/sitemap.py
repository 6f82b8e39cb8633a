"""`/sitemap.xml`: every public page, and the views of single entries that a search should find."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from server.origin import Origin
from server.telling import Telling
from story import shown
from story.addresses import link

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
SELECTIONS = ("sections", "events", "actors", "resolutions", "cases", "outcomes")
MOST = 50_000
"""Addresses a sitemap may hold, by its own rules."""


def sitemap(telling: Telling, origin: Origin) -> bytes:
    """The sitemap; all of it is as old as the newest edition."""
    root = ET.Element("urlset", {"xmlns": SITEMAPS})
    changed = telling.edition.date.isoformat()
    for href in list(dict.fromkeys(_hrefs(telling)))[:MOST]:
        part = ET.SubElement(root, "url")
        ET.SubElement(part, "loc").text = origin.absolute(href)
        ET.SubElement(part, "lastmod").text = changed
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _hrefs(telling: Telling) -> Iterator[str]:
    yield from (link(page.id) for page in telling.pages if page.access == "public")
    for kind in SELECTIONS:
        yield from filter(None, (shown.address(kind, entry, telling.now) for entry in getattr(telling.now, kind)))
