"""What a reader asked to see of the sources: those that a search leaves, by kind, and how many of a kind are sent.

The list of our own story is sent whole. Of one that is longer each kind shows those that are used most, as many of each
as there is room for; a kind alone is read in parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from components.blocks.parts import Part, part
from components.blocks.remembered import remembered
from components.reader import Reader
from components.url import Given
from story.addresses import PART
from story.matching import matches
from story.model.frame import Source
from story.uses import Uses, uses

ROWS, HITS = 640, 220
"""Sources on a page where all kinds stand on it; of those that a search finds."""
EACH = 240
"""Of these, sources of one kind."""


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see: the part of the page, the sources that match, where they are used, the open one, the
    kind that stands alone."""

    reader: Reader
    view: str
    shown: tuple[Source, ...]
    uses: Uses
    source: Source | None
    query: str
    kind: str | None

    @property
    def target(self) -> str:
        """The element a link leads to."""
        return f"source-{self.source.id}" if self.source else ""

    @cached_property
    def kinds(self) -> Mapping[str, tuple[Source, ...]]:
        """The sources by kind, the largest kind first; within a kind those used most first."""
        found: dict[str, list[Source]] = defaultdict(list)
        for source in self.shown:
            if self.kind in (None, source.kind):
                found[source.kind].append(source)
        largest = sorted(found.items(), key=lambda group: (-len(group[1]), group[0]))
        return {kind: tuple(sorted(several, key=self._place)) for kind, several in largest}

    def _place(self, source: Source) -> tuple[int, str, str]:
        return -len(self.uses.of(source.id)), source.publisher, source.id

    @cached_property
    def _room(self) -> int:
        return room(map(len, self.kinds.values()), HITS if self.query else ROWS)

    def part(self, kind: str) -> Part[Source]:
        """What is listed of a kind: of one that stands alone a part, else all or those used most; what is chosen is in it."""
        sources, most = self.kinds[kind], self._room
        if self.kind or any(source is self.source for source in sources[most:]):
            return part(sources, self.given(kind), self.source)
        return Part(sources[:most], of=len(sources))

    def given(self, kind: str) -> Given:
        """The link to a kind alone."""
        given = self.reader.given
        return replace(given, values={**given.values, "kind": (kind,)})

    def to(self, source: Source, shown: Part[Source]) -> str:
        """A link that opens a source where it stands, or closes the one that is open: its part stays."""
        if source is not self.source:
            return self.reader.given.href(source=source.id, view=None)
        given = self.given(source.kind) if shown.parts > 1 else self.reader.given
        return given.href(source=None, view=None, **{PART.name: str(shown.number) if shown.number > 1 else None})


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL. A source, a search or a kind opens the list of sources, whatever part of the page the link names;
    a source is shown in any search and with any kind."""
    story, given = reader.story, reader.given
    source = story.get("sources", given.one("source"))
    query, kind = given.one("q", "") or "", given.one("kind")
    shown = tuple(s for s in story.sources if s is source or matches(query, s.publisher, s.short, s.title))
    view = "sources" if source or query or kind else given.one("view", "sources")
    return Scene(reader, view or "sources", shown, uses(story), source, query, source.kind if source and kind else kind)


def room(sizes: Iterable[int], rows: int) -> int:
    """How many of each kind are listed at most, so that all kinds have `rows` at most: the small ones stand whole."""
    left, rest = rows, sorted(sizes)
    for kinds, size in zip(range(len(rest), 0, -1), rest, strict=True):
        if size > left // kinds:
            return min(EACH, max(10, left // kinds // 10 * 10))
        left -= size
    return EACH
