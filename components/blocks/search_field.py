"""The field that searches within a page: what is typed goes into the link as `q`, and one step back takes it away."""

from __future__ import annotations

import streamlit as st

from components import reader as reading
from components import url
from story.addresses import PART

KEY = "find"


def search_field(label: str, query: str, *, leaves: tuple[str, ...] = (), width: int = 400) -> None:
    """A text field that shows `query`, the one in the link. A new one also takes the parameters `leaves` away, and begins
    at the first part of the list."""
    st.session_state[KEY] = query
    st.text_input(label, key=KEY, on_change=_searched, args=(leaves,), width=width)


def _searched(leaves: tuple[str, ...]) -> None:
    query = str(st.session_state[KEY]).strip()[: url.LONGEST]
    reading.go(q=query or None, **dict.fromkeys((*leaves, PART.name)))
