"""The stage of a talk, or the speaker's window."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components.blocks.page import notices
from components.blocks.sheet import html, send
from components.browser.deck import deck
from components.deck.talk import talk
from components.reader import Reader
from story import wording as w


def stage(reader: Reader) -> None:
    """All scenes, mounted; the browser shows one."""
    send()
    told = {**talk(reader), "said": " ".join(reader.given.sentences())}
    if any(scene["panel"]["kind"] == "plotly" for scene in told["scenes"]):
        with st.container(key="plotly-loader"):  # brings Plotly's script into the page, for the panels to draw with
            st.plotly_chart(go.Figure(layout={"height": 10}), key="loader", theme=None)
    deck(told, "speaker" if reader.given.one("view") == "speaker" else "stage", lambda: None)


def heading(reader: Reader) -> None:
    """The page's one heading, for readers of a screen; and what a link asked for in vain."""
    html(notices(reader.given.sentences(), reader.story))
    html(Markup('<h1 class="x-sr">{}: {}</h1>').format(w.PAGES["present"], reader.story.meta.title))
