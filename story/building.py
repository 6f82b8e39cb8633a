"""Turns the text of one content file into plain values with the line of each, and says what it refuses.

YAML 1.1 guesses (`NO` is False, `12:30` is 750, `0123` is 83, a repeated key silently wins), so every plain scalar
is kept as text and typed by the model; only an empty value and `null` or `~` become None. Anchors, aliases and tags
are refused (a few hundred bytes of aliases can expand to gigabytes), repeated keys are named with both lines. Built on
PyYAML's events, not on its node tree: events come with their place, and nothing is expanded.

A syntax fault costs the entry that it stands in: reading goes on at the next line that starts an entry (or, in a file
of keys, the next key), so that one pass finds the faults of the others too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from story import syntax
from story.problems import Problem
from story.reading import Reading, Where

DEPTH = 30
"""No content nests deeper; more is an accident or an attack."""
MOST_BREAKS = 100
"""Faults after which a syntax fault ends the reading of a file."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, ten times faster; the wheels of PyYAML bring it on every platform."""
_RESUME = {list: re.compile(r"- "), dict: re.compile(r"[\w-]+:(\s|$)")}
_WORD = re.compile(r"[\w-]+")
_ID = re.compile(r"^(?:- |  )[\"']?id[\"']?:\s*[\"']?([\w-]+)")


def parsed(text: str, name: str) -> Reading:
    """Reads YAML; `name` is how problems call its file. Never raises."""
    return _Reader(name).read(text)


class _Reader:
    """Builds values from the events of one file."""

    def __init__(self, name: str) -> None:
        self.reading = Reading()
        self.name = name
        self.root: list[Any] = []
        self.stack: list[_Open] = []
        self.lines: list[str] = []
        self.suspect: int | None = None
        self.before = 0

    def read(self, text: str) -> Reading:
        text, said = syntax.made_readable(text)
        for line, what, mend in said:
            self._say(line, what, mend)
        self.lines = re.split(r"\r\n|\r|\n", text)
        resume: int | None = 0
        while resume is not None:
            resume = self._read_from(resume)
        self.reading.value = self.root[0] if self.root else None
        if self.reading.value is None and not self.reading.problems:
            self._say(1, "the file is empty", "write at least one entry or delete the file")
        self._name_entries()
        return self.reading

    def _name_entries(self) -> None:
        """Gives each problem the id of the entry that it falls in."""
        entries = self.reading.value if isinstance(self.reading.value, list) else []
        starts = [self.reading.line((number,)) for number in range(len(entries))]
        for at, problem in enumerate(self.reading.problems):
            entry = entries[max(bisect_right(starts, problem.line) - 1, 0)] if entries else None
            id = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(id, str) and not problem.where and problem.line >= starts[0]:
                self.reading.problems[at] = replace(problem, where=id)

    def _read_from(self, before: int) -> int | None:
        """Reads on after that many lines. Gives the number of lines to leave out before another try, or None."""
        self.before, self.stack, self.suspect = before, [], None
        text = "\n".join(self.lines[before:])
        try:
            self._fill(yaml.parse(text, Loader=_LOADER))
        except yaml.YAMLError as fault:
            mark = getattr(fault, "problem_mark", None)
            if mark and "nesting depth" in str(getattr(fault, "problem", "")):
                said = _too_deep(mark.line + 1)
            else:
                said = syntax.sentence(fault, self.lines[before:], self.suspect)
            return self._broken(before + said[0], said[1], said[2])
        except _Stop as stop:
            return self._broken(stop.line, stop.what, stop.mend, between=stop.between)
        return None

    def _broken(self, line: int, what: str, mend: str, *, between: bool = False) -> int | None:
        """Says what is wrong, drops the entry in which it is, and finds where the next one starts."""
        line = min(line, len(self.lines))
        while line > 1 and not self.lines[line - 1].strip():
            line -= 1  # noticed at the end of the file, or below a gap
        start, id = line, ""
        root = self.root[0] if self.root else None
        if not between and self._entry_is_open(line):
            part = self.stack[0].last
            start = self.reading.line((part,))
            self.reading.refused.add((part,))
            if isinstance(root, dict):
                root.pop(part, None)
            elif isinstance(root, list):
                root[-1] = None
        elif isinstance(root, dict) and (key := _WORD.match(self.lines[line - 1])):
            self.reading.refused.add((key[0],))
        if not isinstance(root, (list, dict)):
            self.root.clear()
        following = self._next(type(root), max(start, self.before + 1))
        for text in self.lines[start - 1 : following]:
            if match := _ID.match(text):
                id = id or match[1]
                self.reading.lost.add(match[1])
        self.reading.problems.append(Problem(self.name, line, id if not isinstance(root, dict) else "", what, mend))
        return following if len(self.reading.problems) < MOST_BREAKS else None

    def _entry_is_open(self, line: int) -> bool:
        """Whether a fault in that line falls into the last entry: it is not whole, or the line should be part of it."""
        top = self.stack[0] if self.stack else None
        if top is None or len(self.stack) > 1:
            return top is not None
        if isinstance(top.value, dict):
            return not top.awaits_key or self.suspect is not None
        return bool(top.value) and not self.lines[line - 1].startswith("-")

    def _next(self, kind: type, after: int) -> int | None:
        """How many lines stand before the next entry that starts below line `after`."""
        patterns = [_RESUME[kind]] if kind in _RESUME else list(_RESUME.values())
        for number in range(after, len(self.lines)):
            if any(pattern.match(self.lines[number]) for pattern in patterns):
                return number
        return None

    def _refuse(self, path: Where) -> None:
        if path:  # never the file as a whole: its entries are looked at
            self.reading.refused.add(path)

    def _say(self, line: int, what: str, mend: str) -> None:
        self.reading.problems.append(Problem(self.name, line, "", what, mend))

    def _fill(self, events: Iterator[yaml.Event]) -> None:
        """Walks the events; values stand in their containers as soon as they start, so that a fault loses one entry."""
        documents = 0
        for event in events:
            line = self.before + _row(event.start_mark) + 1
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    what = "a second document starts here ('---')"
                    raise _Stop(line, what, "keep one list a file and delete the line", between=True)
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.stack.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            if len(self.stack) >= DEPTH:
                raise _Stop(*_too_deep(line))
            self._node(event, line)

    def _node(self, event: yaml.NodeEvent, line: int) -> None:
        empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        collection = isinstance(event, yaml.CollectionStartEvent)
        if not self.stack:
            if isinstance(event, yaml.AliasEvent):
                self._value(event, line, ())
                return
            self._check_style(event, line, ())
            if self.before and self.root and type(self.root[0]) is type(empty) and collection:
                empty = self.root[0]
            elif not self.root:
                self.root.append(empty if collection else self._scalar(event, line, ()))
                self.reading.lines[()] = line
            path: Where = ()
        else:
            path, value = self._place(event, line)
            empty = value if collection else empty
        if collection:
            self.stack.append(_Open(empty, path))

    def _place(self, event: yaml.NodeEvent, line: int) -> tuple[Where, Any]:
        """Puts the value of an event where it belongs. Gives its path and the value."""
        top = self.stack[-1]
        if isinstance(top.value, dict) and top.awaits_key:
            return self._key(top, event, line)
        path = (*top.path, top.last if isinstance(top.value, dict) else len(top.value))
        value = self._value(event, line, path)
        if isinstance(top.value, dict):
            top.value.setdefault(top.key, value)
            top.awaits_key = True
        else:
            top.value.append(value)
            top.last = len(top.value) - 1
            self.reading.lines[path] = line
        return path, value

    def _key(self, top: _Open, event: yaml.NodeEvent, line: int) -> tuple[Where, Any]:
        if isinstance(event, yaml.ScalarEvent):
            key = event.value
            self._check_style(event, line, (*top.path, key))
        else:
            key = f"line {line}"
            self._say(line, "a list, mapping or alias stands where a key should be", "write a word before the colon")
            self._refuse(top.path or (key,))
        if key == "<<":
            self._refuse(top.path)
        first = self.reading.lines.get((*top.path, key))
        top.key, top.awaits_key, top.last = key, False, key
        if first and not self.reading.is_refused((*top.path, key)):
            if not top.repeats:  # one that repeats several is an entry whose own start is missing
                mend = "keep one of the two, or start a new entry with '- ' above it"
                self._say(line, f"key '{key}' stands here again (first in line {first})", mend)
            top.repeats = True
            top.last = f"{key} again in line {line}"
        self.reading.lines.setdefault((*top.path, top.last), line)
        return (*top.path, key, "key"), {} if isinstance(event, yaml.MappingStartEvent) else []

    def _value(self, event: yaml.NodeEvent, line: int, path: Where) -> Any:
        if isinstance(event, yaml.AliasEvent):
            what = f"an alias (*{event.anchor}) stands here"
            self._say(line, what, "write the text out, in quotes if it starts with *")
            self._refuse(path)
            return None
        self._check_style(event, line, path)
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        return self._scalar(event, line, path)

    def _check_style(self, event: yaml.NodeEvent, line: int, path: Where) -> None:
        if event.anchor:
            mend = "delete it, or put text that starts with & in quotes"
            self._say(line, f"an anchor (&{event.anchor}) stands here", mend)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            mend = "delete it, or put text that starts with ! in quotes"
            self._say(line, f"a tag ({tag}) stands here", mend)
            self._refuse(path)

    def _scalar(self, event: yaml.NodeEvent, line: int, path: Where) -> Any:
        assert isinstance(event, yaml.ScalarEvent)
        text: str = event.value
        if event.style in ("'", '"') and _row(event.end_mark) > _row(event.start_mark):
            raw = "\n".join(self.lines[line - 1 : self.before + _row(event.end_mark) + 1])
            if syntax.swallowed(raw):
                self.suspect = line - self.before
        if odd := syntax.is_control(text):
            self._say(line, f"an invisible control character (U+{ord(odd):04X}) is written here", "take it out")
            self._refuse(path)
            return None
        return None if not event.style and text in ("", "~", "null") else text


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, value: Any, path: Where) -> None:
        self.value, self.path = value, path
        self.awaits_key = isinstance(value, dict)
        self.key = ""
        self.last: Any = 0
        self.repeats = False


def _row(mark: Any) -> int:
    """The line of a place in the text, from 0. The stubs of PyYAML say that it may be missing; it never is."""
    return int(mark.line)


def _too_deep(line: int) -> tuple[int, str, str]:
    return line, f"lists and mappings nest deeper than {DEPTH} levels", "write it flatter"


@dataclass
class _Stop(Exception):
    """Reading cannot go on here; `between`: no entry is open."""

    line: int
    what: str
    mend: str
    between: bool = False
