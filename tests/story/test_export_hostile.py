"""Script and formulas in the content stay text in every file that leaves the house."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_type_hints
from xml.etree import ElementTree as ET

import pytest

from story import Story, as_of, load
from story.citation import as_bibtex, as_ris, citation, in_words
from story.content import KINDS
from story.export.columns import column, taken_apart
from story.export.formats import written
from story.export.writing import files
from story.model.base import Record

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = '=HYPERLINK("x");</script><script>alert(1)</script>]]>&amp;\u2028\', "y"'


def planted(value: Any, hint: Any = None) -> Any:
    """The value with that text in every place where any text may stand."""
    if isinstance(value, Record):
        hints = get_type_hints(type(value), include_extras=True)
        changes = {name: planted(getattr(value, name), hints[name]) for name in type(value).model_fields}
        return value.model_copy(update=changes)
    if isinstance(value, tuple):
        item = get_args(taken_apart(hint)[0])[0]
        return tuple(planted(part, item) for part in value)
    free = column("x", hint, "") if isinstance(value, str) else None
    is_text = free and not (free.words or free.form or free.pattern or free.refers)
    return HOSTILE if is_text and not _is_date(hint) else value


def _is_date(hint: Any) -> bool:
    return "Dated" in str(hint) or "_zone" in str(hint)


@pytest.fixture(scope="module")
def hostile() -> Story:
    story = as_of(load(ROOT / "data").story, "now")
    entries: dict[str, Any] = {kind.field: tuple(map(planted, getattr(story, kind.field))) for kind in KINDS}
    return replace(story, meta=planted(story.meta), **entries)


def test_no_cell_is_a_formula_and_every_cell_is_the_text(hostile: Story) -> None:
    cells = [
        cell
        for name, data in files(hostile, None).items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
        for cell in row
    ]

    assert cells.count(f"'{HOSTILE}") > 5000
    assert not [cell for cell in cells if len(cell) > 1 and cell[0] in "=@\t\r"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("=1+1", "'=1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"),
     ("-12.5", "-12.5"), ("+3", "+3"), ("-", "-"), (-3.0, "-3"), (0.5, "0.5"), ("− 2", "− 2"), (True, "true"), (None, "")],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_numbers_do_not(cell: Any, text: str) -> None:
    assert written(cell) == text


@pytest.mark.parametrize("name", ["story.json", "story.jsonld", "claimreview.json", "datapackage.json"])
def test_json_can_stand_in_a_page_and_reads_back_as_the_text(hostile: Story, name: str) -> None:
    data = files(hostile, None)[name]

    assert not set(data.decode("utf-8")) & set("<>&\u2028\u2029")
    assert HOSTILE in _texts(json.loads(data))


@pytest.mark.parametrize("name", ["actors.gexf", "actors.graphml"])
def test_xml_holds_it_as_text(hostile: Story, name: str) -> None:
    root = ET.fromstring(files(hostile, None)[name])
    held = [*(node.text for node in root.iter()), *(text for node in root.iter() for text in node.attrib.values())]

    assert held.count(HOSTILE) > 100
    assert not [node for node in root.iter() if node.tag.endswith("script")]


def test_a_citation_holds_it_as_text(hostile: Story) -> None:
    cited = citation(hostile, view="} \\end{x} {\nTY  - BOOK")

    assert "\\end{x}" not in as_bibtex(cited)
    assert as_bibtex(cited).count("{") == as_bibtex(cited).count("}")
    assert [line[:6] for line in as_ris(cited).split("\r\n")].count("TY  - ") == 1
    assert "\n" not in in_words(cited)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        return [text for part in (value.values() if isinstance(value, dict) else value) for text in _texts(part)]
    return [value] if isinstance(value, str) else []
