"""Writes a catalogue that is in step with `story.wording`: what `python -m story words` does.

The same texts and the same translations give the same bytes. What is new stands there empty, what was translated from
another English text is marked fuzzy and keeps that text for comparison, what is gone is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from story.languages.catalogue import FOLDER, is_english, locale_of, opened
from story.languages.texts import Text, texts

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

HEAD = """# The frame's texts in {name}, for every story whose `language` is `{language}`.
# Made by `python -m story words`; translate each msgstr, keep what stands in braces, take `#, fuzzy` away when it is right.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={count}; plural={rule};\\n"
"""


def update(language: str, folder: Path = FOLDER) -> Path:
    """Writes the catalogue of a language, or makes it. Raises ValueError for a language that it cannot be for."""
    locale = locale_of(language)
    if locale is None or is_english(language):
        raise ValueError(f"'{language}' is no other language; write its tag, like fr or pt-BR")
    path = folder / f"{locale}.po"
    path.write_text(written(str(locale), opened(path) if path.is_file() else None), encoding="utf-8", newline="\n")
    return path


def written(language: str, old: Catalog | None) -> str:
    """The catalogue of a language as a file holds it; `old` is what was translated so far."""
    from babel.messages.catalog import Catalog

    locale = locale_of(language)
    assert locale is not None
    rules = old or Catalog(locale=str(locale))
    head = HEAD.format(
        name=locale.english_name, language=language.replace("_", "-"), count=rules.num_plurals, rule=rules.plural_expr
    )
    found = _Old(old)
    return head + "".join(_entry(name, text, found, rules.num_plurals) for name, text in texts().items())


class _Old:
    """What was translated so far, by the text's name; one that moved within its constant by what it says."""

    def __init__(self, old: Catalog | None) -> None:
        entries = [entry for entry in old or () if entry.id and entry.context]
        self._by_name = {entry.context: entry for entry in entries}
        self._by_text = {(_constant(str(entry.context)), entry.id): entry for entry in entries}

    def entry(self, name: str, source: str | tuple[str, str]) -> Message | None:
        """The entry for a text: with the same English, else the one of that name."""
        same = self._by_name.get(name)
        if same is not None and same.id == source:
            return same
        return self._by_text.get((_constant(name), source)) or same


def _constant(name: str) -> str:
    return name.partition(".")[0]


def _entry(name: str, text: Text, old: _Old, forms: int) -> str:
    source = text if isinstance(text, str) else (text["one"], text["other"])
    found = old.entry(name, source)
    said = found.string if found is not None and isinstance(found.id, str) == isinstance(source, str) else ""
    lines = ["", *_notes(found, source, any(said or ())), f"msgctxt {_quoted(name)}"]
    if isinstance(source, str):
        lines += [f"msgid {_quoted(source)}", f"msgstr {_quoted(str(said or ''))}"]
    else:
        given = list(said or ())[:forms]
        given += [""] * (forms - len(given))
        lines += [f"msgid {_quoted(source[0])}", f"msgid_plural {_quoted(source[1])}"]
        lines += [f"msgstr[{number}] {_quoted(form or '')}" for number, form in enumerate(given)]
    return "\n".join(lines) + "\n"


def _notes(found: Message | None, source: str | tuple[str, str], is_said: bool) -> Iterator[str]:
    """The translator's own remarks; that the English text has changed since, and what it was."""
    if found is None:
        return
    yield from (f"# {note}" for note in found.user_comments if not note.startswith("|"))
    if is_said and (found.fuzzy or found.id != source):
        yield "#, fuzzy"
        if found.id != source:
            yield f"#| msgid {_quoted(found.id if isinstance(found.id, str) else found.id[0])}"


def _quoted(text: str) -> str:
    from babel.messages.pofile import normalize

    return str(normalize(text, width=0))
