"""How the stage looks: every scene readable and whole at three sizes, nothing for axe, fingers, a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.stages import IDS, STANDS, jump, on_stage, present, press
from tests.browser.visits import AXE, Visit, visiting


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (1024, 768)])
def test_every_scene_can_be_read_and_nothing_is_cut(hall: Visit, size: tuple[int, int]) -> None:
    page, scale = hall.page, min(size[0] / 1920, size[1] / 1080)
    page.evaluate("() => { window.__fitted = new Promise(done => setTimeout(done, 900)) }")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("() => window.__fitted")
    found = {}
    for id in IDS:
        on_stage(page, id)
        if faults := page.evaluate(STANDS, scale):
            found[id] = faults[:4]
        press(page, "PageDown")
    assert found == {}


def test_axe_finds_nothing_on_stage_and_in_the_speakers_window(hall: Visit) -> None:
    page = hall.page
    found: list[tuple[str, str, object]] = []

    def look(where: str, within: str | None = None) -> None:
        faults = Axe().run(page, within, options=AXE).response["violations"]
        found.extend((where, fault["id"], [node["target"] for node in fault["nodes"]][:2]) for fault in faults)

    kinds: dict[str, str] = {}
    for id in IDS:
        kinds.setdefault(str(page.locator(f'[data-id="{id}"] .x-deck-panel > :first-child').get_attribute("class")), id)
    look("all")
    for theme in ("light", "dark"):
        for id in kinds.values():
            jump(page, id)
            look(f"{id}, {theme}", ".x-deck-slide.is-on")
        press(page, "d")
    for key in ("o", "?", "g"):
        press(page, key)
        look(key, ".x-deck-over")
        press(page, "Escape")
    page.goto(f"{hall.address}/present?view=speaker")
    expect(page.locator(".x-speak-mini:visible")).to_have_count(2)
    for theme in ("light", "dark"):
        look(f"speaker, {theme}")
        press(page, "d")
    assert found == []


def test_fingers_swipe_and_a_phone_scrolls(browser: Browser, app: str) -> None:
    with visiting(browser, app, width=1280, height=800, touch=True) as visit:
        page = present(visit)
        client = visit.context.new_cdp_session(page)
        for start, end, id in ((900, 300, IDS[1]), (300, 900, IDS[0])):
            client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 700}]})
            client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": 705}]})
            client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            on_stage(page, id)

        page.set_viewport_size({"width": 390, "height": 844})
        present(visit, f"?scene={IDS[3]}")
        expect(page.locator(f'.x-deck-slide[data-id="{IDS[3]}"]')).to_be_in_viewport()
        assert page.locator(".x-deck").evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight > 4000")
        page.locator(f'.x-deck-slide[data-id="{IDS[6]}"]').evaluate("e => e.scrollIntoView()")
        on_stage(page, IDS[6])
        assert f"scene={IDS[6]}" in page.url
        assert Axe().run(page, options=AXE).response["violations"] == []
        assert visit.errors == []
