"""How to cite the story, or one view of it: in words, as BibTeX, as RIS.

What the story does not say is left out: without `by` in story.yaml there is no author, and the title comes first, as
the styles have it for works without one. All three name the edition, so that a later reader can tell what was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from story import wording as w
from story.asked import Given
from story.content import Story
from story.date_words import day as written_day
from story.titles import ended, unended

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not \{: BibTeX counts braces, escaped ones too
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {mark: f"\\{mark}" for mark in "&%$#_"}
_SINGLE = str.maketrans("“”„«»", "‘’‚‹›")
"""Quotation marks, and those that stand within them."""
_LONGEST_KEY = 120


@dataclass(frozen=True)
class Citation:
    """What a citation names. `view` is the title of one view of the story ('' for all of it); '' or None: not known."""

    key: str
    title: str
    edition: str
    published: date
    view: str = ""
    by: str = ""
    address: str = ""
    accessed: date | None = None
    language: str = ""


def citation(
    story: Story,
    *,
    view: str = "",
    given: Given | None = None,
    address: str | None = None,
    accessed: date | None = None,
) -> Citation:
    """What to cite of a story: all of it, or the view of that title, which `given` asks for: its key tells it from others.

    `address` goes before the story's own.
    """
    meta, edition = story.meta, story.meta.edition
    key = f"{meta.id}-{re.sub(r'[^A-Za-z0-9]+', '-', edition.number).strip('-') or 'edition'}"
    return Citation(
        key + (_view_key(given) if given and view else ""),
        meta.title,
        edition.number,
        edition.date,
        _line(view),
        meta.by or "",
        _line(address or meta.address or ""),
        accessed,
        meta.language,
    )


def _view_key(given: Given) -> str:
    """What tells the view from others of the same edition: page, parameters and lens. Plain signs, and the same each time.

    A point stands between parts and a `_` between values, for neither is in an id; what is not plain, or long, is a sum.
    """
    said = [given.page.path, *(f"{name}.{'_'.join(values)}" for name, values in sorted(given.values.items()))]
    text = ".".join(["", *said, *([f"asof.{given.lens}"] if given.lens != "now" else [])])
    if len(text) <= _LONGEST_KEY and re.fullmatch(r"[A-Za-z0-9._-]+", text):
        return text
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", text)[: _LONGEST_KEY - 9].rstrip("-._")
    return f"{plain}.{crc32(text.encode()):08x}"


def in_words(cited: Citation) -> str:
    """One line for readers: by whom, the view, the story, the edition and its date, the address, the day of access."""
    view = unended(cited.view).translate(_SINGLE)  # it stands in quotation marks, and within a sentence
    title = w.CITE_VIEW.format(view=view, title=cited.title) if view else cited.title
    edition = w.EDITION.format(number=cited.edition, date=_day(cited.published))
    parts = [cited.by, title, edition]
    text = " ".join(ended(part) for part in map(_line, parts) if part)
    where = [cited.address] if cited.address else []
    where += [w.CITE_ACCESSED.format(date=_day(cited.accessed))] if cited.accessed else []
    return " ".join([text, *where])


def as_bibtex(cited: Citation) -> str:
    """An entry for BibTeX, of the kind `misc`: every style knows it, and it needs no author."""
    fields = [
        ("author", f"{{{_tex(cited.by)}}}" if cited.by else ""),  # braces: a name to be kept as it is
        ("title", f"{{{_tex(cited.view or cited.title)}}}"),
        ("howpublished", _tex(w.CITE_PART_OF.format(title=cited.title)) if cited.view else ""),
        ("edition", _tex(cited.edition)),
        ("year", str(cited.published.year)),
        ("month", str(cited.published.month)),
        ("date", cited.published.isoformat()),
        ("url", _verbatim(cited.address)),
        ("urldate", cited.accessed.isoformat() if cited.accessed else ""),
        ("note", _tex(w.EDITION.format(number=cited.edition, date=_day(cited.published)))),
    ]
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{cited.key},\n{body}\n}}\n"


def as_ris(cited: Citation) -> str:
    """A record in RIS, of the type of electronic works, its lines ended as that format asks."""
    lines: list[tuple[str, str]] = [("TY", "ELEC"), ("ID", cited.key), ("TI", cited.view or cited.title)]
    lines += [("T2", cited.title)] if cited.view else []
    lines += [("AU", cited.by)] if cited.by else []
    lines += [("PY", str(cited.published.year)), ("DA", f"{cited.published:%Y/%m/%d}/"), ("ET", cited.edition)]
    lines += [("LA", cited.language)] if cited.language else []
    lines += [("UR", _verbatim(cited.address))] if cited.address else []
    lines += [("Y2", f"{cited.accessed:%Y/%m/%d}/")] if cited.accessed else []
    return _ris([*lines, ("ER", "")])


def _ris(lines: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{tag}  - {_line(text)}\r\n" for tag, text in lines)


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in _line(text))


def _verbatim(address: str) -> str:
    """An address without the characters that would end a field early; in an address they are written so anyway."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", address)


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(day: date) -> str:
    return written_day(day)
