"""What several folders of tests share."""

import os
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from story import standing
from tests import report
from tests.stories.multiply import Longer, write_multiplied

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def looked_at_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Content files are looked at whenever the story is asked for: tests change them faster than people do."""
    monkeypatch.setattr(standing, "EVERY", 0)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def longer(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Longer:
    """`longer("data", 10)`: that story with each entry ten times, written once for all tests. They leave it as it is."""
    place = tmp_path_factory.getbasetemp()
    shared = place.parent if "PYTEST_XDIST_WORKER" in os.environ else place

    def written(story: str, times: int) -> Path:
        folder = shared / f"{Path(story).name}-{times}"
        with (shared / "longer.lock").open("w") as lock:
            flock(lock, LOCK_EX)
            if not folder.exists():
                write_multiplied(root / story, folder, times)
        return folder

    return written


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the benches measured stands at the end, in one piece."""
    if written := report.written():
        terminalreporter.write_sep("=", "measured")
        terminalreporter.write_line(written)
