"""What stands in the HTML of a page, and what an address that leads nowhere gets."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse

from server import first
from server.shell import Shell
from server.telling import Teller
from story import wording as w
from tests.server.asking import Asking, ask

SHELL = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body><div id="root"></div></body></html>'


class Elements(HTMLParser):
    """The elements of a page, read as by a browser that runs no scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "script":
            self.scripts.append(data)


def test_a_page_has_its_own_language_title_and_description(served: Asking) -> None:
    html = served("/article").text

    assert '<html lang="nn-NO" dir="ltr">' in html
    assert f"<title>{w.PAGES['article']} · The ferry &amp; the &lt;/title&gt;" in html
    assert '<meta name="description" content="Why the &#34;old ferry&#34; &lt;b&gt;still' in html
    assert "<title>Streamlit" not in html


def test_a_reader_without_scripts_gets_the_story_in_short(served: Asking) -> None:
    html = served("/").text
    told = html.partition("<noscript>")[2].partition("</noscript>")[0]

    assert html.count("<noscript>") == 1
    assert w.WITHOUT_SCRIPTS in told
    assert "<li>Nobody pays for it.</li>" in told
    assert "<body><noscript>" in html


def test_script_in_the_storys_texts_does_not_run(served: Asking) -> None:
    for path in ("/", "/nowhere"):
        page = Elements(served(path).text)

        assert not any("alert" in script for script in page.scripts)
        assert ("b", {}) not in page.found


def test_the_first_view_fetches_the_houses_fonts_early_and_no_others(served: Asking) -> None:
    found = Elements(served("/article").text).found
    early = [attrs["href"] for tag, attrs in found if tag == "link" and attrs.get("rel") == "preload"]

    assert early
    assert [served(f"/{str(href).removeprefix('./')}").status for href in early] == [200] * len(early)
    assert all(str(href).startswith("./app/static/") for href in early)


@pytest.mark.parametrize("path", ["/nowhere", "/home", "/Article", "/a/article", "/index.html", "/static/js/none.js"])
def test_an_unknown_address_is_a_404_in_the_storys_name(served: Asking, path: str) -> None:
    said = served(path)

    assert said.status == 404
    assert said.headers["content-type"].startswith("text/html")
    assert said.headers["x-robots-tag"] == "noindex"
    assert f"<h1>{w.NOT_FOUND_TITLE}</h1>" in said.text
    assert f'<a href="/">{w.NOT_FOUND_LINK}</a>' in said.text
    assert 'lang="nn-NO"' in said.text


def test_a_page_the_story_has_nothing_for_is_not_there(served: Asking) -> None:
    assert served("/article").status == 200
    assert served("/timeline").status == 404


def test_a_slash_at_the_end_does_no_harm(served: Asking) -> None:
    said = served("/article/?section=lead")

    assert said.status == 301
    assert said.headers["location"] == "/article?section=lead"


def test_head_says_what_get_would(served: Asking) -> None:
    for path in ("/", "/nowhere", "/robots.txt"):
        get, head = served(path), served(path, "HEAD")

        assert (head.status, head.body) == (get.status, b"")
        assert head.headers["content-length"] == get.headers["content-length"] == str(len(get.body))


def test_a_page_is_asked_for_again_each_time(served: Asking) -> None:
    first = served("/")
    again = served("/", If_None_Match="*", If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT", Range="bytes=0-9")

    assert first.headers["cache-control"] == "no-cache"
    assert "etag" not in first.headers
    assert again.status == 200
    assert again.body == first.body


def test_the_page_of_problems_is_there_only_for_this_machine(served: Asking) -> None:
    assert served("/problems").status == 200
    assert served("/problems").headers["x-robots-tag"] == "noindex"
    assert served("/problems", Host="news.example").status == 404


def test_a_changed_story_shows_at_the_next_view(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", str(story))
    app = Shell(HTMLResponse(SHELL))
    before = ask(app, "/").text

    file = story / "sixty-seconds.yaml"
    file.write_text(file.read_text().replace("Nobody pays", "Everybody pays"))
    os.utime(file, (1, 1))

    assert "Nobody pays" in before
    assert "Everybody pays" in ask(app, "/").text


def test_somebody_elses_html_passes_untouched(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", str(story))
    own = HTMLResponse("<p>an export</p>", headers={"etag": '"1"'})

    assert ask(Shell(own), "/anything").text == "<p>an export</p>"
    assert ask(Shell(HTMLResponse(SHELL)), "/component/x/index.html").text == SHELL


def test_the_headline_stands_in_the_page_before_any_script_has_run(root: Path) -> None:
    telling = Teller().telling()
    page = telling.page_at("/", local=False)
    assert page
    body = str(first.screen(telling, page))
    assert telling.title in body.replace("&#39;", "'")
    assert body.count("<h1") == 1
