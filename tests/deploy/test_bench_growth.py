"""How the app grows: with a story of ten and of fifty times as many entries, with one to a hundred readers at once.

A measurement, not a test of the build: it needs a quiet machine. `make bench` prints the tables.
"""

from __future__ import annotations

import asyncio
import random
import statistics
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import pytest

from server.collector import PAUSE
from story import Story, load
from story import wording as w
from story.addresses import PAGES
from tests import report
from tests.deploy.browsing import some_address
from tests.deploy.protocol import Reader
from tests.deploy.running import App, running
from tests.stories.multiply import write_multiplied

T = TypeVar("T")
TIMES = (1, 10, 50)
MOST_AT_TEN = 2.0
"""Times what a page of our own story costs, for a story ten times as long."""
SAID = {"work": ("ms a view", ".1f"), "size": ("kB", ".0f"), "first": ("first view, s", ".2f")}
"""What a page costs: the head of its columns, its form. The first view after the start is made for all readers."""
VIEWS = 20
RESTS = PAUSE + 1
"""Seconds without work after which the app has come to rest, and sets aside for the collector what a start has left."""
READERS = (1, 10, 50, 100)
SECONDS = 30


def done(work: Coroutine[Any, Any, T]) -> T:
    """Runs it in a thread of its own: a browser that is open has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@dataclass
class Costs:
    """What a page costs: the first view in s, a further one in ms of processor time, in ms to wait, in kB."""

    first: float = 0
    work: float = 0
    wait: float = 0
    size: float = 0


@dataclass
class Grown:
    """What a story of a size costs: seconds to start, MB with every page drawn once, each page."""

    start: float = 0
    memory: float = 0
    pages: dict[str, Costs] = field(default_factory=dict)

    def cost(self, path: str, what: str) -> float:
        """One of the costs of the page at a path."""
        return float(getattr(self.pages[path], what))


async def _pages(app: App, there: list[str]) -> dict[str, Costs]:
    """First all pages once, then each many times: what the app does for itself after a start is done by then."""
    found = {}
    async with Reader(app.address) as reader:
        for path in there:
            began = monotonic()
            view = await reader.go(path, patience=120)
            found[path] = Costs(first=monotonic() - began, size=view.bytes / 1e3)
            assert view.faults == ()
        await _rest(app)
        for path, costs in found.items():
            await reader.go(path)
            worked, waits = app.worked(), list[float]()
            for _ in range(VIEWS):
                began = monotonic()
                await reader.go(path)
                waits.append(monotonic() - began)
            costs.work = (app.worked() - worked) * 1000 / VIEWS
            costs.wait = statistics.median(waits) * 1000
    return found


async def _rest(app: App) -> None:
    """Waits until the app has nothing to do: after a start it makes the search's index."""
    worked = -1.0
    while app.worked() - worked > 0.1:
        worked = app.worked()
        await asyncio.sleep(RESTS)


def _grown(folder: Path, there: list[str], place: Path) -> Grown:
    began = monotonic()
    with running(place, patience=300, STORY=str(folder)) as app:
        start = monotonic() - began
        pages = done(_pages(app, there))
        return Grown(start, app.memory(), pages)


def _row(name: str, values: Sequence[float], form: str) -> list[str]:
    return [name, f"{values[0]:{form}}", *(f"{v:{form}}, {_ratio(v, values[0])}" for v in values[1:])]


def _ratio(now: float, then: float) -> str:
    return f"{now / then:.1f}x"


@pytest.mark.bench
@pytest.mark.timeout(1200)
def test_a_longer_story_costs_little_more(root: Path, tmp_path: Path) -> None:
    story = load(root / "data").story
    pages = [page for page in PAGES if page.access == "public" and page.is_in(story)]
    found: dict[int, Grown] = {}
    for times in TIMES:
        folder = write_multiplied(root / "data", tmp_path / f"x{times}", times)
        found[times] = _grown(folder, [page.path for page in pages], tmp_path)
    one = found[1]

    heads = ["", *(f"x{times}" for times in TIMES)]
    rows = [
        _row("to start, s", [grown.start for grown in found.values()], ".1f"),
        _row("memory, MB", [grown.memory for grown in found.values()], ".0f"),
    ]
    report.table("A story with ten and fifty times as many entries:", heads, rows)
    heads = ["", *(f"{head} x{times}" for head, _ in SAID.values() for times in TIMES)]
    rows = []
    for page in pages:
        costs = [
            _row("", [grown.cost(page.path, what) for grown in found.values()], SAID[what][1])[1:] for what in SAID
        ]
        rows.append([w.PAGES[page.id], *chain.from_iterable(costs)])
    report.table("Its pages: processor time of a view, what the server sends of it before compression:", heads, rows)

    dear = [
        f"{page.id} {what}: {_ratio(found[10].cost(page.path, what), one.cost(page.path, what))}"
        for page in pages
        for what in ("work", "size")
        if found[10].cost(page.path, what) > MOST_AT_TEN * one.cost(page.path, what)
    ]
    dear += [
        f"{page.id} first at x{times}: {_ratio(found[times].pages[page.path].first, one.pages[page.path].first)}"
        for page in pages
        for times in TIMES[1:]
        if found[times].pages[page.path].first > times * one.pages[page.path].first
    ]
    dear += [
        f"start or memory at x{times}"
        for times in TIMES[1:]
        if found[times].start > times * one.start or found[times].memory > times * one.memory
    ]
    assert dear == []


@dataclass
class Crowd:
    """What so many readers saw: the seconds they waited for each view, and what the app took for it.

    `rush`: the seconds after which the last had the first page, all of them having come at the same moment.
    """

    rush: float = 0
    waits: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    work: float = 0
    memory: float = 0

    @property
    def slowest(self) -> float:
        """The 95th percentile, in ms."""
        return statistics.quantiles(self.waits, n=20)[-1] * 1000


async def _browse(reader: Reader, story: Story, chance: random.Random, until: float, crowd: Crowd) -> None:
    while await asyncio.sleep(chance.uniform(0, 10), monotonic() < until):
        page, query = some_address(story, chance)
        began = monotonic()
        view = await reader.go(page, query)
        crowd.waits.append(monotonic() - began)
        crowd.faults += view.faults


async def _crowd(app: App, story: Story, count: int) -> Crowd:
    crowd = Crowd()
    before = app.memory()
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Reader(app.address, f"reader {n}")) for n in range(count)]
        began = monotonic()
        await asyncio.gather(*(reader.go("") for reader in readers))
        crowd.rush = monotonic() - began
        worked, until = app.worked(), monotonic() + SECONDS
        await asyncio.gather(
            *(_browse(reader, story, random.Random(n), until, crowd) for n, reader in enumerate(readers))
        )
        crowd.work = (app.worked() - worked) * 1000 / len(crowd.waits)
        crowd.memory = max(0.0, app.memory() - before) / count
    return crowd


@pytest.mark.bench
@pytest.mark.timeout(600)
def test_more_readers_cost_no_more_each(root: Path, tmp_path: Path) -> None:
    story = load(root / "data").story
    found: dict[int, Crowd] = {}
    with running(tmp_path) as app:
        done(_crowd(app, story, 20))  # what is kept for all readers is not put down to the first
        for count in READERS:
            found[count] = done(_crowd(app, story, count))

    rows = [
        [
            str(count),
            f"{crowd.rush:.1f}",
            str(len(crowd.waits)),
            f"{statistics.median(crowd.waits) * 1000:.0f}",
            f"{crowd.slowest:.0f}",
            f"{crowd.work:.1f}",
            f"{crowd.memory:.2f}",
        ]
        for count, crowd in found.items()
    ]
    heads = [
        "readers",
        "all at once, s",
        "views",
        "median, ms",
        "95th percentile, ms",
        "processor time a view, ms",
        "MB each",
    ]
    report.table(
        f"Readers who come at the same moment, then each turn a page every five seconds, for {SECONDS} s:", heads, rows
    )
    assert [crowd.faults for crowd in found.values()] == [[] for _ in found]
    assert found[100].work <= 1.5 * found[10].work
    assert max(crowd.memory for count, crowd in found.items() if count >= 50) < 3
