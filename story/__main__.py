"""Works with a story's files from a terminal: starts one, checks it, places its actors, exports it.

Each command gives 0 only where nothing is wrong.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from story.languages import speak
from story.lens import Lens, as_of
from story.load import load
from story.reports import Form, counted, report


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line."""
    chosen = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows no other script prints all the same
    try:
        match chosen.command:
            case "new":
                return _new(chosen.folder)
            case "export":
                return _export(chosen.out, chosen.folder, chosen.asof)
            case "place":
                return _place(chosen.folder, write=chosen.write)
            case "schema":
                return _schema(chosen.out)
            case "words":
                return _words(chosen.language)
        return _check(chosen.folder, chosen.article, chosen.format, strict=chosen.strict, links=chosen.links)
    except BrokenPipeError:  # who reads along (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m story", description="Works with a story's content files.")
    commands = parser.add_subparsers(dest="command", required=True)
    new = commands.add_parser("new", help="write a small whole story to start from")
    new.add_argument("folder", type=Path, help="a folder that is empty or does not exist yet")
    check = commands.add_parser("check", help="print every problem, then counts of what was read")
    check.add_argument("folder", nargs="?", default="data", type=Path)
    check.add_argument("--strict", action="store_true", help="warnings count as problems too")
    check.add_argument("--article", type=Path, help="a file with the article's text, to compare quotes with")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="for people, editors or GitHub"
    )
    check.add_argument("--links", action="store_true", help="ask online whether the sources' links still work")
    place = commands.add_parser("place", help="propose places on the actor map for actors that have none")
    place.add_argument("folder", nargs="?", default="data", type=Path)
    place.add_argument("--write", action="store_true", help="write them into the files")
    schema = commands.add_parser("schema", help="write a JSON Schema of each content file, for editors")
    schema.add_argument("out", nargs="?", default="data/schema", type=Path)
    export = commands.add_parser("export", help="write the story as data: tables, JSON, JSON-LD, graphs")
    export.add_argument("out", type=Path, help="a folder that is empty or does not exist yet, or an earlier export")
    export.add_argument("folder", nargs="?", default="data", type=Path)
    export.add_argument(
        "--asof", choices=("now", "day"), default="now", help="as known on the day of the article, or now"
    )
    words = commands.add_parser("words", help="bring the catalogues of the frame's texts in step with the English ones")
    words.add_argument("--language", help="make or update this one alone: de, pt-BR")
    return parser


def _is_story(folder: Path) -> bool:
    """Whether there is such a folder; says so where there is none."""
    if not folder.is_dir():
        print(f"{folder}: there is no such folder; give the one with story.yaml")
    return folder.is_dir()


def _new(folder: Path) -> int:
    from story.new import begin, next_steps

    if fault := begin(folder):
        print(fault)
        return 1
    print(next_steps(folder))
    return 0


def _place(folder: Path, *, write: bool) -> int:
    from story.positions import proposed, written

    if not _is_story(folder):
        return 1
    loaded = load(folder)
    places = proposed(loaded.story.actors, loaded.story.relations)
    entries = [entry for entry in loaded.entries if entry.kind == "actors" and entry.id in places]
    if not entries:
        print(f"{folder}: every actor with a tie has a place on the map")
        return 0
    try:
        left = written(folder, entries, places) if write else []
    except OSError as fault:
        print(f"{fault.filename} cannot be written ({fault.strerror or fault}); make it writable")
        return 1
    for entry in entries:
        x, y = places[entry.id]
        hand = "  # not written: its file does not stand line by line" if entry in left else ""
        print(f"{entry.file}:{entry.line(('id',))} ({entry.id}): x: {x}, y: {y}{hand}")
    done = (
        "written; look at the map, and move whom you like"
        if write
        else "proposed; with --write they are put into the files"
    )
    print(f"{counted(len(entries) - len(left), 'place')} {done}")
    return 1 if left else 0


def _schema(out: Path) -> int:
    from story.schema import write

    try:
        written = write(out)
    except OSError as fault:
        print(f"{out} cannot be written ({fault.strerror or fault}); name a folder where you may write")
        return 1
    print(f"{out}: {counted(len(written), 'schema')}, one a content file")
    return 0


def _export(out: Path, folder: Path, lens: Lens) -> int:
    from story.export.writing import files, may_hold, write
    from story.licence import licence

    if not _is_story(folder):
        return 1
    loaded = load(folder)
    if loaded.errors:
        found = counted(len(loaded.errors), "error")
        print(f"{folder}: {found} in the content, so nothing is written; see python -m story check {folder}")
        return 1
    speak(loaded.story.meta.language)
    story = as_of(loaded.story, lens)
    found_files = files(story, licence(folder))
    if fault := write(found_files, out, may_hold(story)):
        print(fault)
        return 1
    print(f"{out}: {counted(len(found_files), 'file')}; README.txt says what is what")
    return 0


def _words(language: str | None) -> int:
    from story.languages.catalogue import catalogue, languages
    from story.languages.texts import texts
    from story.languages.writing import update

    left = 0
    for name in [language] if language else languages():
        try:
            path = update(name)
        except ValueError as fault:
            print(fault)
            return 1
        found = catalogue(path)
        for gap in found.faults:
            print(f"{path.name}:{gap.line} ({gap.name}): {gap.kind}{f', {gap.what}' if gap.what else ''}")
        left += len(found.faults)
        print(f"{path.name}: {counted(len(texts()), 'text')}, {len(found.faults)} of them to be translated or mended")
    return 1 if left else 0


def _check(folder: Path, article: Path | None, form: Form, *, strict: bool, links: bool) -> int:
    if form == "text" and not _is_story(folder):
        return 1
    loaded = load(folder, article)
    problems = list(loaded.problems)
    if links:
        from story import link_check

        sources = [entry for entry in loaded.entries if entry.kind == "sources"]
        print(f"asking for {counted(link_check.addresses(sources), 'address')} ...", file=sys.stderr)
        problems += link_check.links(sources)
    print(report(loaded, problems, form))
    return 1 if (problems if strict else loaded.errors) else 0


if __name__ == "__main__":
    sys.exit(main())
