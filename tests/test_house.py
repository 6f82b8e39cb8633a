"""The rules of the house that no linter knows, held on every file that is or will be tracked."""

import ast
import calendar
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
CODE = {".py", ".js", ".css", ".sh"}

# Parts of names that say nothing of a story, and that its prose may never write in small letters.
PLAIN_WORDS = f"""
    administration agency airport army assembly association authority bank black board border bridge
    bureau business capital central centre chief city civil coast commission committee company congress
    corporation council court defence defense department district east eastern embassy european external
    federal federation first force forces foreign front general global great group harbour hotel house
    institute international island joint kingdom lake launching league market media military minister
    ministry monitoring mountain multilateral museum nation national nations naval navy news north
    northern ocean office official organisation organization pacific panel parliament party people
    peoples plant police port president press province public railway region republic research river
    school science secretary security senate service services social south southern space special square
    state states station supreme team theatre times trade treasury union united university unnamed upper
    war west western white women workers world yard youth
    {" ".join([*calendar.day_abbr, *calendar.month_abbr]).lower()}
""".split()
OWN_PATHS = [re.escape(str(path)) for path in (ROOT, Path.home()) if path != Path(path.anchor)]
MACHINE_PATH = re.compile(rf"(?<![\w.])({'|'.join([*OWN_PATHS, '/home/[a-z]+', '/Users/[a-z]+'])})/|[A-Z]:\\+Users")
REGISTRY = re.compile(
    r"py[p]i\.(org|python)|python[h]osted|npm[j]s\.|(deb|security|ftp)\.[d]ebian"
    r"|--(extra-)?index-url|\"resolved\": *\"http"
)
VAGUE_NAME = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc)(_|$)")


def tracked(*suffixes: str) -> Iterator[Path]:
    """Files that git knows or would add, relative to the root; with suffixes, only those."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for path in sorted({Path(name) for name in names.split("\0") if name}):
        if (ROOT / path).is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def lines(path: Path) -> list[str]:
    try:
        return (ROOT / path).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []  # a font, an icon


def findings(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    return [
        f"{path}:{number}: {match.group()}"
        for path in paths
        for number, line in enumerate(lines(path), 1)
        if (match := pattern.search(line))
    ]


def content(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def prose(value: Any) -> Iterator[str]:
    """The texts in a content file that have more than one word: not ids, not addresses."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from prose(part)


def story_words(data: Path) -> re.Pattern[str] | None:
    """What only this story says: its actors' and places' names, ids, and the distinctive parts of both.

    Distinctive is a part that starts with a capital, has five letters or more (three in a person's name,
    four in an abbreviation) and is no English word: none that the story's own prose writes in small letters.
    """
    written = [content(file) for file in sorted(data.rglob("*.yaml"))]
    small = set(re.findall(r"(?<![\w/-])[a-z]+(?![\w/-])", " ".join(prose(written))))
    any_case, as_written = set(), set()
    for name in ("actors.yaml", "places.yaml"):
        for entry in yaml.safe_load((data / name).read_text(encoding="utf-8")) if (data / name).exists() else ():
            for text in (entry["name"], entry["id"]):
                if re.search(r"\w[ -]\w", text) and not set(re.findall(r"[^\W\d_]+", text.lower())) <= small:
                    any_case.add(text)
            for part in re.findall(r"[^\W\d_]+", entry["name"]):
                if part.lower() in small or part.lower() in PLAIN_WORDS or not part[0].isupper():
                    continue
                if len(part) >= 5:
                    any_case.add(part)
                elif (entry.get("kind") == "person" and len(part) >= 3) or (part.isupper() and len(part) == 4):
                    as_written.add(part)
    parts = [f"(?i:{'|'.join(map(re.escape, sorted(any_case)))})n?"] if any_case else []
    parts += [re.escape(word) for word in sorted(as_written)]
    return re.compile(rf"(?<![^\W\d_])({'|'.join(parts)})(?![^\W\d_])") if parts else None


def test_no_code_names_anything_of_the_story() -> None:
    words = story_words(ROOT / "data")
    code = [path for path in tracked(".py", ".js", ".css") if path.parts[0] not in ("data", "tests")]

    assert words is None or findings(words, code) == []


@pytest.mark.parametrize(
    "line",
    ['if actor == "anna-lind":', "# as Lind said", "LINDGARD_BLUE = 1", "the lindgardn view", "# NRTO's"],
)
def test_a_name_of_the_story_is_found_however_it_is_written(tmp_path: Path, line: str) -> None:
    people = "- {id: anna-lind, name: Anna Lind, kind: person}\n- {id: nrto, name: NRTO, kind: organisation}\n"
    (tmp_path / "actors.yaml").write_text(people, encoding="utf-8")
    place = "- {id: lindgard, name: Lindgard Ferry Station, text: the old ferry station}\n"
    (tmp_path / "places.yaml").write_text(place, encoding="utf-8")

    words = story_words(tmp_path)

    assert words
    assert words.search(line)
    assert not words.search("a ferry at the Station, links blind")


CATALOGUE = Path("story/wording.py")
"""All text of the frame stands in this one file, however long: it holds one thing, and no code."""


def test_no_file_of_code_holds_two_things() -> None:
    long = {str(path): count for path in tracked(*CODE) if path != CATALOGUE and (count := len(lines(path))) > 300}

    assert long == {}, "split it, and name both"


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in tracked() if any(VAGUE_NAME.search(Path(part).stem) for part in path.parts)] == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    assert findings(MACHINE_PATH, tracked()) == []


def test_no_file_names_a_package_registry() -> None:
    assert findings(REGISTRY, tracked()) == []


def test_the_app_only_wires_the_server_and_nobody_imports_it() -> None:
    ours = {"app", "components", "pages", "server", "story"}
    imports = {
        path: {name.split(".")[0] for node in ast.walk(ast.parse((ROOT / path).read_text())) for name in named(node)}
        for path in tracked(".py")
        if path.parts[0] in ours or path.name == "app.py"
    }

    assert imports.get(Path("app.py"), set()) & ours <= {"server", "components"}
    assert [str(path) for path, names in imports.items() if "app" in names] == []


def named(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module)):
            return [module]
    return []


def test_no_page_bears_the_name_of_a_library() -> None:
    """The folder of the script that runs is first on the path: pages/json.py would be everybody's json."""
    libraries = sys.stdlib_module_names | {"streamlit", "plotly", "pandas", "networkx", "story", "components"}

    assert [str(path) for path in tracked(".py") if path.parts[0] == "pages" and path.stem in libraries] == []
