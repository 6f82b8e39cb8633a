"""Opens content files: what is missing, too large, no text in UTF-8 or no file at all is said in a sentence."""

from __future__ import annotations

from pathlib import Path

from story.building import parsed
from story.problems import Problem
from story.reading import Reading

GUIDE = "data/README.md"
LIMIT = 5_000_000
"""Bytes. A larger file is refused unread: all content of a large story is under 2 MB."""


def read(path: Path, name: str) -> Reading:
    """Reads the YAML file at `path`; `name` is how problems call it. Never raises for what the file holds or is."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            return _nothing(name, 1, "a folder stands where the file should be", "rename it and add the file")
        if size > LIMIT:
            what = f"the file has {size / 1e6:.1f} MB and was not read"
            return _nothing(name, 1, what, f"split it: see 'Files that grow long' in {GUIDE}")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Reading(absent=True)
    except OSError as fault:
        what = f"the file cannot be read ({fault.strerror or fault})"
        return _nothing(name, 1, what, "check its name and its permissions")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return _nothing(name, line, "the file is not in UTF-8", "save it again with the encoding UTF-8")
    return parsed(text, name)


def _nothing(name: str, line: int, what: str, mend: str) -> Reading:
    return Reading(problems=[Problem(name, line, "", what, mend)])
