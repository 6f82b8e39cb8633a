"""The graph of ramifications in a browser: a click, a tap or a key picks; labels stay in their boxes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import Visit, middle, over, visiting

pytestmark = pytest.mark.browser
BOX = "svg.lay .node"
TEXTS = """nodes => nodes.map(node => {
    const rect = node.querySelector('.card'), card = rect.getBoundingClientRect(), scale = card.width / rect.getBBox().width;
    return [...node.querySelectorAll('text')].map(text => {
        const box = text.getBoundingClientRect();
        const across = box.left >= card.left && box.right <= card.right;
        return { text: text.textContent, px: parseFloat(getComputedStyle(text).fontSize) * scale,
                 inside: across && box.top >= card.top && box.bottom <= card.bottom } }) }).flat()"""


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_or_a_tap_picks_the_box_under_it(touch: bool, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=1024 if touch else 1440, touch=touch) as visit:
        page = visit.go("/ramifications", "ramifications")
        page.locator(BOX).first.wait_for()
        for number in (2, 7):
            box = page.locator(BOX).nth(number)
            id = box.get_attribute("data-id")
            x, y = middle(box)
            page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
            expect(page.locator(f"#node-{id}")).to_be_visible()
            assert f"node={id}" in page.url
        page.go_back()
        expect(page.locator(f"#node-{page.locator(BOX).nth(2).get_attribute('data-id')}")).to_be_visible()


def test_the_graph_is_one_stop_for_the_keyboard_and_arrows_walk_it(visit: Visit) -> None:
    page = visit.go("/ramifications", "ramifications")
    page.locator(f"{BOX}[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    second = page.locator(BOX).nth(1).get_attribute("data-id")
    page.keyboard.press("Enter")
    expect(page.locator(f"#node-{second}")).to_be_visible()
    assert page.locator(f"{BOX}[tabindex='0']").count() == 1


@pytest.mark.parametrize("width", [1440, 1920, 920])
def test_labels_stand_in_their_boxes_at_a_size_that_can_be_read(width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width) as visit:
        page = visit.go("/ramifications", "ramifications")
        page.locator(BOX).first.wait_for()
        page.evaluate("document.fonts.ready")
        texts: list[dict[str, Any]] = page.locator(BOX).evaluate_all(TEXTS)
    assert len(texts) > 16
    assert [text for text in texts if not text["inside"]] == []
    assert min(text["px"] for text in texts) >= 12.5


def test_on_a_phone_a_list_takes_the_place_of_the_graph_and_shows_what_is_chosen(browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go("/ramifications", "ramifications")
        entry = page.locator(".x-ram-twin a").first
        expect(entry).to_be_visible()
        expect(page.locator("svg.lay")).to_be_hidden()
        entry.tap()
        expect(page.locator(".x-ram-side[id]")).to_be_in_viewport()
        assert over(page) <= 0
        assert visit.errors == []
