"""Turns what pydantic says of an entry into problems: file, line, id, one sentence each."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from story.problems import Problem, did_you_mean
from story.reading import Reading, Where
from story.references import record_types


def entry_problems(
    fault: ValidationError, model: type[BaseModel], value: Any, path: Where, reading: Reading, name: str
) -> list[Problem]:
    """One problem for each thing that is wrong with the entry `value` at `path` of the file called `name`."""
    where = _id(value)
    found = []
    for error in fault.errors(include_url=False, include_context=True):
        steps = tuple(step for step in error["loc"] if step not in ("article", "source") or _really(step, value, error))
        what, mend = sentence(error, steps, model)
        found.append(Problem(name, reading.line((*path, *steps)), where, what, mend))
    return found


def _id(value: Any) -> str:
    entry = value.get("id") if isinstance(value, dict) else None
    return entry if isinstance(entry, str) else ""


def _really(step: str | int, value: Any, error: ErrorDetails) -> bool:
    """Whether `step` is a key of the content, and not the tag of a union that pydantic puts into the path."""
    for place in error["loc"]:
        if place == step and isinstance(value, dict) and (step in value or error["loc"][-1] == step):
            return not (error["loc"][-1] != step and isinstance(value.get(step), str))
        try:
            value = value[place]
        except (KeyError, IndexError, TypeError):
            continue
    return False


def sentence(error: ErrorDetails, steps: Where, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong and how to mend it."""
    key = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    given, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "missing":
            return f"key '{key}' is missing", "add it"
        case "extra_forbidden":
            known = _keys(model, steps)
            return f"key '{key}' is not known here", did_you_mean(key, known, f"the keys are {', '.join(known)}")
        case "literal_error":
            words = [word.strip().strip("'") for word in context["expected"].replace(" or ", ", ").split(",")]
            return f"{key} '{given}' is not one of {', '.join(words)}", did_you_mean(
                str(given), words, "pick one of these"
            )
        case "value_error":
            what, _, mend = str(context["error"]).partition("; ")
            return what if what.startswith("the passage") else f"{key}: {what}", mend
        case "string_type" if given is None:
            return f"'{key}' has no value", "write one or delete the line"
        case "string_type":
            return (
                f"'{key}' should be a text, not a {_shape(given)}",
                "write it in one line, in quotes if it holds ': '",
            )
        case "string_too_short":
            return f"'{key}' is empty", "write a text or delete the line"
        case "string_too_long":
            return f"'{key}' has {len(given)} characters", f"shorten it to {context['max_length']}"
        case "tuple_type":
            return f"'{key}' should be a list, not a {_shape(given)}", "write each item after a hyphen"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"'{key or 'the entry'}' should be keys with values, not a {_shape(given)}", "write it as key: value"
        case "int_type" | "float_type" | "bool_type" | "date_type":
            return f"'{key}' has no value of its kind", "write one or delete the line"
        case _:
            return f"{key}: {error['msg']}", "see data/README.md"


def _shape(value: Any) -> str:
    return {dict: "mapping", list: "list", tuple: "list", str: "text", type(None): "blank"}.get(type(value), "value")


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
