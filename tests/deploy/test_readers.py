"""Fifty readers at once: what they cost in memory, and that nothing is lost; then for half an hour (`make soak`)."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

from story import Story, load
from story.addresses import PAGES
from tests.deploy.browsing import some_address
from tests.deploy.protocol import Reader
from tests.deploy.running import App, running

READERS = 50
EACH, ALL = 3.0, 700.0
"""MB: what a reader may cost, and what the app may take with all of them."""
MINUTES = float(os.environ.get("MINUTES", "30"))
GROWTH = 1.05


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def story(root: Path) -> Story:
    return load(root / "data").story


@dataclass
class Found:
    """What was seen of the app while it was read."""

    memory: list[tuple[float, float]] = field(default_factory=list)
    views: int = 0
    slowest: float = 0
    faults: list[str] = field(default_factory=list)

    def between(self, start: float, end: float) -> float:
        """The median of its memory in that part of the time, in MB."""
        return statistics.median(size for at, size in self.memory if start <= at <= end)


async def browse(reader: Reader, story: Story, chance: random.Random, until: float, found: Found, most: float) -> None:
    """Turns pages at random, with a pause of up to `most` seconds on each; comes anew now and then, as readers do."""
    while monotonic() < until:
        began = monotonic()
        try:
            view = await reader.go(*some_address(story, chance))
        except TimeoutError:
            found.faults.append(f"{reader.was}: no answer for half a minute")
            return
        found.slowest = max(found.slowest, monotonic() - began)
        found.views += 1
        found.faults += [f"{reader.was}: {fault}" for fault in view.faults]
        if not view.page:
            found.faults.append(f"{reader.was}: nothing was drawn")
        await asyncio.sleep(chance.uniform(0, most))
        if chance.random() < 0.03 and reader.line:
            await reader.line.close()
            reader.session = ""
            await reader.connect()


async def many(app: App, story: Story, seconds: float, most: float = 20) -> Found:
    """Fifty readers who browse for so long."""
    found, chance, began = Found(), random.Random(11), monotonic()
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Reader(app.address, f"reader {n}")) for n in range(READERS)]
        tasks = [
            asyncio.create_task(browse(reader, story, random.Random(chance.random()), began + seconds, found, most))
            for reader in readers
        ]
        while not all(task.done() for task in tasks):
            found.memory.append((monotonic() - began, app.memory()))
            await asyncio.sleep(min(5.0, seconds / 60))
        for task in tasks:
            task.result()
    return found


async def _warm(app: App, story: Story) -> None:
    """Draws every page once, so that what is kept for all readers is not put down to the first."""
    async with Reader(app.address) as reader:
        for page in PAGES:
            if page.access == "public" and page.is_in(story):
                await reader.go(page.path)


async def _idle(app: App, story: Story) -> tuple[float, float]:
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Reader(app.address, f"reader {n}")) for n in range(READERS)]
        chance = random.Random(5)
        for reader in readers:
            page = chance.choice([page for page in PAGES if page.access == "public" and page.is_in(story)])
            assert (await reader.go(page.path)).faults == ()
        await asyncio.sleep(3)
        return app.memory(), app.sessions()


@pytest.mark.deploy
@pytest.mark.timeout(300)
def test_fifty_readers_cost_little_and_lose_nothing(app: App, story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    started = app.memory()
    asyncio.run(_warm(app, story))
    alone = app.memory()
    idle, sessions = asyncio.run(_idle(app, story))
    found = asyncio.run(many(app, story, 45))
    most = max(size for _, size in found.memory)

    with capsys.disabled():
        print(f"\nmemory: {started:.0f} MB started, {alone:.0f} MB with every page drawn once,")
        print(f"  {idle:.0f} MB with {READERS} idle readers, {(idle - alone) / READERS:.2f} MB each;")
        print(f"  {most:.0f} MB at most with {READERS} who browse, {(most - alone) / READERS:.2f} MB each")
        print(f"  ({found.views} views, the slowest after {found.slowest:.2f} s)")
    assert sessions == READERS
    assert found.faults == [], found.faults
    assert app.faults() == []
    assert (idle - alone) / READERS < EACH
    assert (most - alone) / READERS < EACH
    assert most < ALL


@pytest.mark.soak
@pytest.mark.timeout(MINUTES * 60 + 300)
def test_the_app_does_not_grow_while_it_is_read(app: App, story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 30 minutes the last five against minutes 5 to 10; of a shorter run the same parts."""
    sixth = MINUTES * 60 / 6
    asyncio.run(_warm(app, story))
    found = asyncio.run(many(app, story, MINUTES * 60))
    early, late = found.between(sixth, 2 * sixth), found.between(5 * sixth, 6 * sixth)

    with capsys.disabled():
        print(
            f"\n{MINUTES:g} minutes, {READERS} readers, {found.views} views, the slowest after {found.slowest:.2f} s:"
        )
        parts = [found.between(part * sixth, (part + 1) * sixth) for part in range(6)]
        print(f"  MB, a sixth of the time each: {', '.join(f'{part:.0f}' for part in parts)}: {late / early:.3f}x")
    assert found.faults == [], found.faults
    assert app.faults() == []
    assert late / early <= GROWTH
