"""The app's own address, for what needs a whole one: previews, oEmbed, the sitemap, the feed.

`address` of story.yaml comes first: it is the only one that no request can forge. Without it the request says where it
came in: its Host header, and the scheme as the platform has it (uvicorn takes X-Forwarded-Proto from proxies on this
machine or named in FORWARDED_ALLOW_IPS, from nobody else). X-Forwarded-Host is never read: the platform does not either.
A Host is anybody's word, so it is used only if it looks like one and `server.allowedHosts` (where set) holds it, and
what is made of it is told to caches as private.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Scope

from server.requests import path_of
from server.telling import Telling

HOST = re.compile(
    r"(?=.{1,255}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?"
)
SHARED = "public, max-age=3600"
PRIVATE = "private, no-cache"


@dataclass(frozen=True)
class Origin:
    """Where the app's first page stands, with a slash at its end; `sure` if story.yaml says so."""

    root: str
    sure: bool

    def absolute(self, href: str) -> str:
        """The whole address of a link of ours (`./timeline?event=x`)."""
        return self.root + href.removeprefix("./")

    @property
    def caching(self) -> str:
        """The Cache-Control of what holds this address."""
        return SHARED if self.sure else PRIVATE


def origin_of(scope: Scope, telling: Telling) -> Origin | None:
    """The app's address, or None where nobody says it in a form that can be used."""
    if telling.now.meta.address:
        return Origin(f"{telling.now.meta.address.partition('#')[0].partition('?')[0].rstrip('/')}/", sure=True)
    asked = of_request(scope)
    return Origin(asked, sure=False) if asked else None


def of_request(scope: Scope) -> str | None:
    """The address by which this request came in, or None."""
    host = Headers(scope=scope).get("host", "").lower()
    if scope.get("scheme") not in ("http", "https") or not HOST.fullmatch(host) or not _allowed(host):
        return None
    path = str(scope["path"]).removesuffix(path_of(scope))
    return f"{scope['scheme']}://{host}{path.rstrip('/')}/"


def _allowed(host: str) -> bool:
    """Whether `server.allowedHosts` holds this host; without that setting every host is good."""
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    patterns = [str(pattern).strip().lower().rstrip(".") for pattern in st.get_option("server.allowedHosts") or ()]
    return not patterns or any(
        pattern in ("*", name) or (pattern.startswith("*.") and name.endswith(pattern[1:])) for pattern in patterns
    )
