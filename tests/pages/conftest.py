"""Runs a page as a reader would, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


@dataclass
class Opened:
    """A page that has run."""

    test: AppTest

    @property
    def html(self) -> str:
        """All HTML of the page."""
        return "\n".join(str(element.proto.body) for element in self.test.get("html"))


Open = Callable[..., Opened]


@pytest.fixture
def open_page(root: Path) -> Open:
    """`open_page("timeline", event="…")` runs a page with those parameters and fails on an exception."""

    def opened(name: str = "home", **parameters: str) -> Opened:
        test = AppTest.from_file(str(root / "pages" / "__main__.py"), default_timeout=30)
        test.run()
        for key, value in parameters.items():
            test.query_params[key] = value
        test = test.run() if name == "home" else test.switch_page(f"{name}.py").run()
        assert not test.exception, test.exception
        return Opened(test)

    return opened


@pytest.fixture
def page_of(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Open]:
    """`page_of(folder, "timeline")` is an `open_page` for the story in that folder, for that page if none is named."""

    def of(folder: Path, page: str = "home") -> Open:
        def opened(name: str = page, **parameters: str) -> Opened:
            with monkeypatch.context() as context:
                context.setenv("STORY", str(folder))
                return open_page(name, **parameters)

        return opened

    return of
