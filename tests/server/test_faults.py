"""What a reader sees when our own code fails."""

from __future__ import annotations

import json

from server.faults import as_line
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


def test_a_fault_stays_one_line_whatever_its_message() -> None:
    assert "\n" not in as_line(ValueError("first\nsecond"))
