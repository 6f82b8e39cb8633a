"""The house's own page for an address that leads nowhere."""

from __future__ import annotations

from markupsafe import Markup

from server import theme
from server.telling import Telling
from story import wording as w
from story.languages import direction

_PAGE = Markup(
    """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{heading} · {title}</title>
<link rel="icon" href="{home}app/static/icon.png">
<style>{style}</style>
</head>
<body>
<main>
<p>{title}</p>
<h1>{heading}</h1>
<p>{text}</p>
<p><a href="{home}">{link}</a></p>
</main>
</body>
</html>
"""
)


def not_found(telling: Telling, home: str) -> str:
    """The page for an unknown address, in the story's name; `home` is the path of its first page."""
    return _PAGE.format(
        language=telling.language, direction=direction(telling.language), title=telling.title,
        heading=w.NOT_FOUND_TITLE, text=w.NOT_FOUND_TEXT,
        link=w.NOT_FOUND_LINK, home=home, style=Markup(_style(home)),  # noqa: S704 (of settings, cleaned)
    )  # fmt: skip


def _style(home: str) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{font["family"]}";src:url("{home}{font["url"]}");'
        f"font-weight:{font['weight']};font-display:swap}}"
        for font in theme.first_fonts()
    )
    return (
        f"{faces}:root{{{theme.colours('light')}}}@media(prefers-color-scheme:dark){{:root{{{theme.colours('dark')}}}}}"
        f"body{{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 {theme.stack()}}}"
        "main{max-width:38em;margin:12vh auto 4rem;padding:1.25rem 1.5rem 0;border-top:3px solid}"
        f"h1{{font:600 clamp(1.9rem,5vw,2.6rem)/1.1 {theme.stack(heading=True)};margin:.2em 0 .5em}}"
        "main>p:first-child{color:var(--muted);margin:0}"
        "a{color:var(--accent);display:inline-block;padding:.6em 0}"
        "a:focus-visible{outline:2px solid;outline-offset:3px}"
    )
