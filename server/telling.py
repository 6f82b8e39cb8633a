"""The story as the server tells it: what stands in the HTML before any script has run, and what machines are told."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from story import Lens, Story, as_of, load, stamp
from story import wording as w
from story.addresses import BY_ID, LENS, PAGES, Page
from story.asked import Given, Raw, read
from story.content import KINDS
from story.model.frame import Edition

ROOT = Path(__file__).resolve().parent.parent


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
    problems: int
    """How much is wrong with the story's files."""

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


def folder() -> Path:
    """Where the story stands: the setting `STORY` (environment), or `data/`."""
    return ROOT / os.environ.get("STORY", "data")


class Teller:
    """Reads the story, and again when one of its files has changed. Safe to ask from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: object = None
        self._telling: Telling | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the story has been read at least once."""
        return self._telling is not None

    def telling(self) -> Telling:
        """The story as it stands in its folder. Cheap, but where a file has changed."""
        where = folder()
        now = (where, stamp(where))
        with self._lock:
            if self._telling is None or self._stamp != now:
                self._telling, self._stamp = _read(where), now
            return self._telling

    def story(self, lens: Lens) -> Story:
        """The same story whole, through a lens."""
        telling = self.telling()
        return telling.on_the_day if lens == "day" else telling.now


def _read(where: Path) -> Telling:
    loaded = load(where)
    story = as_of(loaded.story, "now")
    return Telling(
        language=story.meta.language,
        kicker=story.meta.kicker,
        title=story.meta.title,
        standfirst=story.meta.standfirst,
        sentences=tuple(sentence.text for sentence in story.sixty_seconds),
        pages=tuple(page for page in PAGES if page.is_in(story)),
        now=story,
        on_the_day=as_of(loaded.story, "day"),
        problems=len(loaded.problems),
    )


TELLER = Teller()
"""The one that all parts of the server ask, so that a story is read once."""
told = TELLER.telling
"""The story as it stands in its folder."""
