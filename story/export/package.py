"""datapackage.json: what each table holds, which columns, keys and links between tables; licence, edition, sources.

The form is that of Data Package (https://datapackage.org), which frictionless and others read and check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from story import wording as w
from story.addresses import LENS
from story.content import Story
from story.export.columns import Column
from story.export.tables import Table
from story.licence import Licence

EDITION, LICENCE = "edition", "licence"
"""Columns that a single table bears where it is fetched alone."""


def package(
    story: Story, tables: Iterable[Table], licence: Licence | None, *, folder: str = "", alone: bool = False
) -> dict[str, Any]:
    """The package of these tables, whose files stand in `folder` below it.

    `alone`: the files are those fetched one by one from beside it, with the columns `edition` and `licence` at their
    end, through the same lens.
    """
    held = {table.name: table for table in tables}
    meta, edition = story.meta, story.meta.edition
    found: dict[str, Any] = {
        "name": meta.id,
        "title": meta.title,
        "description": meta.standfirst,
        "version": edition.number,
        "edition": {"number": edition.number, "date": edition.date.isoformat(), "text": edition.text},
        "language": meta.language,
        "known": story.lens,
        "as_of": (meta.lens_date if story.lens == "day" else meta.as_of).isoformat(),
        "days": meta.days,
    }
    if meta.address:
        found["homepage"] = meta.address
    if meta.by:
        found["contributors"] = [{"title": meta.by}]
    if licence:
        found["licenses"] = [licence_of(licence)]
    found["sources"] = [
        {"title": source.title, "publisher": source.publisher} | ({"path": source.url} if source.url else {})
        for source in story.sources
    ]
    ending = ".csv" if story.lens == "now" or not alone else f".csv?{LENS.name}={story.lens}"
    found["resources"] = [_resource(table, held, f"{folder}{table.name}{ending}", alone) for table in held.values()]
    return found


def licence_of(licence: Licence) -> dict[str, str]:
    """A licence in the words of a data package."""
    fields = {"name": licence.name, "title": licence.title, "path": licence.url}
    return {name: value for name, value in fields.items() if value}


def _resource(table: Table, held: Mapping[str, Table], path: str, alone: bool) -> dict[str, Any]:
    columns = list(table.columns)
    if alone:
        columns += [Column(EDITION, about=w.EXPORT_EDITION), Column(LICENCE, about=w.EXPORT_LICENCE)]
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name in table.key) for column in columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if links := _links(table, held):
        schema["foreignKeys"] = links
    return {
        "name": table.name,
        "path": path,
        "type": "table",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column, is_key: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.form:
        found["format"] = column.form
    if column.about:
        found["description"] = column.about
    constraints: dict[str, Any] = {}
    if column.required or is_key:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return found | ({"constraints": constraints} if constraints else {})


def _links(table: Table, held: Mapping[str, Table]) -> list[dict[str, Any]]:
    """The keys of other tables that stand in this one: of the table above it, and of those that cells refer to."""
    found = []
    if table.parent in held:
        above = held[table.parent]
        found.append(_link(table.key[: len(above.key)], above.name, above.key))
    for column in table.columns:
        if column.refers in held:
            own = "" if column.refers == table.name else column.refers
            found.append(_link((column.name,), own, ("id",)))
    return found


def _link(columns: tuple[str, ...], table: str, theirs: tuple[str, ...]) -> dict[str, Any]:
    return {"fields": list(columns), "reference": {"resource": table, "fields": list(theirs)}}
