"""Headers, compression, caching, limits and what is kept from the public."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest
from starlette.responses import Response

from server.assets import CODINGS, Assets
from server.headers import frame_ancestors
from server.private import Private
from story import wording as w
from tests.server.asking import Asking, ask

FONT = "/app/static/newsreader-latin-opsz-normal.woff2"
BARE_PAGE_WITH_A_CHART = 7_200_000


@pytest.fixture(scope="session")
def files(served: Asking) -> list[str]:
    """The scripts and styles that every page brings."""
    found = re.findall(r'(?:src|href)="\.(/static/(?:js|css)/[^"]+)"', served("/").text)
    assert len(found) > 10
    return found


def test_nothing_comes_from_elsewhere_and_only_the_named_may_frame_a_page(served: Asking) -> None:
    policy = dict(rule.split(" ", 1) for rule in served("/").headers["content-security-policy"].split("; "))

    assert policy["default-src"] == policy["connect-src"] == policy["base-uri"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'self' https://*.streamlit.app https://*.news.example"
    assert "http" not in " ".join(value for name, value in policy.items() if name != "frame-ancestors")
    assert "x-frame-options" not in served("/").headers


def test_a_frame_ancestor_that_is_none_is_named_in_the_log(served: Asking) -> None:
    assert served.log().count("FRAME_ANCESTORS: 'evil;script-src' is left out; write a scheme and a host") == 1


@pytest.mark.parametrize(
    ("source", "good"),
    [
        ("https://news.example", True),
        ("http://localhost:8080", True),
        ("https://*.news.example:*", True),
        ("news.example", False),
        ("https://", False),
        ("*", False),
        ("https://*", False),
        ("https://news.example/path", False),
        ("https://news.example;script-src", False),
        ("javascript://x", False),
        ("'none'", False),
    ],
)
def test_a_frame_ancestor_is_a_scheme_and_a_host(source: str, good: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAME_ANCESTORS", source)

    assert (source in frame_ancestors()) is good


@pytest.mark.parametrize("path", ["/", "/nowhere", "/robots.txt", FONT, "/_stcore/health"])
def test_every_answer_is_read_as_what_it_says_it_is(served: Asking, path: str) -> None:
    headers = served(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("coding", ["br", "gzip", "zstd"])
def test_a_page_is_compressed(served: Asking, coding: str) -> None:
    plain, packed = served("/"), served("/", Accept_Encoding=coding)

    assert packed.headers["content-encoding"] == coding
    assert packed.headers["vary"] == "Accept-Encoding"
    assert len(packed.body) < len(plain.body) / 2


def test_a_first_view_is_light(served: Asking, files: list[str]) -> None:
    whole = sum(len(served(path, Accept_Encoding="gzip, deflate, br, zstd").body) for path in files)

    assert whole < BARE_PAGE_WITH_A_CHART * 0.08


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_scripts_are_the_same_compressed(served: Asking, files: list[str], coding: str, unpack) -> None:
    plain, packed = served(files[0]), served(files[0], Accept_Encoding=coding)

    assert packed.headers["content-encoding"] == coding
    assert packed.headers["content-length"] == str(len(packed.body))
    assert unpack(packed.body) == plain.body


def test_a_coding_refused_is_not_sent(served: Asking, files: list[str]) -> None:
    assert "content-encoding" not in served(files[0], Accept_Encoding="br;q=0, gzip;q=0.0").headers


def test_scripts_are_kept_for_a_year_and_fonts_for_a_day(served: Asking, files: list[str]) -> None:
    assert served(files[0]).headers["cache-control"] == "public, immutable, max-age=31536000"
    assert served(FONT).headers["cache-control"] == "public, max-age=86400"
    assert served(FONT).headers["content-type"] == "font/woff2"


def test_what_has_not_changed_is_not_sent_again(served: Asking, files: list[str]) -> None:
    for path in (FONT, files[0]):
        first = served(path, Accept_Encoding="br")
        again = served(path, Accept_Encoding="br", If_None_Match=first.headers["etag"])

        assert (again.status, again.body) == (304, b"")
        assert again.headers["cache-control"] == first.headers["cache-control"]


def test_a_part_of_a_file_can_be_asked_for(served: Asking) -> None:
    said = served(FONT, Range="bytes=0-3")

    assert (said.status, said.body) == (206, b"wOF2")


def test_a_script_is_compressed_once_for_all_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def pack(body: bytes) -> bytes:
        made.append(body)
        return b"packed"

    monkeypatch.setitem(CODINGS, "br", pack)
    script = Response("x" * 2000, media_type="text/javascript", headers={"etag": '"1"'})
    app = Assets(script)

    bodies = [ask(app, "/static/js/a.js", accept_encoding="br").body for _ in range(3)]

    assert bodies == [b"packed"] * 3
    assert len(made) == 1

    script.headers["etag"] = '"2"'
    ask(app, "/static/js/a.js", accept_encoding="br")
    assert len(made) == 2, "the file has changed"


def test_crawlers_may_read_what_readers_may(served: Asking) -> None:
    said = served("/robots.txt")

    assert said.headers["content-type"] == "text/plain; charset=utf-8"
    assert said.text.startswith("User-agent: *\nAllow: /\nDisallow: /problems\n")


def test_an_address_that_is_too_long_gets_one_sentence(served: Asking) -> None:
    fits, too_long = served(f"/?q={'x' * 3990}"), served(f"/?q={'x' * 4000}")

    assert fits.status == 200
    assert too_long.status == 414
    assert too_long.text == w.TOO_LONG.format(most=4000)


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json"])
def test_metrics_and_the_agents_door_are_not_there_for_the_public(served: Asking, path: str) -> None:
    assert served(path).status != 404
    assert served(path, Host="news.example").status == 404
    assert served(path, X_Forwarded_For="203.0.113.9").status == 404
    assert ask(Private(Response("secret")), path, client="203.0.113.9", host="localhost").status == 404
    assert ask(Private(Response("known")), path, client="::1", host="[::1]:8501").text == "known"
