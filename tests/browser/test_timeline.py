"""The timeline's chart in a browser: clicks and taps pick the right event; labels do not overlap as drawn."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import STORY, middle, visiting

MARKS = ".st-key-timeline .js-plotly-plot .scatterlayer .trace path.point"
BOXES = """() => [...document.querySelectorAll('.st-key-timeline .textpoint text, .st-key-timeline .scatterlayer text')]
    .filter(t => t.textContent.trim()).map(t => { const r = t.getBoundingClientRect(), h = r.height;
      return { text: t.textContent.trim(), x0: r.left, x1: r.right, y0: r.top + h * .12, y1: r.bottom - h * .12 } })"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (800, 900)])
def test_no_two_labels_overlap_as_drawn(width: int, height: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=height) as visit:
        page = visit.go("/timeline", "timeline")
        page.locator(MARKS).first.wait_for()
        boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    assert len(boxes) >= sum(event.layer == "visit" for event in STORY.events) / 2
    hit = [
        (a["text"], b["text"])
        for a, b in combinations(boxes, 2)
        if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
    ]
    assert hit == []


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_or_a_tap_picks_the_mark_under_it(touch: bool, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=1440 if not touch else 1024, touch=touch) as visit:
        page = visit.go("/timeline", "timeline")
        page.locator(MARKS).first.wait_for()
        count = page.locator(MARKS).count()
        for number in (count // 5, count // 2, count - 1):
            mark = page.locator(MARKS).nth(number)
            x, y = middle(mark)
            expected = mark.evaluate("p => p.__data__.data[0]")
            page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
            expect(page.locator(f"#event-{expected}")).to_be_visible()
            assert f"event={expected}" in page.url
            page.locator(MARKS).first.wait_for()
