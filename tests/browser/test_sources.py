"""Sources in a browser: opening, closing, searching, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import STORY, Visit, overflow, violations_in_both, visiting

SOURCE = STORY.sources[0]


def test_a_link_to_a_source_opens_it_and_moves_the_focus_to_it(visit: Visit) -> None:
    page = visit.go(f"/sources?source={SOURCE.id}", "sources")
    expect(page.locator(f"#source-{SOURCE.id}")).to_be_focused()
    expect(page.locator(f"#source-{SOURCE.id}")).to_be_in_viewport()
    expect(page.locator(f"#source-{SOURCE.id} dl")).to_contain_text(SOURCE.publisher)


def test_a_source_opens_and_closes_by_keyboard_and_back_reopens_it(visit: Visit) -> None:
    page = visit.go("/sources", "sources")
    group = page.locator(f"#kind-{SOURCE.kind}")
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    row = group.locator(f'a[data-key="s-{SOURCE.id}"]')
    row.focus()
    page.keyboard.press("Enter")
    opened = page.locator(f"#source-{SOURCE.id}")
    expect(opened).to_be_focused()
    assert f"source={SOURCE.id}" in page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(opened).to_have_count(0)
    assert "source=" not in page.url
    page.go_back()
    expect(opened).to_be_visible()


def test_a_group_that_a_reader_opened_stays_open_when_a_source_of_another_is_chosen(visit: Visit) -> None:
    page = visit.go("/sources", "sources")
    groups = page.locator("details.x-src-group")
    groups.nth(0).locator("summary").click()
    groups.nth(1).locator("summary").click()
    groups.nth(1).locator("li a").first.click()
    expect(page.locator("li.on")).to_be_visible()
    expect(groups.nth(0)).to_have_attribute("open", "")
    expect(groups.nth(1)).to_have_attribute("open", "")


def test_enter_searches_and_back_takes_the_search_away(visit: Visit) -> None:
    page = visit.go("/sources", "sources")
    page.get_by_label("Find a source").fill(SOURCE.publisher)
    page.keyboard.press("Enter")
    expect(page.locator(".x-src-count")).to_contain_text(SOURCE.publisher)
    expect(page.locator(f'a[data-key="s-{SOURCE.id}"]')).to_be_visible()
    assert "q=" in page.url
    page.go_back()
    expect(page.locator(".x-src-count")).to_have_count(0)
    expect(page.get_by_label("Find a source")).to_have_value("")


def test_the_contents_of_the_method_lead_to_its_parts(visit: Visit) -> None:
    page = visit.go("/sources?view=method", "sources")
    page.evaluate("() => { window.__same = true }")
    page.locator('.x-toc nav a[href="#method-licences"]').click()
    expect(page.locator("#method-licences")).to_be_in_viewport()
    assert page.evaluate("() => window.__same === true")


@pytest.mark.parametrize("query", [f"?source={SOURCE.id}", "?q=un", "?view=method", "?view=audit"])
def test_in_no_part_axe_finds_anything_or_something_runs_over_the_side(query: str, browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go(f"/sources{query}", "sources")
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert violations_in_both(page) == []
        assert overflow(page, 768, 390, 320) == {}
