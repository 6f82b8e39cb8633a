"""`/oembed`: what a newsroom's editor needs to embed a link of ours (oEmbed 1.0, https://oembed.com).

`?url=` is a link of this app: by `address` of story.yaml, or by the host that is asked. Anything else is 404, XML is
501, as the standard has it. What comes back is a frame of the same view with `embed=true`, its parameters cleaned: nothing
of the `url` gets into the HTML that is not an id or a word of ours.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from markupsafe import Markup

from server import cards
from server.origin import Origin
from server.previews import Preview, preview, query_of
from server.telling import Telling

WIDTH = 760
HEIGHT = 1300
HEIGHTS = {
    "home": 1900, "article": 2100, "timeline": 1450, "journey": 1700, "actors": 1850, "sanctions": 1400, "ramifications": 1250,
    "claims": 1700, "then_and_now": 1450, "sources": 1250, "walk": 1100, "search": 800, "glossary": 1100,
}  # fmt: skip
"""Px that a page takes at that width in another page, where lists are bound (`pages/static/embedded.css`)."""
OF_VIEWS = {
    "matrix": 2400, "measures": 2100, "caps": 2800, "enforcement": 1850, "national": 1250, "cases": 1550, "firewall": 1400,
}  # fmt: skip
"""The same of the parts of a page that are higher or lower than the page itself."""
ALONE = {
    ("claims", "claim"): 900, ("article", "claim"): 750, ("article", "section"): 2000, ("glossary", "term"): 450,
    ("walk", "scene"): 1100, ("then_and_now", "outcome"): 1300, ("sources", "source"): 1100,
}  # fmt: skip
"""The same of an entry that stands alone. What is higher than said scrolls."""
KEPT = 86_400


def found(telling: Telling, roots: list[str], url: str) -> Preview | None:
    """What `url` shows, if it is a link of an app at one of `roots`."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # refuses what is no number
    except ValueError:
        return None
    for root in map(urlsplit, roots):
        same = parts.netloc.lower() == root.netloc and parts.scheme.lower() in ("http", "https")
        if same and f"{parts.path}/".startswith(root.path):
            page = telling.page_at(parts.path[len(root.path) :], local=False)
            return preview(telling, page, query_of(parts.query)) if page else None
    return None


def answer(
    telling: Telling, origin: Origin, said: Preview, maxwidth: int | None, maxheight: int | None
) -> dict[str, Any]:
    """The answer for a link: a frame that is no larger than asked for."""
    width = min(WIDTH, maxwidth or WIDTH)
    height = _height(said)
    height = min(height, maxheight or height)
    address = origin.absolute(said.href)
    frame = Markup(
        '<iframe src="{}{}embed=true" title="{}" width="{}" height="{}" style="border:0;width:100%;max-width:{}px" '
        'loading="lazy" allowfullscreen></iframe>'
    ).format(address, "&" if "?" in address else "?", said.heading, width, height, width)
    return {
        "version": "1.0",
        "type": "rich",
        "title": said.heading,
        "author_name": telling.now.meta.by or telling.title,
        "provider_name": telling.title,
        "provider_url": origin.root,
        "cache_age": KEPT,
        "html": str(frame),
        "width": width,
        "height": height,
        "thumbnail_url": origin.absolute(said.picture),
        "thumbnail_width": cards.WIDTH,
        "thumbnail_height": cards.HEIGHT,
    }


def _height(said: Preview) -> int:
    """How high the view stands, about: by what is selected, else by the part of the page, else by the page."""
    asked = parse_qs(said.href.partition("?")[2])
    alone = next((high for (page, name), high in ALONE.items() if page == said.page.id and name in asked), None)
    view = OF_VIEWS.get(asked.get("view", [""])[0])
    return alone or view or HEIGHTS.get(said.page.id, HEIGHT)


def most(text: str | None) -> int | None:
    """A number of px as asked for; None where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text) > 0 else None
