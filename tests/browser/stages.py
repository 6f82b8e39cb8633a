"""The stage of a talk in a browser: how to open it, how to go to a scene, what stands on it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from story import as_of
from story.scenes import view_of
from tests.browser.visits import STORY, Visit

NOW = as_of(STORY, "now")
IDS = [scene.id for scene in NOW.scenes]
STANDS = """(scale) => { // type of 24 px or more at 1080p, a statement of 44 px in two lines, nothing cut or over another
  const on = document.querySelector('.x-deck-slide.is-on'), panel = on.querySelector('.x-deck-panel');
  const room = panel.getBoundingClientRect(), faults = [], words = document.createTreeWalker(on, NodeFilter.SHOW_TEXT);
  const across = (box) => box.left > room.left - 2 && box.right < room.right + 2;
  const inside = (box) => across(box) && box.top > room.top - 3 && box.bottom < room.bottom + 3;
  while (words.nextNode()) {
    const word = words.currentNode, parent = word.parentElement, style = getComputedStyle(parent);
    if (!word.data.trim() || style.visibility === 'hidden') continue;
    if (parent.closest('.x-sr,.x-deck-notes,[hidden],style,.x-tan-mark')) continue;
    const range = document.createRange();
    range.selectNodeContents(word);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const drawn = parent.getScreenCTM?.(), scaled = !drawn && parent.closest('.x-deck-plot');
    const by = drawn ? Math.hypot(drawn.a, drawn.b) : scaled ? new DOMMatrix(getComputedStyle(scaled).transform).a : 1;
    const size = parseFloat(style.fontSize) * by;
    if (size < 23.7 * scale) faults.push(`${size.toFixed(1)} px: ${word.data.trim()}`);
    if (panel.contains(parent) && !inside(box)) faults.push(`cut: ${word.data.trim()}`);
  }
  const labels = [...panel.querySelectorAll('svg text')].filter((label) => label.textContent.trim().length > 1)
    .map((label) => [label.textContent, label.getBoundingClientRect()]);
  labels.forEach(([text, a], n) => labels.slice(n + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 4 * scale && high > 8 * scale) faults.push(`${text} over ${other}`); // the box of a letter has some air
  }));
  const says = on.querySelector('.x-deck-statement'), type = parseFloat(getComputedStyle(says).fontSize);
  if (type < 44 * scale) faults.push(`statement of ${type} px`);
  if (says.clientHeight > 3.1 * type) faults.push('statement of more than two lines');
  if (panel.scrollHeight > panel.clientHeight + 1 || panel.scrollWidth > panel.clientWidth + 1) faults.push('the panel scrolls');
  const rests = on.querySelector('.x-deck-sources');
  if (rests.scrollHeight > rests.clientHeight + 1) faults.push('sources are cut');
  return faults;
}"""


def on_stage(page: Page, id: str) -> None:
    expect(page.locator(".x-deck, .x-speak")).to_have_attribute("data-scene", id)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def panel(page: Page) -> Locator:
    return page.locator(".x-deck-slide.is-on .x-deck-panel")


def first_of(page: str) -> str:
    """The first scene whose view is on that page, told by a chart."""
    return next(s.id for s in NOW.scenes if view_of(s, NOW)[0] == page and not s.quote and not s.number)


def present(visit: Visit, query: str = "") -> Page:
    """The stage, with all scenes drawn."""
    visit.page.goto(f"{visit.address}/present{query}")
    visit.page.wait_for_selector(".x-deck[data-ready]", timeout=60_000)
    return visit.page


def jump(page: Page, id: str) -> None:
    """Goes to a scene by its number."""
    press(page, *str(IDS.index(id) + 1), "Enter")
    on_stage(page, id)
