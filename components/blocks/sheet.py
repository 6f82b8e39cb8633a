"""The HTML of a page, gathered and sent in few pieces: each element costs a run a third of a millisecond.

What must stand in its order with a chart or a field goes out before that (`beside`, `send`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st
from markupsafe import Markup

from components.ready import Ready


class _Gathered(threading.local):
    """The HTML of a run that has not been sent yet. A run has its thread to itself."""

    def __init__(self) -> None:
        self.parts: list[Markup] = []


_gathered = _Gathered()


@contextmanager
def sheet() -> Iterator[None]:
    """One run of a page: what it has gathered goes out at the end, whatever happened on the way."""
    _gathered.parts.clear()
    try:
        yield
    finally:
        send()


def send() -> None:
    """Sends what has been gathered so far."""
    if _gathered.parts:
        st.html(Ready("".join(_gathered.parts)))
        _gathered.parts.clear()


def gather(body: Markup) -> None:
    """Puts HTML into the page as it is."""
    _gathered.parts.append(body)


def html(body: Markup, *, page: bool = True) -> None:
    """Puts HTML into the page, in the house's measure; not `page`: at once, into the container that is open."""
    if page:
        gather(Markup('<div class="x-page">{}</div>').format(body))
    else:
        st.html(Ready(body))


@contextmanager
def beside(key: str, **layout: Any) -> Iterator[None]:
    """A row in the house's measure for charts, fields and panels; what was gathered stands before it."""
    send()
    with st.container(horizontal=True, key=f"wide-{key}", **layout):
        yield
