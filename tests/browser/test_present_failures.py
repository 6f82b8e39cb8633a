"""A talk when things fail: connections that are really cut, a server that starts anew, a browser that dies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from story import wording as w
from tests.browser.relay import Relay, relaying
from tests.browser.visits import STORY, Visit, free_port, serving_script, visiting

SCENES = [scene.id for scene in STORY.scenes]
STAGE, SIGN = ".x-deck", ".x-deck-sign"
READY = f"{STAGE}[data-ready]"
RESTING = "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
OFFLINE = str(w.DECK["offline"])
STATE = """() => {
  const stage = document.querySelectorAll('.x-deck'), over = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return { stages: stage.length, same: stage[0] === window.stageBefore, shown: stage[0].dataset.scene,
    address: new URLSearchParams(location.search).get('scene'), onTop: !!over?.closest('.x-deck'),
    inert: !!stage[0].closest('[inert]'),
    drawn: stage[0].querySelector('.x-deck-slide.is-on .x-deck-panel').childElementCount > 0 };
}"""

CLOCK = (
    """() => JSON.parse(Object.entries(localStorage).find(([name]) => name.startsWith('story-clock:'))[1]).started"""
)


def whole(scene: str) -> dict[str, Any]:
    """The state of a stage that nothing has happened to."""
    return {"stages": 1, "same": True, "shown": scene, "address": scene, "onTop": True, "inert": False, "drawn": True}


@dataclass
class Cut:
    """A talk behind a relay."""

    relay: Relay
    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    def begin(self, scene: str = SCENES[0]) -> None:
        self.page.goto(f"{self.relay.address}/present?scene={scene}")
        self.page.wait_for_selector(READY, timeout=60_000)
        self.page.wait_for_selector(RESTING, state="attached")
        self.page.evaluate("window.stageBefore = document.querySelector('.x-deck')")


@pytest.fixture
def cut(browser: Browser, app: str) -> Iterator[Cut]:
    with relaying(int(app.rsplit(":", 1)[1])) as relay, visiting(browser, relay.address) as visit:
        yield Cut(relay, visit)


def elapsed(page: Page) -> int:
    """Seconds on the clock of the speaker's window."""
    text = page.locator(".x-speak header b").first.inner_text()
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + int(seconds)


def speaker_of(page: Page) -> Page:
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    opened.value.wait_for_selector(".x-speak")
    return opened.value


def through_the_dark(cut: Cut, seconds: int) -> None:
    """Cuts the connection while a talk goes on for some seconds, and mends it."""
    page = cut.page
    cut.begin()
    page.keyboard.press("PageDown")
    speaker = speaker_of(page)
    cut.relay.cut()
    expect(page.locator(SIGN)).to_have_text(OFFLINE)
    page.wait_for_selector(
        "[data-testid=stDialog]", state="attached"
    )  # Streamlit's own, which must not cover the stage

    page.keyboard.press("PageDown")
    page.mouse.click(page.evaluate("innerWidth") - 8, 400)
    assert page.evaluate(STATE) == whole(SCENES[3])
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    assert page.evaluate(STATE) == whole(SCENES[4])
    page.keyboard.press("Escape")
    expect(page.locator(SIGN)).to_have_text(w.DECK_TAKE["leaveOffline"])
    speaker.keyboard.press("PageDown")
    expect(page.locator(f'{STAGE}[data-scene="{SCENES[5]}"]')).to_be_visible()
    before = elapsed(speaker)
    page.wait_for_timeout(seconds * 1000)
    assert page.evaluate(STATE) == whole(SCENES[5])

    cut.relay.mend()
    page.wait_for_selector(RESTING, state="attached", timeout=40_000)
    expect(page.locator(SIGN)).to_be_hidden(timeout=12_000)
    assert page.evaluate(STATE) == whole(SCENES[5])
    assert elapsed(speaker) >= before + seconds
    page.keyboard.press("PageDown")
    assert page.evaluate(STATE) == whole(SCENES[6])
    page.keyboard.press("?")
    with page.expect_download(timeout=30_000) as saved:  # Python is there again, too
        page.get_by_role("button", name=w.DECK_TAKE["take"]).click()
    assert saved.value.suggested_filename.endswith("-talk.html")


def test_a_talk_goes_on_while_the_network_is_gone(cut: Cut) -> None:
    through_the_dark(cut, 6)


@pytest.mark.slow
def test_a_talk_goes_on_through_a_minute_without_network(cut: Cut) -> None:
    through_the_dark(cut, 60)


def test_the_scene_and_the_clock_outlive_a_reload_and_a_crash_but_not_the_talk(cut: Cut) -> None:
    page = cut.page
    cut.begin()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    speaker = speaker_of(page)
    has_run(speaker)
    page.reload()
    page.wait_for_selector(READY)
    assert page.locator(STAGE).get_attribute("data-scene") == SCENES[2]
    speaker.keyboard.press("PageDown")  # drives the stage that is new
    expect(page.locator(f'{STAGE}[data-scene="{SCENES[3]}"]')).to_be_visible()
    speaker.close()
    address = page.url
    crash(page)

    again = cut.visit.context.new_page()
    again.goto(address)
    again.wait_for_selector(READY)
    assert again.locator(STAGE).get_attribute("data-scene") == SCENES[3]
    speaker = speaker_of(again)
    has_run(speaker)
    speaker.close()

    again.goto(f"{cut.relay.address}/present")
    again.wait_for_selector(READY)
    assert again.locator(STAGE).get_attribute("data-scene") == SCENES[0]
    assert again.evaluate(CLOCK) == 0


def has_run(speaker: Page) -> None:
    """The clock of the speaker's window goes on from what has been."""
    expect(speaker.locator(".x-speak header b").first).not_to_have_text(re.compile("^(–|0:0[01])$"))


def crash(page: Page) -> None:
    """Ends the page as a browser that dies does: nothing of it runs on."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash", timeout=5_000)
    page.close()


def test_a_server_that_starts_anew_leaves_the_stage_as_it_stands(browser: Browser) -> None:
    port = free_port()
    with ExitStack() as first:
        relay = first.enter_context(relaying(port))
        cut = Cut(relay, first.enter_context(visiting(browser, relay.address)))
        with serving_script("app.py", port=port):
            cut.begin(SCENES[1])
            cut.page.keyboard.press("PageDown")
        expect(cut.page.locator(SIGN)).to_have_text(OFFLINE)
        cut.page.keyboard.press("PageDown")

        with serving_script("app.py", port=port):
            cut.page.wait_for_selector(RESTING, state="attached", timeout=40_000)
            expect(cut.page.locator(SIGN)).to_be_hidden(timeout=12_000)
            assert cut.page.evaluate(STATE) == whole(SCENES[3])
            cut.page.keyboard.press("PageDown")
            assert cut.page.evaluate(STATE) == whole(SCENES[4])
