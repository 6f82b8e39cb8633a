"""The story's data at addresses of their own, as the export has them: `/data/claims.csv?verdict=partly,open&asof=day`.

Open to every origin: notebooks and other sites may read them. A file that is fetched alone says where it is from: in its
name, in its headers and in its last two columns.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from server import house
from server.filters import Unknown, chosen, filters
from server.requests import path_of
from server.telling import TELLER
from story import Story
from story import wording as w
from story.addresses import LENS
from story.export.formats import as_csv, as_json, as_records
from story.export.graphs import as_gexf, as_graphml
from story.export.linked import claim_reviews, linked_story
from story.export.package import EDITION, LICENCE, package
from story.export.tables import Table, tables
from story.export.writing import KINDS_OF_FILE, kinds_of_file, whole
from story.licence import Licence, licence
from story.problems import did_you_mean, shown
from story.settings import story_folder

KINDS = dict(KINDS_OF_FILE) | {"story.jsonld": "application/ld+json"}
TABLES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "content-disposition, etag, link, x-edition, x-ignored",
}
FRESH = "public, no-cache"
"""Anybody may keep it, but asks each time whether it still holds: an edition that is corrected is not read on."""


@dataclass(frozen=True)
class Asked:
    """What is asked for: a file, the story through the lens and as known now, its licence, the filters."""

    name: str
    story: Story
    now: Story
    licence: Licence | None
    filters: tuple[tuple[str, str], ...]

    @property
    def stem(self) -> str:
        """The file's name without its ending: a table's name, for most."""
        return self.name.rpartition(".")[0]

    @property
    def edition(self) -> str:
        """The edition in short."""
        edition = self.story.meta.edition
        return w.EDITION_ON.format(number=edition.number, date=edition.date.isoformat())

    @property
    def more(self) -> tuple[tuple[str, str], ...]:
        """What a table that is fetched alone says of itself in every row."""
        stated = (self.licence.url or self.licence.title) if self.licence else w.EXPORT_NO_LICENCE
        return (EDITION, self.edition), (LICENCE, stated)

    @property
    def table(self) -> Table:
        """The table that the file is, or is drawn from, with the rows that the filters leave."""
        return chosen(FILTERED.get(self.name, self.stem), self.story, self.now, dict(self.filters))

    @property
    def ids(self) -> frozenset[object]:
        """The ids of those rows."""
        return frozenset(row[0] for row in self.table.rows)


def data(request: Request) -> Response:
    """Answers `/data/…`. Starlette runs it in a thread, and takes the body away for HEAD."""
    name, query = request.path_params["name"], dict(request.query_params)
    now = TELLER.story("now")
    kind = _kind(name, now)
    if kind is None:
        home = str(request.scope["path"]).removesuffix(path_of(request.scope))
        return HTMLResponse(house.not_found(TELLER.telling(), f"{home}/"), 404, OPEN | {"x-robots-tag": "noindex"})
    try:
        asked = _asked(name, now, query)
    except Unknown as fault:
        return PlainTextResponse(f"{fault}\n", 400, OPEN | {"cache-control": "no-store"})
    body, etag = _made(asked)
    headers = _headers(asked) | {"etag": etag}
    if unused := sorted(query.keys() - dict(asked.filters).keys() - {LENS.name}):
        headers["x-ignored"] = ", ".join(_plain(parameter, "_-") for parameter in unused)[:LONGEST]
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if etag.removeprefix("W/") in known:
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, kind)


def _asked(name: str, now: Story, query: Mapping[str, str]) -> Asked:
    lens = query.get(LENS.name) or "now"
    if lens not in LENS.words:
        raise Unknown(
            f"{LENS.name}: '{shown(lens)}' is not known here; {did_you_mean(lens, LENS.words, 'leave it out')}"
        )
    story = without_notes(TELLER.story("day") if lens == "day" else now)
    table = FILTERED.get(name) or ("" if name in MAKERS else name.rpartition(".")[0])
    found = filters(table, story, now, query) if table else {}
    return Asked(name, story, now, licence(story_folder()), tuple(sorted(found.items())))


@lru_cache(maxsize=4)
def without_notes(story: Story) -> Story:
    """The story without what is for the speaker alone."""
    scenes = tuple(scene.model_copy(update={"notes": "", "notes_since": None}) for scene in story.scenes)
    return replace(story, scenes=scenes)


def _kind(name: str, story: Story) -> str | None:
    """The media type of a file, or None where there is no such file."""
    table, _, form = name.rpartition(".")
    return KINDS.get(name) or (TABLES.get(form) if table in tables(story) else None)


@lru_cache(maxsize=32)
def _made(asked: Asked) -> tuple[bytes, str]:
    """A file and its tag. Weak, for the same file goes out in several codings."""
    body = MAKERS.get(asked.name, _table)(asked)
    return body, f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'


def _table(asked: Asked) -> bytes:
    is_csv = asked.name.endswith(".csv")
    return as_csv(asked.table, asked.more) if is_csv else as_json(as_records(asked.table, asked.more))


def _package(asked: Asked) -> bytes:
    return as_json(package(asked.story, tables(asked.story).values(), asked.licence, alone=True))


def _linked(asked: Asked) -> bytes:
    held = [table for table in tables(asked.story).values() if table.rows]
    return as_json(linked_story(asked.story, asked.licence, kinds_of_file(held)))


MAKERS: Mapping[str, Callable[[Asked], bytes]] = {
    "story.json": lambda asked: as_json(whole(asked.story, asked.licence)),
    "story.jsonld": _linked,
    "datapackage.json": _package,
    "claimreview.json": lambda asked: as_json(claim_reviews(asked.story, asked.ids)),
    "actors.gexf": lambda asked: as_gexf(asked.story, asked.ids),
    "actors.graphml": lambda asked: as_graphml(asked.story, asked.ids),
}
"""The files that are no tables."""
FILTERED = {"claimreview.json": "claims", "actors.gexf": "relations", "actors.graphml": "relations"}
"""Those of them that take the filters of a table."""
LONGEST = 200
"""Characters of a header that repeats what was asked."""


def _headers(asked: Asked) -> dict[str, str]:
    meta = asked.story.meta
    day = "-on-the-day" if asked.story.lens == "day" else ""
    ending = asked.name.removeprefix(asked.stem)
    file = f"{meta.id}-{asked.stem}{day}-edition-{_plain(meta.edition.number)}{ending}"
    headers = OPEN | {
        "content-disposition": f'attachment; filename="{file}"',
        "x-edition": _plain(asked.edition, " ,.:-"),
        "cache-control": FRESH,
    }
    if asked.licence and asked.licence.url.isascii() and asked.licence.url:
        headers["link"] = f'<{asked.licence.url}>; rel="license"'
    return headers


def _plain(text: str, also: str = ".-") -> str:
    """A text as a header or a file's name can hold it."""
    return re.sub(rf"[^A-Za-z0-9{re.escape(also)}]+", "-", text)
