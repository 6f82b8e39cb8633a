"""What is kept for all readers does not suffer from one who leaves."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import brotli

from server.assets import Assets

BODY = b"export const t = 1;" * 200


async def _file(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
    """A file server like Starlette's: it stops sending when the client hangs up."""
    headers = [(b"etag", b'"1"'), (b"content-type", b"text/javascript"), (b"content-length", str(len(BODY)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if scope["method"] == "HEAD":
        return
    try:
        gone = (await asyncio.wait_for(receive(), 0.05))["type"] == "http.disconnect"
    except TimeoutError:
        gone = False
    await send({"type": "http.response.body", "body": b"" if gone else BODY})


async def _ask(app: Assets, *, leaves: bool) -> bytes:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect" if leaves else "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": "/static/js/a.js", "root_path": "", "query_string": b"",
        "headers": [(b"accept-encoding", b"br")],
    }  # fmt: skip
    await app(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent)


def test_a_reader_who_leaves_while_a_script_is_made_spoils_it_for_nobody() -> None:
    async def two_readers() -> bytes:
        app = Assets(_file)
        await _ask(app, leaves=True)
        return await _ask(app, leaves=False)

    assert brotli.decompress(asyncio.run(two_readers())) == BODY
