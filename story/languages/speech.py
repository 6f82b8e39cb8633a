"""Which language the frame speaks in this process, and the switch from one to another."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from story import wording
from story.isolating import Sentence
from story.languages.catalogue import Catalogue, catalogue, is_english, locale_of, path_of
from story.languages.texts import ENGLISH, Text, rebuilt

if TYPE_CHECKING:
    from babel import Locale

ENGLISH_BY_CLDR = {"MONTHS": wording.MONTHS, "WEEKDAYS": wording.WEEKDAYS}


class _Speech:
    """The state: the language asked for, the one that is spoken, its locale (None: English, in the house's style)."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.asked = self.spoken = "en"
        self.locale: Locale | None = None


_speech = _Speech()


def spoken() -> str:
    """The language of the frame's texts: the story's where it has a catalogue, else English."""
    return _speech.spoken


def locale() -> Locale | None:
    """What CLDR knows of the language that is spoken; None where the house's own English style holds."""
    return _speech.locale


def speak(language: str) -> None:
    """Makes the frame speak the language of a story; English where it has no catalogue. Cheap where it does already."""
    if language == _speech.asked:
        return
    with _speech.lock:
        path = None if is_english(language) else path_of(language)
        found = catalogue(path) if path else None
        at = locale_of(language) if found and not found.unread else None
        _put(found if at else None)
        _put_names(at)
        _speech.locale, _speech.spoken = at, language if at else "en"
        _speech.asked = language


def _put(found: Catalogue | None) -> None:
    said = found.said if found else {}

    def text(name: str, english: Text) -> Text:
        return _sentence(said[name]) if name in said else english

    for name, value in ENGLISH.items():
        setattr(wording, name, rebuilt(name, value, text) if said else value)


def _sentence(text: Text) -> Text:
    """A text that keeps the direction of the names that are put into it."""
    return Sentence(text) if isinstance(text, str) else {form: Sentence(words) for form, words in text.items()}


def _put_names(at: Locale | None) -> None:
    """Months and days of the week, from CLDR."""
    names = dict(ENGLISH_BY_CLDR)
    if at:
        months, days = at.months["stand-alone"]["abbreviated"], at.days["stand-alone"]["abbreviated"]
        names["MONTHS"] = tuple(months[number] for number in range(1, 13))
        names["WEEKDAYS"] = tuple(days[number] for number in range(7))
    for name, value in names.items():
        setattr(wording, name, value)


def direction(language: str) -> str:
    """'rtl' for a language that is written from right to left, else 'ltr'."""
    if is_english(language):
        return "ltr"
    at = locale_of(language)
    return at.text_direction if at else "ltr"
