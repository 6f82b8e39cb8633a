"""The addresses of talks, for machines: start, step, listen, end."""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server.talks import told
from server.talks.asking import (
    BODY,
    HEADER,
    PRIVATE,
    STEP_BODY,
    WHOLE,
    Refused,
    body_of,
    client_of,
    event_in,
    scenes_in,
    seconds_in,
)
from server.talks.codes import home_of, picture
from server.talks.hub import Full, Hub
from server.talks.rates import Rate
from server.talks.streams import stream
from server.talks.talk import CODE, KEY, Talk, code_in, code_of, digest_of, new_key
from server.telling import TELLER

TRIES = 5
STARTS = (20, 600)
WRONG = (60, 60)
STEPS = (80, 2)
"""How many at once, and in how many seconds as many again."""
FOLLOW, REMOTE = "follow/{code}", "remote#{code}.{key}"


class Routes:
    """What is done at `/talk`. Rates: talks started and wrong keys or codes by address, steps by talk.

    Only what fails is slowed down by address: a hall of phones behind one router, and a speaker among them, get through.
    """

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.starts = Rate(*STARTS)
        self.wrong = Rate(*WRONG)
        self.steps = Rate(*STEPS)

    def all(self) -> list[Route]:
        """The routes."""
        handlers: list[tuple[str, Callable[[Request], Awaitable[Response]], str]] = [
            ("/talk", self.start, "POST"),
            ("/talk/{code}", self.end, "DELETE"),
            ("/talk/{code}/events", self.events, "GET"),
            ("/talk/{code}/driver", self.driver, "GET"),
            ("/talk/{code}/step", self.step, "POST"),
            ("/talk/{code}/notes", self.notes, "GET"),
            ("/talk/{code}/qr.svg", self.followers_code, "GET"),
            ("/talk/{code}/remote.svg", self.remotes_code, "GET"),
        ]
        return [Route(path, handler, methods=[method]) for path, handler, method in handlers]

    async def start(self, request: Request) -> Response:
        """Starts a talk. With the key and code of one that a restart of the server has lost: that one again."""
        if not self.starts.allows(client_of(request)):
            raise Refused(429, "often")
        body = await body_of(request, BODY)
        lens = told.lens_in(body.get("asof", "now"))
        if lens is None:
            raise Refused(400, "scenes")
        story = await run_in_threadpool(TELLER.story, lens)
        scenes = scenes_in(body, {scene.id for scene in story.scenes})
        scene = body.get("scene", scenes[0])
        if scene not in scenes:
            raise Refused(400, "scene")
        now, elapsed = time.time(), seconds_in(body.get("elapsed"))
        clock = None if elapsed is None else now - elapsed
        for key in await self._keys(request, body.get("code")):
            code = await run_in_threadpool(code_of, key)
            talk = Talk(code, digest_of(key), scenes, scene, lens, secrets.token_hex(3), now, now, clock)
            try:
                if await self.hub.start(talk) or await self._is_running(code, key):
                    return JSONResponse({"code": code, "key": key}, 201, PRIVATE)
            except Full as fault:
                raise Refused(503, "crowded") from fault
        raise Refused(409, "over")

    async def _keys(self, request: Request, code: object) -> list[str]:
        if code is None:
            return [new_key() for _ in range(TRIES)]
        key = request.headers.get(HEADER, "")
        if not (isinstance(code, str) and KEY.fullmatch(key) and await run_in_threadpool(code_of, key) == code):
            raise Refused(403, "key")
        return [key]

    async def _is_running(self, code: str, key: str) -> bool:
        """Whether that talk runs already and is of this key: another of its devices was quicker."""
        talk = await self.hub.find(code)
        return talk is not None and talk.opens_with(key)

    async def events(self, request: Request) -> Response:
        """What those who follow hear."""
        talk = await self._talk(request)
        after = request.headers.get("last-event-id") or request.query_params.get("after", "")
        return stream(self.hub, talk, driver=False, after=after)

    async def driver(self, request: Request) -> Response:
        """What the speaker's devices hear."""
        talk = await self._driven(request)
        await self.hub.touch(talk.code)
        return stream(self.hub, talk, driver=True)

    async def step(self, request: Request) -> Response:
        """A step, or another thing that a driver does; gives its number."""
        talk = await self._driven(request)
        if not self.steps.allows(talk.code):
            raise Refused(429, "often")
        event = event_in(await body_of(request, STEP_BODY), talk.scenes)
        after = await self.hub.tell(talk.code, event)
        if after is None:
            raise Refused(404, "over")
        return JSONResponse({"number": after.number}, headers=PRIVATE)

    async def end(self, request: Request) -> Response:
        """Ends a talk."""
        talk = await self._driven(request)
        await self.hub.end(talk.code)
        return JSONResponse({"ended": True}, headers=PRIVATE)

    async def notes(self, request: Request) -> Response:
        """The scenes as the speaker needs them."""
        talk = await self._driven(request)
        return JSONResponse(await run_in_threadpool(told.for_the_speaker, talk), headers=PRIVATE)

    async def followers_code(self, request: Request) -> Response:
        """The audience's link as a QR code."""
        talk = await self._talk(request)
        return await self._picture(request, FOLLOW.format(code=talk.code))

    async def remotes_code(self, request: Request) -> Response:
        """The remote's link as a QR code: it holds the key, so only who has the key gets it."""
        talk = await self._driven(request)
        return await self._picture(request, REMOTE.format(code=talk.code, key=request.headers[HEADER]))

    async def _picture(self, request: Request, link: str) -> Response:
        body = await run_in_threadpool(lambda: picture(home_of(request.scope[WHOLE]) + link))
        return Response(body, media_type="image/svg+xml", headers=PRIVATE)

    async def _talk(self, request: Request) -> Talk:
        code = code_in(request.path_params["code"])
        talk = await self.hub.find(code) if CODE.fullmatch(code) else None
        if talk is None:
            raise Refused(404, "none") if self.wrong.allows(client_of(request)) else Refused(429, "often")
        return talk

    async def _driven(self, request: Request) -> Talk:
        """The talk, for one who has its key."""
        talk = await self._talk(request)
        if not talk.opens_with(request.headers.get(HEADER, "")):
            raise Refused(403, "key") if self.wrong.allows(client_of(request)) else Refused(429, "often")
        return talk
