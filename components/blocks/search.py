"""The search page: a field, the kinds with how many of each, the results in their groups; what to try where none are."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from markupsafe import Markup, escape

from components.blocks import filters, words
from components.blocks.remembered import block, remembered
from components.blocks.search_field import search_field
from components.blocks.sheet import beside
from components.dates import written
from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import FOUND
from story.languages import number, plural
from story.search import Found, Group, Hit, Parts, find, to_begin_with

FIRST = 6
"""Results of a group where several are shown."""
MOST = 200
"""Results of the groups that were asked for."""


@dataclass(frozen=True)
class Seen:
    """What the reader asked for, and what was found."""

    reader: Reader
    found: Found
    kinds: tuple[str, ...]

    @property
    def target(self) -> str:
        """The element a link leads to: another search is another place."""
        return f"found-{crc32(self.found.query.encode()):x}" if self.found.query else ""

    @property
    def shown(self) -> tuple[Group, ...]:
        """The groups that were asked for: all, where none was."""
        return tuple(group for group in self.found.groups if not self.kinds or group.kind in self.kinds)


@remembered
def scene(reader: Reader) -> Seen:
    """Reads the URL and searches."""
    kinds = reader.given.many("kind")
    most = MOST if kinds else FIRST
    return Seen(reader, find(reader.story, reader.given.one("q", "") or "", most, kinds), kinds)


def title(seen: Seen) -> tuple[str, str | None]:
    """How many results there are, and how the words were read."""
    found = seen.found
    if not found.query:
        return w.SEARCH_TITLE, w.SEARCH_LEAD
    if not found.count:
        return w.SEARCH_NONE.format(query=found.query), w.SEARCH_NONE_HINT
    said = plural(w.SEARCH_RESULTS, found.count, query=found.query)
    if found.read_as:
        return said, w.SEARCH_READ_AS.format(words=found.read_as)
    return said, w.SEARCH_LOOSE if found.loose else None


def field(seen: Seen) -> None:
    """The field. Enter searches, and is one step of the browser's history."""
    with beside("search-field"):
        search_field(w.SEARCH_FIELD, seen.found.query, leaves=("kind",), width=560)


@block
def results(seen: Seen) -> Markup:
    """The kinds to choose from, then the results of each kind; without any, what to try."""
    body = "" if seen.found.count else _to_try(seen)
    body = Markup("{}{}").format(_kinds(seen), Markup("").join(_group(group, seen) for group in seen.shown)) + body
    return Markup('<div id="{}">{}</div>').format(seen.target or "search", body)


def _kinds(seen: Seen) -> Markup:
    counts = {group.kind: group.count for group in seen.found.groups}
    choices = [filters.Choice(kind, w.SEARCH_GROUPS[kind], counts.get(kind, 0)) for kind in FOUND]
    return (
        filters.group(seen.reader.given, w.SEARCH_KINDS, "kind", choices)
        if len(counts) > 1 or seen.kinds
        else Markup("")
    )


def _group(group: Group, seen: Seen) -> Markup:
    items = Markup("").join(_item(hit, seen.reader.story) for hit in group.hits)
    more = Markup("")
    if len(group.hits) < group.count and seen.kinds:
        more = Markup("<p>{}</p>").format(
            w.SEARCH_FIRST.format(most=number(len(group.hits)), count=number(group.count))
        )
    elif len(group.hits) < group.count:
        more = Markup('<a class="x-btn" data-soft data-key="all-{}" href="{}">{}</a>').format(
            group.kind,
            seen.reader.given.href(kind=group.kind),
            w.SEARCH_MORE.format(count=number(group.count), group=w.SEARCH_GROUPS[group.kind]),
        )
    return Markup(
        '<section class="x-found"><h2 class="x-h2">{} <small>{}</small></h2><ul class="x-results x-results">{}</ul>{}</section>'
    ).format(w.SEARCH_GROUPS[group.kind], number(group.count), items, more)


def _item(hit: Hit, story: Story) -> Markup:
    snippet = Markup("<p>{}</p>").format(_parts(hit.snippet)) if hit.snippet else Markup("")
    return Markup('<li>{}<a data-soft data-key="r-{}-{}" href="{}">{}</a>{}{}</li>').format(
        _sign(hit, story), hit.kind, hit.id, hit.href, _parts(hit.title), _about(hit, story), snippet
    )


def _parts(parts: Parts) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>").format(text) if is_match else escape(text) for text, is_match in parts
    )


def _sign(hit: Hit, story: Story) -> Markup:
    return words.actor_mark(story.actor(hit.id)) if hit.kind == "actors" else Markup("")


def _about(hit: Hit, story: Story) -> Markup:
    """When it was, how it checks out: what helps to choose between results."""
    if hit.kind == "claims":
        return Markup(' <span class="x-note">{}</span>').format(words.verdict(story.claim(hit.id)))
    if hit.kind in ("events", "resolutions", "sources"):
        date = story.by_id[hit.kind][hit.id].date
        return Markup(' <span class="x-note">{}</span>').format(written(date) if date else w.UNDATED)
    return Markup("")


def _to_try(seen: Seen) -> Markup:
    story = seen.reader.story
    items = [
        Markup('<a class="x-chiplink" data-soft href="{}">{}{}</a>').format(
            hit.href, _sign(hit, story), _parts(hit.title)
        )
        for hit in to_begin_with(story)
    ]
    return Markup('<section class="x-found"><h2 class="x-h2">{}</h2>{}</section>').format(
        w.SEARCH_TRY, words.links(items)
    )
