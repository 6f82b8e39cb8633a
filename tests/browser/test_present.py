"""A talk in the browser: the stage by real keys, its live charts, the way out and back, the speaker's window, a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from story import as_of, load
from story.addresses import BY_ID
from story.scenes import view_of
from tests.browser.visits import Visit, visiting

STORY = as_of(load("data").story, "now")
IDS = [scene.id for scene in STORY.scenes]
HALL = {"width": 1920, "height": 1080}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
STANDS = """(scale) => { // what stands on stage: type of 24 px or more at 1080p, a statement of 44 px in two lines, nothing cut
  const on = document.querySelector('.x-deck-slide.is-on'), panel = on.querySelector('.x-deck-panel'), room = panel.getBoundingClientRect();
  const words = document.createTreeWalker(on, NodeFilter.SHOW_TEXT), faults = [];
  while (words.nextNode()) {
    const word = words.currentNode, parent = word.parentElement, style = getComputedStyle(parent);
    if (!word.data.trim() || parent.closest('.x-sr,.x-deck-notes,[hidden],style,.x-tan-mark') || style.visibility === 'hidden') continue;
    const range = document.createRange();
    range.selectNodeContents(word);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const drawn = parent.getScreenCTM?.(), scaled = !drawn && parent.closest('.x-deck-plot');
    const by = drawn ? Math.hypot(drawn.a, drawn.b) : scaled ? new DOMMatrix(getComputedStyle(scaled).transform).a : 1;
    const size = parseFloat(style.fontSize) * by;
    if (size < 23.7 * scale) faults.push(`${size.toFixed(1)} px: ${word.data.trim()}`);
    if (panel.contains(parent) && (box.left < room.left - 2 || box.right > room.right + 2 || box.top < room.top - 3 || box.bottom > room.bottom + 3))
      faults.push(`cut: ${word.data.trim()}`);
  }
  const says = on.querySelector('.x-deck-statement'), type = parseFloat(getComputedStyle(says).fontSize);
  if (type < 44 * scale) faults.push(`statement of ${type} px`);
  if (says.clientHeight > 3.1 * type) faults.push('statement of more than two lines');
  if (panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1) faults.push('the panel scrolls');
  const rests = on.querySelector('.x-deck-sources');
  if (rests.scrollHeight > rests.clientHeight + 1) faults.push('sources are cut');
  return faults;
}"""
RANGE = "p => String(p._fullLayout.xaxis.range)"
ARRIVES = """id => { window.__came = new Promise(done => { const at = document.querySelector('.x-deck, .x-speak');
  new MutationObserver(() => at.dataset.scene === id && requestAnimationFrame(() => done(Date.now()))).observe(at, { attributes: true }) }) }"""


def on_stage(page: Page, id: str) -> None:
    expect(page.locator(".x-deck, .x-speak")).to_have_attribute("data-scene", id)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def panel(page: Page) -> Locator:
    return page.locator(".x-deck-slide.is-on .x-deck-panel")


def first_of(page: str) -> str:
    """The first scene whose view is on that page, told by a chart."""
    return next(s.id for s in STORY.scenes if view_of(s, STORY)[0] == page and not s.quote and not s.number)


def present(visit: Visit, query: str = "") -> Page:
    """The stage, with all scenes drawn."""
    visit.page.goto(f"{visit.address}/present{query}")
    visit.page.wait_for_selector(".x-deck[data-ready]", timeout=60_000)
    return visit.page


@pytest.fixture(scope="module")
def visited(browser: Browser, app: str) -> Iterator[Visit]:
    """One visit for most of what follows: a stage takes seconds to stand."""
    with visiting(browser, app, **HALL) as visit:
        present(visit)
        yield visit


@pytest.fixture
def hall(visited: Visit) -> Iterator[Visit]:
    """The stage at its first scene, with nothing open and all as it was set at first."""
    page = visited.page
    if page.locator(".x-deck").count() == 0 or "deck=" in page.url:
        present(visited)
    page.set_viewport_size({"width": 1920, "height": 1080})
    while page.locator(".x-deck-over, .x-deck-card").count():
        press(page, "Escape")
    page.evaluate("document.querySelector('.x-deck').focus()")
    press(page, "Home")
    on_stage(page, IDS[0])
    yield visited
    assert visited.errors == []
    assert visited.hosts == {urlsplit(visited.address).netloc}


def jump(page: Page, id: str) -> None:
    """Goes to a scene by its number."""
    press(page, *str(IDS.index(id) + 1), "Enter")
    on_stage(page, id)


def test_a_clicker_and_the_keyboard_step_and_jump(hall: Visit) -> None:
    page = hall.page
    for keys, there in (
        (["ArrowRight"], IDS[1]), (["PageDown"], IDS[2]), ([" "], IDS[3]), (["PageUp"], IDS[2]), (["ArrowLeft"], IDS[1]),
        (["End"], IDS[-1]), (["ArrowRight"], IDS[-1]), (["Home"], IDS[0]), (["5", "Enter"], IDS[4]),
    ):  # fmt: skip
        press(page, *keys)
        on_stage(page, there)
    title = STORY.scenes[-2].title
    press(page, "g")
    page.keyboard.type(title[:7])  # letters that are keys elsewhere are letters here
    expect(page.locator(".x-deck-found")).to_contain_text(title)
    press(page, "Enter")
    on_stage(page, IDS[-2])
    assert f"scene={IDS[-2]}" in page.url

    page.reload()
    on_stage(page, IDS[-2])


def test_what_a_speaker_needs_on_stage_has_a_key(hall: Visit) -> None:
    page, root = hall.page, hall.page.locator(".x-deck")
    jump(page, IDS[2])
    press(page, "o")
    expect(page.locator(".x-deck-tile:focus")).to_have_attribute("aria-current", "true")
    press(page, "ArrowRight", "ArrowDown", "ArrowUp", "Enter")
    on_stage(page, IDS[3])

    press(page, "b")
    expect(root).to_have_attribute("data-black", "")
    press(page, "b")
    expect(root).not_to_have_attribute("data-black", "")
    ground = "e => getComputedStyle(e).backgroundColor"
    before = root.evaluate(ground)
    press(page, "d")
    assert root.evaluate(ground) != before
    press(page, "d", "c")
    assert root.evaluate(ground) == "rgb(255, 255, 255)"
    press(page, "c", "n")
    expect(page.locator(".x-deck-slide.is-on .x-deck-notes")).to_be_visible()
    press(page, "n", "?")
    expect(page.get_by_role("dialog")).to_contain_text("Esc")
    press(page, "ArrowRight")
    on_stage(page, IDS[3])  # what lies open has the keys
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "f")
    page.wait_for_function("() => document.fullscreenElement")
    press(page, "ArrowRight")
    on_stage(page, IDS[4])
    assert page.evaluate("() => !!document.fullscreenElement")
    press(page, "f")
    page.wait_for_function("() => !document.fullscreenElement")


def test_escape_leads_to_the_scenes_own_view_and_back_to_the_same_scene(hall: Visit) -> None:
    page, id = hall.page, first_of("timeline")
    where, state = view_of(STORY.scenes[IDS.index(id)], STORY)
    jump(page, id)
    press(page, "Escape")
    hall.wait(where)
    assert page.url.startswith(f"{hall.address}/{BY_ID[where].path}?")
    assert all(f"{name}={value}" in page.url for name, value in state.items())

    page.go_back()
    on_stage(page, id)
    press(page, "PageDown")
    on_stage(page, IDS[IDS.index(id) + 1])


def test_a_field_gets_its_letters(hall: Visit) -> None:
    page = hall.page
    page.evaluate("document.querySelector('.x-deck').append(document.createElement('textarea'))")
    field = page.locator(".x-deck > textarea")
    field.focus()
    page.keyboard.type("on top?")
    press(page, "ArrowLeft", "Home", "End")

    assert field.input_value() == "on top?"
    on_stage(page, IDS[0])
    field.evaluate("e => e.remove()")


def test_a_drawing_is_alive_and_stepping_goes_on_from_there(hall: Visit) -> None:
    page, id = hall.page, first_of("actors")
    jump(page, id)
    node, svg = panel(page).locator(".node[data-id]").first, panel(page).locator("svg")
    box = node.locator(".shape").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    expect(page.locator(".x-deck-named:visible")).to_have_text(node.get_attribute("aria-label") or "?")
    page.mouse.click(*middle)
    expect(page.locator(".x-deck-card h3").first).to_be_visible()
    expect(page.locator(".x-deck-card .x-prov").first).to_be_visible()
    press(page, "Escape")
    expect(page.locator(".x-deck-card")).to_have_count(0)
    on_stage(page, id)  # Escape closes the card first

    whole = svg.get_attribute("viewBox") or ""
    page.mouse.move(960, 300)
    page.mouse.wheel(0, -400)
    expect(svg).not_to_have_attribute("viewBox", whole)
    page.mouse.dblclick(960, 300)
    expect(svg).to_have_attribute("viewBox", re.compile(r"^0 0 "))
    press(page, "ArrowRight")
    on_stage(page, IDS[IDS.index(id) + 1])


def test_a_chart_is_alive(hall: Visit) -> None:
    page = hall.page
    jump(page, first_of("timeline"))
    plot = panel(page).locator(".x-deck-plot")
    x, y = plot.evaluate(
        "p => { const box = [...p.querySelectorAll('.points path')].map(m => m.getBoundingClientRect())"
        ".find(b => b.left > 400 && b.left < 1500); return [box.left + box.width / 2, box.top + box.height / 2] }"
    )
    page.mouse.move(x, y)
    expect(plot.locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.click(x, y)
    expect(page.locator(".x-deck-card h3")).to_be_visible()
    press(page, "Escape")
    whole = shown = plot.evaluate(RANGE)
    for act in (lambda: page.mouse.wheel(0, -300), lambda: page.mouse.dblclick(x, y)):
        plot.evaluate("p => { window.__drawn = new Promise(done => p.once('plotly_relayout', done)) }")
        page.mouse.move(x, y)
        act()
        page.evaluate("() => window.__drawn")
        assert plot.evaluate(RANGE) != shown
        shown = plot.evaluate(RANGE)
    assert shown == whole


def test_a_board_is_opened_by_mouse_and_by_keyboard(hall: Visit) -> None:
    page = hall.page
    jump(page, first_of("claims"))
    marks = panel(page).locator("button[data-id]")
    marks.first.click()
    expect(page.locator(".x-deck-card li").first).to_be_visible()
    press(page, "Escape")
    marks.nth(1).focus()
    press(page, "Enter")
    expect(page.locator(".x-deck-card button")).to_be_focused()
    press(page, "Enter")
    expect(marks.nth(1)).to_be_focused()


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


def test_the_speakers_window_drives_and_is_driven(hall: Visit) -> None:
    page = hall.page
    jump(page, IDS[1])
    with hall.context.expect_page() as opened:
        press(page, "s")
    speaker = opened.value
    expect(speaker.locator(".x-speak-notes")).to_contain_text(STORY.scenes[1].notes[:30])
    expect(speaker.locator(".x-speak-mini:visible")).to_have_count(2)
    for here, there, id in ((speaker, page, IDS[2]), (page, speaker, IDS[3])):
        there.evaluate(ARRIVES, id)
        here.evaluate("() => document.addEventListener('keydown', () => { window.__at = Date.now() }, { capture: true, once: true })")
        press(here, "PageDown")
        assert there.evaluate("() => window.__came") - here.evaluate("() => window.__at") < 200
    expect(speaker.locator(".x-speak-notes")).to_contain_text(STORY.scenes[3].notes[:30])

    box = speaker.locator(".x-speak-mini:visible").first.bounding_box()
    assert box
    speaker.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".x-deck-dot")).to_be_visible()
    at = page.locator(".x-deck-dot").bounding_box()
    assert at
    assert abs(at["x"] + at["width"] / 2 - 960) < 20
    press(speaker, "b")
    expect(page.locator(".x-deck")).to_have_attribute("data-black", "")
    press(speaker, "b")
    speaker.close()


def test_a_blocked_window_is_said(hall: Visit) -> None:
    hall.page.evaluate("() => { window.__open = window.open; window.open = () => null }")
    press(hall.page, "s")
    expect(hall.page.locator(".x-deck-sign")).to_contain_text("pop-ups")
    hall.page.evaluate("() => { window.open = window.__open }")


def test_axe_finds_nothing_on_stage_and_in_the_speakers_window(hall: Visit) -> None:
    page, found = hall.page, []

    def look(where: str, within: str | None = None) -> None:
        for fault in Axe().run(page, within, options=AXE).response["violations"]:
            found.append((where, fault["id"], [node["target"] for node in fault["nodes"]][:2]))

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


def test_a_link_builds_a_deck_and_says_what_it_left_out(hall: Visit) -> None:
    whole = load("data").story
    later = next(id for id in IDS if id not in as_of(whole, "day").by_id["scenes"])
    first, second = [scene.id for scene in as_of(whole, "day").scenes[:2]]
    page = present(hall, f"?deck={second},{first},{second},{later}&asof=day&scene={first}")
    on_stage(page, first)
    expect(page.locator(".x-deck-place")).to_have_text("2 of 2")
    expect(page.locator(".x-deck-sign")).to_contain_text(later)
    press(page, "ArrowLeft")
    on_stage(page, second)


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
