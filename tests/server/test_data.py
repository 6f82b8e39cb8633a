"""The story's data at addresses of their own: for notebooks, for other sites, for whoever finds a stray file."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from server.data import MAKERS, data
from server.filters import PAGES
from story import as_of, distances, load, way
from story import wording as w
from story.addresses import BY_ID
from story.export.tables import tables
from tests.server.asking import Asking, Said, ask

ROOT = Path(__file__).resolve().parents[2]
CODEX = ROOT / "tests" / "stories" / "lantern-codex"
FREE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def fetch(monkeypatch: pytest.MonkeyPatch):
    """Asks for a file of the story that ships, or of another."""
    app = Starlette(routes=[Route("/data/{name:path}", data)])

    def fetched(path: str, folder: Path = ROOT / "data", **headers: str) -> Said:
        monkeypatch.setenv("STORY", str(folder))
        return ask(app, path, **headers)

    return fetched


def rows(said: Said) -> list[dict[str, str]]:
    assert said.status == 200, said.text
    return list(csv.DictReader(io.StringIO(said.text)))


def test_a_stray_file_says_where_it_is_from(fetch) -> None:
    said = fetch("/data/claims.csv")
    edition = load(ROOT / "data").story.meta.edition

    assert said.text.startswith("id,section,paragraph,")
    assert said.headers["content-disposition"] == (
        f'attachment; filename="{load(ROOT / "data").story.meta.id}-claims-edition-{edition.number}.csv"'
    )
    assert said.headers["link"] == f'<{FREE}>; rel="license"'
    assert said.headers["x-edition"] == f"{edition.number}, {edition.date}"
    assert said.headers["access-control-allow-origin"] == "*"
    for row in rows(said):
        assert list(row.items())[-2:] == [("edition", f"{edition.number}, {edition.date}"), ("licence", FREE)]


def test_a_view_is_what_its_link_says(fetch) -> None:
    story = as_of(load(ROOT / "data").story, "now")
    actor = story.claims[0].actors[0]
    expected = [c.id for c in story.claims if c.verdict in ("partly", "supported") and actor in c.actors]

    found = rows(fetch(f"/data/claims.csv?verdict=partly,supported&actor={actor}&claim={story.claims[0].id}"))
    sources = rows(fetch(f"/data/claim_sources.csv?verdict=partly,supported&actor={actor}"))

    assert [row["id"] for row in found] == expected != []
    assert {row["claim"] for row in sources} == set(expected)


def test_filters_of_each_page_hold_for_its_table(fetch) -> None:
    story = as_of(load(ROOT / "data").story, "now")
    strand = story.strands[0]

    told = rows(fetch("/data/events.csv?layer=visit&status=told"))
    focus = rows(fetch(f"/data/relations.csv?status=quoted&focus={story.actors[0].id}"))
    nodes = rows(fetch(f"/data/ramifications.csv?strand={strand.id}"))
    found = rows(fetch(f"/data/sources.csv?q={story.sources[0].publisher.split()[0].upper()}"))

    assert {row["id"] for row in told} == {e.id for e in story.events if e.layer == "visit" and e.told}
    assert all(story.actors[0].id in (row["origin"], row["target"]) and row["status"] == "quoted" for row in focus)
    assert {row["id"] for row in nodes} == set(strand.nodes)
    assert 0 < len(found) < len(story.sources)


@pytest.mark.parametrize("folder", [ROOT / "data", CODEX])
def test_the_legs_of_a_day_of_a_stop_or_between_two_are_those_that_the_map_lights(fetch, folder: Path) -> None:
    story = as_of(load(folder).story, "now")
    day, leg = story.days[len(story.days) // 2], story.journey[-1]
    at = {other.id for other in story.journey if leg.origin in (other.origin, *other.via, other.destination)}

    def ids(query: str, file: str = "journey.csv") -> set[str]:
        return {row["id"] for row in rows(fetch(f"/data/{file}?{query}", folder))}

    assert ids(f"step={day.id}") == {other.id for other in way.legs_on(story, day)} != set()
    assert ids(f"node={leg.origin}") == at
    assert len(at) < len(story.journey)
    between = f"path={leg.origin},{leg.destination}"
    assert ids(between) == ids(f"{between}&step={story.days[0].id}") == {leg.id}
    assert ids(f"node={leg.origin}", "places.csv") == {leg.origin}
    assert ids(between, "places.csv") == {leg.origin, leg.destination}


def test_a_leg_has_the_names_of_its_ends_and_its_length_as_in_the_table_of_its_page(fetch) -> None:
    story = as_of(load(ROOT / "data").story, "now")
    places = story.by_id["places"]

    for row, leg in zip(rows(fetch("/data/journey.csv")), story.journey, strict=True):
        assert row["origin_name"] == places[leg.origin].name
        assert row["destination_name"] == places[leg.destination].name
        assert row["straight_km"] == str(round(distances.length(leg, places)))


def test_every_filter_of_a_table_is_a_parameter_of_its_page() -> None:
    for table, page in PAGES.items():
        assert table in BY_ID[page.id].needs
        assert set(page.by) <= {parameter.name for parameter in BY_ID[page.id].parameters}


def test_a_setting_that_chooses_no_rows_is_said_to_be_ignored(fetch) -> None:
    said = fetch("/data/events.csv?preset=visit&layer=visit&utm_source=x")

    assert said.headers["x-ignored"] == "preset, utm_source"


def test_a_value_that_is_none_gets_a_sentence(fetch) -> None:
    said = fetch("/data/claims.csv?verdict=partyl")

    assert said.status == 400
    assert said.text == "verdict: 'partyl' is not known here; did you mean 'partly'?\n"
    assert fetch("/data/claims.csv?asof=tomorrow").status == 400


def test_on_the_day_the_data_is_that_of_the_day(fetch) -> None:
    now, day = rows(fetch("/data/claims.csv", CODEX)), fetch("/data/claims.csv?asof=day", CODEX)

    assert "not-yet-known" in {row["verdict"] for row in rows(day)} - {row["verdict"] for row in now}
    assert "-claims-on-the-day-edition-" in day.headers["content-disposition"]


@pytest.mark.parametrize("folder", [ROOT / "data", CODEX])
def test_every_file_is_there_for_every_story(fetch, folder: Path) -> None:
    for table in tables(as_of(load(folder).story, "now")):
        assert fetch(f"/data/{table}.csv", folder).status == 200
    for name in MAKERS:
        assert fetch(f"/data/{name}", folder).status == 200
    package = json.loads(fetch("/data/datapackage.json", folder).body)
    claims = next(table for table in package["resources"] if table["name"] == "claims")
    header = next(csv.reader(io.StringIO(fetch(f"/data/{claims['path']}", folder).text)))
    assert [field["name"] for field in claims["schema"]["fields"]] == header


def test_tables_are_there_as_json_too_and_the_graph_takes_the_filters_of_the_map(fetch) -> None:
    claims = json.loads(fetch("/data/claims.json?modality=quote").body)
    reviews = json.loads(fetch("/data/claimreview.json?modality=quote").body)["@graph"]
    ties = json.loads(fetch("/data/relations.json?status=quoted").body)

    assert {claim["modality"] for claim in claims} == {"quote"}
    assert isinstance(claims[0]["paragraph"], int)
    assert claims[0]["licence"] == FREE
    assert {review["claimReviewed"] for review in reviews} <= {claim["text"] for claim in claims}
    assert fetch("/data/actors.graphml?status=quoted").text.count("<edge ") == len(ties) > 0


def test_a_story_without_a_licence_promises_none(fetch) -> None:
    said = fetch("/data/claims.csv", CODEX)

    assert "link" not in said.headers
    assert {row["licence"] for row in rows(said)} == {w.EXPORT_NO_LICENCE}


def test_what_has_not_changed_is_not_sent_again_and_a_correction_is(fetch, story: Path) -> None:
    first = fetch("/data/sections.csv", story)
    again = fetch("/data/sections.csv", story, if_none_match=first.headers["etag"])
    (story / "sections.yaml").write_text(
        (story / "sections.yaml").read_text().replace("The fare.", "The toll and the fare.")
    )

    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "The toll" in fetch("/data/sections.csv", story, if_none_match=first.headers["etag"]).text


def test_the_server_serves_it_to_all_and_head_says_what_get_would(served: Asking) -> None:
    get, head = served("/data/sections.csv"), served("/data/sections.csv", "HEAD")
    packed = served("/data/story.json", Accept_Encoding="gzip")
    again = served("/data/sections.csv", If_None_Match=get.headers["etag"])

    assert get.text.startswith("id,heading,paragraphs,")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(get.body)))
    assert packed.headers["content-encoding"] == "gzip"
    assert again.status == 304
    assert get.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/data/none.csv", "/data/claims.xml", "/data/", "/data/tables/claims.csv"])
def test_a_file_that_is_none_is_a_404_in_the_storys_name(served: Asking, path: str) -> None:
    said = served(path)

    assert said.status == 404
    assert f"<h1>{w.NOT_FOUND_TITLE}</h1>" in said.text
    assert 'href="/"' in said.text
    assert said.headers["x-robots-tag"] == "noindex"


def test_script_in_a_title_stays_text(served: Asking) -> None:
    for name in MAKERS:
        assert not re.search("<script|</title>.*alert", served(f"/data/{name}").text)
