"""Asks a server as a browser does, and an app without a server as the server does."""

from __future__ import annotations

import asyncio
import http.client
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Said:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Asking:
    """Asks the server at `port` of this machine."""

    port: int
    log_file: Path

    def __call__(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Said:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            return Said(answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")


def ask(app: ASGIApp, path: str, *, client: str = "127.0.0.1", method: str = "GET", **headers: str) -> Said:
    """What an ASGI app answers to a path, with its query if it has one; headers with `_` for `-`."""
    sent: list[Message] = []
    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "client": (client, 1),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    body = b"".join(message.get("body", b"") for message in sent)
    return Said(sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}, body)
