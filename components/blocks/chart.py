"""A chart with its words: title, sentence, key, and the same data as a table to read, copy or download."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from story import Story
from story import wording as w


@dataclass(frozen=True)
class Table:
    """What a chart shows, as rows of texts or HTML. `name` becomes the file's name; `caption` says what it holds.

    With `fields`, a name for each column, it can be had as JSON too: a list of objects, after `about`, which says what
    they are of (edition, lens, address). `note` stands over it: that it holds one part of a long list.
    """

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Markup, ...], ...]
    fields: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    note: str = ""


def heading(story: Story, view: str, *, level: int = 2, otherwise: str = "") -> Markup:
    """Title and sentence of a view; the title states the finding. `otherwise` is the title where the story has no such view."""
    words = story.view(view)
    if words is None:
        return Markup('<h{0} class="x-h{0}">{1}</h{0}>').format(level, otherwise) if otherwise else Markup("")
    unit = Markup(" <span>{}</span>").format(words.unit) if words.unit else Markup("")
    return Markup('<h{0} class="x-h{0}" id="view-{1}">{2}</h{0}><p class="x-under">{3}{4}</p>').format(
        level, view, words.title, words.sentence, unit
    )


def data_table(table: Table, *, opened: bool = False, said: str | None = None) -> Markup:
    """The table of a chart, folded, with its download; `opened`, it stands in place of a chart and is no fold. `said`: what
    the fold is called. Cells that are links stay links; the file gets their text."""
    inside = note(table) + plain_table(table) + downloads(table)
    if opened:
        return Markup('<div class="x-data" id="d-{}">{}</div>').format(table.name, inside)
    return Markup('<details class="x-data" id="d-{}"><summary>{}</summary>{}</details>').format(
        table.name, said or w.TABLE, inside
    )


def note(table: Table) -> Markup:
    """The note over a table; nothing where it has none."""
    return Markup('<p class="x-note">{}</p>').format(table.note) if table.note else Markup("")


def downloads(table: Table) -> Markup:
    """Buttons that save the table, which stands anywhere on the page, as a file."""
    found = _download(table, "csv", w.DOWNLOAD)
    return found + _download(table, "json", w.DOWNLOAD_JSON) if table.fields else found


def _download(table: Table, form: str, label: str) -> Markup:
    about = Markup(' data-about="{}"').format(json.dumps(dict(table.about))) if table.about else Markup("")
    return Markup(
        '<button type="button" class="x-btn x-i-download" data-{}="t-{name}" data-name="{name}"{}>{}</button>'
    ).format(form, about if form == "json" else Markup(""), label, name=table.name)


def plain_table(table: Table) -> Markup:
    """The table itself: caption, column heads, the first cell of each row as its head."""
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_field(table, number), column)
        for number, column in enumerate(table.columns)
    )
    return Markup(
        '<div class="x-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="x-table" id="t-{name}">'
        "<caption><span>{caption}</span></caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    ).format(caption=table.caption, name=table.name, head=head, rows=Markup("").join(map(_row, table.rows)))


def _field(table: Table, number: int) -> Markup:
    return Markup(' data-field="{}"').format(table.fields[number]) if table.fields else Markup("")


def _row(cells: Sequence[str | Markup]) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(cells[0])
    rest = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells[1:])
    return Markup("<tr>{}{}</tr>").format(first, rest)
