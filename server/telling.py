"""The story as the server tells it: what stands in the HTML before any script has run, and what machines are told."""

from __future__ import annotations

from dataclasses import dataclass

from story import Lens, Loaded, Story
from story import wording as w
from story.addresses import BY_ID, LENS, PAGES, Page
from story.asked import Given, Raw, read
from story.content import KINDS
from story.model.frame import Edition
from story.settings import report_unknown, story_folder
from story.standing import standing


@dataclass(frozen=True)
class Telling:
    """What the server needs of a story, as known now. All of it is plain text: to be escaped where it is written.

    `now` and `on_the_day` are the whole story, through each lens.
    """

    language: str
    kicker: str
    title: str
    standfirst: str
    sentences: tuple[str, ...]
    pages: tuple[Page, ...]
    now: Story
    on_the_day: Story

    def page_at(self, path: str, *, local: bool) -> Page | None:
        """The page of this story at `path`; pages for those who run the app only where `local`."""
        wanted = path.strip("/")
        found = next((page for page in self.pages if page.path == wanted), None)
        return found if found and (local or found.access == "public") else None

    def title_of(self, page: Page) -> str:
        """The page's title in the browser's tab: the same as the page itself sets, so that it does not change."""
        return f"{w.PAGES[page.id]} · {self.title}"

    @property
    def entries(self) -> int:
        """How many entries could be read."""
        return sum(len(getattr(self.now, kind.field)) for kind in KINDS)

    @property
    def edition(self) -> Edition:
        """The newest edition."""
        return max(self.now.meta.editions, key=lambda edition: edition.date)

    def asked(self, page: Page, raw: Raw) -> tuple[Given, Story]:
        """What a query string asks of a page, and the story through the lens that it asks for."""
        lens = read({LENS.name: raw.get(LENS.name, ())}, BY_ID["home"], self.now).lens
        story = self.on_the_day if lens == "day" else self.now
        return read(raw, page, story, self.now), story


class Teller:
    """The story that is up, as the server tells it. Safe to ask from several threads."""

    def __init__(self) -> None:
        self._of: Loaded | None = None
        self._telling: Telling | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the story has been read at least once."""
        return self._telling is not None

    def telling(self) -> Telling:
        """The story of the folder that the settings name. Cheap, but where a file has changed."""
        shown = standing(story_folder()).shown
        telling = self._telling
        if telling is None or self._of is not shown:
            telling = _told(shown)
            self._telling, self._of = telling, shown
        return telling

    def problems(self) -> int:
        """How much is wrong with the files as they stand now, whether or not that state of them is up."""
        return len(standing(story_folder()).newest.problems)

    def story(self, lens: Lens) -> Story:
        """The same story whole, through a lens."""
        telling = self.telling()
        return telling.on_the_day if lens == "day" else telling.now


def _told(shown: Loaded) -> Telling:
    story = shown.seen("now")
    sentences = tuple(sentence.text for sentence in story.sixty_seconds)
    pages = tuple(page for page in PAGES if page.is_in(story))
    meta = story.meta
    return Telling(meta.language, meta.kicker, meta.title, meta.standfirst, sentences, pages, story, shown.seen("day"))


TELLER = Teller()
"""The one that all parts of the server ask."""
told = TELLER.telling
"""The story as it stands in its folder."""


def begin() -> None:
    """Reads the story before the first reader asks, and says in the log what the settings have wrong."""
    report_unknown()
    told()
