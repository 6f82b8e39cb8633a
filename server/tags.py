"""What the head of a page says to machines: the link preview (Open Graph), its one address, where oEmbed and feed are."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup

from server import cards
from server.origin import Origin
from server.previews import Preview
from server.telling import Telling
from story import wording as w

FEED = "changes.atom"


def description(said: Preview) -> Markup:
    """The sentence of search results."""
    return Markup('<meta name="description" content="{}">').format(said.description)


def tags(telling: Telling, said: Preview, origin: Origin | None) -> Markup:
    """The tags of a view. Where nobody can say the app's address, without those that need a whole one."""
    title = said.heading
    properties = {
        "og:type": "website" if said.home else "article",
        "og:title": title,
        "og:description": said.description,
        "og:site_name": telling.title,
        "og:locale": _locale(telling.language),
    }
    links = [("alternate", "application/atom+xml", w.FEED_LINK, f"./{FEED}")]
    if origin:
        address = origin.absolute(said.href)
        properties |= {
            "og:url": address,
            "og:image": origin.absolute(said.picture),
            "og:image:type": "image/png",
            "og:image:width": str(cards.WIDTH),
            "og:image:height": str(cards.HEIGHT),
            "og:image:alt": w.PREVIEW_ALT.format(title=said.title),
        }
        oembed = f"./oembed?url={quote(address, safe='')}&format=json"
        links = [("alternate", "application/json+oembed", title, oembed), *links]
    body = Markup("").join(
        Markup('<meta property="{}" content="{}">').format(name, text) for name, text in properties.items() if text
    )
    body += Markup('<meta name="twitter:card" content="summary_large_image">')
    if origin:
        body += Markup('<link rel="canonical" href="{}">').format(origin.absolute(said.stable))
    for rel, kind, name, href in links:
        whole = origin.absolute(href) if origin else href
        body += Markup('<link rel="{}" type="{}" title="{}" href="{}">').format(rel, kind, name, whole)
    return body


def _locale(language: str) -> str:
    """`en-GB` as Open Graph writes it; '' where the language has no country."""
    match = re.fullmatch(r"([a-z]{2,3})(?:-[A-Za-z]{4})?-([A-Z]{2})", language)
    return f"{match[1]}_{match[2]}" if match else ""
