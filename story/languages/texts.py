"""The texts of the frame one by one, each under the name by which catalogues know it.

A name is the constant's, with the key or the position within it: `MENU`, `VERDICTS.supported`, `CLAIM_COLUMNS.0`. A text
that depends on a count (`{"one": …, "other": …}`) is one text with two forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any

from story import wording

Text = str | Mapping[str, str]
"""A text, or its forms by count: in English `one` and `other`, in a catalogue's language those of its plural rule."""

BY_CLDR = frozenset({"MONTHS", "WEEKDAYS"})
"""Constants that no catalogue holds: every language has them from CLDR."""
OURS = "GALLERY_"
"""How constants begin that only those who build the app read: they stay English."""
ENGLISH: dict[str, Any] = {
    name: value
    for name, value in vars(wording).items()
    if name.isupper() and name not in BY_CLDR and not name.startswith(OURS)
}
"""The constants of `story.wording` as they are written there, whatever language is spoken."""


def is_plural(value: object) -> bool:
    """Whether a value of `story.wording` is a text that depends on a count."""
    return isinstance(value, dict) and value.keys() == {"one", "other"}


def texts() -> dict[str, Text]:
    """Every English text by its name, in the order of `story.wording`."""
    return {name: text for constant, value in ENGLISH.items() for name, text in _within(constant, value)}


def _within(name: str, value: Any) -> Iterator[tuple[str, Text]]:
    if isinstance(value, str) or is_plural(value):
        yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _within(f"{name}.{key}", part)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from _within(f"{name}.{number}", part)


def rebuilt(name: str, value: Any, said: Callable[[str, Text], Text]) -> Any:
    """A constant with each text in it replaced by what `said(name, text)` gives."""
    if isinstance(value, str) or is_plural(value):
        return said(name, value)
    if isinstance(value, dict):
        return {key: rebuilt(f"{name}.{key}", part, said) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(rebuilt(f"{name}.{number}", part, said) for number, part in enumerate(value))
    return value


def placeholders(text: str) -> frozenset[str]:
    """The names in braces in a text. Raises ValueError where a brace opens or closes nothing."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
