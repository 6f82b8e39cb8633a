"""What a view is called where it is told elsewhere: in a preview of its link, in the share panel, in a citation.

A view of a selection is told by what is selected; a page or a part of it by its own words, which state the finding, with
the filters that are set. Both through the lens that the link asks for. What has been checked never stands there as a
flat statement: a claim says that it is one, and how it checks out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from story import shown
from story import wording as w
from story.addresses import Parameter
from story.asked import Given
from story.content import VOCABULARIES, Story
from story.date_words import written
from story.languages import inside, listed
from story.model.article import Claim, Outcome
from story.verdicts import outcome_word, verdict_word

MOST_EXACT = (
    "claim", "event", "actor", "case", "measure", "resolution", "outcome", "source", "term", "scene", "node", "strand",
    "party", "step", "focus", "section",
)  # fmt: skip
"""Parameters that select one entry; where a link has two, the first of these is what it is about."""
VIEWS = ("view", "preset")
DESCRIBED_BY = {
    "sections": "gist",
    "places": "role",
    "resolutions": "adds",
    "cases": "says",
    "strands": "expects",
}
"""The field that tells of an entry, for kinds where it is not `text`."""
FILTERS = 3
"""Filters that a title names; of more it says that there are some."""
ENDS = ".?!…؟。！？"
"""Signs that end a sentence: after them stands no full stop."""


@dataclass(frozen=True)
class Titled:
    """What a view is called, under which kicker, and what it says."""

    kicker: str
    title: str
    description: str


def titled(given: Given, story: Story, *, typed: bool = False) -> Titled:
    """What the view is called. With what somebody typed only if `typed`: a preview is no place for anybody's words."""
    page, meta = given.page, story.meta
    if not page.path:
        return Titled(meta.kicker, meta.title, meta.standfirst)
    kicker = w.PAGES[page.id]
    if selected := _selected(given, story):
        return Titled(kicker, *selected)
    views = (f"{page.path}-{word}" for name in VIEWS if (word := given.one(name)))
    view = next((found for id in (*views, page.path) if (found := story.view(id))), None)
    filters = list(_filters(given, story, typed=typed))
    what = listed(filters[:FILTERS]) + (" …" if len(filters) > FILTERS else "")
    if view:
        return Titled(kicker, _with(view.title, what), view.sentence)
    return Titled(meta.title, _with(kicker, what), meta.standfirst)


def unended(text: str) -> str:
    """A title without its full stop, where it stands in a sentence. Other ends belong to it."""
    return text[:-1] if text.endswith((".", "。")) and not text.endswith("..") else text


def _with(title: str, what: str) -> str:
    """A title with what is to be known of it in brackets."""
    return w.TITLE_WITH.format(title=unended(title), what=what) if what else title


def _filters(given: Given, story: Story, *, typed: bool) -> Iterator[str]:
    """The filters that are set, in words."""
    for parameter in given.page.parameters:
        words = FILTER_WORDS.get((given.page.id, parameter.name)) or _words(parameter, story)
        if parameter.typed:
            yield from (w.QUOTED_QUERY.format(query=text) for text in given.many(parameter.name) if typed)
        elif words:
            yield from (words(word) for word in given.many(parameter.name))


def _words(parameter: Parameter, story: Story) -> Callable[[str], str] | None:
    """What the values of a list of ids are called; None for what is no filter."""
    kind = parameter.ids
    if not parameter.many:
        return None
    if kind in VOCABULARIES:
        return lambda id: story.word(kind, id)
    return lambda id: _title(kind, story.get(kind, id), story)


FILTER_WORDS: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("timeline", "layer"): lambda word: inside(w.LAYERS[word]),
    ("timeline", "status"): lambda word: inside(w.TOLD_OR_ADDED[word]),
    ("actors", "status"): lambda word: inside(w.STATUSES[word]),
    ("ramifications", "horizon"): lambda word: w.HORIZONS[word],
    ("claims", "modality"): lambda word: inside(w.MODALITIES[word]),
    ("claims", "verdict"): lambda word: inside(w.VERDICTS[word]),
    ("then_and_now", "verdict"): lambda word: inside(w.OUTCOME_VERDICTS[word]),
    ("then_and_now", "kind"): lambda word: inside(w.OUTCOME_KINDS[word]),
    ("sources", "kind"): lambda word: w.SOURCE_KINDS[word],
    ("search", "kind"): lambda word: inside(w.SEARCH_GROUPS[word]),
}
"""By page and parameter: what the words of a filter are called. (Functions, for the language is known later.)"""


def _selected(given: Given, story: Story) -> tuple[str, str] | None:
    """Title and description of what the link selects, or None where it selects nothing."""
    kinds = {part.name: part.ids for part in given.page.parameters if part.ids and not part.many and not part.pair}
    for name in MOST_EXACT:
        entry = story.get(kinds[name], given.one(name)) if name in kinds else None
        if entry:
            return _title(kinds[name], entry, story), _description(kinds[name], entry, story)
    ends = [story.get(part.ids, id) for part in given.page.parameters if part.pair for id in given.many(part.name)]
    if len(ends) == 2:
        first, second = (getattr(end, "short", end.name) for end in ends)
        return w.PREVIEW_PATH.format(first=first, second=second), story.meta.standfirst
    return None


def _title(kind: str, entry: Any, story: Story) -> str:
    match kind:
        case "sections":
            return entry.heading or w.LEAD
        case "claims":
            return _with(w.PREVIEW_CLAIM.format(text=unended(entry.text)), inside(_verdict(entry)))
        case "relations":
            origin, target = story.actor(entry.origin).short, story.actor(entry.target).short
            return w.PREVIEW_TIE.format(origin=origin, target=target, verb=entry.verb, status=w.STATUSES[entry.status])
        case "days":
            return f"{written(entry.date)}: {entry.text}"
        case "outcomes":
            return _with(str(entry.label), inside(_verdict(entry)))
        case "scenes":
            return str(entry.statement)
        case "parties":
            return w.PARTY_TITLE.format(party=entry.label)
    return shown.name(kind, entry, story)


def _description(kind: str, entry: Any, story: Story) -> str:
    """What the entry says; of what is only said by somebody, first by whom, and how it checks out."""
    match kind:
        case "claims":
            who = story.word("asserters", entry.asserter)
            why = (entry.why_now if story.lens == "now" else None) or entry.why_then or ""
            return w.PREVIEW_CHECKED.format(who=who, verdict=_verdict(entry), why=why).strip()
        case "outcomes":
            said = {"expectation": entry.expectation, "verdict": _verdict(entry), "why": entry.why or ""}
            return w.PREVIEW_OUTCOME.format(**said).strip()
        case "actors":
            return " ".join(filter(None, (ended(entry.role_then), entry.role_since)))
        case "sources":
            return ", ".join(filter(None, (entry.publisher, written(entry.date) or w.UNDATED)))
        case "events":
            return f"{written(entry.date)}. {entry.text}"
        case "resolutions":
            return f"{written(entry.date)}. {entry.adds}"
        case "days":
            return "; ".join(event.title for id in entry.events if (event := story.get("events", id))) or entry.text
    return str(getattr(entry, DESCRIBED_BY.get(kind, "text"), story.meta.standfirst))


def _verdict(entry: Claim | Outcome) -> str:
    """How it checks out, or what has become of it."""
    if isinstance(entry, Claim):
        return verdict_word(entry.verdict, entry.modality)
    return outcome_word(entry)


def ended(text: str) -> str:
    """A text with an end: its own, or a full stop."""
    return text if text.endswith(tuple(ENDS)) else f"{text}."
