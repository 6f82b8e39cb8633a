"""CONTRIBUTING.md holds true: its worked examples run in a copy of the tree, and what it points at is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+) (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
OPENED = """
import json
from streamlit.testing.v1 import AppTest

def opened(name, **query):
    test = AppTest.from_file("FOLDER/pages/__main__.py", default_timeout=30).run()
    test.query_params.update(query)
    test.switch_page(f"{name}.py").run()
    assert not test.exception, test.exception
    return "".join(str(part.proto.body) for part in test.get("html")), test.get("plotly_chart")

said, _ = opened("quotes")
_, charts = opened("gallery", view="charts")
print(json.dumps({"said": said, "charts": [(part.proto.alt, part.proto.spec) for part in charts]}))
"""


@dataclass(frozen=True)
class Part:
    """A block of code of an example: what goes into which file."""

    form: str
    file: str
    text: str

    @property
    def added(self) -> list[str]:
        """Its lines of code: of a diff, those that it adds."""
        lines = [line for line in self.text.splitlines() if line.strip()]
        return [line[1:] for line in lines if line[0] == "+"] if self.form == "diff" else lines

    def apply(self, folder: Path) -> None:
        """Puts it into a tree."""
        path = folder / self.file
        if self.form != "diff":
            assert not path.exists(), f"{self.file} is there already"
            path.write_text(self.text, encoding="utf-8")
            return
        before = [line[1:] for line in self.text.splitlines() if line[0] != "+"]
        text, anchor = path.read_text(encoding="utf-8"), "\n".join(before)
        assert text.count(f"\n{anchor}\n") == 1, f"{self.file} has no single line '{anchor}'"
        path.write_text(text.replace(anchor, "\n".join((anchor, *self.added)), 1), encoding="utf-8")


def examples() -> dict[str, list[Part]]:
    """The blocks of each worked example, by its heading."""
    parts = re.split(r"^### ", TEXT.split("\n## Three worked examples")[1], flags=re.MULTILINE)[1:]
    return {part.splitlines()[0]: [Part(*found) for found in BLOCK.findall(part)] for part in parts}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree with all worked examples in it."""
    folder = tmp_path_factory.mktemp("tree")
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    for parts in examples().values():
        for part in parts:
            part.apply(folder)
    return folder


def run(folder: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs our Python in a tree."""
    path = Path(sys.executable).parent
    return subprocess.run(
        [sys.executable, *command],
        check=False,
        cwd=folder,
        env={"PATH": f"{path}:/usr/bin:/bin", "PYTHONPATH": str(folder), "HOME": str(folder), **settings},
        capture_output=True,
        text=True,
        timeout=90,
    )


def test_there_are_three_of_at_most_twenty_lines_each() -> None:
    lines = {name: sum(len(part.added) for part in parts) for name, parts in examples().items()}

    assert list(lines) == ["Adding a page", "Adding a figure", "Adding a kind of content"]
    assert max(lines.values()) <= 20


def test_they_are_as_the_house_has_it(copy: Path) -> None:
    files = sorted({part.file for parts in examples().values() for part in parts if part.file.endswith(".py")})

    assert run(copy, "-m", "ruff", "check", "--no-cache", *files).stdout == "All checks passed!\n"
    assert run(copy, "-m", "ruff", "format", "--no-cache", "--check", *files).returncode == 0


def test_the_page_opens_and_the_figure_is_drawn(copy: Path) -> None:
    done = run(copy, "-c", OPENED.replace("FOLDER", str(copy)), SHOW_PROBLEMS="1")
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)

    assert "<h1" in shown["said"]
    assert "In their words" in shown["said"]
    assert shown["said"].count("<p><q>") > 3
    assert any(said == "Claims by section" and '"bar"' in spec for said, spec in shown["charts"])


def test_the_kind_is_read_and_checked(copy: Path) -> None:
    story = "tests/stories/lantern-codex"
    assert "1 reaction" in run(copy, "-m", "story", "check", story, "--strict").stdout

    file = copy / story / "reactions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("layla-haddad", "layla-hadad"), encoding="utf-8")
    said = run(copy, "-m", "story", "check", story)

    assert said.returncode == 1
    assert "reactions.yaml:2 (curator-welcomes-it): actor 'layla-hadad' is not in actors.yaml" in said.stdout
    assert "did you mean 'layla-haddad'?" in said.stdout


def test_each_target_that_it_names_is_one_of_make() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert set(re.findall(r"\bmake ([a-z]+)\b", TEXT.replace("`make` ", ""))) <= set(targets)


def test_what_it_and_the_templates_lead_to_is_there() -> None:
    for page in ("CONTRIBUTING.md", "SECURITY.md", "README.md", ".github/pull_request_template.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([\w./-]+)\)", text):
            assert (ROOT / target).exists() or (ROOT / page).parent.joinpath(target).exists(), f"{page}: {target}"


FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_for_issues_has_what_the_platform_asks_for(form: Path) -> None:
    read = yaml.safe_load(form.read_text(encoding="utf-8"))

    assert {"name", "description", "body"} <= set(read)
    ids = [part["id"] for part in read["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 1
    for part in read["body"]:
        needs = "value" if part["type"] == "markdown" else "label"
        assert part["attributes"][needs]
        assert part["type"] in ("markdown", "input", "textarea", "dropdown", "checkboxes")


def test_what_runs_at_a_commit_asks_nothing_of_the_network() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))

    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert all(hook["language"] == "system" for hook in hooks["repos"][0]["hooks"])
