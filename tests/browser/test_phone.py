"""On a phone: what opens stands whole in the window, a choice lands at its heading, names can be read, lines stand evenly."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.visits import STORY, Visit, visiting

HIGH = 844
RICH = max(STORY.events, key=lambda event: len(event.provenance) + 3 * len(event.versions))
CHIPPED = [
    ("/", "home"),
    (f"/sanctions?case={STORY.cases[0].id}", "sanctions"),
    (f"/timeline?event={RICH.id}", "timeline"),
]
OPEN = """() => { const box = document.querySelector('.x-pop:popover-open')?.getBoundingClientRect();
    return box && [box.left, box.top, innerWidth - box.right, innerHeight - box.bottom].every(room => room >= -1) }"""
STILL = """read => new Promise(done => { let last = null, same = 0;
    const look = () => { const now = read(); same = now === last ? same + 1 : 0; last = now;
      same > 20 ? done(now) : requestAnimationFrame(look) };
    look() })"""
"""What is read once it has been the same for some twenty frames."""
HEAD = """() => { const mark = [...document.querySelectorAll('[data-arrive]')].pop();
    const there = document.getElementById(mark.dataset.target); if (!there) return -1;
    const head = there.matches('h1,h2,h3') ? there : there.querySelector('h2,h3');
    return Math.round(head.getBoundingClientRect().top) }"""


@pytest.mark.parametrize(
    ("path", "name", "width"),
    [
        (*CHIPPED[0], 320),
        (*CHIPPED[1], 390),
        *(pytest.param(*page, width, marks=pytest.mark.slow) for page in CHIPPED for width in (390, 320)),
    ],
)
def test_what_a_chip_opens_stands_whole_in_the_window(
    path: str, name: str, width: int, browser: Browser, app: str
) -> None:
    with visiting(browser, app, width=width, height=HIGH, touch=True) as visit:
        page = visit.go(path, name)
        chips = [chip for chip in page.locator("button.x-prov").all() if chip.is_visible()]
        cut = []
        for chip in chips:
            chip.scroll_into_view_if_needed()
            chip.tap()
            if not page.evaluate(OPEN):
                cut.append(chip.inner_text())
            page.keyboard.press("Escape")
        assert chips
        assert cut == []


def _landed(page: Page) -> bool:
    """Whether the heading of what was chosen comes to stand below the masthead, on the screen."""
    found = page.wait_for_function(f"() => {{ const top = ({HEAD})(); return top >= 58 && top < innerHeight - 60 }}")
    return bool(found) and 58 <= page.evaluate(f"() => ({STILL})({HEAD})") < HIGH - 60


CHOICES = [
    ("/sanctions", "sanctions", ".x-san-votes a"),
    ("/sanctions?view=measures", "sanctions", ".x-mm-cards a"),
    ("/sanctions?view=cases", "sanctions", ".x-san-cases th a"),
    ("/ramifications", "ramifications", ".x-ram-twin .x-ram-node"),
    ("/timeline", "timeline", ".x-events a"),
    ("/actors", "actors", ".x-net-actors a"),
]


@pytest.mark.parametrize(
    ("path", "name", "links"),
    [*CHOICES[:2], *(pytest.param(*choice, marks=pytest.mark.slow) for choice in CHOICES[2:])],
)
def test_a_choice_in_a_list_shows_the_heading_of_what_was_chosen(
    path: str, name: str, links: str, browser: Browser, app: str
) -> None:
    with visiting(browser, app, width=390, height=HIGH, touch=True) as visit:
        page = visit.go(path, name)
        there = [link for link in page.locator(links).all() if link.is_visible()]
        for link in (there[len(there) // 2], there[-1]):
            link.scroll_into_view_if_needed()
            link.tap()
            visit.wait(name)
            assert _landed(page)
            page.go_back()
            visit.wait(name)
            page.wait_for_function("() => ![...document.querySelectorAll('[data-arrive]')].pop().dataset.target")


@pytest.mark.parametrize("case", [case.id for case in STORY.cases][:1])
def test_a_link_to_a_transfer_shows_its_heading_below_the_masthead(case: str, browser: Browser, app: str) -> None:
    with visiting(browser, app, width=390, height=HIGH, touch=True) as visit:
        assert _landed(visit.go(f"/sanctions?case={case}", "sanctions"))


def _small(browser: Browser, app: str, width: int = 390) -> Any:
    return visiting(browser, app, width=width, height=HIGH, touch=True)


def test_on_the_narrowest_screen_the_name_of_each_page_can_be_read(browser: Browser, app: str) -> None:
    with _small(browser, app, 320) as visit:
        page = visit.go("/", "home")
        names = page.locator(".x-sheet a").all_text_contents()
        cut = page.evaluate(
            """names => { const said = document.querySelector('.x-menu span');
            return names.filter(name => { said.textContent = name; return said.scrollWidth > said.clientWidth + 1 }) }""",
            names,
        )
        assert names
        assert cut == []
        assert page.locator("button.x-menu").inner_text().startswith("Menu")


def test_what_a_wide_table_is_called_is_not_cut_off(browser: Browser, app: str) -> None:
    with _small(browser, app) as visit:
        page = visit.go("/actors?view=table", "actors")
        box = page.locator("#t-ties caption span").bounding_box()
        assert box
        assert box["x"] + box["width"] <= 390
        highs = page.evaluate("[...document.querySelectorAll('#t-ties tbody tr')].map(e => e.offsetHeight)")
        assert sorted(highs)[len(highs) // 2] < 90


def test_chips_stretch_no_line_and_have_room_for_a_finger(visit_small: Visit) -> None:
    page = visit_small.go("/", "home")
    for line in page.locator(".x-six p").all():
        assert _uneven(line) == []
    tops = page.evaluate(
        "[...document.querySelectorAll('.x-six button.x-prov')].map(e => e.getBoundingClientRect().top)"
    )
    rows = sorted({round(top) for top in tops})
    assert all(below - above >= 44 for above, below in pairwise(rows))


def _uneven(paragraph: Locator) -> list[int]:
    """The gaps between the lines of a paragraph's own words that differ from its line height."""
    gaps: list[int] = paragraph.evaluate(
        """p => { const words = document.createRange(); words.selectNodeContents(p);
        words.setEndBefore(p.querySelector('.x-chips'));
        const tops = [...new Set([...words.getClientRects()].map(r => Math.round(r.bottom)))].sort((a, b) => a - b);
        const high = parseFloat(getComputedStyle(p).lineHeight);
        return tops.slice(1).map((top, n) => top - tops[n]).filter(gap => gap > high + 3) }"""
    )
    return gaps


@pytest.fixture
def visit_small(browser: Browser, app: str) -> Any:
    with _small(browser, app) as visit:
        yield visit
