"""Who listens to which talk in this process."""

from __future__ import annotations

from asyncio import Queue
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from server.talks.talk import END, POINTER, SCENE, Event

MOST_WAITING = 256
"""Events that may wait for one listener. Who is slower is let go, comes back by itself and asks for what it missed."""
MOST_POINTERS = 8
FOR_ALL = (SCENE, END)
"""What the audience hears; the rest is for drivers."""


class Listener:
    """One who listens. `None` in what it gets means: hang up."""

    def __init__(self, driver: bool) -> None:
        self.driver = driver
        self._waiting: Queue[Event | None] = Queue()

    async def next(self) -> Event | None:
        """The next event; waits for it."""
        return await self._waiting.get()

    def give(self, event: Event | None) -> None:
        """Puts an event in its row."""
        waiting = self._waiting.qsize()
        if event is not None and event.name == POINTER and waiting > MOST_POINTERS:
            return
        if waiting < MOST_WAITING:
            self._waiting.put_nowait(event)
        elif waiting == MOST_WAITING:
            self._waiting.put_nowait(None)


class Crowd:
    """All who listen in this process."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)
        self.is_closed = False

    @contextmanager
    def listening(self, code: str, *, driver: bool) -> Iterator[Listener]:
        """Somebody who listens to a talk for as long as the block runs."""
        listener = Listener(driver)
        self._listeners[code].add(listener)
        if self.is_closed:
            listener.give(None)
        try:
            yield listener
        finally:
            self._listeners[code].discard(listener)
            if not self._listeners[code]:
                del self._listeners[code]

    def pass_on(self, code: str, event: Event) -> None:
        """Gives an event to all whom it concerns."""
        for listener in tuple(self._listeners.get(code, ())):
            if listener.driver or event.name in FOR_ALL:
                listener.give(event)

    def count(self, code: str, *, driver: bool = False) -> int:
        """How many follow a talk, or drive it."""
        return sum(listener.driver == driver for listener in self._listeners.get(code, ()))

    def size(self) -> int:
        """How many listen to anything."""
        return sum(map(len, self._listeners.values()))

    def codes(self) -> tuple[str, ...]:
        """The talks that somebody here listens to."""
        return tuple(self._listeners)

    def close(self) -> None:
        """Has all hang up: the server is about to stop, and would wait for them."""
        self.is_closed = True
        for listeners in tuple(self._listeners.values()):
            for listener in tuple(listeners):
                listener.give(None)
