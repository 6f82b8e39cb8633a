"""oEmbed, sitemap and feed: right answers, right status, nothing of others in them."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from starlette.responses import PlainTextResponse

from server.offers import Offers
from server.telling import Telling
from story.addresses import PAGES
from story.settings import story_folder
from tests.server.asking import Asking, Said, ask
from tests.server.test_pages import Elements
from tests.server.test_previews import Tell, tell

__all__ = ["tell"]

ADDRESS = "https://news.example/codex"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
CORRECTED = """
by: "Desk <b>& co</b>"
address: https://news.example/codex
"""
APP = Offers(PlainTextResponse("inside"))


def oembed(url: str, more: str = "", **headers: str) -> Said:
    return ask(APP, f"/oembed?url={quote(url, safe='')}{more}", **({"host": "news.example"} | headers))


def test_a_link_of_ours_is_embedded_as_the_same_view(tell: Tell) -> None:
    telling = tell(f"address: {ADDRESS}")
    event = telling.now.events[0]
    said = oembed(f"{ADDRESS}/timeline?event={event.id}&asof=day&utm=x")
    answer = json.loads(said.text)
    [(tag, frame)] = Elements(answer["html"]).found

    assert said.headers["content-type"] == "application/json"
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert tag == "iframe"
    assert frame["src"] == f"{ADDRESS}/timeline?event={event.id}&asof=day&embed=true"
    assert frame["title"] == answer["title"]
    assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))
    assert answer["thumbnail_url"].startswith(f"{ADDRESS}/preview/timeline.png?event=")


@pytest.mark.parametrize(
    ("more", "width", "height"),
    [
        ("&maxwidth=400&maxheight=300", 400, 300),
        ("&maxwidth=9000&maxheight=9000", 760, 1450),
        ("&maxwidth=-1&maxheight=0", 760, 1450),
        ("&maxwidth=1e9&maxheight=%3Cb%3E", 760, 1450),
        ("&maxwidth=99999999999999999999", 760, 1450),
    ],
)
def test_a_frame_is_no_larger_than_asked_for(more: str, width: int, height: int, tell: Tell) -> None:
    tell(f"address: {ADDRESS}")
    answer = json.loads(oembed(f"{ADDRESS}/timeline", more).text)

    assert (answer["width"], answer["height"]) == (width, height)


def test_a_frame_is_as_high_as_what_stands_in_it(tell: Tell) -> None:
    story = tell(f"address: {ADDRESS}").now
    claim = story.claims[0]

    def height(href: str) -> int:
        return int(json.loads(oembed(f"{ADDRESS}/{href}").text)["height"])

    assert height(f"claims?claim={claim.id}") < height("claims")
    assert height(f"claims?section={claim.section}") == height("claims")
    assert height(f"glossary?term={story.glossary[0].id}") < height("glossary")
    assert height("sanctions?view=caps") > height("sanctions")


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/codex/timeline",
        "https://news.example.evil.example/codex/timeline",
        "https://news.example@evil.example/codex/timeline",
        "https://evil.example\\@news.example/codex/timeline",
        "https://news.example:99999/codex/timeline",
        "https://[news.example/codex/timeline",
        "javascript:alert(1)//news.example/codex/",
        "ftp://news.example/codex/timeline",
        f"{ADDRESS}x/timeline",
        f"{ADDRESS}/problems",
        f"{ADDRESS}/../timeline",
        f"{ADDRESS}/nowhere",
        "timeline",
        "x",
    ],
)
def test_a_link_that_is_not_ours_is_not_found(url: str, tell: Tell) -> None:
    tell(f"address: {ADDRESS}")

    assert oembed(url, host="127.0.0.1:8501").status == 404


def test_script_in_a_link_or_a_title_does_not_get_into_the_frame(served: Asking) -> None:
    url = quote(f'http://127.0.0.1:{served.port}/?event="><script>alert(1)</script>', safe="")
    answer = json.loads(served(f"/oembed?url={url}").text)

    assert [tag for tag, _ in Elements(answer["html"]).found] == ["iframe"]
    assert "<script" not in answer["html"]
    assert "event" not in answer["html"]


def test_what_is_asked_wrongly_gets_its_status(tell: Tell) -> None:
    tell(f"address: {ADDRESS}")

    assert ask(APP, "/oembed").status == 400
    assert oembed(ADDRESS, "&format=xml").status == 501
    assert oembed(ADDRESS, "&format=json").status == 200
    assert ask(APP, "/oembed", method="POST").status == 405
    assert ask(APP, "/anything").text == "inside"


def test_the_sitemap_holds_every_page_and_the_main_selections(tell: Tell) -> None:
    telling = tell(f"address: {ADDRESS}")
    said = ask(APP, "/sitemap.xml", host="evil.example")
    root = ET.fromstring(said.body)
    found = [loc.text or "" for loc in root.findall("s:url/s:loc", SITEMAPS)]

    assert said.headers["content-type"] == "application/xml"
    assert len(found) == len(set(found))
    assert all(address.startswith(f"{ADDRESS}/") for address in found)
    assert {f"{ADDRESS}/{page.path}" for page in PAGES if page.access == "public" and page.is_in(telling.now)} <= set(
        found
    )
    assert {f"{ADDRESS}/timeline?event={event.id}" for event in telling.now.events} <= set(found)
    assert {f"{ADDRESS}/actors?actor={actor.id}" for actor in telling.now.actors} <= set(found)
    assert not any("problems" in address for address in found)
    assert {part.text for part in root.findall("s:url/s:lastmod", SITEMAPS)} == {"2023-03-01"}


def test_robots_name_the_sitemap(served: Asking, tell: Tell) -> None:
    assert served("/robots.txt").text.endswith(f"Sitemap: http://127.0.0.1:{served.port}/sitemap.xml\n")
    tell(f"address: {ADDRESS}")
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in ask(APP, "/robots.txt", host="evil.example").text


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/changes.atom"])
def test_only_what_the_storys_own_address_is_in_may_be_kept_by_shared_caches(path: str, tell: Tell) -> None:
    tell()
    assert ask(APP, path, host="evil.example").headers["cache-control"] == "private, no-cache"


def test_with_an_address_shared_caches_may_keep_it(tell: Tell) -> None:
    tell(f"address: {ADDRESS}")
    for path in ("/robots.txt", "/sitemap.xml", "/changes.atom"):
        assert ask(APP, path, host="evil.example").headers["cache-control"] == "public, max-age=3600"


def corrected(telling: Telling, **changes: Any) -> None:
    """Adds a second edition with corrections to the story's file."""
    file = story_folder() / "story.yaml"
    text = re.sub(
        r"editions:\n.*\n",
        "editions:\n  - {number: 1, date: 2023-03-01, text: First edition.}\n"
        "  - number: 2\n    date: 2023-04-12\n    text: Corrected.\n    corrections:\n"
        '      - {said: "<b>Nine</b> & more.", says: Ten., kind: events, entry: halcyon-sails}\n'
        "      - {said: Six., says: Seven.}\n",
        file.read_text(encoding="utf-8"),
        count=1,
    )
    file.write_text(text, encoding="utf-8")


def feed(tell: Tell, keys: str) -> ET.Element:
    corrected(tell(keys))
    said = ask(APP, "/changes.atom", host="reader.example")
    assert said.headers["content-type"].startswith("application/atom+xml")
    return ET.fromstring(said.body)


def texts(root: ET.Element, path: str) -> list[str]:
    return [element.text or "" for element in root.findall(path, ATOM)]


def test_the_feed_tells_of_editions_and_corrections_the_newest_first(tell: Tell) -> None:
    root = feed(tell, CORRECTED)

    assert [title.split(":")[0] for title in texts(root, "a:entry/a:title")] == [
        "Edition 2", "Correction", "Correction, edition 2", "Edition 1",
    ]  # fmt: skip
    assert texts(root, "a:entry/a:content")[1] == "It said: <b>Nine</b> & more.\nIt now says: Ten."
    links = [link.get("href") for link in root.findall("a:entry/a:link", ATOM)]
    assert links[1] == f"{ADDRESS}/timeline?event=halcyon-sails"
    assert links[0] == links[2] == f"{ADDRESS}/sources?view=method"
    assert texts(root, "a:author/a:name") == ["Desk <b>& co</b>"]


def test_the_feed_has_all_that_atom_asks_for(tell: Tell) -> None:
    root = feed(tell, CORRECTED)
    rels = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}

    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert rels["self"] == f"{ADDRESS}/changes.atom"
    assert rels["alternate"] == f"{ADDRESS}/"
    for path in ("a:id", "a:title", "a:updated"):
        assert len(root.findall(path, ATOM)) == 1
        assert len(root.findall(f"a:entry/{path}", ATOM)) == len(root.findall("a:entry", ATOM)) == 4
    moments = texts(root, "a:updated") + texts(root, "a:entry/a:updated")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", moment) for moment in moments)
    assert moments[0] == max(moments)


def test_ids_of_the_feed_stay_the_same_whatever_host_is_asked(tell: Tell) -> None:
    telling = tell("by: Desk")
    ids = {
        tuple(texts(ET.fromstring(ask(APP, "/changes.atom", host=host).body), ".//a:id"))
        for host in ("a.example", "evil.example:8080")
    }

    assert len(ids) == 1
    assert ids == {
        tuple(
            f"tag:{telling.now.meta.id}.invalid,2023-03-01:{telling.now.meta.id}/{what}"
            for what in ("changes", "edition-1")
        )
    }


def test_ids_of_the_feed_are_unique_tags_of_the_address(tell: Tell) -> None:
    ids = texts(feed(tell, CORRECTED), ".//a:id")

    assert len(set(ids)) == len(ids) == 5
    assert all(re.fullmatch(r"tag:news\.example,2023-03-01:[a-z-]+/[a-z0-9/-]+", id) for id in ids)


def test_without_a_host_there_is_no_feed_and_no_sitemap(tell: Tell) -> None:
    tell()

    assert ask(APP, "/changes.atom", host="<x>").status == 404
    assert ask(APP, "/sitemap.xml", host="<x>").status == 404
