"""Loads a story's folder: the story that could be read, and the list of what could not.

All problems are found in one pass and none is thrown. An entry that is wrong is left out and named; what refers to it
stays and loses that reference, without a second complaint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from story.content import FILE, KINDS, META_FILE, VOCABULARIES, Kind, Story
from story.faults import entry_problems
from story.model.base import Record, Ref
from story.model.frame import Article, Edition, Meta
from story.problems import Problem, did_you_mean
from story.reading import Reading, Where, read
from story.references import without


@dataclass(frozen=True)
class Placed:
    """An entry with the place it came from."""

    kind: str
    record: Record
    file: str
    path: Where
    reading: Reading

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(getattr(self.record, "id", ""))

    def problem(self, path: Where, what: str, mend: str, *, warning: bool = False) -> Problem:
        """A problem of the part at `path` within the entry."""
        line = self.reading.line((*self.path, *path))
        return Problem(self.file, line, self.id, what, mend, "warning" if warning else "error")


@dataclass(frozen=True)
class Loaded:
    """What `load` gives: the story, what is wrong with its files, and where each entry stands."""

    story: Story
    problems: tuple[Problem, ...]
    entries: tuple[Placed, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are no mere warnings."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def load(folder: Path | str, article: Path | None = None) -> Loaded:
    """Loads and checks the story in `folder`; `article` is a file with the article's text, to compare quotes with."""
    from story.check import check

    folder = Path(folder)
    reader = _Folder(folder)
    meta = reader.meta()
    for kind in KINDS:
        reader.entries(kind)
    problems = [*reader.problems, *reader.strays()]
    placed = tuple(reader.placed)
    own = folder / "article.txt"
    text_file = article or (own if own.is_file() else None)
    problems += check(meta.record, placed, reader.left_out, reader.missing, text_file)  # type: ignore[arg-type]
    return Loaded(_story(meta.record, placed), tuple(sorted(set(problems))), (meta, *placed))  # type: ignore[arg-type]


def _story(meta: Meta, placed: tuple[Placed, ...]) -> Story:
    """The story of all entries, without the references that lead nowhere."""
    kept: dict[str, list[Record]] = {kind.field: [] for kind in KINDS}
    for entry in placed:
        kept[entry.kind].append(entry.record)
    changed = True
    while changed:
        known = {name: {getattr(record, "id", "") for record in entries} for name, entries in kept.items()}
        known |= {name: {word.id for word in getattr(meta, name)} for name in VOCABULARIES}

        def dangling(ref: Ref, id: str, known: dict[str, set[str]] = known) -> bool:
            return id not in known[ref.kind]

        reduced = {name: [r for r in (without(e, dangling) for e in entries) if r] for name, entries in kept.items()}
        changed = any(len(reduced[name]) != len(kept[name]) for name in kept)
        kept = reduced
    return Story(meta=meta, **{name: tuple(entries) for name, entries in kept.items()})  # type: ignore[arg-type]


class _Folder:
    """Reads the files of one folder, entry by entry."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.placed: list[Placed] = []
        self.problems: list[Problem] = []
        self.left_out: dict[str, set[str]] = {kind.field: set() for kind in KINDS}
        self.missing: set[str] = set()

    def _name(self, file: str) -> str:
        return f"{self.folder.name}/{file}"

    def meta(self) -> Placed:
        """story.yaml, or a stand-in that says nothing where it cannot be used."""
        name = self._name(META_FILE)
        path = self.folder / META_FILE
        if not path.is_file():
            self.missing.add(META_FILE)
            self.problems.append(Problem(name, 1, "", "the file is missing", "add it; see data/README.md"))
            return Placed("meta", _nameless(), name, (), Reading())
        reading = read(path, name)
        self.problems += reading.problems
        if reading.value is not None:
            try:
                return Placed("meta", Meta.model_validate(reading.value), name, (), reading)
            except ValidationError as fault:
                self.problems += entry_problems(fault, Meta, reading.value, (), reading, name)
        return Placed("meta", _nameless(), name, (), reading)

    def entries(self, kind: Kind) -> None:
        """The entries of one file; the wrong ones are named and left out."""
        path, name = self.folder / kind.file, self._name(kind.file)
        if not path.is_file():
            self.missing.add(kind.file)
            if kind.required:
                self.problems.append(Problem(name, 1, "", "the file is missing", "add it; see data/README.md"))
            return
        reading = read(path, name)
        self.problems += reading.problems
        if reading.value is None:
            self.missing.add(kind.file)
            return
        if not isinstance(reading.value, list):
            mend = f"start each {kind.one} with a hyphen"
            self.problems.append(Problem(name, 1, "", "the file should be a list of entries", mend))
            self.missing.add(kind.file)
            return
        seen: dict[str, int] = {}
        for number, value in enumerate(reading.value):
            self._entry(kind, value, number, reading, name, seen)

    def _entry(self, kind: Kind, value: Any, number: int, reading: Reading, name: str, seen: dict[str, int]) -> None:
        id = value.get("id") if isinstance(value, dict) else None
        try:
            record = kind.model.model_validate(value)
        except ValidationError as fault:
            self.problems += entry_problems(fault, kind.model, value, (number,), reading, name)
            self.left_out[kind.field].add(str(id))
            return
        line = reading.line((number, "id"))
        if str(id) in seen:
            mend = "give it an id of its own"
            self.problems.append(Problem(name, line, str(id), f"the id stands in line {seen[str(id)]} already", mend))
            return
        seen[str(id)] = line
        self.placed.append(Placed(kind.field, record, name, (number,), reading))

    def strays(self) -> list[Problem]:
        """Content files that no kind reads: probably a misspelt name."""
        known = {kind.file for kind in KINDS} | {META_FILE}
        found = []
        for path in sorted([*self.folder.rglob("*.yaml"), *self.folder.rglob("*.yml")]):
            file = path.relative_to(self.folder).as_posix()
            if file not in known:
                mend = did_you_mean(file, known, "rename or remove it")
                found.append(Problem(self._name(file), 1, "", "no kind of content has this file", mend, "warning"))
        return found


def _nameless() -> Meta:
    """What stands for a title page that could not be read."""
    blank = "Untitled"
    return Meta(
        id="untitled", kicker=blank, title=blank, standfirst=blank, language="en", lens_date=date.max, as_of=date.max,
        days="2000-01-01/2000-01-02", article=Article(title=blank, note=blank), numbers=(),
        editions=(Edition(number="0", date=date(2000, 1, 1), text=blank),), event_kinds=(),
    )  # fmt: skip


def stamp(folder: Path | str) -> tuple[tuple[str, int, int], ...]:
    """What changes when a content file does: name, time of change in ns and size of each. Cheap to ask at every view."""
    files = sorted(Path(folder).rglob("*.yaml"))
    return tuple((path.name, (at := path.stat()).st_mtime_ns, at.st_size) for path in files)


def files_of(kinds: Mapping[str, str] = FILE) -> tuple[str, ...]:
    """The names of all content files."""
    return tuple(dict.fromkeys((META_FILE, *kinds.values())))
