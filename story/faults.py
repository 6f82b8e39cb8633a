"""Turns what pydantic says of an entry into problems: file, line, id, one sentence each."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from story.problems import Problem, did_you_mean, nearest, shown
from story.reading import Reading, Where
from story.references import record_types


def entry_problems(
    fault: ValidationError, model: type[BaseModel], value: Any, path: Where, reading: Reading, name: str
) -> list[Problem]:
    """One problem for each thing that is wrong with the entry `value` at `path` of the file called `name`.

    None for a part that `reading` refused: that was said already.
    """
    id = value.get("id") if isinstance(value, dict) else None
    where = id if isinstance(id, str) else ""
    errors = [(_steps(error["loc"]), error) for error in fault.errors(include_url=False, include_context=True)]
    meant = {(*steps[:-1], _meant(steps, model)) for steps, error in errors if error["type"] == "extra_forbidden"}
    found = []
    for steps, error in errors:
        if reading.is_refused((*path, *steps)) or (error["type"] == "missing" and steps in meant):
            continue  # said already: of the part as a whole, or of the misspelt key that was meant
        what, mend = sentence(error, steps, model)
        found.append(Problem(name, reading.line((*path, *steps)), where, what, mend))
    return found


def _meant(steps: Where, model: type[BaseModel]) -> str:
    """The key that a person who wrote an unknown one probably meant, or ''."""
    return nearest(str(steps[-1]), _keys(model, steps)) or ""


def _steps(place: Where) -> Where:
    """The path in the content: pydantic puts the name of a provenance's form behind its number in the list."""
    return tuple(
        step
        for number, step in enumerate(place)
        if not (step in ("article", "source") and number >= 2 and str(place[number - 2]).endswith("provenance"))
    )


def sentence(error: ErrorDetails, steps: Where, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong and how to mend it."""
    key = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    given = error["input"]
    if error["type"] == "missing":
        return NO_PROVENANCE if key.endswith("provenance") else (f"key '{key}' is missing", "add it")
    if error["type"] == "extra_forbidden":
        known = _keys(model, steps)
        return f"key '{shown(key)}' is not known here", did_you_mean(key, known, f"the keys are {', '.join(known)}")
    if given is None:
        if key:
            return f"'{key}' has no value", "write one or delete the line"
        return "the entry is empty", "write its keys or delete its hyphen"
    return _value(error, steps, key)


def _value(error: ErrorDetails, steps: Where, key: str) -> tuple[str, str]:
    given, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "literal_error" if isinstance(given, str):
            words = _WORD.findall(context["expected"])
            otherwise = f"write one of {', '.join(words)}"
            return f"{key} '{shown(given)}' is not known here", did_you_mean(given, words, otherwise)
        case "value_error":
            what, _, mend = str(context["error"]).partition("; ")
            return what if what.startswith("the passage") else f"{key}: {what}", mend
        case "string_too_short":
            return f"'{key}' is empty", "write a text or delete the line"
        case "string_too_long":
            return f"'{key}' has {len(given.strip())} characters", f"shorten it to {context['max_length']}"
        case "tuple_type":
            return f"'{key}' should be a list, not a {_shape(given)}", "write each item after a hyphen or in [ ]"
        case "model_type":
            subject = "an entry" if not key else f"an item of '{key}'" if isinstance(steps[-1], int) else f"'{key}'"
            return f"{subject} should be keys with values, not a {_shape(given)}", "write it as key: value"
        case kind if kind in _SHOULD:
            mend = "write it in one line, in quotes if it holds ': '"
            return f"'{key}' should be {_SHOULD[kind]}, not a {_shape(given)}", mend
    return f"{key}: {error['msg']}", "see data/README.md"


NO_PROVENANCE = "the statement has no provenance", "add the place in the article or a source with its passage"
_WORD = re.compile(r"'([^']*)'")
_SHOULD = {
    "string_type": "a text",
    "literal_error": "one word",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a day",
}


def _shape(value: Any) -> str:
    return "mapping" if isinstance(value, dict) else "text" if isinstance(value, str) else "list"


def _keys(model: type[BaseModel], steps: Where) -> list[str]:
    """The keys that the record at `steps` knows."""
    for step in steps[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            inner = record_types(model, step)
            if not inner:
                break
            if len(inner) > 1:
                return sorted({key for kind in inner for key in kind.model_fields})
            model = inner[0]
    return list(model.model_fields)
