"""Reads the files of a story's folder, entry by entry. A wrong entry is named and left out, the others stay."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from story.content import KINDS, META_FILE, VOCABULARIES, Kind
from story.faults import entry_problems
from story.files import read
from story.model.frame import Article, Edition, Meta
from story.placed import Placed
from story.problems import Problem, nearest, shown
from story.reading import Reading, Where

MOST = 500
"""Problems of one file after which its other entries are not looked at: it is the wrong file, or broken as a whole."""


class Folder:
    """What the folder at `path` holds.

    `left_out` has the ids of entries that were named as wrong, by kind; `unread` the files that were named as such
    (references into both are not complained about again); `absent` the files that are not there; `wrong` the keys of
    story.yaml that stand-ins were put in place of; `broken` the problems for which a whole file, or the title page, is not
    to be shown while a better state is up (`story.standing`).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.called = _called(path)
        self.placed: list[Placed] = []
        self.problems: list[Problem] = []
        self.broken: list[Problem] = []
        self.left_out: dict[str, set[str]] = {kind.field: set() for kind in KINDS}
        self.unread: set[str] = set()
        self.absent: set[str] = set()
        self.wrong: set[str] = set()
        self.meta = self._meta()
        for kind in KINDS:
            self._entries(kind)
        self._strays()

    def _name(self, file: str) -> str:
        return f"{self.called}/{file}"

    def _read(self, file: str, of: str, *, required: bool) -> Reading:
        """Reads a file, which is that of a kind (`of`) or a part of it."""
        reading = read(self.path / file, self._name(file))
        self.problems += reading.problems
        self.broken += reading.problems
        if reading.absent and required:
            self._say(file, "the file is missing", "add it; see data/README.md")
        elif reading.absent:
            self.absent.add(file)
        elif reading.value is None:
            self.unread.add(of)
        return reading

    def _say(self, file: str, what: str, mend: str, of: str = "") -> None:
        self._give_up(of or file, Problem(self._name(file), 1, "", what, mend))

    def _give_up(self, of: str, problem: Problem) -> None:
        self.problems.append(problem)
        self.broken.append(problem)
        self.unread.add(of)

    def _meta(self) -> Placed:
        """story.yaml; what is wrong in it is left out, and what must be there has a stand-in."""
        reading = self._read(META_FILE, META_FILE, required=True)
        value, name = reading.value, self._name(META_FILE)
        if value is not None and not isinstance(value, dict):
            self._say(META_FILE, "the file should be keys with values, not a list", "write each line as key: value")
        given: dict[str, Any] = value if isinstance(value, dict) else {}
        self.wrong |= Meta.model_fields.keys() - given.keys()
        problems: list[Problem] = []
        record: Meta | None = None
        self.wrong |= {str(path[0]) for path in reading.refused}
        for _ in range(5):
            try:
                record = Meta.model_validate(given)
                break
            except ValidationError as fault:
                if not problems and isinstance(value, dict):
                    problems = entry_problems(fault, Meta, given, (), reading, name)
                    self.wrong |= {str(error["loc"][0]) for error in fault.errors(include_url=False)}
                given = _mended(given, fault)
        self.problems += problems
        self.broken += problems
        if self.wrong & VOCABULARIES.keys():  # what refers to a word of theirs may be right
            self.unread.add(META_FILE)
        return Placed("meta", record or _nameless(), name, (), reading)

    def _parts(self, kind: Kind) -> list[str]:
        """The files of a kind: its own, and those in the folder of the same name, into which a long one may be split."""
        folder = self.path / kind.file.removesuffix(".yaml")
        return sorted(path.relative_to(self.path).as_posix() for path in folder.glob("*.yaml"))

    def _entries(self, kind: Kind) -> None:
        parts = self._parts(kind)
        seen: dict[str, Placed] = {}
        before = len(self.problems)
        if not parts or (self.path / kind.file).exists():
            self._entries_of(kind, kind.file, seen, required=kind.required)
        for part in parts:
            self._entries_of(kind, part, seen, required=False)
        if kind.required and not seen:
            self.broken += self.problems[before:]

    def _entries_of(self, kind: Kind, file: str, seen: dict[str, Placed], *, required: bool) -> None:
        reading = self._read(file, kind.file, required=required)
        if reading.value is None:
            return
        if not isinstance(reading.value, list):
            mend = f"start each {kind.one} with a hyphen"
            self._say(file, "the file should be a list of entries", mend, kind.file)
            return
        self.left_out[kind.field] |= reading.lost
        before = len(self.problems)
        for number, value in enumerate(reading.value):
            self._entry(kind, value, self._name(file), (number,), reading, seen)
            if len(self.problems) - before > MOST:
                line = reading.line((number,))
                what = f"the file has more than {MOST} faults and is not read beyond this line"
                self._give_up(kind.file, Problem(self._name(file), line, "", what, "mend those before it first"))
                return

    def _entry(self, kind: Kind, value: Any, name: str, path: Where, reading: Reading, seen: dict[str, Placed]) -> None:
        id = shown(value.get("id", "")) if isinstance(value, dict) else ""
        try:
            placed = Placed(kind.field, kind.model.model_validate(value), name, path, reading)
        except ValidationError as fault:
            self.problems += entry_problems(fault, kind.model, value, path, reading, name)
            self.left_out[kind.field].add(id)
            return
        if first := seen.get(id):
            where = f"in line {first.line(('id',))}" + (f" of {first.file}" if first.file != name else "")
            mend = "give it an id of its own"
            self.problems.append(
                Problem(name, placed.line(("id",)), id, f"id '{id}' is taken by the {kind.one} {where}", mend)
            )
            return
        seen[id] = placed
        self.placed.append(placed)

    def _strays(self) -> None:
        """Content files that no kind reads: probably a misspelt name."""
        known = {kind.file for kind in KINDS} | {META_FILE}
        parts = {part for kind in KINDS for part in self._parts(kind)}
        stems = {Path(file).stem: file for file in known}
        for folder, folders, files in os.walk(self.path):
            folders[:] = sorted(part for part in folders if not part.startswith("."))
            for file in sorted(files):
                path = (Path(folder) / file).relative_to(self.path).as_posix()
                if path in known | parts or file.startswith(".") or not path.lower().endswith((".yaml", ".yml")):
                    continue
                near = nearest(Path(path).stem.lower(), stems)
                mend = f"did you mean '{stems[near]}'?" if near else "rename or remove it"
                what = "no kind of content has this file"
                self.problems.append(Problem(self._name(path), 1, "", what, mend, "warning"))


def _called(path: Path) -> str:
    """The folder as the person who edits it would call it: from where they stand, else its own name."""
    try:
        relative = path.resolve().relative_to(Path.cwd())
    except (ValueError, OSError):
        return path.resolve().name
    return relative.as_posix() if relative.parts else path.resolve().name


def _mended(given: dict[str, Any], fault: ValidationError) -> dict[str, Any]:
    """story.yaml without its wrong items and keys, and with stand-ins for required keys."""
    blank = _nameless().model_dump()
    mended = dict(given)
    wrong: set[Where] = {error["loc"][:2] for error in fault.errors(include_url=False)}
    for place in sorted(wrong, key=str, reverse=True):
        key = str(place[0]) if place else ""
        items = mended.get(key)
        if len(place) == 2 and isinstance(place[1], int) and isinstance(items, list):
            mended[key] = [item for number, item in enumerate(items) if (key, number) not in wrong]
            wrong = {other for other in wrong if other[0] != key}
            continue
        mended.pop(key, None)
        if key in Meta.model_fields and Meta.model_fields[key].is_required():
            mended[key] = blank[key]
    return mended


def _nameless() -> Meta:
    """What stands for a title page that could not be read: it hides nothing that is known today."""
    blank, today = "Untitled", datetime.now(UTC).date()
    return Meta(
        id="untitled", kicker=blank, title=blank, standfirst=blank, language="en", lens_date=today, as_of=today,
        days="2000-01-01/2000-01-02", article=Article(title=blank, note=blank), numbers=(),
        editions=(Edition(number="0", date=date(2000, 1, 1), text=blank),), event_kinds=(),
    )  # fmt: skip
