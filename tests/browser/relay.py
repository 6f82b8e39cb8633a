"""A relay between a browser and the app that can really be cut: sockets close, nobody listens, until it is mended."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from tests.browser.visits import free_port


class Relay:
    """Passes bytes on to the app's port. The browser knows only `address`."""

    def __init__(self, to: int) -> None:
        self.to = to
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
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            self.writers.discard(writer)
            writer.close()


@contextmanager
def relaying(to: int) -> Iterator[Relay]:
    """A relay that stands."""
    relay = Relay(to)
    relay.mend()
    yield relay
    relay.end()
