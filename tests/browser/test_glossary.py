"""Terms explained in place, and their page: by mouse, by touch, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from story.terms import finder
from tests.browser.visits import STORY, Visit, violations, visiting

SECTION = next(s for s in STORY.sections if any(part.term for part in finder(STORY).parts(s.gist)))
TERM = next(part.term for part in finder(STORY).parts(SECTION.gist) if part.term)
OPEN = ".x-gls-pop:popover-open"


def test_a_key_opens_and_escape_closes_an_explanation_and_its_link_leads_to_the_term(visit: Visit) -> None:
    page = visit.go(f"/article?section={SECTION.id}", "article")
    word = page.locator("button.x-gls").first
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_contain_text(STORY.get("glossary", TERM).term)
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(word).to_be_focused()
    word.click()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    visit.wait("glossary")
    expect(page.locator(f"#term-{TERM}")).to_be_focused()
    expect(page.locator(f"#term-{TERM}")).to_be_in_viewport()
    page.go_back()
    visit.wait("article")


@pytest.mark.parametrize("width", [1440, 390])
def test_an_explanation_opens_at_its_word_and_stays_in_the_window(width: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=844, touch=width < 500) as visit:
        page = visit.go("/article?view=all", "article")
        words = page.locator("button.x-gls:visible")
        for number in range(min(words.count(), 6)):
            word = words.nth(number)
            word.scroll_into_view_if_needed()
            word.tap() if width < 500 else word.click()
            expect(page.locator(OPEN)).to_have_count(1)
            box, at = page.locator(OPEN).bounding_box(), word.bounding_box()
            page.keyboard.press("Escape")
            assert box
            assert at
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert min(abs(box["y"] - at["y"] - at["height"]), abs(at["y"] - box["y"] - box["height"])) < 12


def test_a_word_that_explains_itself_does_not_move_the_lines(browser: Browser, app: str) -> None:
    lines = "() => { const p = document.querySelector('.x-gist:has(.x-gls)'); return p.getBoundingClientRect().height }"
    plain = "() => { for (const b of document.querySelectorAll('.x-gist .x-gls')) b.replaceWith(b.textContent) }"
    high = "() => document.querySelector('.x-gist').getBoundingClientRect().height"
    with visiting(browser, app, width=1440, touch=True) as visit:
        page = visit.go(f"/article?section={SECTION.id}", "article")
        marked = page.evaluate(lines)
        page.evaluate(plain)
        assert abs(page.evaluate(high) - marked) < 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_explanation_or_an_open_glossary(theme: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, theme=theme) as visit:
        page = visit.go(f"/article?section={SECTION.id}", "article")
        page.locator("button.x-gls").first.click()
        expect(page.locator(OPEN)).to_have_count(1)
        found = violations(page)
        visit.go(f"/glossary?term={TERM}", "glossary")
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
        found += violations(page)
    assert found == []


def test_a_letter_leads_to_its_terms_and_enter_searches(visit: Visit) -> None:
    page = visit.go("/glossary", "glossary")
    letter = page.locator(".x-glp-letters a").last
    letter.click()
    expect(page.locator(f"{letter.get_attribute('href')}")).to_be_in_viewport()
    name = STORY.get("glossary", TERM).term
    page.get_by_label("Find a term").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".x-src-count")).to_contain_text(name)
    expect(page.locator(f"#term-{TERM}")).to_be_visible()
    page.go_back()
    expect(page.locator(".x-src-count")).to_have_count(0)
