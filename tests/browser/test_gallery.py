"""The gallery in the browser: each block and figure in each of its states, in both themes and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from story.addresses import BY_ID
from tests.browser.test_every_page import AXE
from tests.browser.visits import Visit, visiting

FAMILIES = next(parameter.words for parameter in BY_ID["gallery"].parameters if parameter.name == "view")
DRAWN = {"exclude": [[".js-plotly-plot"], ["[data-testid=stBidiComponentRegular]"]]}
"""Thousands of nodes that axe walks on the pages of these figures already."""
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
OVER = """() => [...document.querySelectorAll('.x-gal > section')].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => one.querySelector('h3').textContent)"""


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 1440), ("light", 390)])
def test_every_state_is_accessible_fits_and_raises_no_error(
    family: str, theme: str, width: int, browser: Browser, app: str
) -> None:
    with visiting(browser, app, theme=theme, width=width, height=844, touch=width < 500) as visit:
        page = visit.go(f"/gallery?view={family}", "gallery")
        page.evaluate(OPEN_ALL)
        found = Axe().run(page, context=DRAWN, options=AXE).response["violations"]
        assert [(entry["id"], [node["target"] for node in entry["nodes"]][:3]) for entry in found] == []
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.evaluate(OVER) == []
        assert visit.errors == []


def test_the_figures_are_drawn(visit: Visit) -> None:
    page = visit.go("/gallery?view=charts", "gallery")
    assert page.locator(".js-plotly-plot .main-svg").count() >= 8
    visit.go("/gallery?view=pictures", "gallery")
    assert page.locator("svg .node").count() > 20
