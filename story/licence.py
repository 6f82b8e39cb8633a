"""The licence of a story's content, from the file LICENSE beside it. Without that file none is stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt", "LICENCE.md")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:]")
_COMMONS = re.compile(r"https?://creativecommons\.org/(licenses/([a-z-]+)|publicdomain/(zero))/(\d\.\d)/?")
_PARTS = {"by": "Attribution", "nc": "NonCommercial", "nd": "NoDerivatives", "sa": "ShareAlike"}


@dataclass(frozen=True)
class Licence:
    """A licence: its identifier in the SPDX list ('' where we do not know it), its title, its address ('' for none)."""

    name: str
    title: str
    url: str


def licence(folder: Path) -> Licence | None:
    """The licence that a story's folder states, or None. A Creative Commons licence is known by its address."""
    text = next((found for name in FILES if (found := _text(folder / name))), "")
    if match := _COMMONS.search(text):
        kind, version = match[2], match[4]
        if match[3]:
            return Licence(f"CC0-{version}", f"CC0 {version} Universal", match[0])
        long = "-".join(_PARTS.get(part, part) for part in kind.split("-"))
        everywhere = " International" if version == "4.0" else ""
        title = f"Creative Commons {long} {version}{everywhere}"
        return Licence(f"CC-{kind.upper()}-{version}", title, match[0])
    if text:
        address = _ADDRESS.search(text)
        return Licence("", text.splitlines()[0].strip(), address[0] if address else "")
    return None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
