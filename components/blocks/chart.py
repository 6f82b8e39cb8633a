"""A chart with its words: title, sentence, key, and the same data as a table to read, copy or download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from story import Story
from story import wording as w


@dataclass(frozen=True)
class Table:
    """What a chart shows, as rows of texts or HTML. `name` becomes the file's name; `caption` says what it holds."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Markup, ...], ...]


def heading(story: Story, view: str, *, level: int = 2) -> Markup:
    """Title and sentence of a view; the title states the finding."""
    words = story.view(view)
    if words is None:
        return Markup("")
    unit = Markup(" <span>{}</span>").format(words.unit) if words.unit else Markup("")
    return Markup('<h{0} class="x-h{0}" id="view-{1}">{2}</h{0}><p class="x-under">{3}{4}</p>').format(
        level, view, words.title, words.sentence, unit
    )


def data_table(table: Table, *, opened: bool = False) -> Markup:
    """The table of a chart, folded, with its download. Cells that are links stay links; the file gets their text."""
    return Markup(
        '<details class="x-data" id="d-{name}"{open}><summary>{label}</summary>{table}'
        '<button type="button" class="x-btn x-i-download" data-csv="t-{name}" data-name="{name}">{download}</button>'
        "</details>"
    ).format(
        open=Markup(" open") if opened else Markup(""),
        label=w.TABLE,
        table=plain_table(table),
        name=table.name,
        download=w.DOWNLOAD,
    )


def plain_table(table: Table) -> Markup:
    """The table itself: caption, column heads, the first cell of each row as its head."""
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(column) for column in table.columns)
    return Markup(
        '<div class="x-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="x-table" id="t-{name}">'
        "<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    ).format(caption=table.caption, name=table.name, head=head, rows=Markup("").join(map(_row, table.rows)))


def _row(cells: Sequence[str | Markup]) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(cells[0])
    rest = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells[1:])
    return Markup("<tr>{}{}</tr>").format(first, rest)
