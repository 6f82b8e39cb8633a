"""Talks in the memory of one process."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from server.talks.crowd import Crowd
from server.talks.hub import MOST_STEPS, MOST_TALKS, Full
from server.talks.talk import END, OLDEST, SCENE, Event, Talk


class MemoryHub:
    """A `Hub` for one process. It asks nobody, so its methods never wait; `now` is the clock."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.crowd = Crowd()
        self.now = now
        self._talks: dict[str, Talk] = {}
        self._steps: dict[str, deque[Event]] = {}
        self._ended: dict[str, float] = {}

    async def start(self, talk: Talk) -> bool:
        """Keeps a new talk."""
        for code in tuple(self._talks):
            await self.find(code)  # drops what is dead
        self._ended = {code: until for code, until in self._ended.items() if until > self.now()}
        if talk.code in self._talks or talk.code in self._ended:
            return False
        if len(self._talks) >= MOST_TALKS:
            raise Full
        self._talks[talk.code] = talk
        self._steps[talk.code] = deque(maxlen=MOST_STEPS)
        return True

    async def find(self, code: str) -> Talk | None:
        """The talk of that code, if it lives."""
        talk = self._talks.get(code)
        if talk and not talk.is_alive(self.now()):
            await self.end(code)
            return None
        return talk

    async def tell(self, code: str, event: Event) -> Talk | None:
        """Changes a talk and passes the event on."""
        talk = await self.find(code)
        if talk is None:
            return None
        after = self._talks[code] = talk.after(event, self.now())
        numbered = replace(event, number=after.number if after.number != talk.number else 0)
        if event.name == SCENE:
            self._steps[code].append(numbered)
        self.crowd.pass_on(code, numbered)
        return after

    async def steps(self, code: str, after: int) -> tuple[Event, ...]:
        """The steps that are kept with a higher number."""
        return tuple(event for event in self._steps.get(code, ()) if event.number > after)

    async def touch(self, code: str) -> None:
        """Notes that a driver is there."""
        if code in self._talks:
            self._talks[code] = replace(self._talks[code], heard=self.now())

    async def end(self, code: str) -> None:
        """Ends a talk."""
        if self._talks.pop(code, None):
            self._steps.pop(code, None)
            self._ended[code] = self.now() + OLDEST
            self.crowd.pass_on(code, Event(END, {}))

    async def counted(self, code: str) -> None:
        """Nobody else is to know."""

    async def followers(self, code: str) -> int:
        """How many follow a talk."""
        return self.crowd.count(code)

    async def close(self) -> None:
        """Nothing is open."""
