"""What the benches measured, as tables that are printed when all have run, in the form in which README holds them."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

_TABLES: list[str] = []


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Adds a table: what it shows, the heads of its columns, its rows."""
    lines = [" | ".join(("", *row, "")).strip() for row in (heads, ["---"] * len(heads), *rows)]
    _TABLES.append("\n".join([title, "", *lines]))


def written() -> str:
    """All tables with the machine and the day; empty where nothing was measured."""
    return "\n\n".join([f"Measured on {_machine()}, {datetime.now(UTC):%d %b %Y}.", *_TABLES]) if _TABLES else ""


def _machine() -> str:
    """Cores, memory, system, Python."""
    total = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    size = int(total.split()[1]) / 1e6
    return f"{os.cpu_count()} cores, {size:.0f} GB, {platform.system()}, Python {platform.python_version()}"
