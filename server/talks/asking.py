"""What is asked of a talk, checked; and the one sentence that says what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from server.talks.talk import BLACK, CLOCK, POINTER, SCENE, Event
from story import wording as w

HEADER = "talk-key"
MOST_SCENES = 200
BODY = 24_000
STEP_BODY = 1_000
LONGEST_CLOCK = 86_400
WHOLE = "talks.scope"
"""Where the request as it came stands for our handlers: they need to know where the app is."""
PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex"}


class Refused(Exception):
    """It is not done: a status and a sentence of `wording.TALK_ERRORS`."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def refusal(_: Request, fault: Exception) -> JSONResponse:
    """The answer to what is refused."""
    status, why = (fault.status, fault.why) if isinstance(fault, Refused) else (503, "unreachable")
    again = {"retry-after": "5"} if status in (429, 503) else {}
    return JSONResponse({"error": w.TALK_ERRORS[why]}, status, PRIVATE | again)


def client_of(request: Request) -> str:
    """Who asks."""
    return request.client.host if request.client else ""


async def body_of(request: Request, most: int) -> dict[str, Any]:
    """The JSON object that came. Only as JSON: pages of other sites cannot send that without being allowed to."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "json")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Refused(413, "large")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused(400, "json")
    return found


def scenes_in(body: Mapping[str, Any], known: Collection[str]) -> tuple[str, ...]:
    """The scenes of a talk that is to start: each known, each once."""
    scenes = body.get("scenes")
    if not isinstance(scenes, list) or not 0 < len(scenes) <= MOST_SCENES:
        raise Refused(400, "scenes")
    found = dict.fromkeys(id for id in scenes if isinstance(id, str) and id in known)
    if len(found) != len(scenes):
        raise Refused(400, "scenes")
    return tuple(found)


def seconds_in(value: object) -> float | None:
    """Seconds on a clock, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= LONGEST_CLOCK else None  # nor is NaN or infinity


def event_in(body: Mapping[str, Any], scenes: Collection[str]) -> Event:
    """What a driver did: exactly one of scene, black, pointer, clock; `from` names the device that did it."""
    known = {SCENE: _scene(scenes), BLACK: _black, POINTER: _pointer, CLOCK: _clock}
    names = [name for name in known if name in body]
    device = body.get("from", "")
    if len(names) != 1 or not isinstance(device, str) or len(device) > 40:
        raise Refused(400, "step")
    data = known[names[0]](body[names[0]])
    if data is None:
        raise Refused(400, "scene" if names[0] == SCENE else "step")
    return Event(names[0], {**data, "from": device})


def _scene(scenes: Collection[str]) -> Callable[[Any], dict[str, Any] | None]:
    return lambda value: {"scene": value} if isinstance(value, str) and value in scenes else None


def _black(value: Any) -> dict[str, Any] | None:
    return {"on": value} if isinstance(value, bool) else None


def _pointer(value: Any) -> dict[str, Any] | None:
    """A place as parts of width and height; None: the pointer is gone."""
    if value is None:
        return {"at": None}
    pair = isinstance(value, list) and len(value) == 2
    good = pair and all(
        isinstance(part, int | float) and not isinstance(part, bool) and 0 <= part <= 1 for part in value
    )
    return {"at": value} if good else None


def _clock(value: Any) -> dict[str, Any] | None:
    seconds = seconds_in(value)
    return None if seconds is None else {"elapsed": seconds}
