"""The frame around the pages: reads the story, builds the navigation from what it holds, runs the page asked for."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st

from components import navigation, reader
from components.blocks import page as blocks
from components.blocks.sheet import sheet
from components.browser import frame
from components.observed import observed

story = reader.seen("now")
routes = navigation.routes(story, local=reader.is_local())
chosen = st.navigation(list(routes.values()), position="hidden")
current = navigation.current(routes, chosen)
st.set_page_config(page_title=f"{chosen.title} · {story.meta.title}", page_icon=navigation.icon(), layout="wide")
with observed(current.id):
    frame.mount(story.meta.language)
    if not st.context.is_embedded and current.id != "present":
        blocks.masthead(tuple(routes), current.id, reader.lens())
    with sheet():
        chosen.run()
