"""What a reader asked for: the story through their lens, and the parameters of the page. Every page starts here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import streamlit as st

from components import url
from story import Lens, Loaded, Story, as_of, load, stamp
from story.addresses import BY_ID, LENS
from story.languages import speak

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Reader:
    """A page's context: `story` as seen through the lens, `given` by the URL, `dark` by the reader's theme."""

    story: Story
    given: url.Given
    dark: bool

    def href(self, page: str, **parameters: str | None) -> str:
        """A link to another view that keeps the lens."""
        return url.href(page, self.given.lens, **parameters)


def folder() -> Path:
    """Where the story stands: the setting `STORY` (environment), or `data/`."""
    return ROOT / os.environ.get("STORY", "data")


# Frozen and the same for all readers. Not `st.cache_resource`: it hashes its arguments byte by byte in every run.
@lru_cache(maxsize=2)
def _loaded(folder: str, stamp: object) -> Loaded:
    return load(folder)


@lru_cache(maxsize=4)
def _seen(folder: str, stamp: object, lens: Lens) -> Story:
    return as_of(_loaded(folder, stamp).story, lens)


@lru_cache(maxsize=4)
def _stamp(folder: str, moment: int) -> object:
    return stamp(folder)


def _stamped() -> tuple[str, object]:
    """The folder, and what changes when one of its files does: looked at once a second, however many readers ask."""
    where = str(folder())
    return where, _stamp(where, int(monotonic()))


def loaded() -> Loaded:
    """The story and its problems, read again only when a content file changes."""
    return _loaded(*_stamped())


def seen(lens: Lens) -> Story:
    """The story through a lens. The frame speaks its language from here on."""
    where = _stamped()
    speak(_loaded(*where).story.meta.language)
    return _seen(*where, lens)


def lens() -> Lens:
    """The lens of this run's query string."""
    raw = {name: st.query_params.get_all(name) for name in st.query_params if name == LENS.name}
    return "day" if url.read(raw, BY_ID["home"], seen("now")).lens == "day" else "now"


def here(page: str) -> Reader:
    """The context of the page with that id, from the query string of this run."""
    raw = {name: st.query_params.get_all(name) for name in st.query_params}
    story = seen(lens())
    given = url.read(raw, BY_ID[page], story, seen("now"))
    return Reader(story, given, st.context.theme.type == "dark")


def go(**changes: str | None) -> None:
    """Writes a choice of the reader into the URL, as one step of the browser's history. None takes one away.

    Only for callbacks of components: what is drawn as a link needs no Python to work.
    """
    query = {name: st.query_params[name] for name in st.query_params}
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    st.query_params.from_dict(query)


def is_local() -> bool:
    """Whether the reader sits at the machine that runs the app (or the setting SHOW_PROBLEMS=1 says so)."""
    if os.environ.get("SHOW_PROBLEMS") == "1":
        return True
    # The address is the browser's word, so the connection must be local too (the platform gives None for such ones).
    at_home = urlsplit(st.context.url or "").hostname in ("localhost", "127.0.0.1", "::1")
    return at_home and st.context.ip_address in (None, "127.0.0.1", "::1")
