"""What a reader sees when our own code fails."""

from __future__ import annotations

import json

from server.faults import parts_of
from story import wording as w
from tests.server.asking import Asking


def test_a_reader_sees_one_calm_sentence_and_the_log_one_line(served: Asking) -> None:
    said = served(
        "/_stcore/agent/interact", "POST", '{"query_params": {"q": ["fail"]}}', Content_Type="application/json"
    )
    lines = [line for line in served.log().splitlines() if "script-fault" in line]

    assert w.FAULT in said.text
    assert "ZeroDivisionError" not in said.text
    assert "Traceback" not in said.text
    assert len(lines) == 1
    fault = json.loads(lines[0])
    assert fault["type"] == "ZeroDivisionError"
    assert fault["at"][0].startswith("pages/__main__.py:4 ")


def test_what_a_reader_typed_does_not_stand_in_the_log() -> None:
    parts = parts_of(ValueError("no entry for 'my own name'\nat all"), ["my own name", "a"])

    assert parts["message"] == "no entry for '…'\nat all"
    assert "\n" not in json.dumps(parts)
