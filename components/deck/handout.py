"""A talk on paper: one scene a page with its notes and sources, as a PDF that Chromium prints from the one file."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser that CHROMIUM names, or one that is installed."""
    return next(
        (found for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name and (found := shutil.which(name))), None
    )


def handout(file: bytes, browser: str) -> bytes:
    """The PDF of a talk that stands in `file`. Raises where the browser gives none."""
    with TemporaryDirectory() as folder:
        page, out = Path(folder) / "talk.html", Path(folder) / "handout.pdf"
        page.write_bytes(file)
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
            f"--user-data-dir={folder}/profile", "--window-size=1920,1080", "--hide-scrollbars", "--force-color-profile=srgb",
            "--no-pdf-header-footer", "--virtual-time-budget=20000", f"--print-to-pdf={out}", f"{page.as_uri()}#handout",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, timeout=180, check=False)  # noqa: S603 (the newsroom's browser)
        if not out.is_file():
            raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
        return out.read_bytes()
