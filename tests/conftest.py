"""What several folders of tests share."""

from pathlib import Path

import pytest

from story import standing
from tests import report

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def looked_at_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Content files are looked at whenever the story is asked for: tests change them faster than people do."""
    monkeypatch.setattr(standing, "EVERY", 0)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the benches measured stands at the end, in one piece."""
    if written := report.written():
        terminalreporter.write_sep("=", "measured")
        terminalreporter.write_line(written)
