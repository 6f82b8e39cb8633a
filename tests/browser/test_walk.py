"""The guided reading in the browser: stepping, leaving and coming back, and how it reads on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from story.scenes import view_of
from tests.browser.visits import STORY, Visit, bounds, violations

SCENES = STORY.scenes
PHONE = {"width": 390, "height": 844, "touch": True}
BAR = ".x-walk-bar"


def shown(page: Page) -> list[str | None]:
    return [scene.get_attribute("id") for scene in page.locator(".x-scene:visible").all()]


def test_the_keyboard_alone_steps_on_and_back_steps_back(visit: Visit) -> None:
    page = visit.go("/walk", "walk")
    assert shown(page) == [f"scene-{SCENES[0].id}"]

    page.locator(".x-scene:visible .x-walk-ways .x-i-next").focus()
    for scene in SCENES[1:3]:
        page.keyboard.press("Enter")
        expect(page.locator(f"#scene-{scene.id}")).to_be_visible()
        expect(page.locator(f"#scene-{scene.id}")).to_be_focused()
        page.keyboard.press("Tab")  # the way back
        page.keyboard.press("Tab")  # the way on

    assert shown(page) == [f"scene-{SCENES[2].id}"]
    assert page.url.endswith(f"?scene={SCENES[2].id}")
    page.go_back()
    expect(page.locator(f"#scene-{SCENES[1].id}")).to_be_visible()
    assert visit.errors == []


def test_whoever_leaves_finds_the_way_back_to_the_same_step(visit: Visit) -> None:
    number, scene = next((n, s) for n, s in enumerate(SCENES, 1) if view_of(s, STORY)[0] == "timeline" and n > 1)
    page = visit.go(f"/walk?scene={scene.id}", "walk")
    assert page.locator(BAR).count() == 0

    page.locator(".x-scene:visible .x-walk-open a").click()
    visit.wait("timeline")
    expect(page.locator(BAR)).to_contain_text(f"Back to the walk: step {number} of {len(SCENES)}")
    assert violations(page) == []

    page.locator('a[data-key="nav-article"]').first.click()
    visit.wait("article")
    page.locator(f"{BAR} a").click()
    visit.wait("walk")
    expect(page.locator(f"#scene-{scene.id}")).to_be_visible()
    expect(page.locator(BAR)).to_have_count(0)

    page.locator('a[data-key="nav-article"]').first.click()
    visit.wait("article")
    page.locator(f"{BAR} button").click()
    expect(page.locator(BAR)).to_have_count(0)
    page.reload()
    visit.wait("article")
    assert page.locator(BAR).count() == 0


def test_the_way_back_keeps_the_lens_that_the_reader_has_chosen_since(visit: Visit) -> None:
    page = visit.go("/walk", "walk")
    page.locator('a[data-key="nav-article"]').first.click()
    visit.wait("article")
    page.locator('a[data-key="lens-day"]').click()
    expect(page.locator(f"{BAR} a")).to_have_attribute("href", re.compile("asof=day"))


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_on_a_phone_all_scenes_stand_below_each_other_and_the_links_scene_is_in_view(visit: Visit) -> None:
    scene = SCENES[6]
    page = visit.go(f"/walk?scene={scene.id}", "walk")

    assert shown(page) == [f"scene-{scene.id}" for scene in SCENES]
    here = page.locator(f"#scene-{scene.id}")
    expect(here).to_be_focused()
    expect(here.locator("h2")).to_be_in_viewport()

    page.locator(f"#scene-{SCENES[8].id} .x-walk-open a").tap()  # left from another scene than the link's
    page.wait_for_selector(BAR)
    expect(page.locator(BAR)).to_contain_text("step 9 of")
    assert bounds(page.locator(f"{BAR} button"))["width"] >= 44
