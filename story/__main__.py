"""`python -m story check [FOLDER]`: prints every problem of a story's files, then what was read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from story.content import KINDS
from story.load import load


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line. Gives 0 only where nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m story", description="Works with a story's content files.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="print every problem, then counts of what was read")
    check.add_argument("folder", nargs="?", default="data", type=Path)
    check.add_argument("--strict", action="store_true", help="warnings count as problems too")
    check.add_argument("--article", type=Path, help="a file with the article's text, to compare quotes with")
    chosen = parser.parse_args(arguments)
    return _check(chosen.folder, chosen.strict, chosen.article)


def _check(folder: Path, strict: bool, article: Path | None) -> int:
    if not folder.is_dir():
        print(f"{folder}: there is no such folder; give the one with story.yaml")
        return 1
    loaded = load(folder, article)
    for problem in loaded.problems:
        print(f"warning: {problem}" if problem.severity == "warning" else problem)
    read = ", ".join(f"{len(getattr(loaded.story, kind.field))} {kind.field.replace('_', ' ')}" for kind in KINDS)
    print(f"read: {read}")
    print(f"{len(loaded.errors)} errors, {len(loaded.problems) - len(loaded.errors)} warnings")
    return 1 if (loaded.problems if strict else loaded.errors) else 0


if __name__ == "__main__":
    sys.exit(main())
