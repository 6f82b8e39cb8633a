"""The actor map in a browser: picked by mouse, touch and keyboard; Back steps; names clear of each other as drawn."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import STORY, Visit, middle, serving, visiting
from tests.stories.multiply import write_multiplied

SMALL = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"
TIE = STORY.relations[0]
DRAWN = [actor.id for actor in STORY.actors if actor.x is not None]
MAP = ".st-key-network svg"
BOXES = """(svg) => [...svg.querySelectorAll('text')].map(t => { const r = t.getBoundingClientRect(), h = r.height;
    return { text: t.textContent, x0: r.left, x1: r.right, y0: r.top + h * .15, y1: r.bottom - h * .15 } })"""


def node(page: Page, id: str) -> Any:
    return page.locator(f'{MAP} [data-id="actor:{id}"]')


def centre(page: Page, id: str) -> tuple[float, float]:
    return middle(node(page, id).locator(".shape"))


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (800, 900)])
def test_no_two_texts_overlap_as_drawn(width: int, height: int, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=width, height=height) as visit:
        page = visit.go("/actors", "actors")
        expect(page.locator(MAP)).to_be_visible()
        page.evaluate("() => document.fonts.ready")
        assert _overlaps(page) == []


def _overlaps(page: Page) -> list[tuple[str, str]]:
    """Pairs of texts of the map that touch each other."""
    texts: list[dict[str, Any]] = [b for b in page.locator(MAP).evaluate(BOXES) if b["text"] != "?"]
    assert len(texts) > len(DRAWN)
    return [
        (a["text"], b["text"])
        for a, b in combinations(texts, 2)
        if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]
    ]


LINES = """(svg) => [...svg.querySelectorAll('.edge')].map((edge) => {
    const part = (name) => getComputedStyle(edge.querySelector(name));
    return { told: edge.classList.contains('told'), wide: parseFloat(part('.line').strokeWidth),
        open: part('.tip').fill !== part('.line').stroke } })"""


@pytest.mark.parametrize("query", ["", "?actor={actor}", "?focus={actor}", "?node={tie}", "?status=stated"])
def test_what_we_added_is_thin_with_an_open_arrow_whatever_is_selected(query: str, visit: Visit) -> None:
    actor = max(STORY.actors, key=lambda actor: actor.mentions)
    tie = next(tie for tie in STORY.relations if not tie.told)
    page = visit.go("/actors" + query.format(actor=actor.id, tie=tie.id), "actors")
    page.locator(f"{MAP} .edge").first.wait_for(state="attached")
    lines: list[dict[str, Any]] = page.locator(MAP).evaluate(LINES)
    assert all(line["open"] != line["told"] for line in lines)
    told, added = ([line["wide"] for line in lines if line["told"] is whose] for whose in (True, False))
    assert max(added) * 1.5 < min(told)


def test_no_mark_of_an_actor_is_hollow_for_hollow_is_what_we_added(visit: Visit) -> None:
    page = visit.go("/actors", "actors")
    for shape in page.locator(f"{MAP} .node .shape").all():
        filled = shape.evaluate("(s) => [getComputedStyle(s).fill, getComputedStyle(document.body).backgroundColor]")
        assert filled[0] not in (filled[1], "none")
    key = page.locator(".x-key2 .x-dot").all()
    assert key
    for dot in key:
        paint = dot.evaluate(
            "(d) => { const s = getComputedStyle(d); return [s.backgroundImage, s.backgroundColor, s.borderTopWidth] }"
        )
        assert paint[2] == "0px"
        assert paint[0] != "none" or paint[1] != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_or_a_tap_opens_the_dossier_of_the_actor_under_it(touch: bool, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=1440 if not touch else 1024, touch=touch) as visit:
        page = visit.go("/actors", "actors")
        for id in DRAWN[:6:2]:
            x, y = middle(node(page, id).locator(".shape"))
            page.touchscreen.tap(x, y) if touch else page.mouse.click(x, y)
            expect(page.locator(f"#actor-{id}")).to_be_visible()
            expect(node(page, id)).to_have_attribute("aria-pressed", "true")  # the map has been drawn anew
            assert f"actor={id}" in page.url
            visit.wait("actors")
        assert visit.errors == []


def test_back_steps_through_what_was_selected(visit: Visit) -> None:
    page = visit.go("/actors", "actors")
    for id in (TIE.origin, TIE.target):
        page.mouse.click(*centre(page, id))
        expect(page.locator(f"#actor-{id}")).to_be_visible()
    page.go_back()
    expect(page.locator(f"#actor-{TIE.origin}")).to_be_visible()
    page.go_back()
    expect(page.locator(f"#actor-{TIE.origin}")).to_have_count(0)


def test_the_keyboard_walks_the_map_and_picks_and_keeps_its_place(visit: Visit) -> None:
    page = visit.go("/actors", "actors")
    page.locator(f'{MAP} [tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    focused = page.locator(f"{MAP} [data-id]:focus").get_attribute("data-id")
    assert focused
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(focused.split(":")[1]))
    expect(page.locator(f'{MAP} [data-id="{focused}"]')).to_have_attribute("aria-pressed", "true")
    assert page.locator(f"{MAP} [data-id]:focus").get_attribute("data-id") == focused


def test_a_line_is_picked_where_it_is_nearest(visit: Visit) -> None:
    page = visit.go("/actors", "actors")
    lone = page.locator(f"{MAP} .edge").first
    point = lone.evaluate(
        """g => { const p = g.querySelector('.line'), at = p.getPointAtLength(p.getTotalLength() / 2),
        m = p.getScreenCTM(), q = new DOMPoint(at.x, at.y).matrixTransform(m); return [q.x, q.y] }"""
    )
    page.mouse.click(*point)
    expect(page).to_have_url(re.compile("node=|actor="))
    expect(page.locator(f'{MAP} [aria-pressed="true"]')).to_have_count(1)


def test_the_list_beside_the_map_selects_too_and_keeps_the_focus(visit: Visit) -> None:
    page = visit.go("/actors", "actors")
    actor = max(STORY.actors, key=lambda actor: actor.mentions)
    page.locator(f'.x-net-actors [data-key="actor-{actor.id}"]').press("Enter")
    expect(page.locator(f"#actor-{actor.id}")).to_be_visible()
    assert f"actor={actor.id}" in page.url


def test_two_are_chosen_from_the_lists_and_the_way_is_told(visit: Visit) -> None:
    page = visit.go("/actors", "actors")
    page.get_by_role("button", name="Second actor").click()
    page.locator(f'#net-second a[href*="{STORY.relations[5].target}"]').first.click()
    expect(page.locator('[id^="path-"]')).to_be_visible()
    expect(page.locator(".x-net-way > li").first).to_be_visible()
    assert "path=" in page.url


def test_on_a_phone_a_choice_in_the_list_brings_the_dossier_into_view(browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go("/actors", "actors")
        expect(page.locator(MAP)).to_be_hidden()
        last = page.locator(".x-net-actors a").locator("visible=true").last
        last.scroll_into_view_if_needed()
        last.tap()
        expect(page.locator(".x-net-side h2").first).to_be_in_viewport()


def test_the_table_is_downloaded_as_csv(visit: Visit) -> None:
    page = visit.go("/actors?view=table", "actors")
    with page.expect_download() as download:
        page.locator('[data-csv="t-ties"]').click()
    assert download.value.suggested_filename == "ties.csv"


def test_a_long_story_is_read_part_by_part_and_drawn_without_a_text_on_another(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_multiplied(SMALL, tmp_path_factory.mktemp("long") / "story", 20)
    with serving(STORY=str(folder)) as address, visiting(browser, address) as visit:
        page = visit.go("/actors", "actors")
        expect(page.locator(MAP)).to_be_visible()
        page.evaluate("() => document.fonts.ready")
        assert _overlaps(page) == []
        page.locator(".x-net-side #x-parts a[data-part='2']").first.press("Enter")
        expect(page.locator(".x-net-side #x-parts[data-part='2']")).to_be_focused()
        chosen = page.locator(".x-net-actors a").last
        id = str(chosen.get_attribute("data-key")).removeprefix("actor-")
        assert node(page, id).count() == 0
        chosen.click()
        expect(node(page, id)).to_have_attribute("aria-pressed", "true")
        expect(page.locator(f"#actor-{id}")).to_be_visible()
        assert visit.errors == []
