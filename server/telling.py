"""The story as the server tells it: what stands in the HTML before any script has run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from story import Lens, Loaded, Story, as_of, load, stamp
from story import wording as w
from story.addresses import PAGES, Page
from story.content import KINDS

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Telling:
    """What the server needs of a story, as known now. All of it is plain text: to be escaped where it is written."""

    language: str
    kicker: str
    title: str
    standfirst: str
    sentences: tuple[str, ...]
    pages: tuple[Page, ...]
    edition: str
    entries: int
    problems: int
    """Entries that were read, and what is wrong with the story's files: for those who watch the app."""

    def page_at(self, path: str, *, local: bool) -> Page | None:
        """The page of this story at `path`; pages for those who run the app only where `local`."""
        wanted = path.strip("/")
        found = next((page for page in self.pages if page.path == wanted), None)
        return found if found and (local or found.access == "public") else None

    def title_of(self, page: Page) -> str:
        """The page's title in the browser's tab: the same as the page itself sets, so that it does not change."""
        return f"{w.PAGES[page.id]} · {self.title}"


def folder() -> Path:
    """Where the story stands: the setting `STORY` (environment), or `data/`."""
    return ROOT / os.environ.get("STORY", "data")


class Teller:
    """Reads the story, and again when one of its files has changed. Safe to ask from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: object = None
        self._telling: Telling | None = None
        self._seen: dict[Lens, Story] = {}

    @property
    def is_loaded(self) -> bool:
        """Whether the story has been read at least once."""
        return self._telling is not None

    def telling(self) -> Telling:
        """The story as it stands in its folder. Cheap, but where a file has changed."""
        return self._now()[0]

    def story(self, lens: Lens) -> Story:
        """The same story whole, through a lens."""
        return self._now()[1][lens]

    def _now(self) -> tuple[Telling, dict[Lens, Story]]:
        where = folder()
        now = (where, stamp(where))
        with self._lock:
            if self._telling is None or self._stamp != now:
                loaded = load(where)
                self._seen = {"now": as_of(loaded.story, "now"), "day": as_of(loaded.story, "day")}
                self._telling, self._stamp = _told(loaded, self._seen["now"]), now
            return self._telling, self._seen


TELLER = Teller()
"""The one that all parts of the server ask, so that a story is read once."""


def _told(loaded: Loaded, story: Story) -> Telling:
    meta = story.meta
    return Telling(
        language=meta.language,
        kicker=meta.kicker,
        title=meta.title,
        standfirst=meta.standfirst,
        sentences=tuple(sentence.text for sentence in story.sixty_seconds),
        pages=tuple(page for page in PAGES if page.is_in(story)),
        edition=max(meta.editions, key=lambda edition: edition.date).number if meta.editions else "",
        entries=sum(len(getattr(loaded.story, kind.field)) for kind in KINDS),
        problems=len(loaded.problems),
    )
