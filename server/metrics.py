"""`/metrics` for Prometheus, where the setting METRICS=1 asks for it: views, run times, sessions, what is wrong.

Counts only: no reader, no address and no query is in it. It is there for this machine and for private networks that ask
the app itself, never through a proxy (see `private`).
"""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from story.settings import has_metrics

SOURCES = ("observed", "server.faults")
"""The loggers whose events are counted."""


def routes() -> list[Route]:
    """The route of the metrics, where they are asked for."""
    if not has_metrics():
        return []
    from server.counts import CONTENT_TYPE, Counts

    counts = Counts()
    for name in SOURCES:
        logging.getLogger(name).addHandler(counts)
    logging.getLogger("observed").setLevel(logging.INFO)

    def metrics(_request: Request) -> Response:
        return Response(counts.text(), headers={"content-type": CONTENT_TYPE})

    return [Route("/metrics", metrics)]
