"""QR codes of a talk's links, and the address that they lead to."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import segno
from starlette.types import Scope

from server.origin import of_request, origin_of
from server.requests import path_of
from server.telling import told

QUIET = 4
"""Modules of white around a code that readers of codes need."""


def home_of(scope: Scope) -> str:
    """The address of the app whose talk this is.

    That of the request, not that of story.yaml: a talk lives where it was started, and that may be a laptop in the hall.
    Where both name the same host, story.yaml's is taken: it knows whether it is https.
    """
    telling = told()
    asked, said = of_request(scope), origin_of(scope, telling)
    if said and (asked is None or urlsplit(said.root).netloc == urlsplit(asked).netloc):
        return said.root
    return asked or "/"


def base_of(scope: Scope) -> str:
    """The path of the app's first page, with a slash at its end."""
    return f"{str(scope['path']).removesuffix(path_of(scope))}/"


def picture(link: str) -> bytes:
    """The QR code of a link as SVG; black on white in dark pages too, as readers of codes need it."""
    out = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(
        out,
        kind="svg",
        border=QUIET,
        dark="#000",
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue()
