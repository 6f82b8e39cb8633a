"""What the tables and columns mean: from the model's own docstrings, and from data/README.md where these are silent.

Both are written for people who edit the story. So nothing is said twice, and a test holds both to the model.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from story.content import KINDS, META_FILE
from story.model.base import ArticleRef, Record, SourceRef, Stated
from story.model.frame import Meta

README = Path(__file__).resolve().parents[2] / "data" / "README.md"
_ROW = re.compile(r"^\| `(\w+)` \| (?:yes|no) \| (\S.*?) *\|$", re.MULTILINE)
_SECTIONS: dict[str, str] = {kind.model.__name__: f"`{kind.file}`" for kind in KINDS} | {
    Meta.__name__: f"`{META_FILE}`",
    ArticleRef.__name__: "Provenance",
    SourceRef.__name__: "Provenance",
}
_SHARED = set(Stated.model_fields)
"""Fields of every statement: what one row says of them holds for all."""


def about_model(model: type[Record]) -> str:
    """What a record is: its docstring, in one line."""
    return _line(inspect.getdoc(model) or "")


def about_field(model: type[Record], name: str) -> str:
    """What a field means: its docstring, else its row in data/README.md, else ''."""
    for kind in model.__mro__:
        if issubclass(kind, Record) and name in _docstrings(kind):
            return _docstrings(kind)[name]
    section = _SECTIONS.get(model.__name__) or (_SECTIONS["Event"] if name in _SHARED else "")
    return _rows(section).get(name, "")


@cache
def _docstrings(model: type[Record]) -> Mapping[str, str]:
    """The texts that stand under the fields of a class."""
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    except (OSError, SyntaxError):  # only compiled files are here
        return {}
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, below in zip(body.body, body.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = _line(text)
    return found


@cache
def _rows(section: str) -> Mapping[str, str]:
    """The rows of the tables in the part of the page whose heading starts so."""
    parts = re.split(r"^## ", _readme(), flags=re.MULTILINE)
    text = next((part for part in parts if section and part.startswith(section)), "")
    return {name: _line(said) for name, said in _ROW.findall(text)}


@cache
def _readme() -> str:
    try:
        return README.read_text(encoding="utf-8")
    except OSError:  # a newsroom may have put another folder in its place
        return ""


def _line(text: str) -> str:
    """A text in one line, without the marks of its notation; a capital first, a stop at the end."""
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text.partition("\n\n")[0])
    plain = " ".join(plain.replace("`", "").split()).rstrip(".")
    return f"{plain[0].upper()}{plain[1:]}." if plain else ""
