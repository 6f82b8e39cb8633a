"""Links, Back, reload, the lens, the theme: moving about as a reader does."""

from __future__ import annotations

from playwright.sync_api import Browser, Route, expect

from story.addresses import PAGES
from tests.browser.visits import STORY, Visit, visiting

SHOWN = [page for page in PAGES if page.is_in(STORY) and page.access == "public"]


def _mark(visit: Visit) -> None:
    visit.page.evaluate("() => { window.__same = true }")


def _same(visit: Visit) -> bool:
    return bool(visit.page.evaluate("() => window.__same === true"))


def test_a_link_in_the_page_neither_reloads_nor_opens_a_tab(visit: Visit) -> None:
    page = visit.go("/", "home")
    _mark(visit)
    page.locator("a.x-door").first.click()
    visit.wait("article")
    assert _same(visit)
    assert len(visit.context.pages) == 1


def test_each_link_of_the_masthead_lies_open_to_the_mouse(visit: Visit) -> None:
    page = visit.go("/article", "article")
    covered = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-masthead :is(a, button)')].filter((link) => {
        const { x, y, width, height } = link.getBoundingClientRect();
        return width && !link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      }).map((link) => link.innerText)"""
    )
    assert covered == []


def test_turning_the_page_moves_the_focus_to_its_heading(visit: Visit) -> None:
    page = visit.go("/", "home")
    page.locator(".x-menu-wide a[data-key=nav-timeline]").click()
    visit.wait("timeline")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".x-menu-wide a[aria-current=page]")).to_have_text("Timeline")


def test_back_steps_through_the_selections(visit: Visit) -> None:
    page = visit.go("/timeline", "timeline")
    links = page.locator(".x-events a")
    first, second = (links.nth(n).get_attribute("data-key") for n in (0, 1))
    for key in (first, second):
        page.locator(f"a[data-key={key}]").first.click()
        expect(page.locator(f"a[data-key={key}][aria-current]")).to_be_visible()
    page.go_back()
    expect(page.locator(f"a[data-key={first}][aria-current]")).to_be_visible()
    page.go_back()
    expect(page.locator(".x-events a[aria-current]")).to_have_count(0)
    assert "event=" not in page.url


def test_a_pasted_link_and_a_reload_show_the_same_view(visit: Visit) -> None:
    page = visit.go("/timeline", "timeline")
    page.locator(".x-events a").nth(2).click()
    expect(page.locator(".x-side[id^=event-]")).to_be_visible()
    before, url = page.locator(".x-side").inner_text(), page.url
    page.reload()
    visit.wait("timeline")
    assert page.locator(".x-side").inner_text() == before
    page.goto("about:blank")
    page.goto(url)
    visit.wait("timeline")
    assert page.locator(".x-side").inner_text() == before


def test_a_selection_keeps_the_focus_where_the_reader_chose(visit: Visit) -> None:
    page = visit.go("/timeline", "timeline")
    link = page.locator(".x-events a").nth(3)
    key = link.get_attribute("data-key")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"a[data-key={key}][aria-current]")).to_be_focused()


def test_the_lens_stays_on_from_page_to_page(visit: Visit) -> None:
    page = visit.go("/", "home")
    page.locator("a[data-key=lens-day]").click()
    page.locator("a[data-key=lens-day][aria-current]").wait_for()
    page.locator(".x-menu-wide a[data-key=nav-article]").click()
    visit.wait("article")
    assert "asof=day" in page.url
    expect(page.locator("a[data-key=lens-day][aria-current]")).to_be_visible()
    expect(page.locator(".x-lensnote")).to_be_visible()


def test_a_link_to_a_claim_opens_it(visit: Visit) -> None:
    page = visit.go("/article", "article")
    claim = page.locator("details.x-claim").nth(1)
    id = claim.get_attribute("id")
    page = visit.go(f"/article?claim={str(id).removeprefix('claim-')}", "article")
    expect(page.locator(f"#{id} .x-claimbody")).to_be_visible()
    expect(page.locator(f"#{id}")).to_be_in_viewport()


def test_a_chip_shows_its_passage_by_keyboard_and_escape_closes_it(visit: Visit) -> None:
    page = visit.go("/", "home")
    chip = page.locator("button.x-prov.add").first
    chip.focus()
    page.keyboard.press("Enter")
    pop = page.locator(f"#{chip.get_attribute('popovertarget')}")
    expect(pop).to_be_visible()
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_table_can_be_downloaded(visit: Visit) -> None:
    page = visit.go("/timeline", "timeline")
    page.get_by_text("The same as a table").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("When,What")
    assert len(text.splitlines()) == page.locator("#t-events tr").count()


def test_charts_follow_the_theme_at_once(visit: Visit) -> None:
    page = visit.go("/timeline", "timeline")
    axis = page.locator(".js-plotly-plot .ytick text").first
    axis.wait_for()
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "() => { const text = document.querySelector('.js-plotly-plot .ytick text');"
        " return text && getComputedStyle(text).fill === 'rgb(236, 233, 227)' }"
    )


def test_the_page_scrolls_when_the_wheel_turns_over_a_chart(visit: Visit) -> None:
    page = visit.go("/timeline", "timeline")
    plot = page.locator(".js-plotly-plot").first
    plot.wait_for()
    box = plot.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 100")


def test_without_scripts_the_story_is_told_in_short(browser: Browser, app: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(app)
    expect(page.locator("ol li").first).to_be_visible()
    assert page.locator("ol li").count() >= 6
    expect(page.locator(".x-first")).to_be_hidden()
    context.close()


def test_the_headline_stands_before_the_page_and_goes_when_it_comes(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        visit.page.goto(app, wait_until="commit")
        visit.page.locator(".x-first h1").wait_for()
        visit.wait("home")
        expect(visit.page.locator(".x-first")).to_have_count(0)
        assert visit.page.locator("h1").count() == 1


def test_nothing_seen_moves_when_the_words_come_after_the_charts(browser: Browser, app: str) -> None:
    """On a slow line the script that draws our HTML may be the last to come: the page then grows from its top."""
    with visiting(browser, app) as visit:
        page, late = visit.page, list[Route]()
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
            ".observe({ type: 'layout-shift', buffered: true })"
        )

        def hold(route: Route) -> None:
            late.append(route)

        page.route("**/static/js/Html.*.js", hold)
        page.goto(f"{app}/timeline", wait_until="commit")
        page.locator(".js-plotly-plot").first.wait_for(state="attached")
        assert late
        for route in late:
            route.continue_()
        visit.wait("timeline")
        page.locator(".js-plotly-plot").first.wait_for()
        assert page.evaluate("window.moved") < 0.1


def test_nothing_moves_when_our_sheets_come_to_stand_behind_streamlits(visit: Visit) -> None:
    """The script of the frame moves them there; until then the styles that Streamlit adds stand behind ours."""
    for page in SHOWN:
        shown = visit.go(f"/{page.path}", page.id)
        moved = shown.evaluate(
            """() => {
              const seen = [...document.querySelectorAll('.x-mast *, [data-testid=stMain] *')];
              const place = ({ x, y, width }) => [x, y, width].map(Math.round).join(' ');
              const places = () => seen.map((e) => place(e.getBoundingClientRect()));
              const after = places();
              document.head.prepend(document.getElementById('x-house'));
              const before = places();
              return seen.filter((_, n) => before[n] !== after[n]).slice(0, 5).map((e) => e.outerHTML.slice(0, 120));
            }"""
        )
        assert moved == [], page.id


def test_back_leads_to_the_place_on_the_page(visit: Visit) -> None:
    """From a statement to its source and back: the view, the filters and how far it was scrolled."""
    page = visit.go("/article?view=all", "article")
    main = page.locator("[data-testid=stMain]")
    link = page.locator(".x-panel a.x-chiplink[href*='actor=']:visible").nth(12)
    link.scroll_into_view_if_needed()
    before = main.evaluate("m => Math.round(m.scrollTop)")
    assert before > 1_000

    link.click()
    visit.wait("actors")
    expect(page.locator("[data-arrive]").last).to_have_attribute("data-arrive", "actors")
    page.go_back()
    visit.wait("article")

    page.wait_for_function(
        "y => Math.abs(document.querySelector('[data-testid=stMain]').scrollTop - y) < 4", arg=before, timeout=10_000
    )
    assert "view=all" in page.url
