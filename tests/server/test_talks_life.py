"""How talks live and die: time, restarts, limits, and what a log keeps of them."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse

from components.deck import on_phones
from server.talks import Talks, routes, streams
from server.talks import hub as hubs
from server.talks.crowd import MOST_WAITING, Crowd
from server.talks.hub import Full
from server.talks.memory import MemoryHub
from server.talks.rates import Rate
from server.talks.talk import ALONE, END, OLDEST, POINTER, SCENE, Event, Talk, code_of, digest_of, new_key
from tests.server.asking import Said, ask
from tests.server.talking import STORY, free_port, hall
from tests.server.test_talks import ONE, SCENES, TWO, error

STEP = Event(SCENE, {"scene": TWO})


def a_talk(now: float, code: str = "BCDFGH") -> Talk:
    return Talk(code, digest_of("k"), SCENES, ONE, "now", "abcdef", now, now)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_talk_dies_after_half_an_hour_without_its_driver(clock: Clock) -> None:
    async def a_day() -> None:
        hub = MemoryHub(clock)
        await hub.start(a_talk(clock.now))
        for _ in range(3):
            clock.now += ALONE - 1
            await hub.touch("BCDFGH")
        assert await hub.find("BCDFGH")
        with hub.crowd.listening("BCDFGH", driver=False) as follower:
            clock.now += ALONE
            assert await hub.find("BCDFGH") is None
            assert await follower.next() == Event(END, {})
        assert await hub.tell("BCDFGH", STEP) is None
        assert not await hub.start(a_talk(clock.now)), "its code is not given again"

    asyncio.run(a_day())


def test_a_talk_dies_after_twelve_hours_however_it_is_driven(clock: Clock) -> None:
    async def a_day() -> None:
        hub = MemoryHub(clock)
        await hub.start(a_talk(clock.now))
        began = clock.now
        while clock.now < began + OLDEST - 60:
            assert await hub.tell("BCDFGH", STEP)
            clock.now += 60
        clock.now = began + OLDEST
        assert await hub.tell("BCDFGH", STEP) is None

    asyncio.run(a_day())


def test_there_is_an_end_to_how_many_talks_run_and_dead_ones_do_not_count(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.talks.memory.MOST_TALKS", 2)

    async def many() -> None:
        hub = MemoryHub(clock)
        for code in ("BBBBBB", "CCCCCC"):
            assert await hub.start(a_talk(clock.now, code))
        with pytest.raises(Full):
            await hub.start(a_talk(clock.now, "DDDDDD"))
        clock.now += ALONE
        assert await hub.start(a_talk(clock.now, "DDDDDD"))

    asyncio.run(many())
    assert hubs.MOST_TALKS == 200


def test_a_listener_who_is_too_slow_is_let_go_and_pointers_do_not_push_steps_away() -> None:
    async def slow() -> list[str]:
        crowd = Crowd()
        with crowd.listening("BCDFGH", driver=True) as listener:
            for _ in range(1000):
                crowd.pass_on("BCDFGH", Event(POINTER, {"at": [0, 0]}))
            for number in range(1000):
                crowd.pass_on("BCDFGH", replace(STEP, number=number + 1))
            got = []
            while (event := await listener.next()) is not None:
                got.append(event.name)
            return got

    got = asyncio.run(slow())
    assert got.count(SCENE) > MOST_WAITING - 20
    assert len(got) == MOST_WAITING, "then the server hangs up"


def test_a_rate_lets_some_through_at_once_and_then_slowly(clock: Clock) -> None:
    rate = Rate(3, 30, clock)

    assert [rate.allows("a") for _ in range(5)] == [True, True, True, False, False]
    assert rate.allows("b")
    clock.now += 10
    assert [rate.allows("a"), rate.allows("a")] == [True, False]


def test_whoever_guesses_keys_is_slowed_down_and_the_speaker_beside_them_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routes, "WRONG", (5, 600))
    key = new_key()
    hub = MemoryHub()
    talk = replace(a_talk(time.time()), digest=digest_of(key))
    asyncio.run(hub.start(talk))
    app = Talks(PlainTextResponse("inside"), on_phones, hub)

    def notes(with_key: str) -> int:
        return ask(app, "/talk/BCDFGH/notes", talk_key=with_key).status

    monkeypatch.setenv("STORY", str(STORY))
    assert [notes(new_key()) for _ in range(7)] == [403] * 5 + [429] * 2
    assert notes(key) == 200


@pytest.mark.parametrize(
    ("limit", "driver"), [("MOST_FOLLOWERS", False), ("MOST_DRIVERS", True), ("MOST_STREAMS", False)]
)
def test_there_is_an_end_to_how_many_listen(limit: str, driver: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, limit, 0)
    hub = MemoryHub()
    key = new_key()
    asyncio.run(hub.start(replace(a_talk(time.time()), digest=digest_of(key))))
    said = ask(
        Talks(PlainTextResponse("inside"), on_phones, hub),
        f"/talk/BCDFGH/{'driver' if driver else 'events'}",
        talk_key=key,
    )

    assert said.status == 503
    assert error(said.text)
    assert said.headers["retry-after"]


def test_talks_stand_below_the_address_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORY", str(STORY))
    monkeypatch.setattr(
        "server.requests.st.get_option", lambda name: "news/codex" if name.endswith("baseUrlPath") else ""
    )
    hub = MemoryHub()
    asyncio.run(hub.start(a_talk(time.time())))
    app = Talks(PlainTextResponse("inside"), on_phones, hub)

    page = ask(app, "/news/codex/follow/BCDFGH")
    assert '"events": "/news/codex/talk/BCDFGH/events"' in page.text
    assert 'href="/news/codex/"' in page.text
    assert ask(app, "/news/codex/follow?code=bcdfgh").headers["location"] == "/news/codex/follow/BCDFGH"
    assert ask(app, "/follow-up").text == "inside"


def test_a_restart_loses_no_talk_and_only_its_key_brings_it_back(tmp_path: Path) -> None:
    port = free_port()
    with hall(tmp_path, port) as before:
        talk = before.start(SCENES)
        talk.step(scene=TWO)
        with before.listening(f"/talk/{talk.code}/events") as follower:
            id, _, _ = follower.next()
    with hall(tmp_path, port) as after:
        assert talk.ask("GET", "/notes").status == 404

        def again(key: str, code: str = talk.code) -> Said:
            return after.ask("POST", "/talk", {"scenes": SCENES, "scene": TWO, "code": code}, {"talk-key": key})

        wrong = [again(new_key()), again(""), again("x" * 32), again(talk.key, "BCDFGH"), again(talk.key + "A")]
        assert [said.status for said in wrong] == [403] * 5
        assert json.loads(again(talk.key).text) == {"code": talk.code, "key": talk.key}
        assert again(talk.key).status == 201, "another device of the speaker may come second"
        with after.listening(f"/talk/{talk.code}/events", Last_Event_ID=id) as follower:
            assert follower.next()[1:] == ("scene", {"scene": TWO})


def test_no_log_holds_a_key_and_a_server_that_is_to_stop_does_not_wait_for_its_followers(tmp_path: Path) -> None:
    with hall(tmp_path) as served:
        talk = served.start(SCENES)
        talk.step(scene=TWO)
        talk.ask("POST", "/step", {"scene": "nowhere"})
        talk.ask("GET", "/remote.svg")
        talk.ask("GET", "/notes")
        served.ask("GET", "/remote")
        served.ask("POST", f"/talk/{talk.code}/step", "{", {"talk-key": talk.key})
        with (
            served.listening(f"/talk/{talk.code}/events") as one,
            served.listening(f"/talk/{talk.code}/driver", talk_key=talk.key) as two,
        ):
            one.next(), two.next()
            began = time.monotonic()
            served.process.terminate()
            assert one.next() == ("", "", {})
            served.process.wait(8)
        assert time.monotonic() - began < 6
        log = served.log()

    assert "'lifespan' protocol appears unsupported" not in log, "start and stop reach the app inside"
    assert f'"POST /talk/{talk.code}/step HTTP/1.1" 200' in log, "the log of requests is on"
    assert talk.key not in log
    assert digest_of(talk.key) not in log
    assert code_of(talk.key) in log
