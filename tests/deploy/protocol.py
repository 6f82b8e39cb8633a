"""Readers without a browser: they speak Streamlit's protocol over a websocket, as its own page does.

A hundred of them cost less than one Chromium. What they see is what Python drew; what the browser makes of it, they do
not see.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from story import wording as w

AGAIN = 0.5
"""Seconds between two attempts to come back: Streamlit's page takes 0.25 to 4."""


@dataclass(frozen=True)
class View:
    """What a run of a page drew."""

    html: str
    elements: int
    faults: tuple[str, ...]
    bytes: int

    @property
    def page(self) -> str:
        """The page's id, from the mark that the frame's script looks for."""
        marks = re.findall(r'data-arrive="([\w-]+)"', self.html)
        return marks[-1] if marks else ""

    @property
    def same(self) -> str:
        """What two runs of the same view have in common."""
        return sha256(self.html.encode()).hexdigest()


@dataclass
class Reader:
    """One reader of the app at `address`. `name` goes as the browser's name, which a proxy may tell readers apart by."""

    address: str
    name: str = "reader"
    session: str = ""
    line: ClientConnection | None = None
    was: tuple[str, str] = ("", "")
    faults: list[str] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None):
        if self.line:
            await self.line.close()

    async def connect(self) -> None:
        """Opens the line; a reader who was here before asks for their session, as the browser does."""
        host = urlsplit(self.address).netloc
        known = ["streamlit", "PLACEHOLDER_AUTH_TOKEN", *([self.session] if self.session else [])]
        self.line = await connect(
            f"ws://{host}/_stcore/stream", subprotocols=known, origin=self.address, user_agent_header=self.name,  # type: ignore[arg-type]
            max_size=None, open_timeout=10, close_timeout=2,
        )  # fmt: skip

    async def go(self, page: str = "", query: str = "", patience: float = 30) -> View:
        """Asks for a page by its path and gives what was drawn once its script has finished."""
        self.was = (page, query)
        async with asyncio.timeout(patience):
            return await self._run(page, query)

    async def _run(self, page: str, query: str) -> View:
        assert self.line
        await self.line.send(asking(f"{self.address}/{page}", page, query))
        texts, count, faults, size = list[str](), 0, list[str](), 0
        while True:
            data = await self.line.recv(decode=False)
            size += len(data)
            said = ForwardMsg.FromString(data)
            match said.WhichOneof("type"):
                case "new_session":
                    self.session = said.new_session.initialize.session_id or self.session
                    texts, count = [], 0
                case "delta":
                    count += 1
                    texts.append(said.delta.new_element.html.body)
                case "script_finished" if said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    break
            faults += faults_of(said)
        self.faults += faults
        return View("\n".join(texts), count, tuple(faults), size)

    async def stay(self, patience: float = 10) -> tuple[float, View]:
        """Waits until the line is lost, comes back as the browser does; gives the seconds that took and what is drawn."""
        assert self.line
        with suppress(ConnectionClosed):
            while True:
                await self.line.recv()
        lost = monotonic()
        async with asyncio.timeout(patience):
            while True:
                try:
                    await self.connect()
                    view = await self._run(*self.was)
                    return monotonic() - lost, view
                except (OSError, WebSocketException, EOFError):
                    await asyncio.sleep(AGAIN)


def asking(url: str, page: str, query: str) -> bytes:
    """What the browser sends to have a page run."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    asked.rerun_script.context_info.url = url
    asked.rerun_script.context_info.timezone = "UTC"
    asked.rerun_script.context_info.color_scheme = "light"
    return asked.SerializeToString()


def faults_of(said: ForwardMsg) -> list[str]:
    """What in a message no reader should see."""
    element = said.delta.new_element
    shown = element.WhichOneof("type")
    if shown in ("exception", "alert"):
        return [element.exception.message or element.alert.body]
    if shown == "html" and w.FAULT in element.html.body:
        return [w.FAULT]
    kind = said.WhichOneof("type")
    if kind in ("session_event", "page_not_found"):
        return [str(kind)]
    if kind == "script_finished" and said.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
        return ["compile error"]
    return []
