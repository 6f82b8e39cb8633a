"""Works with a story's files from a terminal.

`python -m story check [FOLDER]` prints every problem, then what was read. `python -m story export OUT [FOLDER]` writes
the story as data.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from story.content import KINDS
from story.lens import Lens, as_of
from story.load import load


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line. Gives 0 only where nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m story", description="Works with a story's content files.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="print every problem, then counts of what was read")
    check.add_argument("folder", nargs="?", default="data", type=Path)
    check.add_argument("--strict", action="store_true", help="warnings count as problems too")
    check.add_argument("--article", type=Path, help="a file with the article's text, to compare quotes with")
    export = commands.add_parser("export", help="write the story as data: tables, JSON, JSON-LD, graphs")
    export.add_argument("out", type=Path, help="a folder that is empty or does not exist yet, or an earlier export")
    export.add_argument("folder", nargs="?", default="data", type=Path)
    export.add_argument(
        "--asof", choices=("now", "day"), default="now", help="as known on the day of the article, or now"
    )
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "export":
            return _export(chosen.out, chosen.folder, chosen.asof)
        return _check(chosen.folder, chosen.strict, chosen.article)
    except BrokenPipeError:  # who reads along (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _is_story(folder: Path) -> bool:
    """Whether there is such a folder; says so where there is none, in a terminal of any script."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows no other script prints all the same
    if not folder.is_dir():
        print(f"{folder}: there is no such folder; give the one with story.yaml")
    return folder.is_dir()


def _export(out: Path, folder: Path, lens: Lens) -> int:
    from story.export.writing import files, may_hold, write
    from story.licence import licence

    if not _is_story(folder):
        return 1
    loaded = load(folder)
    if loaded.errors:
        found = _counted(len(loaded.errors), "error")
        print(f"{folder}: {found} in the content, so nothing is written; see python -m story check {folder}")
        return 1
    story = as_of(loaded.story, lens)
    found_files = files(story, licence(folder))
    if fault := write(found_files, out, may_hold(story)):
        print(fault)
        return 1
    print(f"{out}: {_counted(len(found_files), 'file')}; README.txt says what is what")
    return 0


def _check(folder: Path, strict: bool, article: Path | None) -> int:
    if not _is_story(folder):
        return 1
    loaded = load(folder, article)
    for problem in loaded.problems:
        print(f"warning: {problem}" if problem.severity == "warning" else problem)
    print("read:", ", ".join(_counted(len(getattr(loaded.story, kind.field)), kind.one) for kind in KINDS))
    errors, warnings = len(loaded.errors), len(loaded.problems) - len(loaded.errors)
    print(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}")
    return 1 if (loaded.problems if strict else loaded.errors) else 0


def _counted(number: int, one: str) -> str:
    many = {"body": "bodies"}.get(one, f"{one}s")
    return f"{number} {one if number == 1 else many}"


if __name__ == "__main__":
    sys.exit(main())
