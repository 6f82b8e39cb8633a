"""data/README.md against the model: a newsroom finds each file and each field in it, and every example is right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from pydantic import TypeAdapter

from components.dates import written
from story import load
from story.building import parsed
from story.content import KINDS, META_FILE
from story.counts import NAMES, is_count
from story.model.base import ArticleRef, Provenances, Record, SourceRef
from story.model.frame import Meta
from story.references import marked, record_types

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
SMALL = ROOT / "tests" / "stories" / "lantern-codex"
FILES: dict[str, type[Record]] = {kind.file: kind.model for kind in KINDS} | {META_FILE: Meta}
SHARED = {ArticleRef, SourceRef}
"""Explained once, under Provenance."""


def _section(title: str) -> str:
    """The part of the page under the heading that starts so."""
    parts = [part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:] if part.startswith(title)]
    assert len(parts) == 1, f"{len(parts)} sections are called {title}"
    return parts[0]


def _examples(part: str) -> list[Any]:
    found = []
    for block in re.findall(r"^```yaml\n(.*?)^```", part, re.MULTILINE | re.DOTALL):
        reading = parsed(block, "README.md")
        assert reading.problems == [], block
        found.append(reading.value)
    return found


def _rows(part: str) -> dict[str, bool]:
    """The fields of the tables of a section, and whether each is said to be needed."""
    rows = re.findall(r"^\| `(\w+)` \| (yes|no) \| \S.*\|$", part, re.MULTILINE)
    return {name: needed == "yes" for name, needed in rows}


def _types(model: type[Record]) -> Iterator[type[Record]]:
    """The model and the record types within it."""
    yield model
    for name in model.model_fields:
        for inner in record_types(model, name):
            if inner not in SHARED:
                yield from _types(inner)


def _words(hint: Any) -> Iterator[str]:
    """The words of the closed lists in a type."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    else:
        for part in get_args(hint):
            yield from _words(part)


@pytest.mark.parametrize("file", FILES)
def test_each_field_of_a_file_is_explained_and_said_to_be_needed_if_it_is(file: str) -> None:
    model = FILES[file]

    assert _rows(_section(f"`{file}`")) == {name: field.is_required() for name, field in model.model_fields.items()}


@pytest.mark.parametrize("file", FILES)
def test_each_field_and_each_word_within_its_entries_is_named(file: str) -> None:
    named = set(re.findall(r"`\"?([^`\"]+)\"?`", _section(f"`{file}`")))
    kinds = list(_types(FILES[file]))
    words = {
        word for kind in kinds for hint in get_type_hints(kind, include_extras=True).values() for word in _words(hint)
    }

    assert {name for kind in kinds for name in kind.model_fields} - named == set()
    assert words - named == set()


@pytest.mark.parametrize("file", FILES)
def test_the_example_of_a_file_is_a_right_entry_of_it(file: str) -> None:
    examples = _examples(_section(f"`{file}`"))

    assert examples
    for example in examples:
        for entry in [example] if file == META_FILE else example:
            FILES[file].model_validate(entry)


def test_every_example_of_the_page_can_be_read() -> None:
    assert len(_examples(TEXT)) == TEXT.count("```yaml")


def test_provenance_is_explained_with_all_its_fields() -> None:
    part = _section("Provenance")
    fields = {
        name: field.is_required() for kind in (ArticleRef, SourceRef) for name, field in kind.model_fields.items()
    }

    assert _rows(part) == fields
    assert len(TypeAdapter(Provenances).validate_python(_examples(part)[0])) == 3


def test_dates_look_to_readers_as_the_page_says() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| .+ \| (.+) \|$", _section("Dates"), re.MULTILINE)

    assert len(rows) > 10
    assert [(date, said) for date, said in rows if written(date) != said] == []


def test_every_field_that_the_lens_hides_is_named() -> None:
    later = {
        name
        for model in FILES.values()
        for kind in _types(model)
        for name, marks in marked(kind).items()
        if marks.later
    }

    assert later - set(re.findall(r"`(\w+)`", _section("The lens"))) == set()


def test_every_count_is_listed_and_nothing_that_cannot_be_counted() -> None:
    listed = re.findall(r"`(\w+)`", _section("Counts in titles").split("all of the names", 1)[1])

    assert set(NAMES) - set(listed) == set()
    assert [name for name in listed if not is_count(name)] == []


def test_every_view_of_our_own_story_is_listed() -> None:
    listed = set(re.findall(r"`([\w-]+)`", _section("`views.yaml`").split("The views:", 1)[1]))

    assert {view.id for view in load(ROOT / "data").story.views} - listed == set()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (
            "events.yaml",
            "place: anemi-harbour\n  actors: [layla-haddad]",
            "place: anemi-harbor\n  actors: [layla-haddad]",
        ),
        ("glossary.yaml", '[{source: catalogue, passage: "codex, 188 leaves", locator: no. 1}]', "[]"),
        ("events.yaml", "date: 2021-05-20", "date: 2021-05-32"),
        ("views.yaml", "Three days in June 2021", '"{claim} claims"'),
    ],
)
def test_the_check_says_what_the_page_says_that_it_does(file: str, old: str, new: str, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(SMALL, tmp_path / "data"))
    text = (copy / file).read_text(encoding="utf-8")
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    said = [re.sub(r":\d+ ", " ", str(problem)) for problem in load(copy).problems]

    assert said
    assert set(said) <= set(re.sub(r":\d+ ", " ", _section("The check")).splitlines())
