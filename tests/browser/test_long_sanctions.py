"""The sanctions page of a story ten times as long as ours, in a browser: labels stand free, parts are walked by keyboard."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from story import load
from story import wording as w
from tests.browser.test_sanctions import BOXES
from tests.browser.visits import over, serving, violations, visiting
from tests.stories.multiply import Longer

OURS = load("data").story
LAST = {kind: f"{getattr(OURS, kind)[-1].id}-x9" for kind in ("measures", "cases")}
RENEWAL = f"{[one for one in OURS.resolutions if one.role == 'mandate' and one.result == 'adopted'][-1].id}-x9"
UNDRAWN = f"{[one for one in OURS.resolutions if one.role == 'sanctions' and one.result == 'adopted'][-1].id}-x9"
PARTS = [f"/sanctions?view={view}&part=2" for view in w.SANCTION_VIEWS] + [
    f"/sanctions?case={LAST['cases']}",
    f"/sanctions?measure={LAST['measures']}",
    f"/sanctions?resolution={UNDRAWN}",
]


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def app(longer: Longer) -> Iterator[str]:
    """The address of the app with the long story."""
    story = longer("data", 10)
    with serving(STORY=str(story)) as address:
        urllib.request.urlopen(f"{address}/data/resolutions.csv", timeout=120).close()  # the story has been read then
        yield address


@pytest.mark.parametrize("width", [800, 1440])
@pytest.mark.parametrize("asked", ["", f"?resolution={UNDRAWN}", f"?resolution={RENEWAL}", "?view=caps"])
def test_no_two_labels_overlap_as_drawn(asked: str, width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=1000) as visit:
        page = visit.go(f"/sanctions{asked}", "sanctions")
        page.locator(".js-plotly-plot .scatterlayer text").first.wait_for()
        if "resolution" in asked:
            page.locator(".js-plotly-plot .x-ring").wait_for()
        boxes: list[dict[str, Any]] = page.evaluate(BOXES)
        assert visit.errors == []
    assert len(boxes) >= 5
    hit = [
        (a["text"], b["text"])
        for a, b in combinations(boxes, 2)
        if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
    ]
    assert hit == []


def test_by_keyboard_to_the_next_part_to_an_entry_of_it_and_back(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go("/sanctions?view=measures", "sanctions")
        page.locator('a[data-key="part-next"]').first.focus()
        page.keyboard.press("Enter")
        expect(page.locator('#x-parts[data-part="2"]')).to_be_focused()
        row = page.locator('a[data-key^="row-"]').first
        chosen = (row.get_attribute("data-key") or "").removeprefix("row-")
        row.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#measure-{chosen}")).to_be_visible()
        expect(page.locator(f'a[data-key="row-{chosen}"]')).to_be_focused()
        page.locator('a[data-key="measure-close"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"#measure-{chosen}")).to_have_count(0)
        expect(page.locator('#x-parts[data-part="2"]')).to_be_visible()
        assert visit.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(theme: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, theme=theme) as visit:
        for path in PARTS:
            visit.go(path, "sanctions")
            visit.page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
            assert violations(visit.page) == [], path


@pytest.mark.parametrize("width", [320, 768])
def test_no_view_runs_over_the_side(width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=844, touch=width < 500) as visit:
        for path in PARTS:
            visit.go(path, "sanctions")
            wide = over(visit.page)
            assert wide <= 0, path
