"""A new story: a copy of the template, which is a small whole story about something invented.

The template stands in `template/` as the files that it is: whoever changes a model changes it there (a test holds it to
the check and to every kind of content).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from story import schema

TEMPLATE = Path(__file__).resolve().parent / "template"


def begin(folder: Path) -> str:
    """Writes the template and the schemas into `folder`, which must be empty or not be there yet.

    Gives '' or, in one sentence, why nothing was written.
    """
    try:
        if folder.exists() and not folder.is_dir():
            return f"{folder} is a file, so nothing is written; name a folder that does not exist yet"
        if folder.is_dir() and any(folder.iterdir()):
            return f"{folder} is not empty, so nothing is written; name a folder that does not exist yet"
        shutil.copytree(TEMPLATE, folder, dirs_exist_ok=True)
        schema.write(folder / schema.FOLDER)
    except OSError as fault:
        return f"{folder} cannot be written ({fault.strerror or fault}); name a folder where you may write"
    return ""


def next_steps(folder: Path) -> str:
    """What to do with a new story, in four lines."""
    return "\n".join(
        (
            f"{folder}: a whole small story, invented; each file says what it is for. Start with story.yaml.",
            f"See it:    STORY={_quoted(folder)} make run",
            f"Change it: reload the page; data/README.md explains every field, and editors complete them from {schema.FOLDER}/",
            f"Check it:  python -m story check {_quoted(folder)} --strict",
        )
    )


def _quoted(folder: Path) -> str:
    text = str(folder.resolve())
    return f"'{text}'" if " " in text else text
