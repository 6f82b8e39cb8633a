"""The stage of a talk, or the speaker's window."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components.blocks.page import notices
from components.blocks.sheet import html, send
from components.browser.deck import Mode, deck
from components.deck.taken import file_name, one_file
from components.deck.talk import talk
from components.reader import Reader
from components.ready import Ready
from story import wording as w


def stage(reader: Reader) -> None:
    """All scenes, mounted; the browser shows one."""
    send()
    told = talk(reader)
    if any(scene["panel"]["kind"] == "plotly" for scene in told["scenes"]):
        with st.container(key="plotly-loader"):  # brings Plotly's script into the page, for the panels to draw with
            st.plotly_chart(go.Figure(layout={"height": 10}), key="loader", theme=None)
    mode: Mode = "speaker" if reader.given.one("view") == "speaker" else "stage"
    if asked := deck(told, mode, " ".join(reader.given.sentences())):
        take_along(asked, reader)


def take_along(asked: str, reader: Reader) -> None:
    """Writes the talk as one file and says how far it is; the stage's script saves it when its button is there."""
    name = file_name(reader)
    with st.container(key="deck-taking"):
        place = st.empty()

        def told(done: int, count: int, title: str) -> None:
            line = Markup('<p data-take="{}" data-done="{}" data-count="{}">{}</p>').format(asked, done, count, title)
            place.html(Ready(line))

        body = one_file(reader, told)
        st.download_button(w.DECK_TAKE["take"], body, name, "text/html", key="take-file", on_click="ignore")
        line = Markup('<p data-take="{}" data-size="{:.1f}" data-name="{}"></p>').format(asked, len(body) / 1e6, name)
        place.html(Ready(line))


def heading(reader: Reader) -> None:
    """The page's one heading, for readers of a screen; and what a link asked for in vain."""
    html(notices(reader.given.sentences(), reader.story))
    html(Markup('<h1 class="x-sr">{}: {}</h1>').format(w.PAGES["present"], reader.story.meta.title))
