"""The search box in a browser: its key, its list by keyboard and by touch, the view it leads to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.visits import STORY, Visit, bounds, violations, visiting

ACTOR = max(STORY.actors, key=lambda actor: actor.mentions)
PLACE = max((place for place in STORY.places if " " not in place.name), key=lambda place: len(place.name))


def size(element: Locator) -> tuple[float, float]:
    found = bounds(element)
    return found["width"], found["height"]


def box(page: Page) -> Locator:
    return page.get_by_role("combobox")


def test_the_key_opens_it_arrows_choose_and_enter_leads_to_the_exact_view(visit: Visit) -> None:
    page = visit.go("/?asof=day", "home")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type(ACTOR.name)
    expect(page.get_by_role("option").first).to_contain_text(ACTOR.name)
    expect(page.locator("dialog mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    assert box(page).get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert violations(page) == []
    page.keyboard.press("Enter")
    visit.wait("actors")
    expect(page).to_have_url(re.compile(f"actor={ACTOR.id}.*asof=day"))
    expect(page.locator("dialog.x-search")).to_have_count(0)
    expect(page.locator(f"#actor-{ACTOR.id}")).to_be_focused()
    assert visit.errors == []


def test_enter_alone_leads_to_all_results_and_esc_gives_the_focus_back(visit: Visit) -> None:
    page = visit.go("/", "home")
    door = page.locator("a.x-door").first
    door.focus()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.x-search")).to_have_count(0)
    expect(door).to_be_focused()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("<b>x</b> a/b")
    page.keyboard.press("Enter")
    visit.wait("search")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<b>x</b> a/b")
    expect(page.get_by_label("A name, a word, a number")).to_have_value("<b>x</b> a/b")
    page.go_back()
    visit.wait("home")


def test_the_key_is_a_letter_while_somebody_types_and_can_be_switched_off(visit: Visit) -> None:
    page = visit.go("/sources", "sources")
    field = page.get_by_label("Find a source")
    field.click()
    page.keyboard.type("a/bp")
    expect(field).to_have_value("a/bp")
    expect(page.locator("dialog.x-search")).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("Control+/")
    page.keyboard.press("/")
    page.get_by_role("button", name="switch them off").click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.press("p")
    expect(page.locator("dialog.x-search")).to_have_count(0)
    page.locator("a.x-find").click()
    expect(box(page)).to_be_focused()
    assert "/sources" in page.url, "nor does p lead to the stage"


@pytest.mark.parametrize("last", ["", "Enter"])
def test_what_is_typed_while_the_box_is_on_its_way_stands_in_it(last: str, visit: Visit) -> None:
    page, held = visit.page, list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/search.js", hold)
    visit.go("/", "home")
    with page.expect_request("**/static/search.js"):
        page.keyboard.press("/")
    page.keyboard.type(f"{ACTOR.name}xx")
    for key in ("Backspace", "Backspace", last):
        if key:
            page.keyboard.press(key)
    expect(page.locator("dialog")).to_have_count(0)
    held[0].continue_()
    if last:
        visit.wait("search")
        expect(page.get_by_role("heading", level=1)).to_contain_text(ACTOR.name)
        return
    expect(box(page)).to_have_value(ACTOR.name)
    expect(box(page)).to_be_focused()
    expect(page.get_by_role("option").first).to_contain_text(ACTOR.name)
    page.keyboard.type(" x")
    expect(box(page)).to_have_value(f"{ACTOR.name} x")


def test_on_a_phone_a_tap_opens_it_and_a_tap_on_a_result_leads_there(browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go("/timeline", "timeline")
        way_in = page.locator("a.x-find")
        assert min(size(way_in)) >= 44
        way_in.tap()
        box(page).fill(PLACE.name[:2] + PLACE.name[3:])
        result = page.get_by_role("option", name=PLACE.name).first
        result.tap()
        expect(page).to_have_url(re.compile(f"journey.*{PLACE.id}"))


def test_without_the_server_s_answers_enter_still_leads_to_the_page(visit: Visit) -> None:
    page = visit.page
    page.route("**/search.json*", lambda route: route.fulfill(body="<html>", content_type="text/html"))
    visit.go("/", "home")
    page.locator("a.x-find").click()
    box(page).fill(ACTOR.short)
    page.keyboard.press("Enter")
    visit.wait("search")
    expect(page.locator(f'[data-key="r-actors-{ACTOR.id}"]')).to_be_visible()


@pytest.mark.parametrize("width", [1100, 1240, 1320, 1440])
def test_nothing_in_the_masthead_wraps_or_runs_into_its_neighbour(width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width) as visit:
        page = visit.go("/then-and-now", "then_and_now")
        page.evaluate("() => document.fonts.ready")
        shown = page.locator(".x-menu-wide a, a.x-find, [data-testid=stMainMenu]").all()
        heights = [size(element)[1] for element in shown]
        lefts = [element.evaluate("e => e.getBoundingClientRect().left") for element in shown]
        rights = [element.evaluate("e => e.getBoundingClientRect().right") for element in shown]
    assert max(heights) < 50
    assert [left for right, left in zip(sorted(rights), sorted(lefts)[1:], strict=False) if left < right] == []
