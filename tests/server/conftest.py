"""The real server on a free port: our app.py and server/ around a page of one line and a story of one section."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.asking import Asking

STORY = {
    "story.yaml": """
id: ferry
kicker: A test
title: The ferry & the </title><script>alert(1)</script> bell
standfirst: Why the "old ferry" <b>still</b> runs.
language: nn-NO
lens_date: 2021-05-04
as_of: 2021-06-01
days: 2021-05-01/2021-05-04
article: {title: A ferry, note: None.}
numbers: []
editions: [{number: "1", date: 2021-06-01, text: First.}]
event_kinds: [{id: trip, label: Trip}]
""",
    "sections.yaml": """
- {id: lead, paragraphs: 1, gist: It runs., points: [], leaves_out: The fare., question: Who pays?}
""",
    "sixty-seconds.yaml": """
- id: first
  text: The ferry runs </noscript><script>alert(2)</script> & rings.
  provenance: [{section: lead, paragraph: 1}]
- id: second
  text: Nobody pays for it.
  provenance: [{section: lead, paragraph: 1}]
""",
}
PAGE = """
import streamlit as st

st.navigation([st.Page(lambda: 1 / 0 if st.query_params.get("q") == "fail" else st.write("Ahoy"), title="Home")]).run()
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story's folder, with script in its texts."""
    return _written(tmp_path / "story")


def _written(folder: Path) -> Path:
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """Asks the server. It runs on a copy, so that these tests hold whatever stands on the pages."""
    copy = tmp_path_factory.mktemp("served")
    for name in (".streamlit", "components", "server", "story", "pages/static"):
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "app.py", copy)
    (copy / "pages/__main__.py").write_text(PAGE, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.enableAgentApi", "true", "--server.fileWatcherType", "none"]
    secrets = f'STORY = "{_written(copy / "told").as_posix()}"\n'
    (copy / ".streamlit/secrets.toml").write_text(secrets, encoding="utf-8")
    settings = {"FRAME_ANCESTORS": "https://*.News.example, evil;script-src", "STORY_FOLDER": "elsewhere"}
    with (copy / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=copy, env=_outside() | settings, stdout=log, stderr=subprocess.STDOUT)
    asking = Asking(port, copy / "log")
    try:
        _wait_for(asking, server)
        yield asking
    finally:
        server.terminate()
        server.wait(10)


def _outside() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("SHOW_PROBLEMS", "STORY")}


def _wait_for(asking: Asking, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert server.poll() is None, asking.log()
        try:
            if asking("/_stcore/health").status == 200:
                return
        except (ConnectionError, http.client.HTTPException):
            pass
        time.sleep(0.2)
    raise AssertionError(asking.log())
