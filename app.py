"""The server: Streamlit's, with what ours adds. It only wires; what each part does stands in `server/`, and what its
talks show on phones is drawn by `components/deck`.

streamlit run app.py
"""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

from components.deck import on_phones
from server import collector, logs, metrics
from server.assets import Assets
from server.compression import Compression
from server.data import data
from server.faults import on_script_error
from server.headers import SecurityHeaders
from server.health import healthz
from server.limits import Limits
from server.offers import Offers
from server.private import Private
from server.search import search
from server.shell import Shell
from server.talks import Talks

st.secrets.load_if_toml_exists()  # they become settings; the first middleware reads one
config.set_option("browser.gatherUsageStats", False)  # here, or the first reader's browser has been told otherwise
logs.arrange()
collector.spare()

app = st.App(
    "pages/__main__.py",
    routes=[
        Route("/data/{name:path}", data),
        Route("/search.json", search),
        Route("/healthz", healthz),
        *metrics.routes(),
    ],
    middleware=[  # the outermost first
        Middleware(SecurityHeaders),
        Middleware(Limits),
        Middleware(Private),
        Middleware(Assets),
        Middleware(Compression),
        Middleware(Talks, views=on_phones),
        Middleware(Offers),
        Middleware(Shell),
    ],
    on_script_error=on_script_error,
)
