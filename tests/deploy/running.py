"""The app as it runs in production, started and stopped by a test; two of them behind the proxy that we ship."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.visits import ROOT, free_port

PRODUCTION = {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none", "LOG_FORMAT": "json", "MALLOC_ARENA_MAX": "2"}
"""As in the image."""


@dataclass(frozen=True)
class App:
    """A process of the app and its address."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def memory(self) -> float:
        """Its resident memory in MB (of a million bytes)."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def worked(self) -> float:
        """The processor time that it has taken, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def sessions(self) -> int:
        """The readers connected to it."""
        said = urllib.request.urlopen(f"{self.address}/_stcore/metrics?families=active_sessions", timeout=5).read()
        return sum(int(line.split()[1]) for line in said.decode().splitlines() if line.startswith("active_sessions "))

    def faults(self) -> list[str]:
        """What its log holds of warnings and faults."""
        lines = [line for line in self.log.read_text().splitlines() if line.startswith("{")]
        return [line for line in lines if json.loads(line)["level"] not in ("info", "debug")]


@contextmanager
def running(
    folder: Path, script: str = "app.py", ready: str = "healthz", patience: float = 60, **settings: str
) -> Iterator[App]:
    """Starts the app (or another script) on a free port, waits until it is `ready`: has its story. Log goes to `folder`."""
    port = free_port()
    log = folder / f"app-{port}.log"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        f"--server.port={port}",
        "--server.address=127.0.0.1",
        "--server.headless=true",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | PRODUCTION | settings, stdout=out, stderr=subprocess.STDOUT
        )
    app = App(process, port, log)
    try:
        wait_for(f"{app.address}/{ready}", lambda: process.poll() is None, log, patience)
        yield app
    finally:
        process.kill()
        process.wait(10)


def wait_for(address: str, lives: Any, log: Path, patience: float = 60) -> None:
    """Waits until an address answers 200."""
    until = time.monotonic() + patience
    while time.monotonic() < until and lives():
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.1)
    raise AssertionError(log.read_text() if log.exists() else address)


@dataclass(frozen=True)
class Proxied:
    """Two replicas behind nginx."""

    address: str
    replicas: tuple[App, App]


@contextmanager
def proxied(folder: Path) -> Iterator[Proxied]:
    """Two replicas behind nginx with the configuration that we ship: only ports and folders are put in."""
    nginx = os.environ.get("NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    nginx = nginx or subprocess.run([ROOT / ".ci/nginx"], check=True, capture_output=True, text=True).stdout.strip()
    with ExitStack() as stack:
        replicas = (stack.enter_context(running(folder)), stack.enter_context(running(folder)))
        port = free_port()
        text = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8").replace("/tmp/", f"{folder}/")
        for ours, theirs in (
            ("app-1:8501", f"127.0.0.1:{replicas[0].port}"),
            ("app-2:8501", f"127.0.0.1:{replicas[1].port}"),
            ("listen 8080", f"listen 127.0.0.1:{port}"),
        ):
            assert text.count(ours) == 1, ours
            text = text.replace(ours, theirs)
        if os.getuid() == 0:
            text = f"user root;\n{text}"  # the test's own folder is its alone
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        command = [nginx, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        with (folder / "nginx.log").open("wb") as out:
            proxy = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", lambda: proxy.poll() is None, folder / "nginx.log")
            yield Proxied(f"http://127.0.0.1:{port}", replicas)
        finally:
            proxy.terminate()
            proxy.wait(10)
