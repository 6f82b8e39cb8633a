"""A relay between a browser and the app: it can really be cut (sockets close, nobody listens), or be as slow as a line.

Chromium's own throttling counts the messages of a WebSocket unpacked and does not delay them: here all bytes take their time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

from tests.browser.visits import free_port


@dataclass
class Line:
    """How slow: `rate` bytes a second each way, which all connections share; `trip` seconds there and back."""

    rate: float
    trip: float
    busy: dict[str, float] = field(default_factory=dict)
    """By way: until when it sends what it was given."""

    def takes(self, size: int, way: str) -> float:
        """When `size` bytes given to it now will have come."""
        now = asyncio.get_running_loop().time()
        self.busy[way] = max(self.busy.get(way, 0), now) + size / self.rate
        return self.busy[way] + self.trip / 2


class Relay:
    """Passes bytes on to the app's port, on a line if there is one. The browser knows only `address`."""

    def __init__(self, to: int, line: Line | None = None) -> None:
        self.to = to
        self.line = line
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.loop = asyncio.new_event_loop()
        self.writers: set[asyncio.StreamWriter] = set()
        self.server: asyncio.Server | None = None
        self.passing: set[asyncio.Task[None]] = set()
        self.thread = Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def cut(self) -> None:
        """Closes every connection and takes no new one."""
        self._do(self._cut())

    def mend(self) -> None:
        """Listens again, at the same address."""
        self._do(self._mend())

    def end(self) -> None:
        """Closes everything for good."""
        self.cut()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self.loop).result(10)

    async def _mend(self) -> None:
        self.server = await asyncio.start_server(self._pass, "127.0.0.1", self.port, reuse_address=True)

    async def _cut(self) -> None:
        if self.server:
            self.server.close()
            self.server = None
        for writer in list(self.writers):
            writer.transport.abort()
        self.writers.clear()
        if self.passing:
            await asyncio.wait(self.passing, timeout=5)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.passing.add(task)
        task.add_done_callback(self.passing.discard)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to)
        except OSError:
            writer.transport.abort()
            return
        self.writers |= {writer, far_writer}
        if self.line:
            await asyncio.sleep(self.line.trip)  # the connection's own handshake
        await asyncio.gather(self._pump(reader, far_writer, "up"), self._pump(far_reader, writer, "down"))

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        held: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(maxsize=64)
        sending = asyncio.create_task(self._send(held, writer))
        try:
            while data := await reader.read(4096 if self.line else 65536):
                await held.put((self.line.takes(len(data), way) if self.line else 0, data))
        except OSError:
            pass
        finally:
            await held.put((0, b""))
            await sending
            self.writers.discard(writer)
            writer.close()

    async def _send(self, held: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        """Writes each piece when its time has come; an empty one is the end. Goes on reading where nobody takes it."""
        gone = False
        while (piece := await held.get())[1]:
            at, data = piece
            await asyncio.sleep(max(0, at - asyncio.get_running_loop().time()))
            try:
                if not gone:
                    writer.write(data)
                    await writer.drain()
            except OSError:
                gone = True


@contextmanager
def relaying(to: int, line: Line | None = None) -> Iterator[Relay]:
    """A relay that stands."""
    relay = Relay(to, line)
    relay.mend()
    yield relay
    relay.end()
