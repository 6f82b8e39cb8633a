"""The timeline's chart in a browser: clicks and taps pick the right event; labels do not overlap as drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import ROOT, STORY, Visit, middle, serving, visiting
from tests.stories.multiply import write_multiplied

MARKS = ".st-key-timeline .js-plotly-plot .scatterlayer .trace path.point"
BOXES = """() => [...document.querySelectorAll('.st-key-timeline .textpoint text, .st-key-timeline .scatterlayer text')]
    .filter(t => t.textContent.trim()).map(t => { const r = t.getBoundingClientRect(), h = r.height;
      return { text: t.textContent.trim(), x0: r.left, x1: r.right, y0: r.top + h * .12, y1: r.bottom - h * .12 } })"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (800, 900)])
def test_no_two_labels_overlap_as_drawn(width: int, height: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=height) as visit:
        page = visit.go("/timeline", "timeline")
        page.locator(MARKS).first.wait_for()
        assert len(page.evaluate(BOXES)) >= sum(event.layer == "visit" for event in STORY.events) / 2
        assert _hits(page) == []


def _hits(page: Page) -> list[tuple[str, str]]:
    """The labels that lie on each other."""
    boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    return [
        (a["text"], b["text"])
        for a, b in combinations(boxes, 2)
        if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
    ]


@pytest.mark.parametrize("preset", ["visit", "year", "history"])
def test_no_two_labels_overlap_at_the_narrowest_width_with_a_figure(preset: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=760) as visit:
        page = visit.go(f"/timeline?preset={preset}", "timeline")
        page.locator(MARKS).first.wait_for()
        assert _hits(page) == []


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


@pytest.fixture(scope="module")
def long(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A reader of a story thirty times as long as the small one."""
    folder = write_multiplied(ROOT / "tests/stories/lantern-codex", tmp_path_factory.mktemp("long") / "story", 30)
    with serving(STORY=str(folder)) as address, visiting(browser, address, width=1440) as visit:
        yield visit


@pytest.mark.parametrize("preset", ["visit", "year", "history"])
def test_no_label_or_number_of_a_long_story_lies_on_another(preset: str, long: Visit) -> None:
    page = long.go(f"/timeline?preset={preset}", "timeline")
    page.locator(MARKS).first.wait_for()
    assert page.locator(".st-key-timeline text", has_text="+").count()
    assert _hits(page) == []


def test_an_event_that_had_no_mark_is_ringed_once_it_is_chosen_from_its_part_of_the_list(long: Visit) -> None:
    page = long.go("/timeline", "timeline")
    page.locator('[data-key="part-next"]').first.click()
    expect(page.locator("#x-parts")).to_be_focused()
    chosen = page.locator(".x-lists a").last
    id = str(chosen.get_attribute("data-key")).removeprefix("list-")
    chosen.click()
    expect(page.locator(f"#event-{id}")).to_be_visible()
    expect(page.locator(".st-key-timeline .x-ring")).to_have_count(1)
    expect(page.locator(f'.x-lists [data-key="list-{id}"][aria-current]')).to_be_visible()
    assert "part=" not in page.url

    mark = page.locator(MARKS).nth(5)
    picked = mark.evaluate("p => p.__data__.data[0]")
    page.mouse.click(*middle(mark))
    expect(page.locator(f"#event-{picked}")).to_be_visible()
    expect(page.locator(".st-key-timeline .x-ring")).to_have_count(1)
