"""What a link says of itself before anybody opens it: title, description, picture.

A link to a selection is told by what is selected; a link to a page or a part of it by that view's own words, which
state the finding. Both through the lens that the link asks for. What a link asks for in vain changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from server.telling import Telling
from story import Story, shown
from story import wording as w
from story.addresses import Page, link
from story.asked import Given, Raw
from story.date_words import day, written
from story.verdicts import verdict_word

LONGEST = 300
"""Characters of a description: what reads it shows a third to two thirds of that."""
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


@dataclass(frozen=True)
class Preview:
    """What is said of a link. `query` is the link's, cleaned, without what somebody typed; `home` marks the first page.

    Plain text throughout: to be escaped where it is written.
    """

    page: Page
    lens: str
    home: bool
    kicker: str
    title: str
    description: str
    href: str
    stable: str
    """As `href`, without free text: one address for search engines however many searches are linked."""
    day: str | None = None
    """The id of the story's day that is selected."""

    @property
    def heading(self) -> str:
        """The title where it stands alone, without the kicker above it."""
        return self.title if self.home else w.PREVIEW_TITLE.format(title=self.title, page=self.kicker)

    @property
    def picture(self) -> str:
        """The address of its picture, relative to the app's root."""
        return f"./preview/{self.page.path or 'home'}.png{self.stable.removeprefix(f'./{self.page.path}')}"


def query_of(query: bytes | str) -> Raw:
    """The parameters of a query string, as given."""
    text = query.decode("latin-1") if isinstance(query, bytes) else query
    return parse_qs(text, keep_blank_values=True, errors="replace")


def preview(telling: Telling, page: Page, raw: Raw) -> Preview:
    """What is said of the link to `page` with those parameters."""
    given, story = telling.asked(page, raw)
    kicker, title, description = _words(given, story)
    parameters = {part.name: part for part in page.parameters}
    stable = {name: values for name, values in given.values.items() if not parameters[name].typed}
    return Preview(
        page, given.lens, not page.path, kicker, title, shortened(description, LONGEST),
        given.href(), link(page.id, given.lens, **stable), given.one("step"),
    )  # fmt: skip


def shortened(text: str, most: int) -> str:
    """The beginning of a text, in whole sentences if that keeps half of it, else cut between words."""
    if len(text) <= most:
        return text
    head = text[:most]
    end = max(head.rfind(sign) for sign in (". ", "! ", "? "))
    return head[: end + 1] if end > most / 2 else head.rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _words(given: Given, story: Story) -> tuple[str, str, str]:
    """Kicker, title, description."""
    page, meta = given.page, story.meta
    if not page.path:
        return meta.kicker, meta.title, meta.standfirst
    kicker = w.PAGES[page.id]
    if selected := _selected(given, story):
        return kicker, *selected
    views = (f"{page.path}-{word}" for name in VIEWS if (word := given.one(name)))
    view = next((found for id in (*views, page.path) if (found := story.view(id))), None)
    return (kicker, view.title, view.sentence) if view else (meta.title, kicker, meta.standfirst)


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
            return w.PREVIEW_CLAIM.format(text=entry.text.rstrip("."))
        case "relations":
            origin, target = story.actor(entry.origin).short, story.actor(entry.target).short
            return w.PREVIEW_TIE.format(origin=origin, target=target, verb=entry.verb, status=w.STATUSES[entry.status])
        case "days":
            return f"{written(entry.date)}: {entry.text}"
        case "outcomes":
            return str(entry.label)
        case "scenes":
            return str(entry.statement)
        case "parties":
            return w.PARTY_TITLE.format(party=entry.label)
    return shown.name(kind, entry, story)


def _description(kind: str, entry: Any, story: Story) -> str:
    """What the entry says; of what is only said by somebody, first by whom, and how it checks out."""
    match kind:
        case "claims":
            verdict = verdict_word(entry.verdict, entry.modality)
            who = story.word("asserters", entry.asserter)
            why = (entry.why_now if story.lens == "now" else None) or entry.why_then or ""
            return w.PREVIEW_CHECKED.format(who=who, verdict=verdict, why=why).strip()
        case "outcomes":
            verdict = w.OUTCOME_VERDICTS[entry.verdict or "not-yet-known"]
            return w.PREVIEW_OUTCOME.format(expectation=entry.expectation, verdict=verdict, why=entry.why or "").strip()
        case "actors":
            return " ".join(filter(None, (_ended(entry.role_then), entry.role_since)))
        case "sources":
            return ", ".join(filter(None, (entry.publisher, written(entry.date) or w.UNDATED)))
        case "events":
            return f"{written(entry.date)}. {entry.text}"
        case "resolutions":
            return f"{written(entry.date)}. {entry.adds}"
        case "days":
            return "; ".join(event.title for id in entry.events if (event := story.get("events", id))) or entry.text
    return str(getattr(entry, DESCRIBED_BY.get(kind, "text"), story.meta.standfirst))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def edition_line(telling: Telling, lens: str) -> str:
    """The edition and its date; through the lens of the day, that it is so."""
    edition = w.EDITION.format(number=telling.edition.number, date=day(telling.edition.date))
    if lens != "day":
        return edition
    return w.PREVIEW_DAY.format(date=day(telling.now.meta.lens_date), edition=edition)
