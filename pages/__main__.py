"""The frame around the pages: reads the story, builds the navigation from what it holds, runs the page asked for."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st

from components import reader
from components.blocks import page as blocks
from components.browser import frame
from story import wording as w
from story.addresses import BY_ID, PAGES

story = reader.seen("now")
pages = [entry for entry in PAGES if entry.is_in(story) and (entry.access == "public" or reader.is_local())]
routes = {
    entry.id: st.Page(f"{entry.id}.py", title=w.PAGES[entry.id], url_path=entry.path or None, default=not entry.path)
    for entry in pages
}
chosen = st.navigation(list(routes.values()), position="hidden")
current = BY_ID[next(id for id, route in routes.items() if route == chosen)]
st.set_page_config(
    page_title=f"{chosen.title} · {story.meta.title}", page_icon=f"{ROOT}/pages/static/icon.png", layout="wide"
)
frame.mount(story.meta.language)
if not st.context.is_embedded:
    blocks.masthead(pages, current, reader.lens())
chosen.run()
