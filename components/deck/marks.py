"""Links of the pages on a stage: what has a card becomes a button that opens it, the rest is text. A slip leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

_LINK = re.compile(r"<a\b(?P<inside>[^>]*)>|</a>")
_KEY = re.compile(r'\sdata-key="([^"]*)"')
_GONE = re.compile(r'\s(?:data-[\w-]+|href|target|rel)(?:="[^"]*")?(?=\s|$)')


def with_marks(html: str, details: Mapping[str, Markup]) -> Markup:
    """HTML of ours (escaped already) whose links are buttons with the `data-id` of a card, or text."""
    closing: list[str] = []

    def turned(found: re.Match[str]) -> str:
        inside = found["inside"]
        if inside is None:
            return f"</{closing.pop()}>" if closing else ""
        key = _KEY.search(inside)
        kept = _GONE.sub("", inside)
        if key and key[1] in details:
            closing.append("button")
            return f'<button type="button" data-id="{key[1]}"{kept}>'
        closing.append("span")
        return f"<span{kept}>"

    return Markup(_LINK.sub(turned, str(html)))  # noqa: S704 (only tags are changed)
