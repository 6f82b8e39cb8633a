"""The audience's page, the codes that lead to it, and what no page tells."""

from __future__ import annotations

import re

import pytest

from server.talks.codes import picture
from story import load
from story import wording as w
from tests.server.talking import STORY, Driver, Hall
from tests.server.test_talks import served, steady

__all__ = ["served", "steady"]


def test_the_followers_page_is_light_and_holds_neither_notes_nor_key(served: Hall, steady: Driver) -> None:
    said = served.ask("GET", f"/follow/{steady.code.lower()}", headers={"accept-encoding": "identity"})
    story = load(STORY).story

    assert said.status == 200
    assert len(said.body) < 120_000
    packed = served.ask("GET", f"/follow/{steady.code}", headers={"accept-encoding": "gzip"})
    assert len(packed.body) < 30_000, "over a hall's network"
    assert said.text.count('<div class="view">') == len(story.scenes)
    assert said.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in said.text
    assert steady.key not in said.text
    for scene in story.scenes:
        assert f'data-scene="{scene.id}"' in said.text
        words = scene.notes.split()
        assert not any(" ".join(words[at : at + 7]) in said.text for at in range(len(words) - 6)), (
            "a piece of the notes"
        )
    assert re.findall(r"https?://([^/\"' )]+)", said.text) == []


def test_a_talk_on_the_day_tells_nothing_of_what_came_later(served: Hall) -> None:
    on_the_day = [scene.id for scene in load(STORY).story.scenes if not scene.known_from]
    later = [scene.id for scene in load(STORY).story.scenes if scene.known_from]
    if later:
        assert served.ask("POST", "/talk", {"scenes": later, "asof": "day"}).status == 400
    talk = served.start(tuple(on_the_day), asof="day")

    assert "asof=day" in served.ask("GET", f"/follow/{talk.code}").text


def test_codes_lead_to_the_host_that_was_asked_and_the_key_stands_in_the_fragment(served: Hall, steady: Driver) -> None:
    root = f"http://127.0.0.1:{served.port}/"
    qr, remote = served.ask("GET", f"/talk/{steady.code}/qr.svg"), steady.ask("GET", "/remote.svg")

    assert qr.headers["content-type"] == "image/svg+xml"
    assert qr.body == picture(f"{root}follow/{steady.code}")
    assert remote.body == picture(f"{root}remote#{steady.code}.{steady.key}")
    assert remote.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("typed", ["{}", " {} ", "{:.3}-{:.3}"])
def test_a_code_that_was_typed_leads_to_the_talk(typed: str, served: Hall, steady: Driver) -> None:
    text = (
        f"{steady.code[:3]}-{steady.code[3:].lower()}"
        if "-" in typed
        else typed.format(steady.code.lower()).replace(" ", "+")
    )
    said = served.ask("GET", f"/follow?code={text}")

    assert (said.status, said.headers["location"]) == (303, f"/follow/{steady.code}")


@pytest.mark.parametrize(
    "path", ["/follow?code=zzz", "/follow/ZZZZZZ", "/follow/%3Cscript%3E", "/follow?code=%22%3E%3Cb%3E"]
)
def test_a_code_that_leads_nowhere_is_asked_again(path: str, served: Hall) -> None:
    said = served.ask("GET", path)

    assert said.status == 404
    assert w.FOLLOW["unknown"] in said.text
    assert '<script>"' not in said.text
    assert "<b>" not in said.text


@pytest.mark.parametrize("path", ["/follow", "/remote", "/talk", "/talk/ZZZZZZ/events", "/talk/x/y/z"])
def test_no_search_engine_keeps_any_of_it(path: str, served: Hall) -> None:
    assert served.ask("GET", path).headers["x-robots-tag"] == "noindex"


def test_what_is_not_of_talks_passes(served: Hall) -> None:
    assert served.ask("GET", "/talking").text == served.ask("GET", "/").text == "inside"
