"""What stays for good does not make each view wait for the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from server import collector
from server.collector import SettingAside


@pytest.fixture(autouse=True)
def undone() -> Iterator[None]:
    before = list(gc.callbacks)
    yield
    gc.callbacks[:] = before
    gc.unfreeze()


def test_what_survives_a_long_collection_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LONG", 0.0)
    gc.callbacks.append(SettingAside())

    gc.collect()
    assert gc.get_freeze_count() > 10_000
    kept = gc.get_freeze_count()
    gc.collect()
    assert gc.get_freeze_count() <= kept, "what came since is still collected"


def test_now_and_then_everything_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LONG", 60.0)
    monkeypatch.setattr(collector, "ALL_AGAIN", 0.0)
    gc.freeze()
    gc.callbacks.append(SettingAside())

    gc.collect()
    assert gc.get_freeze_count() == 0


def test_a_short_collection_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "LONG", 60.0)
    before = gc.get_freeze_count()
    gc.callbacks.append(SettingAside())

    gc.collect()
    assert gc.get_freeze_count() == before
