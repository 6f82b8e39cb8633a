"""Problems are values: what is wrong in a content file, where, and how to mend it. None is ever thrown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

NEAR = 60
"""From which similarity (0 to 100) a name is offered as the one that was probably meant."""
LONGEST_SHOWN = 80
"""Characters of a value that a sentence repeats."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of one content file, in one sentence.

    `file` as the person who edits it would name it (`data/events.yaml`), `line` from 1, `where` the entry's id (or
    '' where there is none), `what` is wrong and how to `mend` it. A warning leaves the entry in the story.
    """

    file: str
    line: int
    where: str
    what: str
    mend: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f" ({shown(self.where)})" if self.where else ""
        return f"{self.file}:{self.line}{where}: {self.what}; {self.mend}"


def shown(value: object) -> str:
    """A value as a sentence can repeat it: in one line, without control characters, cut where it is long."""
    text = "".join(" " if unicodedata.category(c) in _UNSHOWN else c for c in str(value)[: 4 * LONGEST_SHOWN])
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rstrip() + "…"


_UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None if none is like it."""
    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """The mend of an unknown name: the nearest known one, or `otherwise`."""
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near else otherwise
