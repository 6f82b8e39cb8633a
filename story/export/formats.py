"""Values as text: CSV and JSON, the same bytes for the same values."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from story.export.columns import Cell
from story.export.tables import Table

_FORMULA = re.compile(r"[=+\-@\t\r]", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def as_csv(table: Table, more: Sequence[tuple[str, str]] = ()) -> bytes:
    """The table as CSV in UTF-8, its header first. `more` are columns with the same text in every row, put last."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*table.names, *(name for name, _ in more)])
    same = [_harmless(text) for _, text in more]
    writer.writerows([*map(written, row), *same] for row in table.rows)
    return file.getvalue().encode("utf-8")


def written(cell: Cell) -> str:
    """A cell as text: nothing for None, `true` and `false`, days as in ISO 8601."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            return repr(cell).removesuffix(".0")
        case int():
            return str(cell)
        case date():
            return cell.isoformat()
    return _harmless(cell)


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that looks like it gets an apostrophe before it.

    A sign alone is none, and so is a number.
    """
    risky = len(text) > 1 and _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def as_records(table: Table, more: Sequence[tuple[str, str]] = ()) -> list[dict[str, Any]]:
    """The table as a list of objects, days as in ISO 8601; `more` as in `as_csv`."""
    same = dict(more)
    return [{name: _plain(cell) for name, cell in row.items()} | same for row in table.records()]


def _plain(cell: Cell) -> str | int | float | bool | None:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def as_json(value: object) -> bytes:
    """The value as JSON in UTF-8, its keys in their order. It holds no `<`: it may stand in a page's script element."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    for character in "<>&\u2028\u2029":  # none of them is part of JSON's own notation
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"{text}\n".encode()


def only(table: Table, rows: Iterable[tuple[Cell, ...]]) -> Table:
    """The table with these of its rows."""
    return Table(table.name, table.about, table.columns, table.key, tuple(rows), table.parent)
