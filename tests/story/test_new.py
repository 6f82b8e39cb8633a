"""`python -m story new`: a newsroom's first minute with its own story."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from story import as_of, load
from story.__main__ import main
from story.addresses import PAGES
from story.content import KINDS
from story.new import TEMPLATE
from story.schema import first_line, models, name

FILES = sorted(path.relative_to(TEMPLATE).as_posix() for path in TEMPLATE.rglob("*.yaml"))


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new story, just begun."""
    assert main(["new", str(tmp_path / "our story")]) == 0
    return tmp_path / "our story"


def test_it_passes_the_check_to_the_letter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--strict"]) == 0
    assert capsys.readouterr().out.endswith("0 errors, 0 warnings\n")


def test_it_has_every_kind_of_content_and_so_every_page_in_both_lenses(folder: Path) -> None:
    story = load(folder).story

    assert [kind.file for kind in KINDS if not getattr(story, kind.field)] == []
    assert [page.id for page in PAGES if not page.is_in(as_of(story, "day"))] == []


def test_what_to_do_next_is_said_in_four_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", str(tmp_path / "ours")])
    said = capsys.readouterr().out.splitlines()

    assert len(said) == 4
    assert f"STORY={tmp_path / 'ours'} make run" in said[1]
    assert f"python -m story check {tmp_path / 'ours'} --strict" in said[3]


@pytest.mark.parametrize("file", FILES)
def test_each_file_names_its_schema_and_says_what_it_is_for(file: str, folder: Path) -> None:
    lines = (folder / file).read_text("utf-8").splitlines()

    assert lines[0] == first_line(file)
    assert ((folder / file).parent / lines[0].partition("$schema=")[2]).resolve().is_file()
    assert re.fullmatch(r"# [A-Z“\"].{30,}", lines[1])


def test_each_field_is_explained_where_it_first_stands() -> None:
    text = "\n".join((TEMPLATE / file).read_text("utf-8") for file in FILES)

    assert len(FILES) == len(models()) == len({name(file) for file in models()})
    assert text.count(" # ") > 100
    assert "THIS IS AN EXAMPLE" in (TEMPLATE / "story.yaml").read_text("utf-8")


def test_the_template_is_taken_as_it_stands(folder: Path) -> None:
    copied = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert {file: text for file, text in copied.items() if not file.startswith("schema/")} == {
        path.relative_to(TEMPLATE).as_posix(): path.read_bytes() for path in TEMPLATE.rglob("*") if path.is_file()
    }


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("ours", "utf-8")

    assert main(["new", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        f"{tmp_path} is not empty, so nothing is written; name a folder that does not exist yet\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_way_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ours").write_text("a file", "utf-8")

    assert main(["new", str(tmp_path / "ours")]) == 1
    assert "is a file, so nothing is written" in capsys.readouterr().out
    assert main(["new", str(tmp_path / "ours" / "below")]) == 1
    assert "cannot be written" in capsys.readouterr().out


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path)]) == 0
    assert (tmp_path / "sanctions" / "cases.yaml").is_file()
