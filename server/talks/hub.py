"""Where talks are kept: in this process, or shared by replicas."""

from __future__ import annotations

from typing import Protocol

from server.talks.crowd import Crowd
from server.talks.talk import Event, Talk
from story import settings

MOST_STEPS = 256
"""Steps of a talk that are kept for followers who come back."""
MOST_TALKS = 200


class Unreachable(Exception):
    """The place where talks are kept does not answer."""


class Full(Exception):
    """As many talks run as there may be."""


class Hub(Protocol):
    """Keeps talks and passes on what drivers do. Every method may raise `Unreachable`."""

    crowd: Crowd

    async def start(self, talk: Talk) -> bool:
        """Keeps a new talk. False where its code is taken, or was that of a talk that has ended. Raises `Full`."""

    async def find(self, code: str) -> Talk | None:
        """The talk of that code, if it lives."""

    async def tell(self, code: str, event: Event) -> Talk | None:
        """Changes a talk, passes the event on to all its listeners, and gives the talk after it."""

    async def steps(self, code: str, after: int) -> tuple[Event, ...]:
        """The steps that are kept with a higher number."""

    async def touch(self, code: str) -> None:
        """Notes that a driver is there."""

    async def end(self, code: str) -> None:
        """Ends a talk; its listeners are told, its code is not given again for as long as it could have lived."""

    async def counted(self, code: str) -> None:
        """Lets the other replicas know how many follow here."""

    async def followers(self, code: str) -> int:
        """How many follow a talk, in all replicas."""

    async def close(self) -> None:
        """Lets go of what it holds open."""


def hub() -> Hub:
    """The one that the setting `TALKS_REDIS` asks for; without it, one in memory."""
    if address := settings.talks_redis():
        from server.talks.shared import RedisHub

        return RedisHub(address)
    from server.talks.memory import MemoryHub

    return MemoryHub()
