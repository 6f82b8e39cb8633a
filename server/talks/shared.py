"""Talks that replicas share through Redis.

A talk is a value of JSON, its last steps are a list, how many follow it in which replica is a hash; all expire with it.
One channel carries what drivers do to all replicas. A replica that was cut off reads the lists when it is back; listeners
leave out the numbers that they have had, so nothing is lost and nothing comes twice.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from typing import Any

from redis import asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, WatchError

from server.talks.crowd import Crowd
from server.talks.hub import MOST_STEPS, MOST_TALKS, Full, Unreachable
from server.talks.talk import END, OLDEST, POINTER, SCENE, Event, Talk

log = logging.getLogger(__name__)
CHANNEL = "talks"
ALL = "talks:alive"
FRESH = 45.0
"""Seconds that a replica's count holds."""
TRIES = 50


class RedisHub:
    """A `Hub` that any number of processes share."""

    def __init__(self, address: str) -> None:
        self.crowd = Crowd()
        self.me = secrets.token_hex(4)
        self.redis: Any = redis.Redis.from_url(
            address,
            decode_responses=True,
            socket_timeout=5,
            socket_connect_timeout=3,
            health_check_interval=10,
            retry=Retry(NoBackoff(), 1),  # whoever asks hears soon that it is gone
        )
        self._hearing: asyncio.Task[None] | None = None

    async def start(self, talk: Talk) -> bool:
        """Keeps a new talk."""
        async with self._reached():
            now = time.time()
            await self.redis.zremrangebyscore(ALL, "-inf", now)
            if await self.redis.zcard(ALL) >= MOST_TALKS:
                raise Full
            if await self.redis.exists(_key(talk.code, "ended")):
                return False
            if not await self.redis.set(_key(talk.code), _written(talk), nx=True, pxat=int(talk.dies * 1000)):
                return False
            await self.redis.zadd(ALL, {talk.code: talk.dies})
            return True

    async def find(self, code: str) -> Talk | None:
        """The talk of that code, if it lives."""
        async with self._reached():
            return _read(await self.redis.get(_key(code)))

    async def tell(self, code: str, event: Event) -> Talk | None:
        """Changes a talk and passes the event on: all of it, or nothing."""
        async with self._reached():
            if event.name == POINTER:
                await self.redis.publish(CHANNEL, _message(code, event))
                return _read(await self.redis.get(_key(code)))
            return await self._changed(code, event)

    async def _changed(self, code: str, event: Event | None) -> Talk | None:
        async with self.redis.pipeline() as pipe:
            for _ in range(TRIES):
                try:
                    await pipe.watch(_key(code))
                    talk = _read(await pipe.get(_key(code)))
                    if talk is None:
                        return None
                    now = time.time()
                    after = talk.after(event, now) if event else replace(talk, heard=now)
                    dies = int(after.dies * 1000)
                    pipe.multi()
                    pipe.set(_key(code), _written(after), pxat=dies)
                    pipe.zadd(ALL, {code: after.dies})
                    if event:
                        message = _message(code, replace(event, number=after.number))
                        if event.name == SCENE:
                            pipe.rpush(_key(code, "steps"), message)
                            pipe.ltrim(_key(code, "steps"), -MOST_STEPS, -1)
                        pipe.publish(CHANNEL, message)
                    pipe.pexpireat(_key(code, "steps"), dies)
                    await pipe.execute()
                except WatchError:  # another driver was quicker: on top of what it did
                    continue
                return after
        raise Unreachable

    async def steps(self, code: str, after: int) -> tuple[Event, ...]:
        """The steps that are kept with a higher number."""
        async with self._reached():
            found = [_told(text)[1] for text in await self.redis.lrange(_key(code, "steps"), 0, -1)]
        return tuple(event for event in found if event.number > after)

    async def touch(self, code: str) -> None:
        """Notes that a driver is there."""
        async with self._reached():
            await self._changed(code, None)

    async def end(self, code: str) -> None:
        """Ends a talk."""
        async with self._reached(), self.redis.pipeline() as pipe:
            pipe.set(_key(code, "ended"), "1", ex=int(OLDEST))
            pipe.delete(_key(code), _key(code, "steps"), _key(code, "here"))
            pipe.zrem(ALL, code)
            pipe.publish(CHANNEL, _message(code, Event(END, {})))
            await pipe.execute()

    async def counted(self, code: str) -> None:
        """Lets the other replicas know how many follow here."""
        async with self._reached(), self.redis.pipeline() as pipe:
            pipe.hset(_key(code, "here"), self.me, f"{self.crowd.count(code)} {time.time()}")
            pipe.expire(_key(code, "here"), int(OLDEST))
            await pipe.execute()

    async def followers(self, code: str) -> int:
        """How many follow a talk, in all replicas."""
        await self.counted(code)
        async with self._reached():
            told = (await self.redis.hgetall(_key(code, "here"))).values()
        counts = [text.split() for text in told]
        return sum(int(count) for count, at in counts if time.time() - float(at) < FRESH)

    async def close(self) -> None:
        """Stops hearing and hangs up."""
        if self._hearing:
            self._hearing.cancel()
        await self.redis.aclose()

    @asynccontextmanager
    async def _reached(self) -> AsyncIterator[None]:
        """Redis, while it answers; and somebody who listens to its channel."""
        if self._hearing is None:
            self._hearing = asyncio.create_task(self._hear())
        try:
            yield
        except (RedisError, OSError) as fault:
            raise Unreachable from fault

    async def _hear(self) -> None:
        """Passes on what the channel says, for as long as the process lives."""
        while True:
            try:
                async with self.redis.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    while True:
                        message = await channel.get_message(timeout=5.0) or {"type": ""}
                        if message["type"] == "subscribe":  # at the start, and when the client has connected anew
                            await self._catch_up()
                        elif message["type"] == "message":
                            self.crowd.pass_on(*_told(message["data"]))
            except (Unreachable, RedisError, OSError, ValueError, KeyError) as fault:
                log.warning("talks: Redis does not answer (%s), trying again", type(fault).__name__)
                await asyncio.sleep(1)

    async def _catch_up(self) -> None:
        for code in self.crowd.codes():
            for event in await self.steps(code, 0):
                self.crowd.pass_on(code, event)


def _key(code: str, part: str = "") -> str:
    return f"talk:{code}:{part}" if part else f"talk:{code}"


def _written(talk: Talk) -> str:
    return json.dumps(asdict(talk))


def _read(text: str | None) -> Talk | None:
    if text is None:
        return None
    fields = json.loads(text)
    talk = Talk(**(fields | {"scenes": tuple(fields["scenes"])}))
    return talk if talk.is_alive(time.time()) else None


def _message(code: str, event: Event) -> str:
    return json.dumps({"code": code, "name": event.name, "data": dict(event.data), "number": event.number})


def _told(text: str) -> tuple[str, Event]:
    told = json.loads(text)
    return told["code"], Event(told["name"], told["data"], told["number"])
