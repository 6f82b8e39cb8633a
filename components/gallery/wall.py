"""The wall that the examples hang on: one family at a time, each example with its name and its state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from components.blocks.sheet import beside, html, send
from components.blocks.terms import explanations
from components.browser.picker import picker
from components.figures.template import CONFIG
from components.gallery import charts, lists, panels, pictures, signs
from components.gallery.example import Chart, Example, NotInThisStory, Picture
from components.reader import Reader
from components.ready import Ready
from story import wording as w

FAMILIES: Mapping[str, tuple[Example, ...]] = {
    "signs": signs.EXAMPLES,
    "lists": lists.EXAMPLES,
    "panels": panels.EXAMPLES,
    "charts": charts.EXAMPLES,
    "pictures": pictures.EXAMPLES,
}
# Here and not in a sheet of `pages/static/`: those are sent to every reader.
_STYLE = Ready(
    "<style>.x-gal{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,326px),1fr));gap:0 2rem}"
    ".x-gal>section{min-width:0;border-top:1px solid var(--x-line);padding-bottom:1.2rem}.x-gal>.wide{grid-column:1/-1}"
    ".x-gal-of{border-top:3px solid var(--x-text);padding-top:.4rem}</style>"
)
_NAMES = re.compile(
    r"((?<=\s)(?:id|for|aria-labelledby|aria-describedby|aria-controls|popovertarget|data-csv|data-json)=\""
    r"|href=\"\#|anchor-name:--|position-anchor:--)(?=[\w-])"
)
_LANDMARK = re.compile(r"(<(?:nav|div)\b[^>]*\baria-label=\"[^\"]*)")


def families(reader: Reader) -> None:
    """The families as links."""
    here = _family(reader)
    links = Markup("").join(
        Markup('<a class="x-btn" data-soft data-key="view-{}" href="{}"{}>{}</a>').format(
            id, reader.given.href(view=id), Markup(' aria-current="true"') if id == here else Markup(""), label
        )
        for id, label in w.GALLERY_FAMILIES.items()
    )
    html(
        Markup('<div class="x-row"><div class="x-seg" role="group" aria-label="{}">{}</div></div>').format(
            w.GALLERY_FAMILIES_LABEL, links
        )
    )


def examples(reader: Reader) -> None:
    """The examples of the family, by block."""
    send()
    st.html(_STYLE)
    number = 0
    for name, group in groupby(FAMILIES[_family(reader)], key=lambda example: example.of):
        html(Markup('<h2 class="x-h3 x-gal-of" id="of-{0}">{0}</h2>').format(name))
        told = Markup("")
        for example in group:
            number += 1
            shown = drawn(example, reader)
            if isinstance(shown, Markup):
                told += framed(example, apart(shown, number))
                continue
            html(framed(example, Markup("")))
            _hang(shown, number)
        if told:
            html(Markup('<div class="x-gal">{}</div>').format(told))


def drawn(example: Example, reader: Reader) -> Markup | Chart | Picture:
    """What the example shows; a sentence where the story lacks what it needs."""
    try:
        shown = example.draw(reader)
    except NotInThisStory:
        return Markup('<p class="x-note">{}</p>').format(w.GALLERY_NONE)
    return shown + explanations(shown, reader.story) if isinstance(shown, Markup) else shown


def framed(example: Example, body: Markup) -> Markup:
    """An example under the name of its state."""
    wide = Markup(' class="wide"') if example.wide else Markup("")
    return Markup('<section{}><h3 class="x-h4">{}</h3>{}</section>').format(wide, example.state, body)


def apart(body: Markup, number: int) -> Markup:
    """The same HTML with its ids and the names of its landmarks made the example's own: the same block hangs here often."""
    named = _NAMES.sub(rf"\g<1>e{number}-", body)
    return Markup(_LANDMARK.sub(rf"\g<1> ({number})", named))  # noqa: S704 (escaped already)


def _hang(shown: Chart | Picture, number: int) -> None:
    key = f"example-{number}"
    with beside(key):
        if isinstance(shown, Chart):
            st.plotly_chart(shown.figure, key=key, theme=None, config=CONFIG, alt=shown.said, width="stretch")
        else:
            with st.container(width=844, key=f"frame-{key}"):
                picker(shown.svg, shown.selected, key, lambda _: None)


def _family(reader: Reader) -> str:
    return reader.given.one("view") or next(iter(FAMILIES))
