"""A talk across devices: the stage, a phone in the audience, the speaker's phone; with real keys and taps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from story import wording as w
from tests.browser.visits import STORY, Visit, visiting

SCENES = STORY.scenes
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NOTE_SCENE = """() => { window.__at = 0; const root = document.querySelector('.x-deck');
  new MutationObserver(() => { window.__at = Date.now() })
    .observe(root, { attributes: true, attributeFilter: ['data-scene'] }) }"""
NOTE_TAP = "() => document.addEventListener('click', () => { window.__tap = Date.now() }, true)"


@pytest.fixture
def phones(browser: Browser, app: str) -> Iterator[tuple[Visit, Visit]]:
    """A phone in the audience, a dark one; and the speaker's."""
    phone = partial(visiting, browser, app, width=390, height=844, touch=True)
    with phone(theme="dark") as one, phone() as two:
        yield one, two


def on_stage(page: Page, scene: int) -> None:
    expect(page.locator(".x-deck")).to_have_attribute("data-scene", SCENES[scene].id)


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{entry['id']}: {node['html'][:90]}" for entry in found for node in entry["nodes"]]


@pytest.mark.parametrize("visit", [{"width": 1920, "height": 1080}], indirect=True)
def test_a_phone_follows_the_stage_and_another_drives_it(visit: Visit, phones: tuple[Visit, Visit]) -> None:
    follower, remote = phones
    stage = visit.go("/present", "present")
    stage.wait_for_selector(".x-deck[data-ready]")
    stage.keyboard.press("t")
    code = stage.locator(".x-talk-code b").inner_text()
    assert stage.locator(".x-talk-remote").count() == 0, "nothing of the key on a projector"
    assert faults(stage) == []

    # a phone in the hall types the code
    audience = follower.page
    audience.goto(f"{follower.address}/follow")
    audience.locator("#code").fill(f" {code[:3].lower()} {code[3:]}")
    audience.get_by_role("button", name=w.FOLLOW["act"]).tap()
    expect(audience.locator("#live")).to_have_text(w.FOLLOW["live"])
    expect(audience.locator(".scene:visible h2")).to_have_text(SCENES[0].statement)
    assert faults(audience) == []
    assert audience.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    expect(audience.locator(".scene:visible .view")).to_be_visible()
    expect(stage.locator(".x-talk-crowd")).to_have_text(w.TALK_FOLLOWERS["one"].format(count=1), timeout=8000)

    # the speaker takes the remote's link
    stage.get_by_role("button", name=w.TALK_PANEL["showRemote"]).click()
    link = stage.get_by_role("link", name=w.TALK_PANEL["remoteLink"]).get_attribute("href") or ""
    stage.keyboard.press("Escape")
    expect(stage.locator(".x-talk-mark")).to_contain_text(code)
    phone = remote.page
    phone.goto(link)
    expect(phone.locator("#state")).to_have_text(w.REMOTE["live"])
    assert "#" not in phone.url, "the key is out of the address bar"
    expect(phone.locator("#notes")).to_contain_text(SCENES[0].notes.split(".")[0])
    expect(phone.locator("#then")).to_contain_text(SCENES[1].statement)
    assert faults(phone) == []
    for button in ("#next", "#previous"):
        box = phone.locator(button).bounding_box()
        assert box
        assert box["height"] >= 200

    # it drives the stage, at once; the audience goes along
    stage.evaluate(NOTE_SCENE)
    phone.evaluate(NOTE_TAP)
    waits = []
    for number in (1, 2, 3):
        phone.locator("#next").tap()
        on_stage(stage, number)
        waits.append(stage.evaluate("() => window.__at") - phone.evaluate("() => window.__tap"))
        expect(audience.locator(".scene:visible")).to_have_attribute("data-scene", SCENES[number].id)
    assert min(waits) <= 2_000, waits
    expect(audience.locator("#said")).to_contain_text(SCENES[3].statement)

    # the clicker drives too, and the phone goes along
    stage.keyboard.press("PageUp")
    expect(phone.locator("#statement")).to_have_text(SCENES[2].statement)

    # locked, the phone does nothing until the lock is held
    phone.locator("#lock").tap()
    phone.locator("#next").tap(force=True)
    phone.locator("#lock").tap()
    expect(phone.locator("#lock")).to_have_attribute("aria-pressed", "true")
    phone.locator("#lock").click(delay=1000)
    expect(phone.locator("#lock")).to_have_attribute("aria-pressed", "false")
    on_stage(stage, 2)
    phone.locator("#black").tap()
    expect(stage.locator(".x-deck[data-black]")).to_have_count(1)
    phone.locator("#black").tap()
    expect(stage.locator(".x-deck[data-black]")).to_have_count(0)

    # a follower who has gone ahead is not taken along by the stage that passes
    audience.locator("#next").tap()
    stage.keyboard.press("PageDown")
    on_stage(stage, 3)
    stage.keyboard.press("PageUp")
    expect(audience.locator("#live")).to_have_text(w.FOLLOW["away"].format(number=3))
    expect(audience.locator(".scene:visible")).to_have_attribute("data-scene", SCENES[3].id)
    audience.locator("#back").tap()
    expect(audience.locator(".scene:visible")).to_have_attribute("data-scene", SCENES[2].id)

    # a follower wanders off, is told where the stage is, and comes back
    audience.locator("#previous").tap()
    expect(audience.locator(".scene:visible")).to_be_focused()
    stage.keyboard.press("PageDown")
    expect(audience.locator("#live")).to_have_text(w.FOLLOW["away"].format(number=4))
    expect(audience.locator(".scene:visible")).to_have_attribute("data-scene", SCENES[1].id)
    assert faults(audience) == []
    audience.locator("#back").tap()
    expect(audience.locator(".scene:visible")).to_have_attribute("data-scene", SCENES[3].id)
    expect(audience.locator("#live")).to_have_text(w.FOLLOW["live"])

    # a reload changes nothing; the end ends it everywhere
    stage.reload()
    stage.wait_for_selector(".x-deck[data-ready]")
    on_stage(stage, 3)
    expect(stage.locator(".x-talk-mark")).to_contain_text(code)
    phone.reload()
    expect(phone.locator("#statement")).to_have_text(SCENES[3].statement)
    stage.keyboard.press("t")
    stage.get_by_role("button", name=w.TALK_PANEL["end"]).click()
    expect(audience.locator("#live")).to_have_text(w.FOLLOW["over"])
    expect(phone.locator("#refused")).to_have_text(w.REMOTE["over"])
    expect(stage.locator(".x-talk-say")).to_have_text(w.TALK_PANEL["over"])
    assert visit.errors == follower.errors == []
    host = visit.address.split("/")[2]
    assert visit.hosts | follower.hosts | remote.hosts <= {host, ""}


def test_the_speakers_window_on_another_device_drives_and_points(visit: Visit, browser: Browser) -> None:
    stage = visit.go("/present", "present")
    stage.wait_for_selector(".x-deck[data-ready]")
    stage.keyboard.press("t")
    stage.get_by_role("button", name=w.TALK_PANEL["showRemote"]).click()
    link = stage.locator(".x-talk-remote input").input_value()
    stage.keyboard.press("Escape")
    with visiting(browser, visit.address) as other:
        window = other.page
        window.goto(link)
        window.wait_for_selector(".x-speak")
        expect(window).to_have_url(re.compile(r"^[^#]*$"))
        stage.keyboard.press("PageDown")
        expect(window.locator(".x-speak")).to_have_attribute("data-scene", SCENES[1].id)
        window.keyboard.press("PageDown")
        on_stage(stage, 2)
        window.locator(".x-speak-box").first.hover()
        expect(stage.locator(".x-deck-dot")).to_be_visible()
        assert other.errors == []
    assert visit.errors == []


@pytest.mark.parametrize("visit", [{"width": 390, "height": 844}], indirect=True)
def test_without_scripts_all_scenes_stand_in_a_list(visit: Visit, browser: Browser, app: str) -> None:
    started = visit.page.request.post(f"{app}/talk", data={"scenes": [scene.id for scene in SCENES]}).json()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{app}/follow/{started['code']}")

    expect(page.locator(".scene:visible")).to_have_count(len(SCENES))
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator(".ways")).to_be_hidden()
    context.close()
