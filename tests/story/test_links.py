"""`check --links` against a server of this machine: what works, what is gone, and what nobody can tell."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import URLError
from urllib.request import OpenerDirector, ProxyHandler, build_opener

import pytest

from story import link_check
from story.__main__ import main
from story.link_check import Asking, links

SOURCE = "- id: {id}\n  publisher: X\n  short: X\n  title: X\n  kind: blog\n  basis: read\n  url: {url}\n"


class Server(ThreadingHTTPServer):
    """Answers by path, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, str]] = []
        self.names: set[str | None] = set()


class Answers(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path))
        self.server.names.add(self.headers["User-Agent"])
        part = self.path.strip("/")
        status = int(part) if part.isdigit() else 200
        if part == "no-head" and self.command == "HEAD":
            status = 405
        if part == "busy-once" and self.server.asked.count((self.command, self.path)) == 1:
            status = 503
        if part == "moved":
            status = 301
        if part == "hangs":
            threading.Event().wait(0.6)
        self.send_response(status)
        self.send_header("Location", "/here") if status == 301 else None
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 (the name that the library calls)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def said(ferry, server):
    """`said("404", archived="200")` gives the sentences about a source with those addresses."""

    def asked(path: str, archived: str = "") -> list[str]:
        base = f"http://127.0.0.1:{server.server_port}"
        text = SOURCE.format(id="linked", url=path if "//" in path else f"{base}/{path}")
        text += f"  archived: {base}/{archived}\n" if archived else ""
        ferry.write("sources.yaml", f"{(ferry.folder / 'sources.yaml').read_text('utf-8')}{text}")
        sources = [entry for entry in ferry.load().entries if entry.id == "linked"]
        return [str(problem) for problem in links(sources, Asking(build_opener(ProxyHandler({})), 0.3, 0))]

    return asked


@pytest.mark.parametrize("path", ["200", "no-head", "moved", "busy-once", "ä%20b?c=d#e"])
def test_a_link_that_works_is_not_mentioned(path, said, server):
    assert said(path) == []
    assert {"HEAD"} <= {method for method, _ in server.asked}
    assert server.names == {link_check.NAME}


@pytest.mark.parametrize(
    ("path", "why", "mend"),
    [
        ("404", "it answers 404", "correct the address, or add an archived copy"),
        ("410", "it answers 410", "correct the address, or add an archived copy"),
        ("403", "it answers 403", "open it in a browser to see"),
        ("503", "it answers 503", "open it in a browser to see"),
        ("hangs", "it does not answer (timed out)", "open it in a browser to see"),
    ],
)
def test_a_link_that_does_not_is_named_with_its_place(path, why, mend, said, ferry):
    found = said(path)
    line = (ferry.folder / "sources.yaml").read_text("utf-8").splitlines().index("- id: linked") + 7

    assert len(found) == 1
    assert found[0].startswith(f"data/sources.yaml:{line} (linked): http://127.0.0.1:")
    assert found[0].endswith(f"/{path} did not work: {why}; {mend}")


def test_readers_still_have_an_archived_copy(said):
    found = said("404", archived="200")

    assert len(found) == 1
    assert found[0].endswith("readers still have the archived copy; correct the address if the page has moved")


def test_both_can_be_gone(said):
    url, archived = sorted(said("404", archived="410"))

    assert "/404 did not work" in url
    assert archived.endswith("/410 did not work: it answers 410; correct the address")


class Nobody(OpenerDirector):
    """A network without that host; counts who was asked for."""

    tries = 0

    def open(self, *_: object, **__: object) -> Any:
        self.tries += 1
        raise URLError("no such host")


def test_a_host_that_is_not_there_is_asked_twice_and_not_again_for_its_other_pages(ferry):
    more = "".join(SOURCE.format(id=f"gone-{number}", url=f"https://gone.example/{number}") for number in range(9))
    ferry.write("sources.yaml", more)
    network = Nobody()
    found = links([e for e in ferry.load().entries if e.kind == "sources"], Asking(network, pause=0))

    assert [problem.where for problem in found] == [f"gone-{number}" for number in range(9)]
    assert "it does not answer (no such host)" in found[8].what
    assert network.tries == 2


def test_the_command_asks_only_when_it_is_told_to(ferry, monkeypatch, capsys):
    asked = []

    def ask(sources):
        asked.extend(sources)
        return []

    monkeypatch.setattr(link_check, "links", ask)

    assert main(["check", str(ferry.folder)]) == 0
    assert asked == []
    assert main(["check", str(ferry.folder), "--links"]) == 0
    assert [entry.kind for entry in asked] == ["sources", "sources"]
    assert capsys.readouterr().err.startswith("asking for ")
