"""`python -m story export`: what it writes, what it will not overwrite, and what it says."""

from __future__ import annotations

from pathlib import Path

from story.__main__ import main


def test_a_folder_is_made_and_what_is_what_is_said(ferry, tmp_path: Path, capsys) -> None:
    out = tmp_path / "new" / "export"

    assert main(["export", str(out), str(ferry.folder)]) == 0

    said = (out / "README.txt").read_text("utf-8")
    assert "README.txt says what is what" in capsys.readouterr().out
    for file in out.rglob("*.*"):
        assert file.name in said
    assert "What the bridge to Lindgard was for. Edition" in said, "how to cite"


def test_an_earlier_export_gives_way_and_leaves_nothing_behind(ferry, tmp_path: Path) -> None:
    out = tmp_path / "export"
    main(["export", str(out), str(ferry.folder)])
    assert (out / "tables/bodies.csv").exists()

    assert main(["export", str(out), str(ferry.folder), "--asof", "day"]) == 0

    assert "on the day of the article" not in (out / "tables/events.csv").read_text("utf-8")
    assert "the day of the article" in (out / "README.txt").read_text("utf-8")
    assert not (out / "tables/national.csv").exists()


def test_a_folder_with_other_things_is_left_as_it_is(ferry, tmp_path: Path, capsys) -> None:
    out = tmp_path / "letters"
    out.mkdir()
    (out / "letter.txt").write_text("Dear", "utf-8")

    assert main(["export", str(out), str(ferry.folder)]) == 1

    said = capsys.readouterr().out
    assert said == f"{out}: the folder holds other things (letter.txt); name one that is empty or does not exist yet\n"
    assert [file.name for file in out.iterdir()] == ["letter.txt"]


def test_a_file_in_the_way_is_named(ferry, tmp_path: Path, capsys) -> None:
    out = tmp_path / "export"
    out.write_text("x", "utf-8")

    assert main(["export", str(out), str(ferry.folder)]) == 1
    assert main(["export", str(out / "below"), str(ferry.folder)]) == 1

    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{out}: a file stands there; name a folder that is empty or does not exist yet"
    assert second.startswith(f"{out / 'below'}: it cannot be written (")


def test_a_story_with_a_fault_is_not_exported(ferry, tmp_path: Path, capsys) -> None:
    ferry.replace("events.yaml", "place: pier", "place: peir")

    assert main(["export", str(tmp_path / "export"), str(ferry.folder)]) == 1

    assert "1 error in the content, so nothing is written; see python -m story check" in capsys.readouterr().out
    assert not (tmp_path / "export").exists()


def test_a_folder_that_is_no_story(tmp_path: Path, capsys) -> None:
    assert main(["export", str(tmp_path / "export"), str(tmp_path / "none")]) == 1

    assert "there is no such folder" in capsys.readouterr().out
