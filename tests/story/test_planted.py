"""Faults planted at random in the story that ships: each is reported with its file and line, in one sentence."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from story import Loaded, load
from story.placed import Placed
from story.references import marked, values

DATA = Path(__file__).resolve().parents[2] / "data"
LOADS, FAULTS = 9, 12
SINGLE_LINE = re.compile(r"^  [a-z_]+: [^>|\[{\"'&*#-].*$")


@dataclass(frozen=True)
class Fault:
    """`old` becomes `new` in a line of a file; the report is expected at `expected` and holds `says`."""

    kind: str
    file: str
    line: int
    old: str
    new: str
    expected: int
    says: str


def reference(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    found = [(path, value) for path, marks, value in values(entry.record) if marks.ref]
    if found:
        path, value = pick.choice(found)
        line = entry.line(path)
        if len(re.findall(rf"(?<![\w-]){value}(?![\w-])", lines[line - 1])) == 1:
            text = re.sub(rf"(?<![\w-]){value}(?![\w-])", f"{value}-x", lines[line - 1])
            yield Fault("reference", entry.file, line, lines[line - 1], text, line, f"'{value}-x' is not in ")


def key(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    name = pick.choice(
        [n for n in marked(type(entry.record)) if getattr(entry.record, n) not in (None, ()) and n != "id"]
    )
    line = entry.line((name,))
    if lines[line - 1].startswith(f"  {name}:"):
        text = lines[line - 1].replace(f"{name}:", f"{name}x:", 1)
        yield Fault("key", entry.file, line, lines[line - 1], text, line, f"key '{name}x' is not known here")


def date(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    line = entry.line(("date",))
    if re.match(r"  date: ", lines[line - 1]):
        bad = pick.choice(["2023-13-45", "13/09/2023", "yesterday", "2024-02-30"])
        yield Fault("date", entry.file, line, lines[line - 1], f"  date: {bad}", line, f"date: '{bad}' is no")


def word(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    fields = type(entry.record).model_fields
    for name in fields:
        line = entry.line((name,))
        if get_origin(fields[name].annotation) is Literal and lines[line - 1].startswith(f"  {name}: "):
            bad = pick.choice(get_args(fields[name].annotation)) + "q"
            yield Fault("word", entry.file, line, lines[line - 1], f"  {name}: {bad}", line, f"{name} '{bad}' is not")
            return


def required(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    fields = type(entry.record).model_fields
    for name in pick.sample(list(fields), len(fields)):
        line = entry.line((name,))
        ends = line >= len(lines) or re.match(r"(- |  [a-z_]+:|$)", lines[line])
        own = SINGLE_LINE.match(lines[line - 1]) and lines[line - 1].startswith(f"  {name}:")
        if fields[name].is_required() and name != "id" and own and ends:
            says = f"key '{name}' is missing"
            yield Fault("required", entry.file, line, lines[line - 1], "", entry.line(), says)
            return


def passage(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    for path, _, value in values(entry.record):
        line = entry.line(path)
        if path[-1] == "passage" and re.search(r"passage: [A-Za-z][^\"']*[a-z]\}", lines[line - 1]):
            text = lines[line - 1].replace(value, " ".join(["word"] * 13), 1)
            if text != lines[line - 1]:
                yield Fault("passage", entry.file, line, lines[line - 1], text, line, "the passage has 13 words")
                return


def paragraph(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    for path, _, value in values(entry.record):
        line = entry.line(path)
        if path[-1] == "paragraph" and isinstance(value, int) and lines[line - 1].count(f"paragraph: {value}") == 1:
            text = lines[line - 1].replace(f"paragraph: {value}", "paragraph: 99")
            yield Fault("paragraph", entry.file, line, lines[line - 1], text, line, "has no paragraph 99")
            return


def syntax(entry: Placed, lines: list[str], pick: random.Random) -> Iterator[Fault]:
    places = [entry.line((name,)) for name in type(entry.record).model_fields if name != "id"]
    line = pick.choice([line for line in places if line != entry.line()] or [0])
    old = lines[line - 1]
    if not line or not SINGLE_LINE.match(old):
        return
    name, _, text = old.strip().partition(": ")
    new = pick.choice([f"  {name}: {text}: more", f'  {name}: "{text}', f"\t{name}: {text}", f"  {name} {text}"])
    if line >= len(lines) or re.match(r"(- |  [a-z_]+:|$)", lines[line]):
        yield Fault("syntax", entry.file, line, old, new, line, "")


PLANTERS = (reference, key, date, word, required, passage, paragraph, syntax)


@pytest.fixture(scope="module")
def shipped() -> Loaded:
    return load(DATA)


def plan(shipped: Loaded, seed: int) -> list[Fault]:
    """Faults in different entries. None in the title page and the sections: others would hide behind these."""
    pick = random.Random(seed)
    texts = {
        entry.file: (DATA / entry.file.removeprefix("data/")).read_text("utf-8").split("\n")
        for entry in shipped.entries
    }
    entries = [entry for entry in shipped.entries if entry.kind not in ("meta", "sections")]
    planned: dict[tuple[str, int], Fault] = {}
    while len(planned) < FAULTS:
        entry = pick.choice(entries)
        for fault in PLANTERS[len(planned) % len(PLANTERS)](entry, texts[entry.file], pick):
            planned.setdefault((entry.file, entry.line()), fault)
    return list(planned.values())


@pytest.mark.skipif(not (DATA / "events.yaml").exists(), reason="there is no story in data/")
@pytest.mark.parametrize("seed", range(LOADS))
def test_each_planted_fault_is_reported_in_its_line_and_nothing_else_is(shipped, tmp_path, seed):
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    planned = plan(shipped, seed)
    for fault in planned:
        file = folder / fault.file.removeprefix("data/")
        lines = file.read_text(encoding="utf-8").split("\n")
        assert lines[fault.line - 1] == fault.old
        lines[fault.line - 1] = fault.new
        file.write_text("\n".join(lines), encoding="utf-8")

    before = {str(problem) for problem in shipped.problems}
    said = [problem for problem in load(folder).problems if str(problem) not in before]

    left = [str(problem) for problem in said]
    for fault in planned:
        here = [text for text in left if text.startswith(f"{fault.file}:{fault.expected} ") and fault.says in text]
        assert len(here) == 1, (fault, left)
        assert "\n" not in here[0]
        left.remove(here[0])
    assert left == []


def test_over_a_hundred_faults_are_planted():
    assert LOADS * FAULTS > 100
