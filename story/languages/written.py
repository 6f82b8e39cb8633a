"""Dates, numbers, lists and forms for a count: in the house's English style, in any other language as CLDR has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from story.languages.catalogue import is_english, locale_of
from story.languages.speech import locale

if TYPE_CHECKING:
    from babel import Locale


def plural(forms: Mapping[str, str], count: int, **names: str) -> str:
    """The form of a text for that count, with the count and the `names` in it."""
    at = locale()
    category = at.plural_form(count) if at else "one" if count == 1 else "other"
    shown = number(count)
    return forms.get(category, forms["other"]).format(count=shown, **names)


def number(value: float) -> str:
    """A number in figures, with the marks of the language: 12,345; 12.345."""
    at = locale()
    return _figures(value, at) if at else f"{value:,}"


def figures(value: int, language: str) -> str:
    """A number in a text of the story that is in `language`, whether or not the frame speaks it."""
    at = None if is_english(language) else locale_of(language)
    return _figures(value, at) if at else str(value)


def _figures(value: float, at: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=at)


def listed(items: Iterable[str]) -> str:
    """Several things in one text: 'a, b, c' in English, as the house lists them; else 'a, b und c'."""
    at, found = locale(), list(items)
    if at is None:
        return ", ".join(found)
    from babel.lists import format_list

    return format_list(found, locale=at) if found else ""


def inside(text: str) -> str:
    """A label as it stands within a sentence: in small letters in English; other languages keep what they wrote."""
    return text.lower() if locale() is None else text


def capital(text: str) -> str:
    """A text with a capital first, where its script has them."""
    return text[:1].upper() + text[1:]


def date_by(value: date, skeleton: str) -> str:
    """A date as CLDR writes the parts that `skeleton` names (`yMMMd`: 13. Sept. 2023). Not for English."""
    at = locale()
    assert at is not None
    return _date(value, skeleton, at)


def dates_by(first: date, last: date, skeleton: str) -> str:
    """From one date to another, what they share said once: 13.–19. Sept. 2023. Not for English."""
    at = locale()
    assert at is not None
    return _dates(first, last, skeleton, at)


@lru_cache(maxsize=4096)
def _date(value: date, skeleton: str, at: Locale) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, value, locale=at)


@lru_cache(maxsize=1024)
def _dates(first: date, last: date, skeleton: str, at: Locale) -> str:
    from babel.dates import format_interval

    return format_interval(first, last, skeleton, locale=at)
