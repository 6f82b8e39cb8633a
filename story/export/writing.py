"""All files of an export, and how they are put into a folder: the same story gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from story import wording as w
from story.citation import citation, in_words
from story.content import KINDS, Story
from story.export.columns import RESOLVED
from story.export.formats import as_csv, as_json
from story.export.graphs import as_gexf, as_graphml
from story.export.linked import claim_reviews, linked_story
from story.export.package import licence_of, package
from story.export.tables import Table, tables
from story.licence import Licence

FOLDER = "tables/"
KINDS_OF_FILE = (
    ("datapackage.json", "application/json"),
    ("story.json", "application/json"),
    ("claimreview.json", "application/ld+json"),
    ("actors.gexf", "application/gexf+xml"),
    ("actors.graphml", "application/graphml+xml"),
)
"""What the linked data names, beside the tables."""


def files(story: Story, licence: Licence | None) -> dict[str, bytes]:
    """Every file of an export by its path. Tables without rows are left out."""
    held = [table for table in tables(story).values() if table.rows]
    found = {
        "README.txt": _readme(story, licence, held).encode("utf-8"),
        "datapackage.json": as_json(package(story, held, licence, folder=FOLDER)),
        "story.json": as_json(whole(story, licence)),
        "story.jsonld": as_json(linked_story(story, licence, kinds_of_file(held))),
        "claimreview.json": as_json(claim_reviews(story)),
    }
    if story.actors:
        found |= {"actors.gexf": as_gexf(story), "actors.graphml": as_graphml(story)}
    return found | {f"{FOLDER}{table.name}.csv": as_csv(table) for table in held}


def kinds_of_file(held: Iterable[Table]) -> list[tuple[str, str]]:
    """The files that data can be fetched as, each with its media type; of the tables those that are below no other."""
    return [*KINDS_OF_FILE, *((f"{table.name}.csv", "text/csv") for table in held if not table.parent)]


def whole(story: Story, licence: Licence | None) -> dict[str, Any]:
    """The whole story as plain values, its keys in the order of the model."""
    found: dict[str, Any] = {
        "known": story.lens,
        "licence": licence_of(licence) if licence else None,
        "story": story.meta.model_dump(mode="json", exclude=set(RESOLVED)),
    }
    for kind in KINDS:
        found[kind.field] = [
            entry.model_dump(mode="json", exclude=set(RESOLVED)) for entry in getattr(story, kind.field)
        ]
    return found


def write(found: Mapping[str, bytes], out: Path, known: Iterable[str]) -> str | None:
    """Writes the files into the folder `out`; gives None, or the sentence that says why not.

    An earlier export there (`known`: the paths it may hold) gives way, any other file is left alone.
    """
    if out.exists() and not out.is_dir():
        return f"{out}: a file stands there; name a folder that is empty or does not exist yet"
    try:
        there = (
            {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
            if out.exists()
            else set()
        )
        if others := sorted(there - set(known)):
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            return f"{out}: the folder holds other things ({others[0]}{more}); name one that is empty or does not exist yet"
        for stale in there - set(found):
            (out / stale).unlink()
        for name, data in found.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)
    except OSError as fault:
        return f"{out}: it cannot be written ({fault.strerror or fault}); name a folder in which you may write"
    return None


def may_hold(story: Story) -> set[str]:
    """The paths that an export of any story can have."""
    names = {"README.txt", "story.jsonld", *(name for name, _ in KINDS_OF_FILE)}
    return names | {f"{FOLDER}{name}.csv" for name in tables(story)}


def _readme(story: Story, licence: Licence | None, held: list[Table]) -> str:
    meta, edition = story.meta, story.meta.edition
    day = meta.lens_date if story.lens == "day" else meta.as_of
    stated = w.EXPORT_LICENCE_LINE[licence is not None]
    facts = [stated.format(title=licence.title, url=licence.url) if licence else stated]
    facts += [w.EXPORT_BY.format(by=meta.by)] if meta.by else []
    heading = w.EXPORT_TITLE.format(title=meta.title)
    wide = max(len(table.name) for table in held) + 6
    return w.EXPORT_README.format(
        heading=heading,
        line="=" * len(heading),
        standfirst=meta.standfirst,
        edition=w.EDITION.format(number=edition.number, date=edition.date.isoformat()),
        known=w.EXPORT_KNOWN[story.lens].format(date=day.isoformat()),
        licence="\n".join(facts),
        citation=in_words(citation(story)),
        files="\n".join(f"{name:<20}{text}" for name, text in w.EXPORT_FILES.items()),
        tables="\n".join(f"{table.name + '.csv':<{wide}}{_rows(len(table.rows)):<12}{table.about}" for table in held),
    )


def _rows(count: int) -> str:
    return w.EXPORT_ROWS["one" if count == 1 else "other"].format(count=count)
