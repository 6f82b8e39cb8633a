"""What YAML's own complaints mean: the line where the fault lies (not where the parser noticed it), and a sentence.

libyaml says "did not find expected key while parsing a block mapping" where a person forgot a quotation mark some
lines above. The wordings are libyaml's; one that is not known here is passed on in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

Said = tuple[int, str, str]
"""A line from 1, what is wrong, how to mend it."""

QUOTE_OPEN = "a quotation mark opens here and closes too late or never"
CLOSE_IT = "close it, or double an apostrophe inside '…'"
_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses (control characters), what it takes for the end of a line and editors do not (U+0085, U+2028,
U+2029: lines would be counted wrongly), and what turns the direction of text around unseen (U+202A to U+202E)."""
_TAB = re.compile(r"(?<=[^\s])[^\S\r\n]*\t")
MOST = 50
"""Lines that cannot be read as they are and are named."""
_BREAK = re.compile(r"\r\n|\r|\n")
_CONFLICT = re.compile(r"^<{7} [^\n]*\n(.*?)(^={7}\n.*?^>{7} [^\n]*\n)", re.MULTILINE | re.DOTALL)
_KEY_LINE = re.compile(r"^\s*(- )?\s*[\w-]+:(\s|$)", re.MULTILINE)


def made_readable(text: str) -> tuple[str, list[Said]]:
    """`text` with each unusable character made a space and one side of each git conflict, and complaints about them.

    A tab in the indentation is left to the parser: there it may change what belongs to what.
    """
    said: list[Said] = []
    if _CONTROL.search(text) or _TAB.search(text):
        for number, line in enumerate(_BREAK.split(text), 1):
            if odd := _CONTROL.search(line):
                what = f"an invisible control character (U+{ord(odd.group()):04X}) stands here"
                said.append((number, what, "delete it"))
            elif _TAB.search(line):
                said.append((number, "a tab stands in this line", "use spaces instead"))
        text = _TAB.sub(" ", _CONTROL.sub(" ", text))
    for match in _CONFLICT.finditer(text):
        number = len(_BREAK.findall(text, 0, match.start())) + 1
        said.append((number, "the mark of a git conflict stands here", "settle the conflict and delete its marks"))
    return _CONFLICT.sub(_first_side, text), said[:MOST]


def _first_side(match: re.Match[str]) -> str:
    """The first version of a conflict, with blank lines for the rest, so that later lines keep their numbers."""
    return "\n" + match[1] + "\n" * match[2].count("\n")


def is_control(text: str) -> str | None:
    """The first unusable character of a value (an escape in double quotes can make one), or None."""
    match = _CONTROL.search(text)
    return match.group() if match else None


def swallowed(raw: str) -> bool:
    """Whether a quoted text over several lines holds lines that look like keys: its end was probably forgotten."""
    return bool(_KEY_LINE.search(raw.partition("\n")[2]))


def sentence(fault: yaml.YAMLError, lines: Sequence[str], suspect: int | None) -> Said:
    """What a syntax fault means. `suspect` is the line of a quoted text that swallowed keys, if there was one."""
    mark, opened = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    said = str(getattr(fault, "problem", None) or "it cannot be read")
    context = str(getattr(fault, "context", None) or "")
    line = mark.line + 1 if mark else 1
    start = opened.line + 1 if opened else line
    column = mark.column if mark else 0
    here = lines[line - 1] if line <= len(lines) else ""
    if "quoted scalar" in context and ("end of stream" in said or "document" in said):
        return start, QUOTE_OPEN, CLOSE_IT
    if suspect is not None:
        return suspect, QUOTE_OPEN, CLOSE_IT
    if "tab" in said.split() or here[: column + 1].strip(" ") == "\t" or "\t" in here[: len(here) - len(here.lstrip())]:
        return line, "a tab stands in the indentation", "use spaces instead"
    return _known(said, line, start, column, here) or (
        line,
        f"the YAML breaks off here ({said})",
        "check quotes, colons and indentation just above",
    )


def _known(said: str, line: int, start: int, column: int, here: str) -> Said | None:
    unclosed = line > start and re.fullmatch(r"\s*(- )?[\w-]*", here[:column])
    mark = here[column : column + 1] if said.endswith("start any token") else here[column - 1 : column]
    at = start if said == _NO_COLON or (unclosed and "or '" in said) else line
    what, mend = _SENTENCES.get(said, ("", ""))
    return (at, what.format(mark=mark, bracket=said[-2:-1]), mend.format(bracket=said[-2:-1])) if what else None


_NO_COLON = "could not find expected ':'"
_BRACKET = "a comma or the closing {bracket} is missing", "add it, or put texts that hold , or {bracket} in quotes"
_START = "no text can start with {mark} unless it is in quotes", "put it in quotes"
_ESCAPE = "a backslash in double quotes starts something unknown", "write \\\\ or use single quotes"
_SENTENCES = {
    _NO_COLON: ("no colon and space follow the key in this line", "write it as key: value"),
    "mapping values are not allowed in this context": (
        "a colon stands where none can",
        "put the text in quotes if it holds ': ', or mend the indentation",
    ),
    "did not find expected key": (
        "the line goes on after a closing quotation mark or bracket, or is indented wrongly",
        "put the whole text in quotes, with '' for an apostrophe, or mend the indentation",
    ),
    "did not find expected '-' indicator": (
        "the line is not indented like the entry that it belongs to",
        "start an entry with '- ' and indent its keys by two spaces",
    ),
    "did not find expected ',' or ']'": _BRACKET,
    "did not find expected ',' or '}'": _BRACKET,
    "found character that cannot start any token": _START,
    "did not find expected alphabetic or numeric character": _START,
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "found undefined tag handle": ("a tag (!) stands here", "put text that starts with ! in quotes"),
    "did not find expected <document start>": (
        "text stands here after the end of the document ('...')",
        "delete the line with '...' above",
    ),
}
