"""`python -m story check`: what it prints and what it returns."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from story.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
STRAY = "cite it or delete it"


def uncited(ferry):
    source = "- id: lost\n  publisher: X\n  short: X\n  title: X\n  kind: blog\n  basis: read\n"
    ferry.replace("sources.yaml", "- id: gazette-2032", f"{source}\n- id: gazette-2032")


def test_a_story_without_a_fault(ferry, capsys):
    assert main(["check", str(ferry.folder), "--strict"]) == 0

    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("read: 3 sections, 2 sources, 1 view, 2 sentences, 2 claims,")
    assert out[1:] == ["0 errors, 0 warnings"]


def test_a_fault_is_printed_and_returned(ferry, capsys):
    ferry.replace("events.yaml", "place: pier", "place: peir")

    assert main(["check", str(ferry.folder)]) == 1

    out = capsys.readouterr().out.splitlines()
    assert out[0] == "data/events.yaml:40 (bridge-opens): place 'peir' is not in places.yaml; did you mean 'pier'?"
    assert out[-1] == "1 error, 0 warnings"


def test_a_warning_counts_only_when_strict(ferry, capsys):
    uncited(ferry)

    assert main(["check", str(ferry.folder)]) == 0
    assert main(["check", str(ferry.folder), "--strict"]) == 1

    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"warning: data/sources.yaml:10 (lost): nothing cites this source; {STRAY}"
    assert out[-1] == "0 errors, 1 warning"


def test_quotes_are_compared_with_an_article(ferry, article, tmp_path, capsys):
    file = tmp_path / "text.txt"
    file.write_text(article.replace("sail on", "sail away"), encoding="utf-8")

    assert main(["check", str(ferry.folder), "--article", str(file)]) == 1

    assert "the quote 'the ferry would sail on' is not in paragraph 1" in capsys.readouterr().out


def test_an_article_that_is_not_there(ferry, tmp_path, capsys):
    assert main(["check", str(ferry.folder), "--article", str(tmp_path / "none.txt")]) == 1

    assert capsys.readouterr().out.startswith("none.txt:1: the article's text cannot be read; give a file in UTF-8")


@pytest.mark.parametrize("name", ["nowhere", "data/story.yaml"])
def test_a_folder_that_is_none(ferry, name, capsys):
    assert main(["check", str(ferry.folder.parent / name)]) == 1

    assert "there is no such folder; give the one with story.yaml" in capsys.readouterr().out


def test_a_command_that_is_none(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["publish"])

    assert stopped.value.code == 2


def test_files_are_named_from_where_one_stands(ferry, monkeypatch, capsys):
    ferry.replace("events.yaml", "place: pier", "place: peir")
    monkeypatch.chdir(ferry.folder.parent)
    main(["check", "data"])
    monkeypatch.chdir(ferry.folder)
    main(["check", "."])
    monkeypatch.chdir(ferry.folder.parent.parent)
    main(["check", str(ferry.folder)])

    places = [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines() if "peir" in line]
    assert places == ["data/events.yaml:40", "data/events.yaml:40", f"{ferry.folder.parent.name}/data/events.yaml:40"]


def test_a_terminal_without_unicode_prints_all_the_same(ferry):
    ferry.replace("events.yaml", "place: pier", "place: Причал")

    run = subprocess.run(
        [sys.executable, "-m", "story", "check", str(ferry.folder)],
        cwd=ROOT, env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == 1
    assert run.stderr == ""
    assert "place: '\\u041f" in run.stdout
