"""A small whole story about an island's bridge, copied for each test that breaks it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from story import Loaded, load

HERE = Path(__file__).parent / "ferry"


@dataclass(frozen=True)
class Ferry:
    """A copy of the story, in a folder called data."""

    folder: Path

    def write(self, file: str, text: str | bytes) -> None:
        path = self.folder / file
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))

    def load(self, article: str | None = None) -> Loaded:
        if article is None:
            return load(self.folder)
        file = self.folder.parent / "article.txt"
        file.write_text(article, encoding="utf-8")
        return load(self.folder, file)

    def problems(self, article: str | None = None) -> list[str]:
        return [str(problem) for problem in self.load(article).problems]


@pytest.fixture
def ferry(tmp_path: Path) -> Ferry:
    return Ferry(Path(shutil.copytree(HERE / "data", tmp_path / "data")))


@pytest.fixture(scope="session")
def article() -> str:
    return (HERE / "article.txt").read_text(encoding="utf-8")
