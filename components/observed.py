"""Says which page was drawn and how long its script ran, for those who run the app. Nothing of the reader is in it.

It goes out as a log record, so that nobody here needs to know who listens: by default nobody does, and then it costs
nothing. The server listens where its settings ask for metrics or for logs in JSON.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

log = logging.getLogger("observed")


@contextmanager
def observed(page: str) -> Iterator[None]:
    """Times what is drawn inside, for the page with that id."""
    began = perf_counter()
    try:
        yield
    finally:
        log.info("view", extra={"event": {"event": "view", "page": page, "seconds": round(perf_counter() - began, 4)}})
