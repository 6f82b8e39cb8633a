"""Reads one content file into plain values with the line of each, and says what it refuses.

YAML 1.1 guesses (`NO` is False, `12:30` is 750, `0123` is 83, a repeated key silently wins), so every plain scalar
is kept as text and typed by the model; only an empty value and `null` or `~` become None. Anchors, aliases and tags
are refused (a few hundred bytes of aliases can expand to gigabytes), repeated keys are named with both lines. What
stands before a syntax fault is kept. Built on PyYAML's events, not on its node tree: events come with their place,
and nothing is expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from story.problems import Problem

LIMIT = 5_000_000
"""Bytes. A larger file is refused unread: all content of a large story is under 2 MB."""
DEPTH = 30
"""No content nests deeper; more is an accident or an attack."""

Where = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, ten times faster; the wheels of PyYAML bring it on every platform."""


@dataclass
class Reading:
    """What a file held: its value, the line of each part by its path, and what is wrong with it."""

    value: Any = None
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Where) -> int:
        """The line of the part at `path`, or of the nearest part above it that has one."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(path: Path, name: str) -> Reading:
    """Reads the YAML file at `path`; `name` is how problems call it. Never raises for what the file holds."""
    if fault := _unreadable(path):
        return Reading(problems=[Problem(name, fault[0], "", fault[1], fault[2])])
    text = path.read_bytes().decode("utf-8-sig")
    if not text.strip():
        return Reading(problems=[Problem(name, 1, "", "the file is empty", "write at least one entry or delete it")])
    return _Reader(name).read(text)


def _unreadable(path: Path) -> tuple[int, str, str] | None:
    try:
        size = path.stat().st_size
        if size > LIMIT:
            return 1, f"the file has {size / 1e6:.1f} MB and was not read", "split it or shorten it to under 5 MB"
        data = path.read_bytes()
    except OSError as fault:
        return 1, f"the file cannot be read ({fault.strerror})", "check its name and its permissions"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return line, "the file is not in UTF-8", "save it again with the encoding UTF-8"
    return None


class _Reader:
    """Builds values from the events of one file."""

    def __init__(self, name: str) -> None:
        self.reading = Reading()
        self.name = name

    def read(self, text: str) -> Reading:
        root: list[Any] = []
        stack: list[_Open] = []
        try:
            self._fill(yaml.parse(text, Loader=_LOADER), root, stack)
        except yaml.YAMLError as fault:
            self._syntax(fault, text)
            _drop_half_read(root, stack)
        except _TooDeep as fault:
            self._say(fault.line, f"lists and mappings nest deeper than {DEPTH} levels", "write it flatter")
            _drop_half_read(root, stack)
        self.reading.value = root[0] if root else None
        return self.reading

    def _say(self, line: int, what: str, mend: str) -> None:
        self.reading.problems.append(Problem(self.name, line, "", what, mend))

    def _fill(self, events: Iterator[yaml.Event], root: list[Any], stack: list[_Open]) -> None:
        """Walks the events with a stack of the containers that are open; values stand in them as soon as they start,
        so that a syntax fault loses only what follows it (and the entry it stands in)."""
        documents = 0
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._say(line, "a second document starts here ('---')", "keep one list a file and delete the line")
                    return
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            value = self._value(event, line)
            if len(stack) >= DEPTH:
                raise _TooDeep(line)
            self._place(stack, root, event, value, line)
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Open(value, (*stack[-1].path, stack[-1].last) if stack else ()))

    def _place(self, stack: list[_Open], root: list[Any], event: yaml.Event, value: Any, line: int) -> None:
        if not stack:
            root.append(value)
            self.reading.lines[()] = line
            return
        top = stack[-1]
        if isinstance(top.value, dict) and top.awaits_key:
            if not isinstance(event, yaml.ScalarEvent):
                self._say(line, "a list or mapping stands where a key should be", "write a word before the colon")
                value = f"line {line}"
            key = str(value)
            first = self.reading.lines.get((*top.path, key))
            if first:
                self._say(line, f"key '{key}' stands here again (first in line {first})", "keep one of the two")
            top.key, top.awaits_key, top.last = key, False, key
            self.reading.lines.setdefault((*top.path, key), line)
        elif isinstance(top.value, dict):
            top.value.setdefault(top.key, value)
            top.awaits_key = True
        else:
            top.value.append(value)
            top.last = len(top.value) - 1
            self.reading.lines[(*top.path, top.last)] = line

    def _value(self, event: yaml.NodeEvent, line: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self._say(line, f"an alias (*{event.anchor}) stands here", "write the text out instead")
            return None
        if event.anchor:
            self._say(line, f"an anchor (&{event.anchor}) stands here", "delete it; anchors are not used in content")
        if getattr(event, "tag", None) not in (None, "!"):
            self._say(line, f"a tag ({event.tag}) stands here", "delete it; put text that starts with ! in quotes")
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        text = event.value
        return None if event.style is None and text in ("", "~", "null") else text

    def _syntax(self, fault: yaml.YAMLError, text: str) -> None:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        said = str(getattr(fault, "problem", "") or fault)
        lines = text.splitlines()
        if "'\\t'" in said or (mark and line <= len(lines) and "\t" in lines[line - 1][: mark.column + 1]):
            self._say(line, "a tab stands in the indentation", "use spaces instead")
        elif isinstance(fault, yaml.reader.ReaderError):
            line = text.count("\n", 0, fault.position) + 1
            self._say(line, f"a control character (code {fault.character}) stands here", "delete it")
        elif "mapping values are not allowed" in said:
            self._say(line, "a colon stands where none can", "put the text in quotes if it holds ': '")
        else:
            self._say(line, f"the YAML breaks off here ({said})", "check quotes, colons and indentation just above")


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, value: Any, path: Where) -> None:
        self.value, self.path = value, path
        self.awaits_key = isinstance(value, dict)
        self.key = ""
        self.last: str | int = 0


def _drop_half_read(root: list[Any], stack: list[_Open]) -> None:
    """After a fault: keeps the entries of a list that were read whole; a mapping is not kept half."""
    if root and isinstance(root[0], list):
        if len(stack) > 1:
            root[0].pop()
    else:
        root.clear()


class _TooDeep(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line
