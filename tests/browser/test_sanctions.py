"""The sanctions page in a browser: marks and links pick the right thing, labels stand free, every part is sound."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from story import wording as w
from tests.browser.visits import STORY, Visit, middle, overflow, violations_in_both, visiting

MARKS = ".st-key-resolutions .js-plotly-plot .scatterlayer .trace path.point"
PARTS = [f"/sanctions?view={view}" for view in w.SANCTION_VIEWS] + [
    f"/sanctions?case={STORY.cases[0].id}",
    f"/sanctions?measure={STORY.measures[0].id}",
    f"/sanctions?resolution={STORY.resolutions[3].id}",
]
BOXES = """() => [...document.querySelectorAll('.js-plotly-plot .scatterlayer text')]
    .filter(t => t.textContent.trim()).map(t => { const r = t.getBoundingClientRect(), h = r.height;
      return { text: t.textContent.trim(), x0: r.left, x1: r.right, y0: r.top + h * .15, y1: r.bottom - h * .15 } })"""


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_or_a_tap_picks_the_resolution_under_it(touch: bool, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=1024 if touch else 1440, height=1000, touch=touch) as visit:
        page = visit.go("/sanctions", "sanctions")
        page.locator(MARKS).first.wait_for()
        count = page.locator(MARKS).count()
        for number in (count // 3, count // 2, count - 1):
            page.locator(MARKS).first.wait_for()
            mark = page.locator(MARKS).nth(number)
            x, y = middle(mark)
            expected = mark.evaluate("p => p.__data__.data[0]")
            page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
            expect(page.locator(f"#resolution-{expected}")).to_be_visible()
            assert f"resolution={expected}" in page.url
        assert visit.errors == []


@pytest.mark.parametrize("width", [800, 1440, 1920])
@pytest.mark.parametrize("view", ["resolutions", "caps"])
def test_no_two_labels_overlap_as_drawn(view: str, width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=1000) as visit:
        page = visit.go(f"/sanctions?view={view}", "sanctions")
        page.locator(".js-plotly-plot .scatterlayer text").first.wait_for()
        boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    assert len(boxes) >= 5
    hit = [
        (a["text"], b["text"])
        for a, b in combinations(boxes, 2)
        if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
    ]
    assert hit == []


LEAST = 520
"""Px that the row of a dossier and a low chart takes at least, and some."""


@pytest.mark.parametrize("height", [900, 2400])
def test_what_is_selected_leaves_no_empty_band_under_the_chart_and_is_read_by_keyboard(
    height: int, browser: Browser, app: str
) -> None:
    longest = max(STORY.resolutions, key=lambda entry: (entry.role == "sanctions", len(entry.provisions)))
    with visiting(browser, app, width=1440, height=height) as visit:
        page = visit.go(f"/sanctions?resolution={longest.id}", "sanctions")
        panel = page.locator(f"#resolution-{longest.id}")
        page.locator(".js-plotly-plot .scatterlayer text").first.wait_for()
        row, chart = (page.locator(f".st-key-{key}").bounding_box() for key in ("wide-split", "picture"))
        assert row
        assert chart
        assert row["height"] < max(chart["height"] + 60, LEAST)
        first, last = panel.locator("a[href]").first, panel.locator("a[href]").last
        expect(first).to_have_class(re.compile("x-i-previous"))
        last.focus()
        expect(last).to_be_in_viewport()


def test_by_keyboard_from_a_measure_to_its_resolution_and_back(visit: Visit) -> None:
    measure = STORY.measures[0]
    page = visit.go("/sanctions?view=measures", "sanctions")
    page.locator(f'a[data-key="row-{measure.id}"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#measure-{measure.id}")).to_be_visible()
    expect(page.locator(f'a[data-key="row-{measure.id}"]')).to_be_focused()
    page.locator(f"#measure-{measure.id} .x-san-pars a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#resolution-{measure.introduced_by}")).to_be_visible()
    page.go_back()
    expect(page.locator(f"#measure-{measure.id}")).to_be_visible()
    page.go_back()
    expect(page.locator("#t-matrix")).to_be_visible()
    expect(page.locator(f"#measure-{measure.id}")).to_have_count(0)


def test_on_a_phone_a_transfer_is_picked_from_the_folded_list(browser: Browser, app: str) -> None:
    first, second = STORY.cases[:2]
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go(f"/sanctions?case={first.id}", "sanctions")
        page.get_by_text(w.CASE_PICK).tap()
        page.get_by_role("link", name=second.title).locator("visible=true").tap()
        expect(page.locator(f"#case-{second.id}")).to_be_visible()


def test_in_no_part_axe_finds_anything_or_something_runs_over_the_side(browser: Browser, app: str) -> None:
    for path in PARTS:
        with visiting(browser, app) as visit:
            page = visit.go(path, "sanctions")
            assert violations_in_both(page) == [], path
            assert overflow(page, 1440, 768, 390, 320) == {}, path
            assert visit.errors == []


def test_the_table_of_a_chart_is_downloaded_with_all_its_rows(visit: Visit) -> None:
    page = visit.go("/sanctions?view=national", "sanctions")
    page.get_by_text(w.TABLE).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=w.DOWNLOAD).click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.strip().splitlines()) == len(STORY.national) + 1
