"""A talk over real connections: what followers hear, what only the key may do, and what is left when it is over."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Iterator

import pytest

from server.talks.talk import ALPHABET, code_of
from story import load
from story import wording as w
from tests.server.talking import STORY, Driver, Hall, hall

SCENES = tuple(scene.id for scene in load(STORY).story.scenes)
ONE, TWO, THREE = SCENES[:3]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with hall(tmp_path_factory.mktemp("hall")) as found:
        yield found


@pytest.fixture
def talk(served: Hall) -> Driver:
    return served.start(SCENES)


@pytest.fixture(scope="module")
def steady(served: Hall) -> Driver:
    """A talk for those who only try what it refuses."""
    return served.start(SCENES)


def error(text: str) -> str:
    """The one sentence of an error."""
    told = json.loads(text)
    assert list(told) == ["error"]
    return str(told["error"])


def test_a_code_is_short_and_read_without_doubt_and_a_key_has_192_bits(talk: Driver) -> None:
    assert re.fullmatch(f"[{ALPHABET}]{{6}}", talk.code)
    assert not set(ALPHABET) & set("01OILAEU")
    assert len(base64.urlsafe_b64decode(talk.key)) == 24
    assert code_of(talk.key) == talk.code


def test_followers_hear_the_scene_on_stage_at_once_and_then_each_step(served: Hall, talk: Driver) -> None:
    talk.step(scene=TWO)
    with served.listening(f"/talk/{talk.code}/events") as follower:
        assert follower.next()[1:] == ("scene", {"scene": TWO})
        talk.step(black=True)
        talk.step(pointer=[0.5, 0.5])
        talk.step(scene=THREE)
        id, name, data = follower.next()

    assert (name, data) == ("scene", {"scene": THREE}), "black and pointer are not for them, nor who did it"
    assert re.fullmatch(r"[0-9a-f]{6}-4", id)


def test_events_are_not_held_back_nor_compressed(served: Hall, talk: Driver) -> None:
    with served.listening(f"/talk/{talk.code}/events") as follower:
        follower.next()
        began = time.monotonic()
        talk.step(scene=TWO)
        follower.next()

        assert time.monotonic() - began < 1
        assert follower.headers["content-type"].startswith("text/event-stream")
        assert follower.headers["cache-control"] == "no-store"
        assert follower.headers["x-accel-buffering"] == "no"
        assert "content-encoding" not in follower.headers


@pytest.mark.parametrize("by", ["header", "query"])
def test_a_follower_who_was_away_gets_every_step_that_was_missed(by: str, served: Hall, talk: Driver) -> None:
    path = f"/talk/{talk.code}/events"
    with served.listening(path) as follower:
        id, _, _ = follower.next()
    steps = [TWO, THREE, ONE, THREE]
    for scene in steps:
        talk.step(scene=scene)

    headers = {"Last_Event_ID": id} if by == "header" else {}
    with served.listening(f"{path}?after={id}" if by == "query" else path, **headers) as follower:
        assert [follower.next()[2]["scene"] for _ in steps] == steps


@pytest.mark.parametrize("id", ["", "nonsense", "abcdef-1", "abcdef-99999999999999999999", "-", "\u00b2-\u00b2"])
def test_an_id_of_another_talk_gives_the_scene_on_stage(id: str, served: Hall, talk: Driver) -> None:
    talk.step(scene=TWO)
    with served.listening(f"/talk/{talk.code}/events", Last_Event_ID=id.encode().decode("latin-1")) as follower:
        assert follower.next()[1:] == ("scene", {"scene": TWO})


KEYED = [
    ("GET", "/driver", None),
    ("GET", "/notes", None),
    ("GET", "/remote.svg", None),
    ("POST", "/step", {"scene": TWO}),
    ("POST", "/step", {"black": True}),
    ("DELETE", "", None),
]


@pytest.mark.parametrize(("method", "path", "body"), KEYED)
def test_nobody_drives_without_the_key_of_this_talk(
    method: str, path: str, body: object, served: Hall, talk: Driver
) -> None:
    other = served.start(SCENES)
    at = f"/talk/{talk.code}{path}"
    for wrong in (None, "", talk.code, other.key, talk.key[:-1], talk.key + "A", talk.key.swapcase(), "\u00e9"):
        headers = {} if wrong is None else {"talk-key": wrong, "authorization": f"Bearer {wrong}"}
        said = served.ask(method, at, body, headers)
        assert (said.status, error(said.text)) == (403, w.TALK_ERRORS["key"])
    in_address = served.ask(method, f"{at}?key={'x' * 32}&talk-key={other.key}", body)

    assert in_address.status == 403
    with served.listening(f"/talk/{talk.code}/events") as follower:
        assert follower.next()[2] == {"scene": ONE}


def test_drivers_agree_on_scene_black_pointer_and_clock(served: Hall, talk: Driver) -> None:
    with served.listening(f"/talk/{talk.code}/driver", talk_key=talk.key) as phone:
        here = phone.next()[2]
        assert (here["scene"], here["black"], here["elapsed"]) == (ONE, False, None)
        number = talk.step(scene=TWO, **{"from": "stage"})
        assert phone.until("scene") == {"scene": TWO, "from": "stage", "number": number}
        talk.step(black=True)
        assert phone.until("black")["on"] is True
        talk.step(pointer=[0.25, 0.75])
        assert phone.until("pointer")["at"] == [0.25, 0.75]
        talk.step(clock=90)
        assert phone.until("clock")["elapsed"] == 90

    with served.listening(f"/talk/{talk.code}/driver", talk_key=talk.key) as late:
        here = late.next()[2]
    assert (here["scene"], here["black"]) == (TWO, True)
    assert 90 <= here["elapsed"] < 100


def test_drivers_hear_how_many_follow(served: Hall, talk: Driver) -> None:
    with served.listening(f"/talk/{talk.code}/driver", talk_key=talk.key) as driver:
        assert driver.next()[2]["followers"] == 0
        with served.listening(f"/talk/{talk.code}/events") as one, served.listening(f"/talk/{talk.code}/events") as two:
            one.next(), two.next()
            assert driver.until("crowd") == {"followers": 2}
        assert driver.until("crowd")["followers"] < 2


def test_when_a_talk_is_ended_its_followers_hear_it_and_its_key_opens_nothing(served: Hall, talk: Driver) -> None:
    with (
        served.listening(f"/talk/{talk.code}/events") as follower,
        served.listening(f"/talk/{talk.code}/driver", talk_key=talk.key) as driver,
    ):
        follower.next()
        assert talk.ask("DELETE").status == 200
        follower.until("end"), driver.until("end")
        assert follower.next() == ("", "", {}), "the line is closed"

    for method, path, body in KEYED:
        assert talk.ask(method, path, body).status == 404
    again = served.ask("POST", "/talk", {"scenes": SCENES, "code": talk.code}, {"talk-key": talk.key})
    assert (again.status, error(again.text)) == (409, w.TALK_ERRORS["over"])
    assert served.ask("GET", f"/follow/{talk.code}").status == 404


def test_the_notes_are_told_to_the_key(steady: Driver) -> None:
    told = json.loads(steady.ask("GET", "/notes").text)

    assert [scene["id"] for scene in told["scenes"]] == list(SCENES)
    assert all(scene["notes"] and scene["seconds"] for scene in told["scenes"])


def test_a_step_of_a_page_of_another_site_is_refused_by_its_kind(served: Hall, steady: Driver) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        said = served.ask("POST", "/talk", json.dumps({"scenes": SCENES}), {"content-type": kind})
        assert (said.status, error(said.text)) == (415, w.TALK_ERRORS["json"])
    asked = served.ask("OPTIONS", f"/talk/{steady.code}/step", headers={"origin": "https://evil.example"})
    assert not [name for name in asked.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400), ("[]", 400), ("{", 400), ("[" * 5000, 413), ("[" * 900, 400), ("x" * 2000, 413), ({}, 400),
        ({"scene": "nowhere"}, 400), ({"scene": 1}, 400), ({"scene": ONE, "black": True}, 400), ({"black": "yes"}, 400),
        ({"pointer": [2, 0]}, 400), ({"pointer": [True, 0]}, 400), ('{"pointer": [NaN, 0]}', 400), ({"pointer": [0]}, 400),
        ({"clock": -1}, 400), ({"clock": 1e99}, 400), ('{"clock": Infinity}', 400), ({"scene": ONE, "from": "x" * 41}, 400),
        ({"scene": ONE, "from": {}}, 400), ({"pointer": None}, 200),
    ],
)  # fmt: skip
def test_what_is_no_step_gets_a_sentence(body: object, status: int, steady: Driver) -> None:
    said = steady.ask("POST", "/step", body)

    assert said.status == status
    assert status == 200 or error(said.text) in w.TALK_ERRORS.values()


@pytest.mark.parametrize(
    "body",
    [
        {}, {"scenes": []}, {"scenes": ["nowhere"]}, {"scenes": [ONE, ONE]}, {"scenes": [1]}, {"scenes": "x"},
        {"scenes": [ONE], "scene": TWO}, {"scenes": [ONE], "scene": [ONE]}, {"scenes": [ONE], "asof": "never"},
        {"scenes": [ONE], "asof": []},
    ],
)  # fmt: skip
def test_what_is_no_talk_gets_a_sentence(body: object, served: Hall) -> None:
    said = served.ask("POST", "/talk", body)

    assert said.status == 400
    assert error(said.text) in w.TALK_ERRORS.values()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/talk", 405),
        ("GET", "/talk", 405),
        ("GET", "/talk/x/y", 404),
        ("POST", "/follow", 405),
        ("GET", "/talk/ZZZZZZ/events", 404),
    ],
)
def test_other_requests_get_a_sentence(method: str, path: str, status: int, served: Hall) -> None:
    said = served.ask(method, path)

    assert (said.status, said.headers["content-type"]) == (status, "application/json")
    assert error(said.text)
