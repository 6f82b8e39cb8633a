"""`python -m story check`: what it prints and what it returns."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from story import Loaded, Problem, load
from story.__main__ import main
from story.reports import report

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


def test_editors_get_the_same_as_json(ferry, capsys):
    ferry.replace("events.yaml", "place: pier", "place: peir")
    uncited(ferry)

    assert main(["check", str(ferry.folder), "--format", "json"]) == 1

    said = json.loads(capsys.readouterr().out)
    assert (said["errors"], said["warnings"], said["read"]["claims"]) == (1, 1, 2)
    assert said["problems"][0] == {
        "file": "data/events.yaml",
        "line": 40,
        "id": "bridge-opens",
        "what": "place 'peir' is not in places.yaml",
        "mend": "did you mean 'pier'?",
        "severity": "error",
    }
    assert said["problems"][1]["severity"] == "warning"


def test_a_folder_that_is_none_is_json_too(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nowhere"), "--format", "json"]) == 1

    assert {p["what"] for p in json.loads(capsys.readouterr().out)["problems"]} == {"the file is missing"}


def test_github_shows_each_at_its_line(ferry, capsys):
    ferry.replace("events.yaml", "place: pier", "place: peir")
    uncited(ferry)

    assert main(["check", str(ferry.folder), "--format", "github"]) == 1

    out = capsys.readouterr().out.splitlines()
    assert out[0] == (
        "::error file=data/events.yaml,line=40,title=bridge-opens"
        "::place 'peir' is not in places.yaml; did you mean 'pier'?"
    )
    assert out[1].startswith("::warning file=data/sources.yaml,line=10,title=lost::nothing cites this source; ")
    assert out[-1] == "1 error, 1 warning"


def test_no_text_can_end_an_annotation_or_begin_another():
    problem = Problem("da,ta:1%.yaml", 3, "a\nb", "one\r\n::error::two", "mend")

    assert report(Loaded(load("data").story, (problem,), ()), [problem], "github").splitlines()[0] == (
        "::error file=da%2Cta%3A1%25.yaml,line=3,title=a%0Ab::one%0D%0A::error::two; mend"
    )


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
