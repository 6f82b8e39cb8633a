"""What happens when our own code fails while a page is drawn."""

from __future__ import annotations

import json
import logging
import traceback
from pathlib import Path

import streamlit as st

from story import wording as w

log = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parent.parent


def on_script_error(fault: Exception) -> bool:
    """Says one calm sentence to the reader and writes one line of JSON to the log, for those who watch it by machine.

    Gives True: handled, Streamlit shows nothing of its own. (Its log has had the whole trace before we are called.)
    """
    log.error("%s", as_line(fault))
    st.error(w.FAULT)
    return True


def as_line(fault: Exception) -> str:
    """The fault as one line of JSON: its type, its message, and our own lines that led to it, the last one first."""
    ours = [
        f"{Path(frame.filename).relative_to(ROOT).as_posix()}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(fault.__traceback__))
        if Path(frame.filename).is_relative_to(ROOT) and "site-packages" not in frame.filename
    ]
    parts = {"event": "script-fault", "type": type(fault).__name__, "message": str(fault)[:500], "at": ours[:12]}
    return json.dumps(parts, ensure_ascii=False)
