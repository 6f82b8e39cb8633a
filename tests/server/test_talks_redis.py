"""Two replicas share their talks through a real Redis; and nothing is lost when it goes away for a moment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.talks.talk import digest_of
from tests.server.talking import Driver, Hall, free_port, hall
from tests.server.test_talks import ONE, SCENES, THREE, TWO, error

pytestmark = pytest.mark.slow


def redis_server() -> str:
    """Debian's redis-server; installed where there is none."""
    if found := shutil.which("redis-server"):
        return found
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", "redis-server"]):
        subprocess.run([*as_root, "apt-get", *arguments], check=arguments[0] == "install", env=quiet)
    found = shutil.which("redis-server")
    assert found, "the tests of replicas need redis-server"
    return found


@contextmanager
def redis(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A Redis of its own that keeps what it is told when it stops."""
    command = [redis_server(), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--appendonly", "yes"]
    process = subprocess.Popen([*command, "--appendfsync", "always"], stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def replicas(tmp_path: Path, port: int) -> Iterator[tuple[Hall, Hall]]:
    address = f"redis://127.0.0.1:{port}/0"
    with hall(tmp_path, TALKS_REDIS=address) as one, hall(tmp_path, TALKS_REDIS=address) as two:
        yield one, two


def test_a_talk_of_one_replica_is_followed_driven_and_ended_at_the_other(
    tmp_path: Path, port: int, replicas: tuple[Hall, Hall]
) -> None:
    one, two = replicas
    with redis(tmp_path, port):
        talk = one.start(SCENES)
        there = Driver(two, talk.code, talk.key)
        with (
            two.listening(f"/talk/{talk.code}/events") as follower,
            one.listening(f"/talk/{talk.code}/events") as beside,
            one.listening(f"/talk/{talk.code}/driver", talk_key=talk.key) as stage,
        ):
            id, _, first = follower.next()
            beside.next()
            here = stage.next()[2]
            assert (first["scene"], here["scene"], here["followers"]) == (ONE, ONE, 2)
            began = time.monotonic()
            talk.step(scene=TWO)
            assert follower.next()[2] == {"scene": TWO}
            assert time.monotonic() - began < 1
            there.step(scene=THREE, **{"from": "phone"})
            assert [stage.until("scene")["scene"] for _ in range(2)] == [TWO, THREE]
            there.step(pointer=[0, 1])
            assert stage.until("pointer")["at"] == [0, 1]
            with one.listening(f"/talk/{talk.code}/events", Last_Event_ID=id) as back:
                assert [back.next()[2]["scene"] for _ in range(2)] == [TWO, THREE]
            wrong = two.ask("POST", f"/talk/{talk.code}/step", {"scene": ONE}, {"talk-key": "x" * 32})
            assert wrong.status == 403
            assert there.ask("DELETE").status == 200
            follower.until("end"), stage.until("end")
        assert talk.ask("GET", "/notes").status == 404
        assert one.ask("POST", "/talk", {"scenes": SCENES, "code": talk.code}, {"talk-key": talk.key}).status == 409


def test_two_drivers_who_step_at_once_at_two_replicas_get_every_step_counted(
    tmp_path: Path, port: int, replicas: tuple[Hall, Hall]
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    one, two = replicas
    with redis(tmp_path, port):
        talk = one.start(SCENES)
        drivers = [talk, Driver(two, talk.code, talk.key)]
        with two.listening(f"/talk/{talk.code}/events") as follower:
            follower.next()
            with ThreadPoolExecutor(2) as pool:
                runs = [pool.submit(lambda who: [who.step(scene=TWO) for _ in range(20)], driver) for driver in drivers]
                numbers = sorted(number for run in runs for number in run.result())
            heard = [int(follower.next()[0].partition("-")[2]) for _ in range(40)]

    assert numbers == heard == list(range(2, 42))


def test_while_redis_is_gone_a_sentence_says_so_and_afterwards_nothing_is_missing(
    tmp_path: Path, port: int, replicas: tuple[Hall, Hall]
) -> None:
    one, two = replicas
    with redis(tmp_path, port):
        talk = one.start(SCENES)
        follower_of = two.listening(f"/talk/{talk.code}/events")
        follower = follower_of.__enter__()
        follower.next()
        talk.step(scene=TWO)
        assert follower.next()[2] == {"scene": TWO}
    gone = talk.ask("POST", "/step", {"scene": THREE})
    assert (gone.status, "reached" in error(gone.text)) == (503, True)
    with redis(tmp_path, port):
        for _ in range(100):
            if talk.ask("POST", "/step", {"scene": THREE}).status == 200:
                break
            time.sleep(0.1)
        talk.step(scene=ONE)
        assert [follower.until("scene")["scene"] for _ in range(2)] == [THREE, ONE]
        kept = (tmp_path / "appendonlydir").rglob("*.aof")
        assert talk.key.encode() not in b"".join(file.read_bytes() for file in kept), "Redis keeps no key"
    follower_of.__exit__(None, None, None)
    assert talk.key not in one.log() + two.log()
    assert json.dumps(digest_of(talk.key)) not in one.log()
