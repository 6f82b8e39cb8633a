"""Any entry of the story as a link to the page that shows it. What no page shows is named without a link."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from components.reader import Reader
from story import shown


def entry_link(kind: str, entry: Any, reader: Reader) -> Markup:
    """The entry's name, as a link where a page shows it."""
    name = shown.name(kind, entry, reader.story)
    address = shown.address(kind, entry, reader.story)
    if address is None:
        return Markup("{}").format(name)
    return Markup('<a data-soft href="{}">{}</a>').format(address, name)
