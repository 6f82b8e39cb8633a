"""What happens when our own code fails while a page is drawn."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from typing import Any

import streamlit as st

from server.logs import our_lines
from story import wording as w

log = logging.getLogger(__name__)
SHORTEST = 3
"""A parameter's value of fewer letters says nothing of the reader, and would blank out half of a message."""


def on_script_error(fault: Exception) -> bool:
    """Says one calm sentence to the reader and writes one line of JSON to the log, for those who watch it by machine.

    Gives True: handled, Streamlit shows nothing of its own. (Its log has had the whole trace before we are called.)
    """
    asked = [value for name in st.query_params for value in st.query_params.get_all(name)]
    parts = parts_of(fault, asked)
    log.error("%s", json.dumps(parts, ensure_ascii=False), extra={"event": parts})
    st.error(w.FAULT)
    return True


def parts_of(fault: Exception, asked: Iterable[str] = ()) -> dict[str, Any]:
    """The fault as values: type, message without what the reader `asked` for, our own lines that led to it."""
    message = str(fault)
    for value in sorted(asked, key=len, reverse=True):
        if len(value) >= SHORTEST:
            message = message.replace(value, "…")
    return {
        "event": "script-fault",
        "type": type(fault).__name__,
        "message": message[:500],
        "at": our_lines(fault.__traceback__),
    }
