"""The house's own pages outside the app: their document, and the one for an address that leads nowhere."""

from __future__ import annotations

from markupsafe import Markup

from server import theme
from server.telling import Telling
from story import wording as w
from story.languages import direction

_DOCUMENT = Markup(
    """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<title>{heading} · {title}</title>
<link rel="icon" href="{home}app/static/icon.png">
<style>{style}</style>
</head>
<body class="{kind}">
{body}
</body>
</html>
"""
)
_NOT_FOUND = Markup(
    '<main>\n<p>{title}</p>\n<h1>{heading}</h1>\n<p>{text}</p>\n<p><a href="{home}">{link}</a></p>\n</main>'
)
_STYLE = (
    "body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 var(--sans)}"
    "main{max-width:38em;margin:12vh auto 4rem;padding:1.25rem 1.5rem 0;border-top:3px solid}"
    "h1{font:600 clamp(1.9rem,5vw,2.6rem)/1.1 var(--serif);margin:.2em 0 .5em}"
    "main>p:first-child{color:var(--muted);margin:0}"
    "a{color:var(--accent);display:inline-block;padding:.6em 0}"
    "a:focus-visible{outline:2px solid;outline-offset:3px}"
)


def document(telling: Telling, home: str, heading: str, body: Markup, style: str, kind: str = "house") -> str:
    """A whole page in the house's colours and fonts, light or dark as the reader has it.

    `home` is the path of the app's first page, `style` the sheet beyond fonts and colours, `kind` the body's class.
    """
    return _DOCUMENT.format(
        language=telling.language, direction=direction(telling.language), title=telling.title, heading=heading,
        home=home, kind=kind, body=body, style=Markup(_base(home) + style),  # noqa: S704 (of settings, cleaned)
    )  # fmt: skip


def not_found(telling: Telling, home: str) -> str:
    """The page for an unknown address, in the story's name; `home` is the path of its first page."""
    body = _NOT_FOUND.format(
        title=telling.title, heading=w.NOT_FOUND_TITLE, text=w.NOT_FOUND_TEXT, home=home, link=w.NOT_FOUND_LINK
    )
    return document(telling, home, w.NOT_FOUND_TITLE, body, _STYLE)


def _base(home: str) -> str:
    """Fonts and colours."""
    faces = "".join(
        f'@font-face{{font-family:"{font["family"]}";src:url("{home}{font["url"]}");'
        f"font-weight:{font['weight']};font-display:swap}}"
        for font in theme.first_fonts()
    )
    light = f"{theme.colours('light')}--sans:{theme.stack()};--serif:{theme.stack(heading=True)}"
    return f"{faces}:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{theme.colours('dark')}}}}}"
