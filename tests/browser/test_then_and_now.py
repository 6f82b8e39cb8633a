"""Then and now in a browser: a mark leads to its entry by mouse and by keyboard, Back undoes it; axe on an open entry."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import STORY, over, violations, visiting

RICH = max(STORY.outcomes, key=lambda outcome: len(outcome.estimates)).id


def test_a_mark_leads_to_its_entry_and_back_undoes_it(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go("/then-and-now", "then_and_now")
        last = page.locator(".x-tan-mark").last
        id = str(last.get_attribute("data-go"))

        last.focus()
        page.keyboard.press("Enter")

        expect(page.locator(f"#{id}")).to_be_focused()
        expect(page.locator(f"#{id} .x-tan-body")).to_be_in_viewport()
        page.keyboard.press("Tab")  # the way into the entry is the next stop
        expect(page.locator(f"#{id} h3 a")).to_be_focused()

        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        last.click()  # it is open already: the mark leads there again
        expect(page.locator(f"#{id}")).to_be_in_viewport()

        page.go_back()
        expect(page.locator(".x-tan-body")).to_have_count(0)
        assert "outcome=" not in page.url


@pytest.mark.parametrize(("width", "theme"), [(1440, "dark"), (390, "light")])
def test_an_open_entry_is_accessible_and_stays_within_the_page(
    width: int, theme: str, browser: Browser, app: str
) -> None:
    with visiting(browser, app, width=width, theme=theme, touch=width < 500) as visit:
        page = visit.go(f"/then-and-now?outcome={RICH}", "then_and_now")
        expect(page.locator(f"#outcome-{RICH}")).to_be_focused()
        found = violations(page)
        wide = over(page)
    assert found == []
    assert wide <= 0


def test_on_a_wide_screen_expectation_and_verdict_stand_in_one_row_and_on_a_phone_below_each_other(
    browser: Browser, app: str
) -> None:
    tops = {}
    for width in (1440, 390):
        with visiting(browser, app, width=width) as visit:
            row = visit.go("/then-and-now", "then_and_now").locator(".x-tan-row").first
            then, verdict = (row.locator(part).bounding_box() for part in (".x-tan-then", ".x-tan-verdict"))
        assert then
        assert verdict
        tops[width] = (verdict["y"] - then["y"], then["height"])
    assert tops[1440][0] < 12
    assert tops[390][0] >= tops[390][1]
