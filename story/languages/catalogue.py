"""Reads a catalogue: what it says for each text of the frame, and what is missing or wrong in it. Nothing is thrown.

A text without a usable entry stays English. The form for a count is found by gettext's rule in the file's head; here it
gets the name that CLDR has for it (`few`, `many`), so that a form is chosen by the language's own plural rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from story.languages.texts import Text, placeholders, texts

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message

FOLDER = Path(__file__).parent
COUNTS = range(1000)
"""The counts by which forms are told apart: every plural rule repeats within them."""
Kind = Literal["missing", "fuzzy", "wrong"]


@dataclass(frozen=True)
class Fault:
    """What is wrong with the entry for the text `name`, in `line` of the file (1 where there is no entry)."""

    kind: Kind
    name: str
    line: int
    what: str = ""


@dataclass(frozen=True)
class Catalogue:
    """A language's texts by name, and what is wrong with them. `unread` says why the file could not be read, or ''."""

    path: Path
    said: Mapping[str, Text] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    unread: str = ""


def is_english(language: str) -> bool:
    """Whether that is the language of `story.wording`."""
    return language.replace("_", "-").split("-")[0].lower() in ("en", "")


def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language ('de', 'pt-BR'); None for one that it does not know."""
    from babel import Locale, UnknownLocaleError

    for name in (language, language.replace("_", "-").split("-")[0]):
        try:
            return Locale.parse(name.replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def path_of(language: str) -> Path | None:
    """The catalogue for a language: the one for its region, else the one for the language; None where there is none."""
    names = {path.stem.replace("_", "-").lower(): path for path in FOLDER.glob("*.po")}
    parts = language.replace("_", "-").lower().split("-")
    return next((found for n in range(len(parts), 0, -1) if (found := names.get("-".join(parts[:n])))), None)


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


def catalogue(path: Path) -> Catalogue:
    """A catalogue as it stands on the disk."""
    return _catalogue(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=8)
def _catalogue(path: Path, _changed: int) -> Catalogue:
    try:
        read, locale = opened(path), locale_of(path.stem)
    except (OSError, ValueError) as fault:
        return Catalogue(path, unread=str(fault))
    if locale is None:
        return Catalogue(path, unread=f"'{path.stem}' is no language that CLDR knows")
    try:
        categories = forms_of(read, locale)
    except ValueError as fault:
        return Catalogue(path, unread=f"its plural rule cannot be read ({fault})")
    entries = {str(entry.context): entry for entry in read if entry.id and entry.context}
    said: dict[str, Text] = {}
    faults: list[Fault] = []
    for name, english in texts().items():
        found = _read(name, english, entries.get(name), categories)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            said[name] = found
    return Catalogue(path, said, tuple(faults))


def opened(path: Path) -> Catalog:
    """The file as Babel reads it. Raises OSError or ValueError where it cannot be read."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            return read_po(file, locale=str(locale_of(path.stem) or ""), abort_invalid=True)
    except (PoFileError, SyntaxError, IndexError) as fault:
        raise ValueError(str(fault)) from fault


def forms_of(read: Catalog, locale: Locale) -> tuple[tuple[str, bool], ...]:
    """The catalogue's forms in their order: CLDR's name of each, and whether it is for one count alone."""
    index = c2py(read.plural_expr.strip().strip(";"))
    counts: dict[int, list[int]] = {}
    for count in COUNTS:
        counts.setdefault(index(count), []).append(count)
    if max(counts) >= read.num_plurals:
        raise ValueError(f"it gives form {max(counts)} of {read.num_plurals}")
    category = locale.plural_form
    names = {number: category(of[0]) for number, of in counts.items()}
    return tuple((names.get(n, "other"), len(counts.get(n, ())) == 1) for n in range(read.num_plurals))


def _read(name: str, english: Text, entry: Message | None, categories: tuple[tuple[str, bool], ...]) -> Text | Fault:
    if entry is None:
        return Fault("missing", name, 1)
    line = entry.lineno or 1
    source = english if isinstance(english, str) else (english["one"], english["other"])
    forms = [entry.string] if isinstance(entry.string, str) else list(entry.string or ("",))
    if not all(forms) or (isinstance(english, str) != isinstance(entry.string, str)):
        return Fault("missing", name, line)
    if entry.fuzzy or (entry.id if isinstance(entry.id, str) else tuple(entry.id)) != source:
        return Fault("fuzzy", name, line)
    if what := next(_wrong(english, forms, categories), ""):
        return Fault("wrong", name, line, what)
    if isinstance(english, str):
        return forms[0]
    found = {category: form for (category, _), form in zip(categories, forms, strict=True)}
    return {**found, "other": found.get("other", forms[-1])}


def _wrong(english: Text, forms: list[str], categories: tuple[tuple[str, bool], ...]) -> Iterator[str]:
    """What would break the text where it is filled in."""
    plural = not isinstance(english, str)
    if plural and len(forms) != len(categories):
        yield f"it has {len(forms)} forms and needs {len(categories)}"
        return
    needed = placeholders(english["other"] if not isinstance(english, str) else english)
    for number, form in enumerate(forms):
        try:
            given = placeholders(form)
        except ValueError:
            yield "a brace in it opens or closes nothing"
            continue
        spared = {"count"} if plural and categories[number][1] else set()
        if extra := sorted(given - needed):
            yield f"it has {{{extra[0]}}}, the English text does not"
        if lost := sorted(needed - given - spared):
            yield f"it lacks {{{lost[0]}}}"
