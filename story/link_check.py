"""Do the links of the sources still work? The only part of the story's tools that goes online, and only when asked to.

It asks politely: HEAD first, four hosts at a time and each host one thing after another, with a name that says who asks,
and once more after a pause where a server was busy. A host that does not answer at all is asked no more.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import OpenerDirector, Request, build_opener

from story.model.frame import Source
from story.placed import Placed
from story.problems import Problem, shown

AT_ONCE = 4
SECONDS = 15.0
"""How long a server has for its answer."""
PAUSE = 3.0
"""Seconds before the second try."""
NAME = "story-link-check/1 (python -m story check --links)"
GONE = (404, 410)
BUSY = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Answer:
    """What came of one address: it works, it is gone, the server says something else, or nothing; `why` in words."""

    kind: Literal["works", "gone", "unclear", "silent"]
    why: str = ""
    again: bool = False
    """Whether it is worth a second try."""


@dataclass(frozen=True)
class Asking:
    """How to ask."""

    opener: OpenerDirector
    seconds: float = SECONDS
    pause: float = PAUSE

    def answer(self, url: str) -> Answer:
        """Asks for one address: twice where the first answer may be an accident."""
        first = self._once(url)
        if not first.again:
            return first
        time.sleep(self.pause)
        return self._once(url)

    def _once(self, url: str) -> Answer:
        status = 0
        for method in ("HEAD", "GET"):  # some servers know no HEAD, or refuse it
            try:
                headers = {"User-Agent": NAME, "Accept": "*/*"}
                request = Request(_ascii(url), method=method, headers=headers)  # noqa: S310 (`Url`: http, https)
                with self.opener.open(request, timeout=self.seconds):
                    return Answer("works")
            except HTTPError as fault:
                status = fault.code
                fault.close()
            except (OSError, HTTPException, ValueError) as fault:
                reason = fault.reason if isinstance(fault, URLError) else fault
                return Answer("silent", f"it does not answer ({shown(reason) or type(fault).__name__})", again=True)
        return Answer("gone" if status in GONE else "unclear", f"it answers {status}", again=status in BUSY)


def links(sources: Iterable[Placed], asking: Asking | None = None) -> list[Problem]:
    """A warning for each `url` and `archived` of the sources that does not work, or that could not be tried."""
    asking = asking or Asking(build_opener())
    found = [(placed, name, url) for placed in sources for name in ("url", "archived") if (url := _at(placed, name))]
    answers = _asked({url for *_, url in found}, asking)
    problems = []
    for placed, name, url in found:
        answer = answers[url]
        if answer.kind != "works":
            archived = _at(placed, "archived")
            kept = name == "url" and archived and answers[archived].kind == "works"
            problems.append(placed.problem((name,), *_said(url, answer, name, kept=bool(kept)), warning=True))
    return sorted(problems)


def addresses(sources: Iterable[Placed]) -> int:
    """How many addresses there are to ask for."""
    return len({url for placed in sources for name in ("url", "archived") if (url := _at(placed, name))})


def _asked(urls: set[str], asking: Asking) -> dict[str, Answer]:
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in sorted(urls):
        by_host[urlsplit(url).netloc].append(url)

    def ask(of_one_host: list[str]) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for url in of_one_host:
            last = found[of_one_host[len(found) - 1]] if found else None
            found[url] = last if last and last.kind == "silent" else asking.answer(url)
        return found

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {url: answer for found in pool.map(ask, by_host.values()) for url, answer in found.items()}


def _at(placed: Placed, name: str) -> str:
    assert isinstance(placed.record, Source)
    return getattr(placed.record, name) or ""


def _said(url: str, answer: Answer, name: str, *, kept: bool) -> tuple[str, str]:
    what = f"{shown(url)} did not work: {answer.why}"
    if kept:
        return what, "readers still have the archived copy; correct the address if the page has moved"
    if answer.kind != "gone":
        return what, "open it in a browser to see"
    return what, "correct the address" if name == "archived" else "correct the address, or add an archived copy"


def _ascii(url: str) -> str:
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")
