"""`python -m story place`: where the actors of a new story stand on the map."""

from __future__ import annotations

import re
import shutil
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from story import load
from story.__main__ import main
from story.positions import EDGE, FIELD, ROOM, proposed
from tests.stories.multiply import write_multiplied

SMALL = Path("tests/stories/lantern-codex")
PLACE = re.compile(r"^  [xy]: \d+(\r?\n)", re.MULTILINE)


@pytest.fixture
def bare(root: Path, tmp_path: Path) -> Path:
    """The second story without a place for anybody; an `id` is the last line of the file."""
    folder = Path(shutil.copytree(root / SMALL, tmp_path / "bare"))
    file = folder / "actors.yaml"
    text = PLACE.sub("", file.read_text("utf-8")).rstrip("\n")
    first, last = text.rsplit("\n- id: ", 1)
    id, rest = last.split("\n", 1)
    file.write_text(f"{first}\n- {rest.lstrip()}\n  id: {id}", "utf-8")
    return folder


def test_whoever_has_a_tie_gets_a_place_in_the_field_apart_from_the_others_and_the_same_each_time(bare: Path) -> None:
    story = load(bare).story
    tied = {end for tie in story.relations for end in (tie.origin, tie.target)}

    places = proposed(story.actors, story.relations)

    assert places.keys() == tied
    assert all(EDGE[axis] <= place[axis] <= FIELD[axis] - EDGE[axis] for place in places.values() for axis in (0, 1))
    assert min(dist(one, other) for one, other in combinations(places.values(), 2)) >= ROOM
    assert proposed(story.actors, story.relations) == places


def test_whoever_has_a_place_keeps_it_and_a_new_one_stands_near_those_it_is_tied_to(root: Path) -> None:
    story = load(root / SMALL).story
    tie = story.relations[0]
    actors = {actor.id: actor.model_copy(update={"x": 900.0, "y": 100.0}) for actor in story.actors}
    actors[tie.origin] = actors[tie.origin].model_copy(update={"x": 100.0, "y": 600.0})
    actors[tie.target] = actors[tie.target].model_copy(update={"x": None, "y": None})

    places = proposed(list(actors.values()), [tie])

    assert places.keys() == {tie.target}
    assert dist(places[tie.target], (100, 600)) < dist(places[tie.target], (900, 100)) / 2


def test_in_a_crowd_nobody_stands_upon_another(root: Path, tmp_path: Path) -> None:
    story = load(write_multiplied(root / SMALL, tmp_path / "crowd", 10)).story
    actors = [actor.model_copy(update={"x": None, "y": None}) for actor in story.actors]
    places = proposed(actors, story.relations)
    assert len(places) > 100
    assert len(set(places.values())) == len(places)


def _said(text: str) -> dict[str, tuple[float, float]]:
    return {id: (float(x), float(y)) for id, x, y in re.findall(r"\((\S+)\): x: (\d+), y: (\d+)", text)}


def test_they_are_said_first_and_written_when_asked_for(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = bare / "actors.yaml"
    before = file.read_bytes()

    assert main(["place", str(bare)]) == 0
    said = capsys.readouterr().out
    assert re.match(r"bare/actors\.yaml:\d+ \([a-z0-9-]+\): x: \d+, y: \d+\n", said)
    assert said.endswith("places proposed; with --write they are put into the files\n")
    assert file.read_bytes() == before

    assert main(["place", str(bare), "--write"]) == 0
    assert capsys.readouterr().out.endswith("places written; look at the map, and move whom you like\n")
    after = PLACE.sub("", file.read_text("utf-8")).rstrip("\n")
    assert after.encode() == before, "nothing else has changed"
    written = {actor.id: (actor.x, actor.y) for actor in load(bare).story.actors if actor.x is not None}
    assert written == _said(said)
    assert main(["place", str(bare)]) == 0
    assert capsys.readouterr().out == f"{bare}: every actor with a tie has a place on the map\n"


def test_the_ends_of_lines_stay_as_they_are(bare: Path) -> None:
    file = bare / "actors.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    main(["place", str(bare), "--write"])
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


def test_an_entry_that_does_not_stand_line_by_line_is_left_and_said(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bare / "actors.yaml"
    text = file.read_text("utf-8")
    first = load(bare).story.actors[0].id
    file.write_text(text.replace(f"- id: {first}\n", f"- 'id': {first}\n"), "utf-8")

    assert main(["place", str(bare), "--write"]) == 1

    said = capsys.readouterr().out
    assert re.search(rf"\({first}\): x: \d+, y: \d+  # not written: its file does not stand line by line\n", said)
    assert [actor.id for actor in load(bare).story.actors if actor.x is None] == [first]


def test_a_file_that_may_not_be_written_is_named(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, _: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refused)
    assert main(["place", str(bare), "--write"]) == 1
    assert capsys.readouterr().out.endswith("actors.yaml cannot be written (Permission denied); make it writable\n")


def test_without_ties_there_is_nothing_to_place(ferry, capsys: pytest.CaptureFixture[str]) -> None:
    (ferry.folder / "relations.yaml").unlink()
    assert main(["place", str(ferry.folder)]) == 0
    assert "every actor with a tie has a place on the map" in capsys.readouterr().out
