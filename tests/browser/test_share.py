"""Taking a view away: link, citation, embed code, picture, data. The panel opens from every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import STORY, Visit, visiting

EVENT = STORY.events[-1]


def _panel(page: Page) -> None:
    page.locator("button[data-share]").click()
    page.locator("dialog.x-share").wait_for()


def test_the_panel_copies_the_link_and_the_citation_of_what_is_selected(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = visit.go(f"/timeline?event={EVENT.id}&asof=now", "timeline")
        _panel(page)
        expect(page.locator("#x-share-title")).to_have_text(EVENT.title)

        page.get_by_role("button", name="Copy link").click()
        expect(page.locator(".x-sharesaid")).to_have_text("Copied.")
        assert page.evaluate("() => navigator.clipboard.readText()") == page.url

        page.get_by_role("button", name="RIS").click()
        page.get_by_role("button", name="Copy the citation").click()
        cited = page.evaluate("() => navigator.clipboard.readText()")
        assert page.url in cited
        assert f"ET  - {STORY.meta.edition.number}" in cited

        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("Escape")
        expect(page.locator("dialog.x-share")).to_have_count(0)
        expect(page.locator("button[data-share]")).to_be_focused()
        assert visit.errors == []


@pytest.mark.parametrize(("path", "name"), [("/timeline", "timeline"), ("/actors", "actors"), ("/journey", "journey")])
def test_a_chart_is_saved_as_a_picture_with_its_title_and_its_source(
    path: str, name: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit.go(path, name)
    page.wait_for_load_state("networkidle")
    title = page.locator("h1").inner_text()
    _panel(page)

    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG", exact=True).click()
    saved.value.save_as(tmp_path / "chart.svg")
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG", exact=True).click()
    saved.value.save_as(tmp_path / "chart.png")

    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "".join(title.split()) in "".join(text.replace("</text>", "").split()) or title.split()[0] in text
    assert visit.address in text
    with Image.open(tmp_path / "chart.png") as picture:
        assert 1600 <= picture.width <= 2400
        assert len(picture.convert("RGB").resize((120, 120)).getcolors(14_400) or []) > 40  # not a blank sheet
    assert visit.errors == []


def test_the_embed_code_shows_the_view_at_its_height_with_credit_and_a_way_back(browser: Browser, app: str) -> None:
    with visiting(browser, app) as visit:
        page = visit.go("/claims", "claims")
        _panel(page)
        field = page.get_by_label("Embed it in another page")
        page.wait_for_function(
            "() => [...document.querySelectorAll('dialog textarea')].some(t => t.value.includes('<iframe'))"
        )
        code = field.input_value()
        assert "embed=true" in code

        page.route(
            "**/elsewhere",
            lambda route: route.fulfill(body=f"<!doctype html><title>x</title>{code}", content_type="text/html"),
        )
        page.goto(f"{app}/elsewhere")
        frame = page.frame_locator("iframe")
        frame.locator("h1").wait_for()
        expect(frame.locator(".x-mast")).to_have_count(0)
        whole = frame.locator("a[data-whole]")
        expect(whole).to_be_visible()
        page.wait_for_function(
            "() => { const inside = document.querySelector('iframe').contentDocument;"
            " const m = inside.querySelector('[data-testid=stMain]');"
            " return m && m.scrollHeight - m.clientHeight < 4 }"
        )


def test_the_files_of_a_view_follow_its_filters(visit: Visit) -> None:
    page = visit.go("/claims?verdict=contradicted", "claims")
    _panel(page)
    link = page.get_by_role("link", name="Claims (CSV)")
    link.wait_for()

    answer = page.request.get(str(link.evaluate("a => a.href")))

    assert answer.ok
    expected = sum(claim.verdict == "contradicted" for claim in STORY.claims)
    assert len(answer.text().strip().splitlines()) == expected + 1
    assert "edition" in answer.text().splitlines()[0]


@pytest.mark.parametrize(
    ("path", "shows"),
    [
        ("/claims", ["stated as fact", str(len(STORY.claims))]),
        ("/ramifications", ["Drivers"]),
        pytest.param("/then-and-now", ["It expects", "Happened"], marks=pytest.mark.slow),
        pytest.param("/actors?view=matrix", [STORY.actors[0].short, "speculated"], marks=pytest.mark.slow),
    ],
)
def test_a_chart_of_html_is_a_picture_too_with_its_words_marks_and_key(
    path: str, shows: list[str], visit: Visit, tmp_path: Path
) -> None:
    page = visit.go(path, path.split("?", maxsplit=1)[0].strip("/").replace("-", "_"))
    title = page.locator("h1, h2").filter(visible=True).first.inner_text().split()[0]
    _panel(page)

    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG", exact=True).first.click()
    saved.value.save_as(tmp_path / "chart.svg")

    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert title in text
    assert [words for words in shows if words not in text] == []
    assert text.count("<mask") + text.count("<path") + text.count("<rect") > 10
    said = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", text))
    assert "list below" not in said
    assert "The main line" not in said
    assert visit.errors == []


def test_a_picture_saved_on_a_phone_is_of_a_sane_size_its_title_above_all_labels(
    browser: Browser, app: str, tmp_path: Path
) -> None:
    with visiting(browser, app, width=390, height=844, touch=True) as visit:
        page = visit.go(f"/journey?node={STORY.journey[0].origin}", "journey")
        _panel(page)
        for form in ("PNG", "SVG"):
            with page.expect_download() as saved:
                page.get_by_role("button", name=form, exact=True).click()
            saved.value.save_as(tmp_path / form)

    with Image.open(tmp_path / "PNG") as picture:
        assert 1600 <= picture.width <= 2400
        assert picture.height < 5200
    text = (tmp_path / "SVG").read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r'<text[^>]* font-size="([0-9.]+)"', text)]
    labels = [float(size) for size in re.findall(r"font-size:\s*([0-9.]+)px", text)]
    assert sizes[0] > 1.5 * max(labels, default=0)
    assert sizes[-1] >= 13


def test_the_panel_says_in_whose_pages_the_code_works(visit: Visit) -> None:
    page = visit.go("/claims", "claims")
    _panel(page)

    expect(page.locator("dialog.x-share")).to_contain_text("only in pages of this site and of *.streamlit.app")
