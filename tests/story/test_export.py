"""The story as data: what a journalist, a notebook or another tool gets from it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from frictionless import validate

from story import Lens, Story, as_of, load
from story.export.tables import tables
from story.export.writing import files, may_hold, write
from story.licence import Licence, licence

ROOT = Path(__file__).resolve().parents[2]
CODEX = ROOT / "tests" / "stories" / "lantern-codex"
FREE = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
)


@cache
def read(folder: Path) -> Story:
    return load(folder).story


def told(folder: Path = CODEX, lens: Lens = "now") -> Story:
    return as_of(read(folder), lens)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


@pytest.mark.parametrize(
    ("folder", "lens"),
    [(ROOT / "data", "now"), (CODEX, "now"), (CODEX, "day"), (ROOT / "tests/story/ferry/data", "now")],
)
def test_the_package_is_valid_with_all_its_keys(folder: Path, lens: Lens, tmp_path: Path) -> None:
    story = told(folder, lens)
    assert write(files(story, FREE), tmp_path, may_hold(story)) is None

    report = validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["name", "fieldName", "rowNumber", "message"]) == []
    assert report.stats["tasks"] == len(list(tmp_path.glob("tables/*.csv"))) > 30


def test_a_row_that_points_nowhere_makes_the_package_invalid(tmp_path: Path) -> None:
    story = told()
    write(files(story, FREE), tmp_path, may_hold(story))
    file = tmp_path / "tables" / "event_actors.csv"
    file.write_text(file.read_text("utf-8").replace(",layla-haddad\n", ",nobody\n", 1), "utf-8")

    report = validate(str(tmp_path / "datapackage.json"))

    assert {error for (error,) in report.flatten(["type"])} == {"foreign-key"}


def test_every_table_and_column_of_our_story_says_what_it_means() -> None:
    package = json.loads(files(told(ROOT / "data"), FREE)["datapackage.json"])

    silent = [
        f"{table['name']}.{field['name']}"
        for table in package["resources"]
        for field in [{"name": "", "description": table["description"]}, *table["schema"]["fields"]]
        if not field.get("description")
    ]
    assert silent == []


def test_the_package_names_licence_edition_and_sources() -> None:
    package = json.loads(files(told(), FREE)["datapackage.json"])
    edition = told().meta.edition

    assert package["licenses"] == [{"name": FREE.name, "title": FREE.title, "path": FREE.url}]
    assert package["edition"] == {"number": "2", "date": "2023-04-12", "text": edition.text}
    assert {
        "title": "Home after sixteen months",
        "publisher": "The Evening Post, carried by Island News",
    }.items() <= next(source for source in package["sources"] if source["title"].startswith("Home")).items()
    assert package["contributors"] == [{"title": "The desk of the Lantern Codex"}]
    assert package["homepage"] == "https://codex.example"
    assert {"contributors", "homepage"}.isdisjoint(json.loads(files(told(ROOT / "data"), FREE)["datapackage.json"]))


@pytest.mark.parametrize("folder", [ROOT / "data", CODEX])
def test_no_text_of_the_story_is_lost_on_the_way_into_the_tables(folder: Path) -> None:
    found = files(told(folder), FREE)
    whole = json.loads(found["story.json"])
    kinds = {name: part for name, part in whole.items() if name not in ("known", "licence", "story")}
    numbers = whole["story"]["numbers"]

    held = {
        cell for name, data in found.items() if name.endswith(".csv") for row in rows(data) for cell in row.values()
    }

    assert set(texts([kinds, numbers])) - held == set()


def test_dates_keep_their_doubt_and_say_which_days_they_can_mean(ferry) -> None:
    events = {row["id"]: row for row in rows(files(as_of(ferry.load().story, "now"), None)["tables/events.csv"])}

    opens = events["bridge-opens"]
    assert (opens["date"], opens["date_earliest"], opens["date_latest"]) == ("2032-08~", "2032-08-01", "2032-08-31")


def test_many_to_many_has_tables_of_its_own() -> None:
    found = files(told(ROOT / "data"), FREE)

    arrows = rows(found["tables/arrows.csv"])
    nodes = {row["id"] for row in rows(found["tables/ramifications.csv"])}
    assert {row["node"] for row in arrows} | {row["to"] for row in arrows} <= nodes
    assert {row["sign"] for row in arrows} == {"+", "-"}
    for name in ("claim_sources", "event_actors", "votes", "caps", "provisions", "case_provisions", "arrow_sources"):
        assert rows(found[f"tables/{name}.csv"])


def test_the_same_story_gives_the_same_bytes_whatever_the_day_and_the_machine(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "story", "export", str(tmp_path / seed), str(CODEX)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)

    first, second = (
        {path.relative_to(tmp_path / seed): path.read_bytes() for path in (tmp_path / seed).rglob("*.*")}
        for seed in "12"
    )
    assert first == second
    assert len(first) > 40


@pytest.mark.parametrize("name", ["actors.gexf", "actors.graphml"])
@pytest.mark.parametrize("folder", [ROOT / "data", CODEX])
def test_the_actor_map_opens_in_a_tool_for_graphs(folder: Path, name: str) -> None:
    story = told(folder)
    opened = nx.read_gexf if name.endswith("gexf") else nx.read_graphml

    graph = opened(io.BytesIO(files(story, FREE)[name]))

    assert set(graph.nodes) == {actor.id for actor in story.actors}
    edges = {edge["id"]: edge for _, _, edge in graph.edges(data=True)}
    assert set(edges) == {tie.id for tie in story.relations}
    for actor in story.actors:
        spot = graph.nodes[actor.id]
        assert (spot["kind"], spot["slot"], spot["mentions"]) == (actor.kind, actor.slot, actor.mentions)
        assert (spot.get("x"), spot.get("y")) == (actor.x, actor.y)
    for tie in story.relations:
        edge = edges[tie.id]
        assert (edge["relation_type"], edge["status"], edge["verb"]) == (tie.type, tie.status, tie.verb)
        assert (edge.get("date"), edge["told"]) == (tie.date, tie.told)


def test_on_the_day_nothing_that_came_later_is_exported() -> None:
    story, now = told(lens="day"), told()
    later = {event.title for event in now.events} - {event.title for event in story.events}

    found = files(story, FREE)

    assert later
    assert [title for title in later for data in found.values() if title.encode() in data] == []
    assert json.loads(found["datapackage.json"])["known"] == "day"
    assert {row["verdict"] for row in rows(found["tables/claims.csv"])} & {"not-yet-known"}


def test_a_story_of_the_least_files_exports(tmp_path: Path) -> None:
    for name in ("story.yaml", "sections.yaml", "sources.yaml", "views.yaml"):
        (tmp_path / name).write_bytes((CODEX / name).read_bytes())

    story = told(tmp_path)

    found = files(story, None)

    assert "actors.gexf" not in found
    assert "tables/events.csv" not in found
    assert tables(story)["events"].rows == ()
    assert json.loads(found["claimreview.json"])["@graph"] == []


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("CC BY\n https://creativecommons.org/licenses/by-sa/4.0/legalcode", "CC-BY-SA-4.0",
         "Creative Commons Attribution-ShareAlike 4.0 International"),
        ("see https://creativecommons.org/publicdomain/zero/1.0/.", "CC0-1.0", "CC0 1.0 Universal"),
        ("Ask us first.\n(https://news.example/terms).", "", "Ask us first."),
    ],
)  # fmt: skip
def test_a_licence_is_known_by_its_address(text: str, name: str, title: str, tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text(text, "utf-8")

    found = licence(tmp_path)

    assert found
    assert (found.name, found.title) == (name, title)
    assert found.url.startswith("https://")
    assert ")" not in found.url


def test_without_the_file_no_licence_is_stated() -> None:
    found = files(told(), licence(CODEX))

    assert licence(CODEX) is None
    assert "licenses" not in json.loads(found["datapackage.json"])
    assert "No licence is stated" in found["README.txt"].decode("utf-8")
