"""A talk in the browser: the stage by real keys, its live charts, the way out and back, the speaker's window, a link's deck."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from story import as_of
from story.addresses import BY_ID
from story.scenes import view_of
from tests.browser.stages import IDS, NOW, first_of, jump, on_stage, panel, present, press
from tests.browser.visits import STORY, Visit, middle

RANGE = "p => String(p._fullLayout.xaxis.range)"
ARRIVES = """id => { window.__came = new Promise(done => {
  const at = document.querySelector('.x-deck, .x-speak'), drawn = () => requestAnimationFrame(() => done(Date.now()));
  new MutationObserver(() => at.dataset.scene === id && drawn()).observe(at, { attributes: true });
}) }"""


def test_a_clicker_and_the_keyboard_step_and_jump(hall: Visit) -> None:
    page = hall.page
    for keys, there in (
        (["ArrowRight"], IDS[1]), (["PageDown"], IDS[2]), ([" "], IDS[3]), (["PageUp"], IDS[2]), (["ArrowLeft"], IDS[1]),
        (["End"], IDS[-1]), (["ArrowRight"], IDS[-1]), (["Home"], IDS[0]), (["5", "Enter"], IDS[4]),
    ):  # fmt: skip
        press(page, *keys)
        on_stage(page, there)
    title = NOW.scenes[-2].title
    press(page, "g")
    page.keyboard.type(title[:7])  # letters that are keys elsewhere are letters here
    expect(page.locator(".x-deck-found")).to_contain_text(title)
    press(page, "Enter")
    on_stage(page, IDS[-2])
    assert f"scene={IDS[-2]}" in page.url

    page.reload()
    on_stage(page, IDS[-2])


def test_a_title_can_be_typed_whatever_its_letters_mean_elsewhere(hall: Visit) -> None:
    page, root = hall.page, hall.page.locator(".x-deck")
    for scene in NOW.scenes:
        start = scene.title[:9]
        same = [other for other in NOW.scenes if other.title.lower().startswith(start.lower())]
        if not start.isascii() or len(same) > 1:
            continue
        jump(page, IDS[-1] if scene.id == IDS[0] else IDS[0])
        page.keyboard.type(start)
        press(page, "Enter")
        on_stage(page, scene.id)
        expect(page.locator(".x-deck-over")).to_have_count(0)
    for left in ("data-black", "data-notes", "data-contrast"):
        expect(root).not_to_have_attribute(left, "")
    assert len(page.context.pages) == 1, "no speaker's window"
    assert page.locator(".x-talk-mark:visible").count() == 0, "no talk"


def test_a_clicker_steps_on_from_what_lies_open_and_escape_first_ends_the_black(hall: Visit) -> None:
    page, root = hall.page, hall.page.locator(".x-deck")
    jump(page, IDS[2])
    press(page, "?")
    expect(page.locator(".x-deck-over")).to_be_visible()
    press(page, "PageDown")
    on_stage(page, IDS[3])
    expect(page.locator(".x-deck-over")).to_have_count(0)
    press(page, "b")
    expect(root).to_have_attribute("data-black", "")
    press(page, "Escape")
    expect(root).not_to_have_attribute("data-black", "")
    on_stage(page, IDS[3])


def test_notes_on_stage_cover_nothing_of_the_scene(hall: Visit) -> None:
    page = hall.page
    for id in IDS:
        jump(page, id)
        if id == IDS[0]:
            press(page, "n")
        on = page.locator(".x-deck-slide.is-on")
        expect(on.locator(".x-deck-notes")).to_be_visible()
        notes, below = on.locator(".x-deck-notes").bounding_box(), panel(page).bounding_box()
        assert notes
        assert below
        assert below["y"] + below["height"] <= notes["y"] + 1, id


def test_one_key_leads_from_a_page_to_the_stage_and_back_returns(visit: Visit) -> None:
    page = visit.go("/timeline?preset=year", "timeline")
    press(page, "p")
    on_stage(page, IDS[0])
    page.go_back()
    expect(page.locator(".x-deck")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/timeline\?preset=year$"))


def test_keys_count_while_the_first_screen_is_still_there(hall: Visit) -> None:
    page = hall.page
    page.evaluate("document.body.append(Object.assign(document.createElement('div'), { className: 'x-first' }))")
    jump(page, IDS[2])
    page.evaluate("document.querySelector('.x-first').remove()")


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
    where, state = view_of(NOW.scenes[IDS.index(id)], NOW)
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
    centre = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*centre)
    expect(page.locator(".x-deck-named:visible")).to_have_text(node.get_attribute("aria-label") or "?")
    page.mouse.click(*centre)
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


def test_the_speakers_window_drives_and_is_driven(hall: Visit) -> None:
    page = hall.page
    jump(page, IDS[1])
    with hall.context.expect_page() as opened:
        press(page, "s")
    speaker = opened.value
    expect(speaker.locator(".x-speak-notes")).to_contain_text(NOW.scenes[1].notes[:30])
    expect(speaker.locator(".x-speak-mini:visible")).to_have_count(2)
    for here, there, id in ((speaker, page, IDS[2]), (page, speaker, IDS[3])):
        there.evaluate(ARRIVES, id)
        here.evaluate(
            "() => document.addEventListener('keydown', () => { window.__at = Date.now() }, { capture: true, once: true })"
        )
        press(here, "PageDown")
        assert (
            there.evaluate("() => window.__came") - here.evaluate("() => window.__at") < 2_000
        )  # the bench measures it
    expect(speaker.locator(".x-speak-notes")).to_contain_text(NOW.scenes[3].notes[:30])

    speaker.mouse.move(*middle(speaker.locator(".x-speak-mini:visible").first))  # it has just been drawn anew
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


def test_a_link_builds_a_deck_and_says_what_it_left_out(hall: Visit) -> None:
    day = as_of(STORY, "day")
    later = next(id for id in IDS if id not in day.by_id["scenes"])
    first, second = [scene.id for scene in day.scenes[:2]]
    page = present(hall, f"?deck={second},{first},{second},{later}&asof=day&scene={first}")
    on_stage(page, first)
    expect(page.locator(".x-deck-place")).to_have_text("2 of 2")
    expect(page.locator(".x-deck-sign")).to_contain_text(later)
    press(page, "ArrowLeft")
    on_stage(page, second)
