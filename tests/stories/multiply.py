"""A story many times as long: every entry again and again, under ids of their own and partly in other words.

`multiplied` makes it of a story that was read, `write_multiplied` as a folder that can be read. Nothing in it is random.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from story import Story
from story.content import KINDS, VOCABULARIES
from story.model.base import Record
from story.references import Marked, marked, record_types

WORD = re.compile(r"[a-z]{5,}")
FRAME = ("views", "eras", "days", "strands", "bodies", "sixty_seconds", "scenes")
"""Kinds that a longer story does not have more of; of these, the days and the strands hold more entries each."""

Longer = Callable[[str, int], Path]
"""The fixture `longer`: a story's folder below the project's, how many times each of its entries; gives the folder."""
PART = 2_000
"""Entries in one file."""


def multiplied(story: Story, times: int) -> Story:
    """`story` with each entry `times` times; all of them refer to the first ones."""
    longer: dict[str, Any] = {
        kind.field: tuple(again(entry, n) for n in range(times) for entry in getattr(story, kind.field))
        for kind in KINDS
        if kind.field != "views"
    }
    return replace(story, **longer)


def again(record: Any, n: int) -> Any:
    """A record under an id of its own; every third long word of its texts is another one, so that it has new words."""
    if not n:
        return record
    changes: dict[str, Any] = {"id": f"{record.id}-{n}"} if hasattr(record, "id") else {}
    for name, marks in marked(record.__class__).items():
        value = getattr(record, name)
        if isinstance(value, str) and marks.prose:
            changes[name] = _reworded(value, n)
        elif isinstance(value, tuple):
            changes[name] = tuple(again(part, n) if isinstance(part, Record) else part for part in value)
    return record.model_copy(update=changes)


def _reworded(text: str, n: int) -> str:
    return WORD.sub(lambda word: _other(word[0], n), text)


def _other(word: str, n: int) -> str:
    return f"{word[:-2]}{chr(96 + n % 26 or 26)}{word[-2:]}" if sum(map(ord, word)) % 3 == n % 3 else word


def write_multiplied(story: Path, folder: Path, times: int) -> Path:
    """Copies the story to `folder`, which must not be there yet, with each entry `times` times; gives it back.

    Each copy refers to the copies of what the first one refers to: a story of that many parts.
    """
    shutil.copytree(story, folder)
    for kind in KINDS:
        file = folder / kind.file
        if not file.exists():
            continue
        own = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
        if kind.field in FRAME:
            longer = [_fuller(entry, kind.model, times) for entry in own]
        else:
            longer = [
                {**_copy(entry, kind.model, n), "id": _named(entry["id"], n)} for n in range(times) for entry in own
            ]
        _write(file, longer)
    return folder


def _write(file: Path, entries: list[dict[str, Any]]) -> None:
    """Writes the entries of a kind; those that would make the file too long go to files in a folder of its name."""
    for number, at in enumerate(range(0, len(entries), PART)):
        place = file.with_suffix("") / f"{number:03}.yaml" if number else file
        place.parent.mkdir(exist_ok=True)
        text = yaml.dump(entries[at : at + PART], Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        place.write_text(text, encoding="utf-8")


def _fuller(entry: dict[str, Any], model: type[Record], times: int) -> dict[str, Any]:
    """An entry of the frame: its lists of other entries hold the copies of them too."""
    longer = dict(entry)
    for name, marks in marked(model).items():
        if _moves(marks) and isinstance(entry.get(name), list):
            longer[name] = [_named(id, n) for n in range(times) for id in entry[name]]
    return longer


def _copy(entry: dict[str, Any], model: type[Record], n: int) -> dict[str, Any]:
    if not n:
        return entry
    made: dict[str, Any] = {}
    for name, value in entry.items():
        marks = marked(model).get(name)
        if marks is None:
            made[name] = value
        elif isinstance(value, dict | list):
            made[name] = _copies(value, model, name, marks, n)
        elif _moves(marks):
            made[name] = _named(value, n)
        else:
            made[name] = _reworded(value, n) if marks.prose and isinstance(value, str) else value
    return made


def _copies(value: Any, model: type[Record], name: str, marks: Marked, n: int) -> Any:
    if isinstance(value, list):
        return [_copies(item, model, name, marks, n) for item in value]
    if isinstance(value, dict):
        inner = next((kind for kind in record_types(model, name) if set(value) <= set(kind.model_fields)), None)
        return _copy(value, inner, n) if inner else value
    return _named(value, n) if _moves(marks) else value


def _moves(marks: Marked) -> bool:
    return bool(marks.ref and marks.ref.kind not in (*VOCABULARIES, *FRAME))


def _named(id: str, n: int) -> str:
    return f"{id}-x{n}" if n else id
