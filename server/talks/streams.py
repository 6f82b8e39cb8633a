"""Server-sent events: what a talk's listeners hear, for as long as they listen."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator
from typing import Any

from starlette.responses import StreamingResponse

from server.talks.asking import PRIVATE, Refused
from server.talks.crowd import Listener
from server.talks.hub import Hub, Unreachable
from server.talks.talk import END, SCENE, Event, Talk

MOST_FOLLOWERS = 1000
"""Of one talk in one process."""
MOST_DRIVERS = 12
MOST_STREAMS = 3000
BEAT = 15.0
"""Seconds between signs of life, so that a phone notices a dead line, and proxies keep a silent one."""
DRIVER_BEAT = 2.0
RETRY = "retry: 2000\n\n"
HEADERS = PRIVATE | {"x-accel-buffering": "no"}


def stream(hub: Hub, talk: Talk, *, driver: bool, after: str = "") -> StreamingResponse:
    """The events of a talk: for a driver, or for those who follow, who say the id of the last event that they had."""
    crowd = hub.crowd
    there, most = crowd.count(talk.code, driver=driver), MOST_DRIVERS if driver else MOST_FOLLOWERS
    if crowd.is_closed or there >= most or crowd.size() >= MOST_STREAMS:
        raise Refused(503, "crowded")
    events = _for_driver(hub, talk.code) if driver else _for_follower(hub, talk.code, after)
    return StreamingResponse(events, headers=HEADERS, media_type="text/event-stream")


async def _for_follower(hub: Hub, code: str, after: str) -> AsyncIterator[str]:
    with hub.crowd.listening(code, driver=False) as listener, contextlib.suppress(Unreachable):
        yield RETRY
        talk = await hub.find(code)
        if talk is None:
            yield _event(END, {})
            return
        await hub.counted(code)
        for event in await _missed(hub, talk, after):
            yield _step(event, talk)
        sent = talk.number
        async for event in _heard(hub, code, listener, BEAT):
            if event.name == SCENE and event.number > sent:
                sent = event.number
                yield _step(event, talk)
            elif event.name != SCENE:
                yield _event(event.name, {})
            if event.name == _BEAT:
                with contextlib.suppress(Unreachable):
                    await hub.counted(code)


async def _missed(hub: Hub, talk: Talk, after: str) -> tuple[Event, ...]:
    """The steps since the event of that id; the scene on stage alone for those who come new, or from another start."""
    here = Event(SCENE, {"scene": talk.scene}, talk.number)
    epoch, _, number = after.partition("-")
    if epoch != talk.epoch or not (number.isascii() and number.isdigit() and len(number) < 12):
        return (here,)
    since = [event for event in await hub.steps(talk.code, int(number)) if event.number <= talk.number]
    return tuple(since) or (here,)


async def _for_driver(hub: Hub, code: str) -> AsyncIterator[str]:
    with hub.crowd.listening(code, driver=True) as listener, contextlib.suppress(Unreachable):
        talk = await hub.find(code)
        if talk is None:
            yield _event(END, {})
            return
        count = await hub.followers(code)
        yield _event("here", _standing(talk) | {"followers": count})
        sent, touched = talk.number, time.monotonic()
        async for event in _heard(hub, code, listener, DRIVER_BEAT):
            if event.name == _BEAT:
                if time.monotonic() - touched > BEAT:
                    touched = time.monotonic()
                    with contextlib.suppress(Unreachable):
                        await hub.touch(code)
                now = await _followers(hub, code, count)
                yield _event("crowd", {"followers": now}) if now != count else ": \n\n"
                count = now
            elif event.number == 0 or event.number > sent:
                sent = max(sent, event.number)
                yield _event(event.name, {**event.data, "number": event.number})


_BEAT = "beat"


async def _heard(hub: Hub, code: str, listener: Listener, beat: float) -> AsyncIterator[Event]:
    """What a listener hears, and a beat each `beat` seconds; until the talk has ended (END), or the server hangs up."""
    due = time.monotonic() + beat
    while True:
        event: Event | None
        try:
            event = await asyncio.wait_for(listener.next(), max(0.0, due - time.monotonic()))
        except TimeoutError:
            due = time.monotonic() + beat
            event = Event(END if await _is_over(hub, code) else _BEAT, {})
        if event is None:
            return
        yield event
        if event.name == END:
            return


async def _is_over(hub: Hub, code: str) -> bool:
    """Whether the talk is dead; not, as long as nobody can say."""
    with contextlib.suppress(Unreachable):
        return await hub.find(code) is None
    return False


async def _followers(hub: Hub, code: str, otherwise: int) -> int:
    with contextlib.suppress(Unreachable):
        return await hub.followers(code)
    return otherwise


def _standing(talk: Talk) -> dict[str, Any]:
    elapsed = talk.elapsed(time.time())
    return {"scene": talk.scene, "black": talk.black, "number": talk.number, "elapsed": elapsed}


def _step(event: Event, talk: Talk) -> str:
    """A step as the audience hears it: which scene, and nothing of the device that did it."""
    return _event(SCENE, {"scene": event.data["scene"]}, f"{talk.epoch}-{event.number}")


def _event(name: str, data: dict[str, Any], id: str = "") -> str:
    head = f"id: {id}\nevent: {name}" if id else f"event: {name}"
    return f"{head}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n"
