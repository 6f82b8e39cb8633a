"""The JSON Schemas: as the models are, right for every file that ships, and strict where the check is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from story import schema
from story.__main__ import main
from story.building import parsed
from story.new import TEMPLATE
from story.schema import first_line, models

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
STORIES = {"data": (DATA, "schema"), "second": (ROOT / "tests/stories/lantern-codex", "../../../data/schema"),
           "template": (TEMPLATE, "schema")}  # fmt: skip
SHIPPED = [
    pytest.param(folder / file, file, at, id=f"{name}-{file}")
    for name, (folder, at) in STORIES.items()
    for file in models()
    if (folder / file).is_file()
]


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: of what looks like something else than text, only numbers, truth values and null."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def validator(file: str) -> jsonschema.Draft7Validator:
    found = schema.schema(file)
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


def faults(file: str, value: Any) -> list[str]:
    found = validator(file).iter_errors(value)
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}" for fault in found]


def test_the_schemas_in_data_are_those_of_the_models(tmp_path: Path) -> None:
    """Where this fails: python -m story schema."""
    schema.write(tmp_path)

    def texts(folder: Path) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in folder.iterdir()}

    assert texts(DATA / "schema") == texts(tmp_path)


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", str(tmp_path / "there")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'there'}: {len(models())} schemas, one a content file\n"


@pytest.mark.parametrize(("path", "file", "at"), SHIPPED)
def test_a_shipped_file_is_right_by_its_schema_and_names_it(path: Path, file: str, at: str) -> None:
    text = path.read_text("utf-8")

    assert text.startswith(first_line(file, at) + "\n")
    assert faults(file, parsed(text, file).value) == []  # every plain scalar is text, as the check reads it
    assert faults(file, yaml.load(text, Core)) == []  # as an editor reads it


EVENT = {
    "id": "a", "title": "T", "label": "L", "text": "T", "date": "2021", "layer": "visit", "kind": "k",
    "provenance": [{"section": "lead", "paragraph": "1"}],
}  # fmt: skip
RIGHT: list[dict[str, Any]] = [
    {}, {"date": 2021}, {"date": "2021-06-10~/.."}, {"date": "202X"}, {"title": 1998}, {"title": True}, {"label": "no"},
    {"place": None}, {"time": "06:00"}, {"known_from": "2021-01-01"}, {"id": 9},
    {"provenance": [{"section": "lead", "paragraph": 1}, {"source": "s", "passage": "p", "paraphrase": "true"}]},
]  # fmt: skip
WRONG: list[dict[str, Any]] = [
    {"id": "A b"}, {"date": "10 June"}, {"date": "2021-6-1"}, {"layer": "vist"}, {"titel": "x"}, {"label": "L" * 35},
    {"time": "25:00"}, {"known_from": "2021-01"}, {"title": None}, {"title": ""}, {"actors": "a"}, {"provenance": None},
    {"provenance": [{"section": "lead", "paragraph": "one"}]}, {"provenance": [{"source": "s"}]},
    {"provenance": [{"source": "s", "passage": "p " * 13}]}, {"provenance": [{"source": "s", "passage": "p", "x": "y"}]},
]  # fmt: skip


@pytest.mark.parametrize("change", RIGHT, ids=str)
def test_an_editor_takes_what_the_check_takes(change: dict[str, Any]) -> None:
    assert faults("events.yaml", [EVENT | change]) == []


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_an_editor_underlines_what_is_wrong(change: dict[str, Any]) -> None:
    assert faults("events.yaml", [EVENT | change])


def test_a_word_that_only_the_lens_gives_is_not_offered() -> None:
    assert "not-yet-known" not in json.dumps(
        schema.schema("claims.yaml")["definitions"]["Claim"]["properties"]["verdict"]["enum"]
    )


def _fields(file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, record in schema.schema(file)["definitions"].items():
        for field, found in record["properties"].items():
            yield f"{kind}.{field}", found


def test_an_editor_explains_every_field_of_an_entry() -> None:
    own = {model.__name__ for model in models().values()}
    silent = [name for file in models() for name, found in _fields(file) if not found.get("description")]

    assert [name for name in silent if name.partition(".")[0] in own] == []
