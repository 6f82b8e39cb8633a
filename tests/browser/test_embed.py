"""A view in another page, and on paper: what is selected stands alone, at the height that it has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import STORY, Visit

EVENT = STORY.events[-1]
ALONE = [
    (f"/claims?claim={STORY.claims[0].id}", f"#claim-{STORY.claims[0].id}", ".x-led-list > li"),
    (f"/glossary?term={STORY.glossary[0].id}", f"#term-{STORY.glossary[0].id}", ".x-glp"),
    (f"/walk?scene={STORY.scenes[-1].id}", f"#scene-{STORY.scenes[-1].id}", ".x-scene"),
    (f"/then-and-now?outcome={STORY.outcomes[-1].id}", f"#outcome-{STORY.outcomes[-1].id}", ".x-tan-item"),
    (f"/article?section={STORY.sections[0].id}", f"#section-{STORY.sections[0].id}", ".x-panel"),
    (f"/sources?source={STORY.sources[0].id}", f"#source-{STORY.sources[0].id}", ".x-src-list > li"),
]
FRAMED = """<!doctype html><title>x</title><script>heard = [];
addEventListener('message', e => { if (e.data.type !== 'story-height') return;
  heard.push(document.querySelector('iframe').height = e.data.height) })</script>
<iframe src="{src}" title="x" width="{width}" height="700"></iframe>"""
STILL = """() => new Promise(done => { let last = null, same = 0;
  const look = () => { const now = heard.at(-1); same = now === last ? same + 1 : 0; last = now;
    same > 60 ? done(now) : requestAnimationFrame(look) };
  look() })"""
"""The height that was told last, once it has been the same for some sixty frames."""
STANDS = """() => { const inside = document.querySelector('iframe').contentDocument,
  main = inside.querySelector('[data-testid=stMain]'), box = inside.querySelector('[data-testid=stMainBlockContainer]');
  return box && heard.length && box.offsetHeight === heard.at(-1) && main.scrollHeight - main.clientHeight < 4 }"""


def test_an_embedded_view_takes_neither_the_focus_nor_the_scroll_of_the_page_around_it(visit: Visit, app: str) -> None:
    page = visit.page
    framed = f'<iframe src="{app}/timeline?event={EVENT.id}&embed=true" title="x" width=700 height=900></iframe>'
    body = f"<!doctype html><title>x</title><input autofocus><p style='height:3000px'>{framed}"
    page.route("**/elsewhere", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{app}/elsewhere")
    page.frame_locator("iframe").locator(f"#event-{EVENT.id}").wait_for()
    page.wait_for_load_state("networkidle")

    expect(page.locator("input")).to_be_focused()
    assert page.evaluate("scrollY") == 0


def _framed(visit: Visit, app: str, path: str, width: int = 700) -> Page:
    page, src = visit.page, f"{app}{path}{'&' if '?' in path else '?'}embed=true"
    body = FRAMED.replace("{src}", src).replace("{width}", str(width))
    page.route("**/elsewhere", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{app}/elsewhere")
    page.frame_locator("iframe").locator("[data-arrive]").first.wait_for(state="attached")
    page.wait_for_function(STANDS)
    return page


@pytest.mark.parametrize(
    ("path", "chosen", "entries"), [*ALONE[:2], *(pytest.param(*one, marks=pytest.mark.slow) for one in ALONE[2:])]
)
def test_what_a_link_selects_stands_alone_in_another_page(
    path: str, chosen: str, entries: str, visit: Visit, app: str
) -> None:
    page = _framed(visit, app, path)
    frame = page.frame_locator("iframe")

    expect(frame.locator(chosen)).to_be_visible()
    expect(frame.locator(entries).filter(visible=True)).to_have_count(1)
    expect(frame.locator("a[data-whole]")).to_be_visible()
    expect(frame.get_by_role("textbox")).to_have_count(0)
    heard = page.evaluate("heard")
    assert max(heard) < 3_000, "the page around it saw the whole list for a moment"


@pytest.mark.parametrize(("path", "chosen", "entries"), ALONE[::3])
def test_what_stands_alone_has_the_width_of_its_frame(
    path: str, chosen: str, entries: str, visit: Visit, app: str
) -> None:
    page = _framed(visit, app, path, 1000)

    box = page.frame_locator("iframe").locator(chosen).bounding_box()
    assert box
    assert box["width"] > 900


def test_a_claim_that_stands_alone_does_not_become_the_whole_ledger(visit: Visit, app: str) -> None:
    path, chosen, entries = ALONE[0]
    page = _framed(visit, app, path)
    frame = page.frame_locator("iframe")

    before = page.frames[1].url
    frame.locator(f"{chosen} > a").click()

    assert page.frames[1].url == before
    expect(frame.locator(entries).filter(visible=True)).to_have_count(1)


LISTS = ["/claims", "/glossary", "/then-and-now", "/ramifications", "/timeline", "/journey"]


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("/journey", 700),
        ("/claims", 390),
        *(pytest.param(path, width, marks=pytest.mark.slow) for path in LISTS for width in (700, 390)),
    ],
)
def test_a_page_of_lists_stays_below_the_height_that_its_code_allows(
    path: str, width: int, visit: Visit, app: str
) -> None:
    page = _framed(visit, app, path, width)

    assert page.evaluate("heard.at(-1)") < 3_500


def test_the_frame_follows_what_grows_and_shrinks_late(visit: Visit, app: str) -> None:
    page = _framed(visit, app, "/journey")
    grown, before = (
        "document.querySelector('iframe').contentDocument.querySelector('.x-foot').style",
        page.evaluate(STILL),
    )

    page.evaluate(f"{grown}.paddingBottom = '900px'")
    page.wait_for_function(f"heard.at(-1) > {before + 800}")
    page.evaluate(f"{grown}.paddingBottom = ''")

    page.wait_for_function(f"Math.abs(heard.at(-1) - {before}) < 20")


@pytest.mark.parametrize(
    ("path", "chosen", "entries"),
    [pytest.param(*one, marks=[] if "claim=" in one[0] else pytest.mark.slow) for one in ALONE if "walk" not in one[0]],
)
def test_what_a_link_selects_is_printed_alone_with_the_edition(
    path: str, chosen: str, entries: str, visit: Visit
) -> None:
    page = visit.go(path, path.split("?", maxsplit=1)[0].strip("/").replace("-", "_"))
    page.locator(chosen).wait_for()
    page.emulate_media(media="print")

    expect(page.locator(entries).filter(visible=True)).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".x-foot")).to_be_visible()
    assert page.locator(chosen).evaluate("entry => entry.offsetWidth") > 600

    page.emulate_media(media="screen")
    if "article" not in path:
        assert page.locator(entries).filter(visible=True).count() > 1


@pytest.mark.parametrize("path", ["/journey", "/claims"])
def test_paper_stays_white_below_the_last_line(path: str, visit: Visit) -> None:
    page = visit.go(path, path.strip("/"))
    page.emulate_media(media="print")

    grounds = page.evaluate(
        "() => ['html', 'body', '#root', '[data-testid=stApp]', '[data-testid=stMain]'].map(name =>"
        " getComputedStyle(document.querySelector(name)).backgroundColor)"
    )
    assert set(grounds) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
