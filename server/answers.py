"""An answer of the app inside, held back until it is whole, so that it can be changed or kept."""

from __future__ import annotations

from asyncio import Event
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Answer:
    """A whole answer: status, headers, body."""

    status: int = 500
    headers: MutableHeaders = field(default_factory=MutableHeaders)
    body: bytes = b""

    async def send(self, scope: Scope, send: Send) -> None:
        """Sends it, with its true length; to HEAD without the body."""
        if self.status != 304:
            self.headers["content-length"] = str(len(self.body))
        body = b"" if scope["method"] == "HEAD" else self.body
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers.raw})
        await send({"type": "http.response.body", "body": body})


async def staying() -> Message:
    """A client that never hangs up: for what is made once and kept, whatever becomes of the one who asked first."""
    await Event().wait()
    return {"type": "http.disconnect"}  # pragma: no cover (the wait does not end)


async def answer_to(app: ASGIApp, scope: Scope, receive: Receive, method: str) -> Answer:
    """What `app` answers to that request made with `method`."""
    answer, chunks = Answer(), list[bytes]()

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = MutableHeaders(raw=list(message["headers"]))
        elif message["type"] == "http.response.body":
            chunks.append(message.get("body", b""))

    await app({**scope, "method": method}, receive, keep)
    answer.body = b"".join(chunks)
    return answer
