"""`/healthz`: whether readers get a story, not only whether the process lives (that is `/_stcore/health`).

For probes and monitors: no look at the story but whether its files have changed, so it may be asked every second.
"""

from __future__ import annotations

from time import monotonic

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from server.telling import TELLER

_began = monotonic()


async def healthz(_request: Request) -> JSONResponse:
    """200 when the story is read and has something to show, else 503; what it is and what is wrong with its files."""
    told = await run_in_threadpool(TELLER.telling) if TELLER.is_loaded else None
    status = "loading" if told is None else "ok" if told.entries and told.pages else "empty"
    body = {
        "status": status,
        "edition": told.edition.number if told and told.now.meta.editions else "",
        "entries": told.entries if told else 0,
        "problems": TELLER.problems() if told else 0,
        "uptime_seconds": round(monotonic() - _began),
    }
    return JSONResponse(body, 200 if status == "ok" else 503, {"cache-control": "no-store"})
