"""Which story is up: the newest one that is whole. A folder that breaks leaves the last good story up.

A folder is *broken* when a file cannot be read as what it is, so that readers would lose more than the entry somebody
works on: story.yaml has a fault; a file that must be there is missing, or no entry of it is right; a file is no YAML in
UTF-8, is empty, has a fault in its YAML anywhere, or over 500 faults (`Folder.broken` has these problems). Then what
stood before the change stays, as one piece: files of two states are never mixed. The log and `/problems` say why.

A wrong entry breaks nothing: it is left out and named, and the rest of the change shows. An optional file that is gone
was taken away on purpose. A process that starts on a broken folder has no last good story and shows what it can.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic

from story.load import Loaded, load, stamp

log = logging.getLogger(__name__)
EVERY = 0.2
"""Seconds between two looks at the files, however many readers ask: nobody saves and clicks in less."""
KEPT = 4
"""Folders of which the story is kept: one, but for tests."""
LOGGED = 20
"""Problems that one line of the log has."""


@dataclass(frozen=True, eq=False)
class Standing:
    """`shown` is what readers see, `newest` what the files hold; they differ while the files are broken, `since` when."""

    shown: Loaded
    newest: Loaded
    since: datetime | None = None


@dataclass
class _Kept:
    standing: Standing
    stamp: object
    looked: float


_kept: dict[str, _Kept] = {}
_lock = Lock()


def standing(folder: Path) -> Standing:
    """The story of `folder` that is up. Reads its files again where one has changed; safe to ask from several threads."""
    with _lock:
        kept = _kept.get(str(folder))
        if kept and monotonic() - kept.looked < EVERY:
            return kept.standing
        now = stamp(folder)
        if kept is None or kept.stamp != now:
            kept = _Kept(_next(kept.standing if kept else None, load(folder)), now, 0)
            _kept.pop(str(folder), None)
            _kept[str(folder)] = kept
            while len(_kept) > KEPT:
                del _kept[next(iter(_kept))]
        kept.looked = monotonic()
        return kept.standing


def _next(before: Standing | None, newest: Loaded) -> Standing:
    """What is up once `newest` has been read."""
    held = bool(newest.broken and before and not before.shown.broken)
    _say(newest, held=held)
    if held and before:
        return Standing(before.shown, newest, before.since or datetime.now().astimezone())
    return Standing(newest, newest)


def _say(newest: Loaded, *, held: bool) -> None:
    """One line of the log for each reading of the files, for those who watch it by machine."""
    first = (*newest.broken, *(problem for problem in newest.problems if problem not in newest.broken))
    warnings = len(newest.problems) - len(newest.errors)
    parts = {
        "event": "story-held" if held else "story-read",
        "errors": len(newest.errors),
        "warnings": warnings,
        "problems": [str(problem) for problem in first[:LOGGED]],
    }
    level = logging.ERROR if held else logging.WARNING if newest.problems else logging.INFO
    log.log(level, "%s", json.dumps(parts, ensure_ascii=False), extra={"event": parts})
