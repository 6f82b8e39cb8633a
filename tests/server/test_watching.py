"""What those who run the app see of it: its health, its counts, its log."""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from server import health, metrics
from server.logs import Lines
from server.private import Private
from server.telling import Teller
from tests.server.asking import Asking, ask

HEALTH = Starlette(routes=[Route("/healthz", health.healthz)])


def test_the_app_is_well_once_it_has_a_story(served: Asking) -> None:
    said = served("/healthz", Host="10.1.2.3:8501")  # as a probe asks
    deadline = time.monotonic() + 30
    while said.status == 503 and time.monotonic() < deadline:  # the story is being read; a probe asks again
        said = served("/healthz", Host="10.1.2.3:8501")

    assert said.status == 200
    assert said.headers["cache-control"] == "no-store"
    told = json.loads(said.body)
    assert (told["status"], told["edition"], told["entries"]) == ("ok", "1", 3)
    assert set(told) == {"status", "edition", "entries", "problems", "uptime_seconds"}


def test_the_story_is_read_before_the_first_reader_comes(served: Asking) -> None:
    assert "lifespan" not in served.log()


def test_the_app_is_not_well_before_its_story_is_read_or_when_it_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teller = Teller()
    monkeypatch.setattr(health, "TELLER", teller)
    monkeypatch.setenv("STORY", str(tmp_path))

    before = ask(HEALTH, "/healthz")
    assert (before.status, json.loads(before.body)["status"]) == (503, "loading")

    teller.telling()
    after = ask(HEALTH, "/healthz")
    assert (after.status, json.loads(after.body)["status"]) == (503, "empty")
    assert json.loads(after.body)["problems"] > 0


def test_there_are_no_metrics_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("METRICS", raising=False)

    assert metrics.routes() == []


def test_views_and_faults_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS", "1")
    before = [(logging.getLogger(name), list(logging.getLogger(name).handlers)) for name in metrics.SOURCES]
    app = Starlette(routes=metrics.routes())
    view = {"event": "view", "page": "timeline", "seconds": 0.03}
    logging.getLogger("observed").info("view", extra={"event": view})
    logging.getLogger("server.faults").error("fault", extra={"event": {"event": "script-fault"}})
    text = ask(app, "/metrics").text
    for logger, handlers in before:
        logger.handlers = handlers

    assert 'story_views_total{page="timeline"} 1.0' in text
    assert 'story_run_seconds_bucket{le="0.05",page="timeline"} 1.0' in text
    assert "story_faults_total 1.0" in text
    assert "story_problems" in text


@pytest.mark.parametrize(
    ("client", "headers", "there"),
    [
        ("127.0.0.1", {"host": "localhost:8501"}, True),
        ("10.0.3.7", {"host": "10.0.3.9:8501"}, True),
        ("10.0.3.7", {"host": "app-1:8501"}, True),
        ("10.0.3.7", {"host": "app.story.svc.cluster.local"}, True),
        ("10.0.3.7", {"host": "news.example"}, False),  # a proxy that does not say for whom it asks
        ("10.0.3.7", {"host": "10.0.3.9", "x_forwarded_for": "203.0.113.9"}, False),
        ("8.8.4.4", {"host": "10.0.3.9"}, False),
        ("8.8.4.4", {"host": "localhost"}, False),
    ],
)
def test_the_public_does_not_get_to_the_metrics(client: str, headers: dict[str, str], there: bool) -> None:
    app = Private(Response("counts"))

    assert ask(app, "/metrics", client=client, **headers).status == (200 if there else 404)


def test_no_page_takes_files_so_that_door_is_closed() -> None:
    app = Starlette(routes=[Route("/{any:path}", lambda _: Response())], middleware=[Middleware(Private)])

    assert ask(app, "/_stcore/upload_file/a/b", host="localhost").status == 404


def test_a_line_of_the_log_is_json_and_quotes_nobody() -> None:
    try:
        raise ValueError("what somebody typed")
    except ValueError:
        record = logging.LogRecord("streamlit", logging.ERROR, __file__, 1, "Uncaught", (), sys.exc_info())
    line = Lines().format(record)

    assert "typed" not in line
    assert "\n" not in line
    fault = json.loads(line)
    assert (fault["level"], fault["event"], fault["type"]) == ("error", "fault", "ValueError")
    assert fault["at"][0].startswith("tests/server/test_watching.py:")


def test_an_event_has_its_own_parts_in_the_line() -> None:
    record = logging.LogRecord("observed", logging.INFO, __file__, 1, "view", (), None)
    record.event = {"event": "view", "page": "home", "seconds": 0.1}

    assert set(json.loads(Lines().format(record))) == {"time", "level", "logger", "event", "page", "seconds"}


def test_no_cookie_is_set(served: Asking) -> None:
    for path in ("/", "/article", "/robots.txt", "/_stcore/health", "/_stcore/host-config", "/app/static/tokens.css"):
        assert "set-cookie" not in served(path).headers, path
