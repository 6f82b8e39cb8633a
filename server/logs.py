"""Logs for machines: with `LOG_FORMAT=json` each event is one line of JSON, Streamlit's and the web server's too.

What stands in them: the time, who logged, what happened, and of a view its page and how long its script ran. Never an
address of a reader, a query string or what somebody typed: the message of an exception may quote it, so of an exception
only its type and our own lines that led to it are written.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from streamlit import logger as streamlits

from story.settings import logs_in_json

ROOT = Path(__file__).resolve().parent.parent
TOLD = ("observed", "story.standing")
"""Loggers whose plain news is of use to a machine: each view, each reading of the story's files."""
SERVERS = ("uvicorn", "uvicorn.error", "uvicorn.access")


def arrange() -> None:
    """Sets the logs as the settings say. Once, before the server starts."""
    if not logs_in_json():
        return
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.getLogger().addHandler(handler)
    for name in TOLD:
        logging.getLogger(name).setLevel(logging.INFO)
    theirs = streamlits.setup_formatter

    def in_lines(logger: logging.Logger) -> None:  # Streamlit gives each of its loggers a handler of its own
        theirs(logger)
        for handler in logger.handlers:
            handler.setFormatter(Lines())

    streamlits.setup_formatter = in_lines
    streamlits.update_formatter()
    for name in SERVERS:
        logging.getLogger(name).setLevel(logging.WARNING)  # below that they name readers' addresses


class Lines(logging.Formatter):
    """A record as one line of JSON. `event` in its extras gives the line its own parts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": at, "level": record.levelname.lower(), "logger": record.name}
        event = getattr(record, "event", None)
        if event:
            line |= event
        elif record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            line |= {"event": "fault", "type": kind.__name__, "at": our_lines(trace)}
        else:
            line |= {"event": "log", "message": record.getMessage().strip()[:500]}
        return json.dumps(line, ensure_ascii=False)


def our_lines(trace: TracebackType | None) -> list[str]:
    """Our own lines that led to a fault, the last one first."""
    return [
        f"{Path(frame.filename).relative_to(ROOT).as_posix()}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(trace))
        if Path(frame.filename).is_relative_to(ROOT) and "site-packages" not in frame.filename
    ][:12]
