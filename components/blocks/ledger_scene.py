"""What a reader asked to see of the ledger: the claims that the search and the filters leave, which one stands open.

The ledger stands by verdict: what does not hold up first, then what does, then what no record can decide; within a
verdict in the order of the article. (The article's page has them section by section.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from components.blocks.parts import Part, part
from components.blocks.remembered import remembered
from components.blocks.steps import around
from components.reader import Reader
from components.url import Given
from story import Story
from story.matching import matches
from story.model.article import Claim

ORDER = (
    "contradicted", "unsupported", "partly", "supported", "open", "not-yet-known", "unverifiable", "opinion",
)  # fmt: skip
"""The verdicts as the ledger has them."""
FACETS: Mapping[str, Callable[[Claim], tuple[str, ...]]] = {
    "party": lambda claim: (claim.asserter,),
    "modality": lambda claim: (claim.modality,),
    "verdict": lambda claim: (claim.verdict,),
    "section": lambda claim: (claim.section,),
    "actor": lambda claim: claim.actors,
}
"""By parameter: the values of a claim that the filter looks at."""


@dataclass(frozen=True)
class Ledger:
    """The URL, read. `shown` holds what search and filters leave; a selected claim is in it whatever they say."""

    reader: Reader
    claim: Claim | None
    query: str
    found: tuple[Claim, ...]
    """What the search leaves, before the filters; in the ledger's order."""

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """The list, in its order."""
        return tuple(c for c in ordered(self.reader.story) if c is self.claim or c.id in self._passing)

    @cached_property
    def part(self) -> Part[Claim]:
        """What of the list is on this page."""
        return part(self.shown, self.reader.given, self.claim, of=len(self.reader.story.claims))

    @property
    def is_outside(self) -> bool:
        """Whether the selected claim is shown although search or filters leave it out."""
        return self.claim is not None and self.claim.id not in self._passing

    @cached_property
    def _passing(self) -> frozenset[str]:
        """The ids of what search and filters leave: a claim is compared by its id, for its fields are many."""
        return frozenset(claim.id for claim in self.under())

    @cached_property
    def filters(self) -> Given:
        """Search and filters without the selection: where links of filters start from."""
        given = self.reader.given
        return replace(given, values={name: value for name, value in given.values.items() if name != "claim"})

    def under(self, *without: str) -> tuple[Claim, ...]:
        """The claims under all filters but those named: what a choice of these would leave."""
        given = self.reader.given
        on = [(facet, set(given.many(name))) for name, facet in FACETS.items() if name not in without]
        wanted = [(facet, values) for facet, values in on if values]
        return tuple(claim for claim in self.found if all(values & set(facet(claim)) for facet, values in wanted))

    def counted(self, name: str) -> Counter[str]:
        """How many claims each value of a filter has under the other filters."""
        return Counter(value for claim in self.under(name) for value in FACETS[name](claim))

    def groups(self) -> Iterable[tuple[str, list[Claim]]]:
        """What is on this page, by verdict."""
        for verdict, claims in groupby(self.part.entries, key=lambda claim: claim.verdict):
            yield verdict, list(claims)

    def beside(self, claim: Claim) -> tuple[Claim | None, Claim | None]:
        """The claims before and after one in the list."""
        return around(self.shown, next((n for n, one in enumerate(self.shown) if one is claim), -1))

    def to(self, claim: Claim | None) -> str:
        """A link that opens a claim in the list, or closes the one that is open."""
        here = None if claim or self.part.number == 1 else str(self.part.number)
        return self.reader.given.href(claim=claim.id if claim else None, part=here)


@remembered
def scene(reader: Reader) -> Ledger:
    """Reads the URL."""
    story = reader.story
    query = reader.given.one("q", "") or ""
    found = tuple(claim for claim in ordered(story) if matches(query, *texts(claim, story)))
    return Ledger(reader, story.get("claims", reader.given.one("claim")), query, found)


def ordered(story: Story) -> list[Claim]:
    """All claims as the ledger has them."""
    return sorted(story.claims, key=lambda claim: ORDER.index(claim.verdict))


def texts(claim: Claim, story: Story) -> tuple[str, ...]:
    """What the search looks at: the claim, the article's words, who says so, the section, the actors."""
    section = story.get("sections", claim.section)
    heading = section.heading if section and section.heading else ""
    names = (story.actor(id).name for id in claim.actors)
    return (claim.text, claim.quote, story.word("asserters", claim.asserter), heading, *names)
