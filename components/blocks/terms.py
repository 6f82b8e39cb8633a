"""Glossary terms explained where they stand: a dotted word opens its explanation, by mouse, touch and keyboard.

A mention is a small button; what it opens is put once below the block that it stands in, however often the block
mentions the term (`remembered` does that for every block). Browsers that know anchors open it at the word, others in
the middle of the window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from components import url
from components.blocks import provenance
from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import BY_ID
from story.model.base import ArticleRef
from story.model.frame import Term
from story.terms import Part, finder

Explain = Callable[[str], Markup]
"""Gives a text with the first mention of each term as a button."""
_BEFORE = re.compile(r"[^\w\s]*\Z")
_AFTER = re.compile(r"(?:[’']\w+)?[^\w\s]*")
"""What may not be torn from the word: opening marks before it; an ending, closing and full stops after it."""
_OPENS = re.compile(r'popovertarget="(g-[a-z0-9-]+)"')
_STANDS = re.compile(r'id="(g-[a-z0-9-]+)"')


def explained(text: str, reader: Reader, owner: str, seen: set[str] | None = None) -> Markup:
    """`text` as HTML with the first mention of each term as a button. Only in a block, and not where another control,
    a heading or a link is.

    `owner` names the block (an id: it keeps two blocks of a page apart); `seen` holds the terms that the panel has
    explained already, and grows.
    """
    already = set() if seen is None else seen
    parts = finder(reader.story).parts(text)
    if len(parts) == 1 and parts[0].term is None:
        return Markup("{}").format(text)
    return _joined(_unmarked(parts, already), owner)


def explaining(reader: Reader, owner: str) -> Explain:
    """`explained` for one panel: each term is a button once, whatever number of texts the panel has."""
    seen: set[str] = set()
    return lambda text: explained(text, reader, owner, seen)


def explanations(body: Markup, story: Story) -> Markup:
    """What the buttons of `body` open, each once. Empty for what stands in it already."""
    wanted = dict.fromkeys(_OPENS.findall(body))
    for id in _STANDS.findall(body) if wanted else ():
        wanted.pop(id, None)
    return Markup("").join(_explanation(id, story) for id in wanted)


def labels(term: Term, story: Story) -> list[tuple[str, str]]:
    """Where an explanation comes from, each place once: told ('art') or added ('add'), and the label of its chip."""
    found: dict[tuple[str, str], None] = {}
    for ref in term.provenance:
        if isinstance(ref, ArticleRef):
            found["art", provenance.place(ref.section, ref.paragraph, story)] = None
        else:
            source = story.get("sources", ref.source)
            found["add", source.short if source else ref.source] = None
    return list(found)


def _unmarked(parts: Sequence[Part], seen: set[str]) -> list[Part]:
    """The parts without the mentions of terms that are explained already."""
    found = []
    for part in parts:
        found.append(Part(part.text) if part.term in seen else part)
        if part.term:
            seen.add(part.term)
    return found


def _joined(parts: Sequence[Part], owner: str) -> Markup:
    """The parts in one; what clings to a button is kept on its line."""
    body, rest, taken = Markup(""), "", 0
    for part, following in zip(parts, (*parts[1:], Part("")), strict=True):
        if part.term is None:
            rest += part.text[taken:]
            taken = 0
            continue
        head, tail = _BEFORE.findall(rest)[0], "" if following.term else _AFTER.findall(following.text)[0]
        button = Markup('<button type="button" class="x-gls" popovertarget="g-{}--{}">{}</button>').format(
            part.term, owner, part.text
        )
        if head or tail:
            button = Markup('<span class="x-gls-w">{}{}{}</span>').format(head, button, tail)
        body += Markup("{}{}").format(rest[: len(rest) - len(head)], button)
        rest, taken = "", len(tail)
    return body + rest


def _explanation(id: str, story: Story) -> Markup:
    term = story.get("glossary", id.removeprefix("g-").split("--")[0])
    if term is None:
        return Markup("")
    since = Markup("<small><b>{}</b>{}</small>").format(w.SINCE, term.since) if term.since else Markup("")
    chips = Markup(" ").join(
        Markup('<span class="x-prov {}">{}</span>').format(*label) for label in labels(term, story)
    )
    link = Markup("")
    if BY_ID["glossary"].is_in(story):
        link = Markup('<a data-soft href="{}">{}</a>').format(
            url.href("glossary", story.lens, term=term.id), w.IN_GLOSSARY
        )
    return Markup(
        '<span popover id="{}" class="x-pop x-gls-pop"><b>{}</b>{}{}<span class="x-gls-from">{}</span>{}</span>'
    ).format(id, term.term, term.text, since, chips, link)
