"""The ledger in a browser: filter, open, step and save by keyboard; a phone's own form of the matrix."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.visits import STORY, Visit, bounds, over, violations_in_both, visiting

CELLS = Counter((claim.modality, claim.verdict) for claim in STORY.claims)
CLAIM = next(c for c in STORY.claims if (c.modality, c.verdict) == CELLS.most_common(1)[0][0])
"""The first of the fullest cell: there is one to step on to."""


def test_a_cell_filters_a_claim_opens_steps_lead_on_and_back_undoes_each(visit: Visit) -> None:
    page = visit.go("/claims", "claims")
    cell = page.locator(f'a[data-key="cell-{CLAIM.modality}-{CLAIM.verdict}"]')
    cell.focus()
    page.keyboard.press("Enter")
    rows = page.locator(".x-led-list > li")
    expect(rows).to_have_count(int((cell.get_attribute("aria-label") or "").split(":")[0]))
    expect(cell).to_be_focused()
    first = rows.first.locator("a").first
    first.focus()
    page.keyboard.press("Enter")
    expect(rows.first.locator(".x-led-body q").first).to_be_visible()
    expect(first).to_have_attribute("aria-expanded", "true")
    expect(first).to_be_focused()
    following = page.locator('a[data-key="step-next"]')
    following.focus()
    page.keyboard.press("Enter")
    expect(rows.nth(1).locator(".x-led-body")).to_be_visible()
    expect(following).to_be_focused()
    page.go_back()
    expect(rows.first.locator(".x-led-body")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(rows).to_have_count(len(STORY.claims))


def test_a_link_to_a_claim_opens_it_in_view_and_what_is_shown_can_be_saved(visit: Visit, tmp_path: Path) -> None:
    page = visit.go(f"/claims?claim={CLAIM.id}&modality={CLAIM.modality}", "claims")
    expect(page.locator(f"#claim-{CLAIM.id}")).to_be_focused()
    masthead = bounds(page.locator(".x-mast"))
    line = bounds(page.locator(f'a[data-key="c-{CLAIM.id}"]'))
    assert masthead["y"] + masthead["height"] <= line["y"] < 200
    saved = {}
    for form in ("csv", "json"):
        with page.expect_download() as download:
            page.locator(f"button[data-{form}]").click()
        assert download.value.suggested_filename == f"claims.{form}"
        download.value.save_as(tmp_path / form)
        saved[form] = (tmp_path / form).read_text(encoding="utf-8-sig")
    entries = json.loads(saved["json"])["entries"]
    wanted = [claim for claim in STORY.claims if claim.modality == CLAIM.modality]
    assert sorted(entry["id"] for entry in entries) == sorted(claim.id for claim in wanted)
    found = next(entry for entry in entries if entry["id"] == CLAIM.id)
    assert (found["text"], found["quote"], found["paragraph"]) == (CLAIM.text, CLAIM.quote, CLAIM.paragraph)
    assert len(saved["csv"].splitlines()) == len(wanted) + 1


def test_axe_finds_nothing_with_a_claim_open_and_filters_on(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go(f"/claims?claim={CLAIM.id}&section={CLAIM.section}&modality={CLAIM.modality}", "claims")
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert violations_in_both(page) == []


def test_on_a_phone_two_lists_take_the_matrix_place_and_nothing_runs_over_the_side(browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go(f"/claims?claim={CLAIM.id}", "claims")
        expect(page.locator(".x-cm")).to_be_hidden()
        row = page.locator(f'a[data-key="bar-verdict-{CLAIM.verdict}"]')
        assert bounds(row)["height"] >= 44
        row.tap()
        expect(row).to_have_attribute("aria-current", "true")
        page.locator(f'a[data-key="bar-modality-{CLAIM.modality}"]').tap()
        expect(page.locator(f'a[data-key="bar-modality-{CLAIM.modality}"]')).to_have_attribute("aria-current", "true")
        assert f"verdict={CLAIM.verdict}" in page.url
        assert f"modality={CLAIM.modality}" in page.url
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
        wide = over(page)
    assert wide <= 0
