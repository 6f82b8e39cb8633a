"""The journey in a browser: no text over another as drawn, picked by mouse, touch and keyboard, one map a width."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from story import load
from tests.browser.visits import STORY, Visit, middle, serving, visiting
from tests.stories.multiply import write_multiplied

LEG = STORY.journey[0]
WIDE, TALL = ".st-key-journey-wide svg", ".st-key-journey-tall svg"
BOXES = """(svg) => [...svg.querySelectorAll('text:not(.num,.said)')].map(t => {
    const r = t.getBoundingClientRect(), h = r.height;
    return { text: t.textContent, x0: r.left, x1: r.right, y0: r.top + h * .2, y1: r.bottom - h * .2 } })"""


def stop(page: Page, id: str, shown: str = WIDE) -> Any:
    return page.locator(f'{shown} [data-id="place:{id}"] .shape')


@pytest.mark.parametrize(
    ("width", "height", "shown"), [(1440, 900, WIDE), (1920, 1080, WIDE), (800, 900, WIDE), (390, 844, TALL)]
)
def test_no_two_texts_overlap_as_drawn_and_one_map_is_shown(
    width: int, height: int, shown: str, browser: Browser, app: str
) -> None:
    with visiting(browser, app, width=width, height=height, touch=width < 500) as visit:
        page = visit.go("/journey", "journey")
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator(TALL if shown == WIDE else WIDE)).to_be_hidden()
        page.evaluate("() => document.fonts.ready")
        texts: list[dict[str, Any]] = page.locator(shown).evaluate(BOXES)
        edge = page.locator(shown).bounding_box()
    assert len(texts) > len({id for leg in STORY.journey for id in (leg.origin, leg.destination)})
    assert edge
    assert [t["text"] for t in texts if t["x0"] < edge["x"] - 1 or t["x1"] > edge["x"] + edge["width"] + 1] == []
    assert [
        (a["text"], b["text"])
        for a, b in combinations(texts, 2)
        if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
    ] == []


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_or_a_tap_on_a_stop_opens_it_and_back_closes_it(touch: bool, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390 if touch else 1440, touch=touch) as visit:
        page = visit.go("/journey", "journey")
        for id in (LEG.origin, STORY.journey[3].destination):
            x, y = middle(stop(page, id, TALL if touch else WIDE))
            page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
            expect(page.locator(f"#place-{id}")).to_be_visible()
            assert f"node={id}" in page.url
            visit.wait("journey")
        page.go_back()
        expect(page.locator(f"#place-{LEG.origin}")).to_be_visible()
        assert visit.errors == []


def test_the_keyboard_walks_the_map_and_the_lists_and_an_event_lights_its_place(visit: Visit) -> None:
    page = visit.go("/journey", "journey")
    page.locator(f'{WIDE} [tabindex="0"]').focus()
    page.keyboard.press("End")  # the legs come after the stops
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("path="))
    expect(page.locator('[id^="leg-"]')).to_be_visible()
    page.locator(f'.x-jr-list [data-key="leg-{LEG.id}"]').press("Enter")
    expect(page.locator(f"#leg-{LEG.origin}-{LEG.destination}")).to_be_visible()
    event = STORY.event(LEG.events[0])
    page.locator(f'.st-key-panel [data-key="list-{event.id}"]').press("Enter")
    expect(page.locator(f"#event-{event.id}")).to_be_visible()
    expect(page.locator(f'{WIDE} [data-id="place:{event.place}"]')).to_have_attribute("aria-pressed", "true")


def test_the_legs_are_downloaded_as_csv(visit: Visit) -> None:
    page = visit.go("/journey?view=table", "journey")
    with page.expect_download() as download:
        page.locator('[data-csv="t-legs"]').click()
    assert download.value.suggested_filename == "legs.csv"


@pytest.mark.parametrize("touch", [False, True])
def test_a_square_of_a_long_journey_opens_one_of_its_stops_and_leads_to_the_others(
    touch: bool, browser: Browser, root: Path, tmp_path: Path
) -> None:
    folder = write_multiplied(root / "tests" / "stories" / "lantern-codex", tmp_path / "long", 12)
    shown, first = TALL if touch else WIDE, load(folder).story.journey[0].origin
    with (
        serving(STORY=str(folder)) as address,
        visiting(browser, address, width=390 if touch else 1440, touch=touch) as visit,
    ):
        page = visit.go("/journey", "journey")
        x, y = middle(stop(page, first, shown))
        page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
        expect(page.locator(f"#place-{first}")).to_be_visible()
        visit.wait("journey")
        page.locator(f'[data-key="with-{first}-x7"]').press("Enter")
        expect(page.locator(f"#place-{first}-x7")).to_be_visible()
        expect(page.locator(f'{shown} [data-id="place:{first}-x7"]')).to_have_attribute("aria-pressed", "true")
        assert visit.errors == []
