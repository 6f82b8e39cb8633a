"""JSON Schemas of the content files: with them an editor completes keys and underlines what is wrong as one types.

They are made from the models, with what data/README.md says of each field, and follow how our files are read, not how
YAML guesses. Our reader takes every plain scalar as text and types it by the model, so

- a text may be written `1998` or `true`, though an editor takes these for a number and a truth value;
- a whole number, a number, true and false may stand in quotes;
- a date is a text of the form that the check reads (a year alone looks like a number).

A schema knows one file: whether an id leads somewhere, a quote is verbatim or a day is in the calendar, the check says.
Draft 7, because every editor's YAML service knows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from story.content import FILE, KINDS, META_FILE, VOCABULARIES
from story.export.described import about_field, about_model
from story.model.base import DAY, NUMBER, WHOLE, Record
from story.model.frame import Meta
from story.references import marked, record_types

FOLDER = "schema"
"""The folder of the schemas, below a story's."""
LAST = ("provenance", "known_from")
"""Fields that every statement has; they come after its own."""
GIVEN = {"not-yet-known"}
"""Words that the lens gives: no file has them."""


def models() -> dict[str, type[Record]]:
    """The model of each content file, by the file's name below the story's folder."""
    return {META_FILE: Meta} | {kind.file: kind.model for kind in KINDS}


def name(file: str) -> str:
    """The name of a content file's schema."""
    return f"{Path(file).stem}.json"


def first_line(file: str, folder: str = FOLDER) -> str:
    """The line on top of a content file that tells editors its schema; `folder` as seen from the story's folder."""
    up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={up}{folder}/{name(file)}"


def schema(file: str) -> dict[str, Any]:
    """The schema of one content file."""
    model = models()[file]
    whole = model.model_json_schema(ref_template="#/definitions/{model}")
    found = whole.pop("$defs", {}) | {model.__name__: whole}
    parts = {kind.__name__: _record(found[kind.__name__], kind) for kind in dict.fromkeys(_within(model))}
    entry = {"$ref": f"#/definitions/{model.__name__}"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": file,
        "description": about_model(model),
        **({"allOf": [entry]} if model is Meta else {"type": "array", "items": entry}),
        "definitions": dict(sorted(parts.items())),
    }


def write(folder: Path) -> list[Path]:
    """Writes the schemas of all files into `folder`. Gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in models():
        path = folder / name(file)
        text = json.dumps(schema(file), ensure_ascii=False, indent=1)
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _within(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for field in model.model_fields:
        for inner in record_types(model, field):
            yield from _within(inner)


def _record(found: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    """The schema of a record: its id first, what every statement has last, each field explained."""
    fields = sorted(found["properties"], key=lambda field: (field != "id", field in LAST))
    return {
        "description": about_model(model),
        "type": "object",
        "properties": {field: _field(found["properties"][field], model, field) for field in fields},
        "required": [field for field in fields if field in found.get("required", ())],
        "additionalProperties": False,
    }


def _field(found: dict[str, Any], model: type[Record], field: str) -> dict[str, Any]:
    said = about_field(model, field) or ("An id." if field == "id" else "")
    if ref := marked(model)[field].ref:
        where = f"{ref.kind} of {META_FILE}" if ref.kind in VOCABULARIES else FILE[ref.kind]
        said += "" if where in said else f" From {where}."
    read = _read(found)
    if "$ref" in read:  # beside it, draft 7 reads nothing
        read = {"allOf": [read]}
    return {"description": said.strip(), **read} if said else read


def _read(found: dict[str, Any]) -> dict[str, Any]:
    """pydantic's schema of a value as our reader takes it, without what says nothing to an editor."""
    kept = {key: value for key, value in found.items() if key != "title" and not (key == "default" and not value)}
    for key in ("anyOf", "oneOf"):
        if key in kept:
            return _either([_read(part) for part in kept.pop(key)]) | kept
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _read(kept[key])
    kind = kept.get("type")
    if "enum" in kept:
        return {"enum": [word for word in kept["enum"] if word not in GIVEN]} | _without(kept, "enum", "type")
    if kind == "string" and kept.get("format") == "date":
        return {"type": "string", "pattern": f"^{DAY}$"}
    if kind == "string":
        return kept | {"type": ["string", "number"] if "pattern" in kept else ["string", "number", "boolean"]}
    if kind in ("integer", "number"):
        return kept | {"type": [kind, "string"], "pattern": f"^{WHOLE if kind == 'integer' else NUMBER}$"}
    if kind == "boolean":
        return {"enum": [True, False, "true", "false"]} | _without(kept, "type")
    return kept


def _either(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """One of several; where nothing is the other choice, in one piece, so that an editor's complaint is about the value."""
    some = [part for part in parts if part.get("type") != "null"]
    if len(some) == len(parts):
        return {"anyOf": parts}
    only = some[0]
    if len(some) == 1 and "enum" in only:
        return only | {"enum": [*only["enum"], None]}
    if len(some) == 1 and "type" in only:
        kinds = only["type"] if isinstance(only["type"], list) else [only["type"]]
        return only | {"type": [*kinds, "null"]}
    return {"anyOf": parts}


def _without(found: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key not in keys}
