"""The pages that a story has, as Streamlit's navigation takes them.

A `Page` of Streamlit's looks its file up on the disk when it is made, and is used up by a run. So each is made once and
every run gets a copy.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as Route

from story import Story
from story import wording as w
from story.addresses import BY_ID, PAGES, Page

ICON = Path(__file__).resolve().parent.parent / "pages" / "static" / "icon.png"


def routes(story: Story, *, local: bool) -> dict[str, Route]:
    """The routes of a story's pages by page id; `local`: those for people at this machine too."""
    return {id: copy(route) for id, route in _routes(story, local).items()}


@lru_cache(maxsize=8)
def _routes(story: Story, local: bool) -> dict[str, Route]:
    return {
        page.id: st.Page(
            f"{page.id}.py", title=w.PAGES[page.id], url_path=page.path or None, default=not page.path
        )
        for page in PAGES
        if page.is_in(story) and (page.access == "public" or local)
    }  # fmt: skip


def current(routes: dict[str, Route], chosen: Route) -> Page:
    """The page that a route leads to."""
    return BY_ID[next(id for id, route in routes.items() if route == chosen)]


@lru_cache(maxsize=1)
def icon() -> bytes:
    """The icon in the browser's tab; a file of ours, or Streamlit would ask another host for one."""
    return ICON.read_bytes()
