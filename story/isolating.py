"""Names of any script inside the frame's sentences: each keeps its direction and leaves that of the sentence alone.

Put into "Only {name} and those tied to it.", an Arabic name would draw the words behind it to its own side. So what a
sentence of the frame takes in stands between the marks that Unicode has for this (first strong isolate, pop isolate;
in HTML the same is `<bdi>`), where it or the sentence runs from right to left. All else stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
ISOLATE, POP = "\u2068", "\u2069"


def runs_right_to_left(text: str) -> bool:
    """Whether a text has a character of a script that runs from right to left (Arabic, Hebrew, Syriac, Thaana …)."""
    return _RIGHT_TO_LEFT.search(text) is not None


class Sentence(str):
    """A sentence of the frame with places for names."""

    __slots__ = ()

    def format(self, *given: Any, **named: Any) -> str:
        """The sentence with its places filled, each isolated where it has to be."""
        return str.format(
            self, *(self._isolated(value) for value in given), **{key: self._isolated(named[key]) for key in named}
        )

    def _isolated(self, value: Any) -> Any:
        if isinstance(value, str) and value and (runs_right_to_left(value) or runs_right_to_left(self)):
            return f"{ISOLATE}{value}{POP}"
        return value


def isolate(catalogue: dict[str, Any]) -> None:
    """Makes `Sentence`s of all texts of a catalogue that have places, those within its mappings too."""
    for key, value in catalogue.items():
        if str(key).startswith("__"):  # a module's own
            continue
        if isinstance(value, dict):
            isolate(value)
        elif isinstance(value, str) and "{" in value:
            catalogue[key] = Sentence(value)
