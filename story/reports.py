"""What the check found, in three forms: sentences for people, JSON for editors and tools, annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from story.content import KINDS
from story.load import Loaded
from story.problems import Problem

Form = Literal["text", "json", "github"]
_MANY = {"body": "bodies", "address": "addresses"}


def report(loaded: Loaded, problems: Iterable[Problem], form: Form) -> str:
    """The problems, errors and warnings as they stand in the files, and what was read."""
    ordered = sorted(set(problems))
    if form == "json":
        return _json(loaded, ordered)
    line = _annotation if form == "github" else _sentence
    return "\n".join([*map(line, ordered), *_summary(loaded, ordered)])


def counted(number: int, one: str) -> str:
    """A number with its word, in the plural where it needs one."""
    return f"{number} {one if number == 1 else _MANY.get(one, f'{one}s')}"


def _summary(loaded: Loaded, problems: list[Problem]) -> tuple[str, str]:
    read = ", ".join(counted(len(getattr(loaded.story, kind.field)), kind.one) for kind in KINDS)
    errors = sum(problem.severity == "error" for problem in problems)
    return f"read: {read}", f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"


def _sentence(problem: Problem) -> str:
    return f"warning: {problem}" if problem.severity == "warning" else str(problem)


def _json(loaded: Loaded, problems: list[Problem]) -> str:
    found = [
        {
            "file": problem.file,
            "line": problem.line,
            "id": problem.where,
            "what": problem.what,
            "mend": problem.mend,
            "severity": problem.severity,
        }
        for problem in problems
    ]
    errors = sum(problem.severity == "error" for problem in problems)
    counts = {kind.field: len(getattr(loaded.story, kind.field)) for kind in KINDS}
    whole = {"errors": errors, "warnings": len(problems) - errors, "read": counts, "problems": found}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _annotation(problem: Problem) -> str:
    """A workflow command: GitHub shows it at the line, in the run and in the pull request."""
    where = f"file={_property(problem.file)},line={problem.line}"
    title = f",title={_property(problem.where)}" if problem.where else ""
    return f"::{problem.severity} {where}{title}::{_data(f'{problem.what}; {problem.mend}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
