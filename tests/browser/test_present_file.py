"""The talk that was taken along: opened from a disk, with no network there at all."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from components.deck.__main__ import reader_of
from components.deck.handout import chromium, handout
from components.deck.taken import one_file
from story import wording as w
from story.settings import story_folder
from tests.browser.visits import STORY, Visit
from tests.stories.unsigned import unsigned

SCENES = STORY.scenes
SMALL = Path(__file__).resolve().parents[1] / "stories" / "lantern-codex"
STAGE = ".x-deck[data-ready]"
TAGS = ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]


@dataclass
class Opened:
    """A file in a browser that has no network; what it asked for and what went wrong."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def taken() -> bytes:
    return one_file(reader_of(story_folder(), "", "now"))


@contextmanager
def opening(browser: Browser, file: Path) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, offline=True)
    found = Opened(context.new_page(), file.as_uri())

    def watch(page: Page) -> None:
        page.on("request", lambda request: found.asked.append(request.url.split("#")[0]))
        page.on("pageerror", lambda fault: found.errors.append(str(fault)))
        page.on("console", lambda said: found.errors.append(said.text) if said.type == "error" else None)

    watch(found.page)
    context.on("page", watch)
    yield found
    context.close()


@pytest.fixture
def opened(browser: Browser, taken: bytes, tmp_path: Path) -> Iterator[Opened]:
    file = tmp_path / "talk.html"
    file.write_bytes(taken)
    with opening(browser, file) as found:
        yield found


def at(page: Page, number: int) -> None:
    expect(page.locator(f'.x-deck[data-scene="{SCENES[number].id}"]')).to_be_visible()


def test_it_opens_steps_and_speaks_to_the_speakers_window_without_a_network(opened: Opened) -> None:
    page = opened.page
    page.goto(opened.address)
    page.wait_for_selector(STAGE)
    drawn = page.locator(".x-deck-panel").evaluate_all("all => all.filter((panel) => panel.childElementCount).length")
    assert drawn == len(SCENES)
    assert page.evaluate(
        "document.fonts.check('600 40px Newsreader') && getComputedStyle(document.documentElement).fontSize"
    )

    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    at(page, 2)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    expect(speaker.locator(".x-speak-notes")).to_contain_text(SCENES[2].notes[:40])
    speaker.keyboard.press("PageDown")
    at(page, 3)
    page.reload()
    page.wait_for_selector(STAGE)
    at(page, 3)
    speaker.keyboard.press("PageDown")
    at(page, 4)
    page.keyboard.press("Home")
    expect(speaker.locator(f'.x-speak[data-scene="{SCENES[0].id}"]')).to_be_visible()

    assert set(opened.asked) == {opened.address}
    assert opened.errors == []
    found = Axe().run(page, options={"runOnly": TAGS}).response
    assert [entry["id"] for entry in found["violations"]] == []


@pytest.mark.parametrize("address", ["", "https://codex.example"])
def test_escape_leads_to_the_storys_address_or_says_that_the_file_knows_none(
    address: str, browser: Browser, tmp_path: Path
) -> None:
    story = SMALL if address else unsigned(SMALL, tmp_path / "story")
    file = tmp_path / "talk.html"
    file.write_bytes(one_file(reader_of(story, "", "now")))
    with opening(browser, file) as opened:
        opened.page.goto(opened.address)
        opened.page.wait_for_selector(STAGE)
        if address:
            opened.page.context.route(f"{address}/**", lambda route: route.fulfill(body="there"))
            with opened.page.expect_popup() as popup:
                opened.page.keyboard.press("Escape")
            expect(popup.value).to_have_url(re.compile(f"^{address}/"))
        else:
            opened.page.keyboard.press("Escape")
            expect(opened.page.locator(".x-deck-sign")).to_have_text(w.DECK_TAKE["noAddress"])


def test_the_stage_saves_the_file_that_the_command_writes_and_prints_a_scene_a_page(visit: Visit, taken: bytes) -> None:
    page = visit.go("/present", "present")
    page.wait_for_selector(STAGE)
    page.keyboard.press("?")
    with page.expect_download() as saved:
        page.get_by_role("button", name=w.DECK_TAKE["take"]).click()

    assert Path(saved.value.path()).read_bytes() == taken
    expect(page.locator(".x-taking")).to_contain_text(saved.value.suggested_filename)
    printed = page.pdf(prefer_css_page_size=True)  # as from the browser's own menu
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(SCENES)
    at(page, 0)
    assert page.locator(".x-handout").count() == 0
    assert visit.errors == []


def test_the_handout_has_one_scene_a_page_with_its_notes_sources_and_edition(taken: bytes, tmp_path: Path) -> None:
    browser, reader = chromium(), shutil.which("pdftotext")
    if not browser or not reader:
        pytest.skip("no Chromium, or no pdftotext to read the PDF with")
    pdf = tmp_path / "handout.pdf"
    pdf.write_bytes(handout(taken, browser))

    text = subprocess.run([reader, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    pages = [" ".join(page.split()) for page in text.split("\f") if page.strip()]

    assert len(pages) == len(SCENES)
    for number, (scene, page) in enumerate(zip(SCENES, pages, strict=True), 1):
        assert scene.notes.split()[0] in page
        assert f"{number} / {len(SCENES)}" in page
        assert w.DECK_TAKE["sourcesOf"] in page
        assert scene.title in page
