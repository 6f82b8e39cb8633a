"""The gallery in the browser: each block and figure in each of its states, in both themes and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from story.addresses import BY_ID
from tests.browser.visits import AXE, Visit, visiting

FAMILIES = next(parameter.words for parameter in BY_ID["gallery"].parameters if parameter.name == "view")
SETTINGS = {"light": ("light", 1440), "dark": ("dark", 1440), "phone": ("light", 390)}
SVG = {"exclude": [[".js-plotly-plot"]]}
"""Thousands of nodes that axe walks on the pages of these figures."""
AXED = [(family, setting) for family in ("signs", "lists", "panels") for setting in SETTINGS] + [("charts", "dark")]
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
OVER = """() => [...document.querySelectorAll('.x-gal > section')].filter(one =>
    one.getBoundingClientRect().right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => one.querySelector('h3').textContent)"""


def opened(visit: Visit, family: str) -> None:
    """Opens a family with all that can be opened, and looks whether it fits."""
    page = visit.go(f"/gallery?view={family}", "gallery")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(OVER) == []


@pytest.mark.parametrize(("family", "setting"), AXED)
def test_axe_finds_nothing_in_any_state(family: str, setting: str, browser: Browser, app: str) -> None:
    theme, width = SETTINGS[setting]
    with visiting(browser, app, theme=theme, width=width, height=844, touch=width < 500) as visit:
        opened(visit, family)
        found = Axe().run(visit.page, context=SVG, options=AXE).response["violations"]
    assert [(entry["id"], [node["target"] for node in entry["nodes"]][:3]) for entry in found] == []
    assert visit.errors == []


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_figure_is_drawn_and_fits(setting: str, browser: Browser, app: str) -> None:
    theme, width = SETTINGS[setting]
    with visiting(browser, app, theme=theme, width=width, height=844, touch=width < 500) as visit:
        opened(visit, "charts")
        expect(visit.page.locator(".js-plotly-plot .main-svg").nth(7)).to_be_attached()  # Plotly comes after the page
        opened(visit, "pictures")
        assert visit.page.locator("svg .node").count() > 20
    assert visit.errors == []


def test_each_family_is_walked() -> None:
    assert {family for family, _ in AXED} | {"pictures"} == set(FAMILIES)
