"""A talk as one HTML file that opens from a disk with the network cut: scenes, live charts, keys, speaker's window.

Nothing in it comes from elsewhere, and its policy forbids it: scripts run only by their hash, so that no text of the
story can ever be one; pictures and fonts are data. The same story gives the same bytes.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup, escape

from components.deck.bundle import bundle
from components.deck.sheets import DECK, sheet
from components.deck.talk import talk_of
from components.reader import Reader
from story import wording as w
from story.languages import direction

Progress = Callable[[int, int, str], None]
"""Called after each scene: how many are written, of how many, the last one's title."""

LINK = re.compile(r'<a\b(?P<rest>[^>]*?)\shref="(?P<to>[^"]*)"(?P<more>[^>]*)>|</a>')
"""A link in HTML that is ours: markupsafe has escaped every `>` and quote in its attributes."""


LEAVES = "Esc"
"""The key that leads to the story's address, where it has one."""


def file_name(reader: Reader) -> str:
    """What the file is called."""
    return f"{reader.story.meta.id}-talk.html"


def one_file(reader: Reader, told: Progress = lambda *_: None) -> bytes:
    """The talk that a reader's link asks for, as one file."""
    talk = talk_of(reader, lambda done, count, scene: told(done, count, str(scene["title"])))
    address = (reader.story.meta.address or "").rstrip("/")
    talk["scenes"] = [_by_itself(scene, address) for scene in talk["scenes"]]
    del talk["words"]["talk"]
    without = w.TAKEN_WITHOUT if address else (*w.TAKEN_WITHOUT, LEAVES)
    talk["words"]["keys"] = [row for row in talk["words"]["keys"] if row[0] not in without]
    return _page(talk, reader.story.meta.language).encode("utf-8")


def _by_itself(scene: dict[str, Any], address: str) -> dict[str, Any]:
    """A scene whose links lead to the story's address, or are shown as text where it has none."""
    panel = dict(scene["panel"])
    for name in ("html", "svg", "tall"):
        if name in panel:
            panel[name] = unlinked(panel[name], address, "span" if name == "html" else "g")
    if "details" in panel:
        panel["details"] = {id: unlinked(html, address) for id, html in panel["details"].items()}
    link = urljoin(f"{address}/", scene["link"]) if address else ""
    html = {name: unlinked(scene[name], address) for name in ("notes", "sources", "references")}
    return {**scene, **html, "link": link, "panel": panel}


def unlinked(html: str, address: str, text: str = "span") -> str:
    """HTML of ours whose links into the app lead to `address`, or become an element `text` where that is ''."""
    closing: list[str] = []

    def turned(found: re.Match[str]) -> str:
        if found["to"] is None:
            return closing.pop() if closing else ""
        outside = re.match(r"https?://", found["to"])
        if not outside and not address:
            closing.append(f"</{text}>")
            return f"<{text}{_kept(found)}>"
        closing.append("</a>")
        to = found["to"] if outside else escape(urljoin(f"{address}/", unescape(found["to"])))
        return f'<a{_kept(found)} href="{to}" target="_blank" rel="noopener noreferrer">'

    return LINK.sub(turned, str(html))


def _kept(link: re.Match[str]) -> str:
    kept = re.sub(
        r'\s(?:data-soft|data-key|target|rel|role|tabindex)(?:="[^"]*")?(?=\s|$)', "", link["rest"] + link["more"]
    )
    return f" {kept.strip()}" if kept.strip() else ""


def _page(talk: dict[str, Any], language: str) -> str:
    data = _as_data(talk)
    scripts = [bundle(DECK, "file", "open")]
    if any(scene["panel"]["kind"] == "plotly" for scene in talk["scenes"]):
        from plotly.offline import get_plotlyjs

        scripts.insert(0, get_plotlyjs().replace("\r\n", "\n").replace("\r", "\n"))
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src 'unsafe-inline'; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = Markup(
        '<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n<title>{title}</title>\n'
    ).format(language=language, direction=direction(language), policy=policy, title=talk["title"])
    body = Markup(
        '<body class="stApp">\n<main>\n<h1 class="x-sr">{}</h1>\n<noscript>{}</noscript>\n<div id="x-deck-host"></div>\n</main>\n'
    ).format(talk["title"], w.TAKEN_SCRIPTS)
    parts = [head, "<style>\n", sheet(f"{talk['title']}{data}"), "\n</style>\n</head>\n", body]
    parts += ['<script type="application/json" id="x-talk">', data, "</script>\n"]
    parts += [part for script in scripts for part in ("<script>", script, "</script>\n")]
    return "".join([*parts, "</body>\n</html>\n"])


def _as_data(talk: dict[str, Any]) -> str:
    """JSON that can stand in an HTML file: no text in it can end the element that holds it, or begin a comment."""
    text = json.dumps(talk, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode('utf-8')).digest()).decode('ascii')}'"
