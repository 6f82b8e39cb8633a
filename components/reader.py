"""What a reader asked for: the story through their lens, and the parameters of the page. Every page starts here."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from components import url
from story import Lens, Story
from story.addresses import BY_ID, LENS
from story.settings import shows_problems, story_folder
from story.standing import Standing, standing


@dataclass(frozen=True)
class Reader:
    """A page's context: `story` as seen through the lens, `given` by the URL, `dark` by the reader's theme."""

    story: Story
    given: url.Given
    dark: bool

    def href(self, page: str, **parameters: str | None) -> str:
        """A link to another view that keeps the lens."""
        return url.href(page, self.given.lens, **parameters)


def stands() -> Standing:
    """The story that is up, and what its files hold where they are broken. Looked at five times a second at most."""
    return standing(story_folder())


def seen(lens: Lens) -> Story:
    """The story through a lens."""
    return stands().shown.seen(lens)


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
    if shows_problems():
        return True
    # The address is the browser's word, so the connection must be local too (the platform gives None for such ones).
    at_home = urlsplit(st.context.url or "").hostname in ("localhost", "127.0.0.1", "::1")
    return at_home and st.context.ip_address in (None, "127.0.0.1", "::1")
