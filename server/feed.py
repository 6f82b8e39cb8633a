"""`/changes.atom`: the editions of the story and what each corrected, for readers who follow it (Atom, RFC 4287).

Entries have ids that never change: `tag:` URIs of the host of `address`, the day of the first edition, and the number of
the edition. Without an `address` the story's own id stands for the host, below `.invalid`: no host is made up, and what a
request calls itself never gets into an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from server.origin import Origin
from server.telling import Telling
from story import shown
from story import wording as w
from story.addresses import link
from story.model.frame import Correction, Edition

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
METHOD = link("sources", view="method")


@dataclass(frozen=True)
class _Entry:
    id: str
    title: str
    date: date
    text: str
    href: str


def feed(telling: Telling, origin: Origin) -> bytes:
    """The whole feed, the newest first."""
    meta, entries = telling.now.meta, list(_entries(telling))
    root = ET.Element("feed", {"xmlns": ATOM, f"{{{XML}}}lang": meta.language})
    _text(root, "id", tag(telling, "changes"))
    _text(root, "title", w.FEED_TITLE.format(title=meta.title))
    _text(root, "subtitle", meta.standfirst)
    _text(root, "updated", _moment(entries[0].date))
    _text(ET.SubElement(root, "author"), "name", meta.by or meta.title)
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{origin.root}changes.atom"})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": origin.root})
    ET.SubElement(root, "link", {"rel": "related", "type": "text/html", "href": origin.absolute(METHOD)})
    for entry in entries:
        part = ET.SubElement(root, "entry")
        _text(part, "id", entry.id)
        _text(part, "title", entry.title)
        _text(part, "updated", _moment(entry.date))
        _text(part, "published", _moment(entry.date))
        ET.SubElement(part, "link", {"rel": "alternate", "type": "text/html", "href": origin.absolute(entry.href)})
        _text(part, "content", entry.text)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def tag(telling: Telling, what: str) -> str:
    """The id of a part of this story, the same for ever."""
    meta = telling.now.meta
    host = urlsplit(meta.address or "").hostname or f"{meta.id}.invalid"
    first = min(edition.date for edition in meta.editions)
    return f"tag:{host},{first.isoformat()}:{meta.id}/{what}"


def _entries(telling: Telling) -> Iterator[_Entry]:
    for edition in sorted(telling.now.meta.editions, key=lambda edition: edition.date, reverse=True):
        name = re.sub(r"[^A-Za-z0-9.-]+", "-", edition.number)
        title = w.FEED_EDITION.format(number=edition.number)
        yield _Entry(tag(telling, f"edition-{name}"), title, edition.date, edition.text, METHOD)
        for number, correction in enumerate(edition.corrections, 1):
            yield _correction(telling, edition, correction, tag(telling, f"edition-{name}/correction-{number}"))


def _correction(telling: Telling, edition: Edition, correction: Correction, id: str) -> _Entry:
    story, kind = telling.now, correction.kind or ""
    entry = story.get(kind, correction.entry) if kind in story.by_id else None
    title = w.FEED_CORRECTION_PLAIN.format(number=edition.number)
    href = None
    if entry:
        title = w.FEED_CORRECTION.format(name=shown.name(kind, entry, story))
        href = shown.address(kind, entry, story)
    text = f"{w.FEED_WAS.format(text=correction.said)}\n{w.FEED_IS.format(text=correction.says)}"
    return _Entry(id, title, edition.date, text, href or METHOD)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = NOT_XML.sub("", text)
