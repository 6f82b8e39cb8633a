"""What a link says of itself where it is shared: title, description, picture, one address; and that nobody can forge it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from starlette.responses import HTMLResponse

from server.previews import Preview, preview, query_of
from server.shell import Shell
from server.telling import Teller, Telling, told
from story import wording as w
from story.asked import read
from tests.server.asking import Asking, Said, ask
from tests.server.test_pages import SHELL, Elements
from tests.stories.unsigned import unsigned

SMALL = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
HOSTILE = [
    "event=%3Cscript%3Ealert(1)%3C/script%3E",
    "event=%22%3E%3Cimg+src=x+onerror=alert(1)%3E",
    "event=../../story.yaml",
    "event=%00%0d%0aSet-Cookie:x=1",
    "event=talks&event=other",
    "%22onload=%22alert(1)=1",
    "asof=yesterday&preset=%F0%9F%98%80",
    "event=" + "a" * 3000,
    "&".join(f"p{n}=1" for n in range(400)),
    "=&&==;;%ff%fe%c3%28",
]

Link = Callable[[str], Preview]
Tell = Callable[..., Telling]


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """`tell("address: …")` puts the second story, with these keys, in the place of ours."""

    def telling(keys: str = "") -> Telling:
        copy = unsigned(SMALL, tmp_path / "data")
        with (copy / "story.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\n{keys}\n")
        monkeypatch.setenv("STORY", str(copy))
        return told()

    return telling


@pytest.fixture(scope="session")
def link(root: Path) -> Link:
    """`link("timeline?event=…")`: what is said of that link into our own story."""
    telling = Teller().telling()

    def said(href: str) -> Preview:
        path, _, query = href.partition("?")
        page = telling.page_at(path, local=False)
        assert page
        return preview(telling, page, query_of(query))

    return said


def tags(said: Said) -> dict[str, str]:
    """What stands in the head, by property, name or rel."""
    found: dict[str, str] = {}
    for tag, attrs in Elements(said.text).found:
        if tag in ("meta", "link"):
            key = attrs.get("property") or attrs.get("name") or f"{attrs.get('rel')} {attrs.get('type', '')}".strip()
            found.setdefault(str(key), attrs.get("content") or attrs.get("href") or "")
    return found


def test_a_page_is_told_by_its_own_finding_through_the_lens(link: Link) -> None:
    telling = Teller().telling()
    for lens, story in (("now", telling.now), ("day", telling.on_the_day)):
        said, view = link(f"article?asof={lens}"), story.view("article")
        assert view
        assert (said.title, said.description) == (view.title, view.sentence)
    assert link("article").title != link("article?asof=day").title
    assert link("").title == telling.title


def test_a_part_of_a_page_is_told_by_its_own_words(link: Link) -> None:
    view = Teller().telling().now.view("sanctions-caps")
    assert view

    assert link("sanctions?view=caps").title == view.title


def test_each_selection_is_told_by_what_is_selected(link: Link) -> None:
    telling = Teller().telling()
    told_apart = set()
    for page in telling.pages:
        for part in page.parameters:
            if part.ids and not part.many and not part.pair:
                for id in telling.now.by_id[part.ids]:
                    said = link(f"{page.path}?{part.name}={id}")
                    told_apart.add((page.id, said.title, said.description))
                    assert said.title
                    assert said.description
                    assert len(said.description) <= 302
                    assert said.title != link(page.path).title
    assert len(told_apart) > 500


def test_a_claim_is_called_a_claim_and_says_who_and_how_it_checks_out(link: Link) -> None:
    story = Teller().telling().now
    claim = next(claim for claim in story.claims if claim.verdict == "contradicted")
    said = link(f"claims?claim={claim.id}")

    assert said.title.startswith("Claim: ")
    assert said.title.endswith(f"({w.VERDICTS['contradicted'].lower()})")
    assert w.VERDICTS["contradicted"] in said.description
    assert story.word("asserters", claim.asserter) in said.description


def test_what_came_later_is_not_told_on_the_day(link: Link) -> None:
    telling = Teller().telling()
    later = next(event for event in telling.now.events if event.date > "2024")
    outcome = next(entry for entry in telling.on_the_day.outcomes if entry.kind == "prediction")

    assert later.title == link(f"timeline?event={later.id}").title
    assert link(f"timeline?event={later.id}&asof=day") == link("timeline?asof=day")
    assert w.OUTCOME_VERDICTS["not-yet-known"] in link(f"then-and-now?outcome={outcome.id}&asof=day").description


@pytest.mark.parametrize("query", HOSTILE)
def test_a_link_that_asks_for_nonsense_says_what_the_page_says(served: Asking, query: str, link: Link) -> None:
    assert link(f"timeline?{query}") == link("timeline")
    plain, hostile = served("/article"), served(f"/article?{query}")

    assert hostile.status == 200
    assert tags(hostile) == tags(plain)
    assert [script for script in Elements(hostile.text).scripts if "alert" in script] == []


def test_what_somebody_typed_is_not_part_of_the_one_address(tell: Tell) -> None:
    tell("address: https://news.example/codex/")
    head = tags(ask(Shell(HTMLResponse(SHELL)), "/claims?q=%3Cb%3E&claim=boat-is-dry&embed=true"))

    assert head["canonical"].startswith("https://news.example/codex/claims")
    assert "q=" not in head["canonical"] + head["og:image"]
    assert parse_qs(urlsplit(head["og:url"]).query)["q"] == ["<b>"]


def test_the_head_holds_what_a_preview_needs(served: Asking) -> None:
    said = served("/article?section=lead")
    head, here = tags(said), f"http://127.0.0.1:{served.port}"

    assert head["og:url"] == head["canonical"] == f"{here}/article?section=lead"
    assert head["og:image"] == f"{here}/preview/article.png?section=lead"
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "630")
    assert head["og:title"] == f"{w.LEAD} · {w.PAGES['article']}"
    assert head["description"] == head["og:description"] == "It runs."
    assert head["og:locale"] == "nn_NO"
    assert head["og:site_name"].startswith("The ferry & the </title>")
    assert head["twitter:card"] == "summary_large_image"
    assert head["alternate application/atom+xml"] == f"{here}/changes.atom"
    assert served(head["alternate application/json+oembed"].removeprefix(here)).status == 200
    assert served(head["og:image"].removeprefix(here)).headers["content-type"] == "image/png"


def test_script_in_the_storys_texts_stays_text(served: Asking) -> None:
    said = served("/")
    page = Elements(said.text)

    assert ("b", {}) not in page.found
    assert not any("alert" in script for script in page.scripts)
    assert tags(said)["og:title"].endswith("</title><script>alert(1)</script> bell")


@pytest.mark.parametrize(
    "host", ["evil.example/x", "a b", "x<script>", "[::1", "a:99999999", "-x-", "a..b", "x@y.example"]
)
def test_a_host_that_is_none_gets_no_address(host: str, tell: Tell) -> None:
    tell()
    head = tags(ask(Shell(HTMLResponse(SHELL)), "/timeline", host=host))

    assert "og:title" in head
    assert not {"og:url", "og:image", "canonical", "alternate application/json+oembed"} & set(head)
    assert host not in str(head)


def test_the_storys_address_cannot_be_forged(tell: Tell) -> None:
    tell("address: https://news.example/codex")
    head = tags(
        ask(Shell(HTMLResponse(SHELL)), "/timeline", host="evil.example", x_forwarded_host="evil.example",
            x_forwarded_proto="gopher")
    )  # fmt: skip

    assert head["og:url"] == "https://news.example/codex/timeline"
    assert "evil" not in str(head)


def test_only_allowed_hosts_are_named_where_the_setting_says_so(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    tell()
    setting = st.get_option
    allowed = {"server.allowedHosts": ["*.news.example"]}
    monkeypatch.setattr(st, "get_option", lambda name: allowed.get(name) or setting(name))
    app = Shell(HTMLResponse(SHELL))

    assert tags(ask(app, "/timeline", host="a.news.example:8501"))["og:url"] == "http://a.news.example:8501/timeline"
    assert "og:url" not in tags(ask(app, "/timeline", host="news.example.evil"))


def test_pages_for_those_who_run_the_app_have_no_preview(served: Asking) -> None:
    assert not [name for name in tags(served("/problems")) if name.startswith("og:")]
    assert not [name for name in tags(served("/nowhere")) if name.startswith("og:")]


def test_the_server_reads_a_link_as_the_page_does() -> None:
    telling = Teller().telling()
    page = telling.page_at("/timeline", local=False)
    assert page
    event = telling.on_the_day.events[0].id
    raw = query_of(f"event={event}&asof=true&layer=visit,visit,x")
    given, story = telling.asked(page, raw)

    assert story is telling.on_the_day
    assert given == read(raw, page, telling.on_the_day, telling.now)
