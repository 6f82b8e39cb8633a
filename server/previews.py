"""What a link says of itself before anybody opens it: title, description, picture.

It is told as `story/titles.py` has it, for the share panel says the same. What a link asks for in vain changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from server.telling import Telling
from story import wording as w
from story.addresses import Page, link
from story.asked import Raw
from story.date_words import day
from story.titles import titled

LONGEST = 300
"""Characters of a description: what reads it shows a third to two thirds of that."""


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
    told = titled(given, story)
    parameters = {part.name: part for part in page.parameters}
    stable = {name: values for name, values in given.values.items() if not parameters[name].typed}
    return Preview(
        page, given.lens, not page.path, told.kicker, told.title, shortened(told.description, LONGEST),
        given.href(), link(page.id, given.lens, **stable), given.one("step"),
    )  # fmt: skip


def shortened(text: str, most: int) -> str:
    """The beginning of a text, in whole sentences if that keeps half of it, else cut between words."""
    if len(text) <= most:
        return text
    head = text[:most]
    end = max(head.rfind(sign) for sign in (". ", "! ", "? "))
    return head[: end + 1] if end > most / 2 else head.rsplit(" ", 1)[0].rstrip(",;:") + " …"


def edition_line(telling: Telling, lens: str) -> str:
    """The edition and its date; through the lens of the day, that it is so."""
    edition = w.EDITION.format(number=telling.edition.number, date=day(telling.edition.date))
    if lens != "day":
        return edition
    return w.PREVIEW_DAY.format(date=day(telling.now.meta.lens_date), edition=edition)
