"""A server of talks, and those who take part in one: for tests, over real connections."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from components.deck import on_phones
from server.assets import Assets
from server.compression import Compression
from server.headers import SecurityHeaders
from server.talks import Talks, routes
from tests.server.asking import Said

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "tests" / "stories" / "lantern-codex"
JSON = {"content-type": "application/json"}


def app() -> SecurityHeaders:
    """Our server around talks, without Streamlit. One client plays all parts, so it is not slowed down."""
    routes.STARTS = routes.WRONG = (10_000, 1)
    inside = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("inside"))])
    return SecurityHeaders(Assets(Compression(Talks(inside, on_phones))))


@dataclass
class Hall:
    """A running server."""

    port: int
    log_file: Path
    process: subprocess.Popen[bytes]
    keys: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None) -> Said:
        """Asks it; a body that is no text goes as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = body if isinstance(body, str | None) else json.dumps(body)
            connection.request(method, path, sent, (JSON if body is not None else {}) | (headers or {}))
            answer = connection.getresponse()
            return Said(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def start(self, scenes: tuple[str, ...], **more: object) -> Driver:
        """Starts a talk."""
        said = self.ask("POST", "/talk", {"scenes": scenes, **more})
        assert said.status == 201, said.text
        told = json.loads(said.text)
        self.keys.append(told["key"])
        return Driver(self, told["code"], told["key"])

    @contextmanager
    def listening(self, path: str, **headers: str) -> Iterator[Listening]:
        """Listens to events for as long as the block runs."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        asked = {"accept": "text/event-stream", "accept-encoding": "br, gzip"}
        connection.request(
            "GET", path, headers=asked | {name.replace("_", "-"): text for name, text in headers.items()}
        )
        try:
            yield Listening(connection.getresponse())
        finally:
            connection.close()

    def log(self) -> str:
        """What it has logged."""
        return self.log_file.read_text(encoding="utf-8")


@dataclass
class Driver:
    """One who drives a talk."""

    hall: Hall
    code: str
    key: str

    def ask(self, method: str, path: str = "", body: object = None) -> Said:
        """Asks something of the talk, with its key."""
        return self.hall.ask(method, f"/talk/{self.code}{path}", body, {"talk-key": self.key})

    def step(self, **what: object) -> int:
        """Does something; gives its number."""
        said = self.ask("POST", "/step", what)
        assert said.status == 200, said.text
        return int(json.loads(said.text)["number"])


class Listening:
    """A stream of events that is being read."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = {name.lower(): text for name, text in answer.getheaders()}
        self._answer = answer

    def next(self) -> tuple[str, str, dict[str, Any]]:
        """The next event: its id, its name, what it says. ('', '', {}) when the server has hung up."""
        found: dict[str, str] = {}
        while line := self._answer.readline().decode():
            if line == "\n" and "event" in found:
                return found.get("id", ""), found["event"], json.loads(found["data"])
            name, _, text = line.rstrip("\n").partition(": ")
            found[name] = text
        return "", "", {}

    def until(self, name: str) -> dict[str, Any]:
        """What the next event of that name says."""
        while True:
            _, found, data = self.next()
            assert found, f"the server hung up before {name}"
            if found == name:
                return data


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def hall(folder: Path, port: int = 0, **settings: str) -> Iterator[Hall]:
    """A server with its access log on; it has to stop by itself when it is asked to."""
    port = port or free_port()
    command = [sys.executable, "-m", "uvicorn", "--factory", "tests.server.talking:app", "--port", str(port)]
    file = folder / f"hall-{port}-{time.monotonic_ns()}.log"
    with file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"STORY": str(STORY)} | settings, stdout=log, stderr=subprocess.STDOUT
        )
    found = Hall(port, file, process)
    try:
        for _ in range(200):
            assert process.poll() is None, found.log()
            try:
                if found.ask("GET", "/").status == 200:
                    break
            except (ConnectionError, http.client.HTTPException):
                time.sleep(0.1)
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
