"""Reporting an error: the report names the view that the reader sees, also after moving about without a reload."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.visits import Visit

LINK = """() => {
  const link = document.createElement('a');
  link.href = 'mailto:desk@news.example';
  link.dataset.report = 'mailto:desk@news.example?subject={title}&body={address}%0A';
  link.id = 'report';
  link.textContent = 'Report';
  link.style.cssText = 'position:fixed;bottom:0;left:0;z-index:9999999';
  link.addEventListener('click', (event) => event.preventDefault());
  document.body.append(link);
}"""


def test_a_report_link_that_is_copied_names_the_view(visit: Visit) -> None:
    page = visit.go("/timeline?preset=year", "timeline")
    page.evaluate(LINK)
    page.locator(".x-events a").first.click()
    expect(page.locator(".x-events a[aria-current]")).to_be_visible()

    page.wait_for_function(  # nobody has touched it
        "() => decodeURIComponent(document.querySelector('#report').href).includes(location.href)"
    )
    assert "event=" in page.url


def test_a_report_names_the_view_as_it_is_now(visit: Visit) -> None:
    page = visit.go("/timeline?preset=year", "timeline")
    page.evaluate(LINK)
    page.locator(".x-events a").first.click()
    expect(page.locator(".x-events a[aria-current]")).to_be_visible()
    page.locator("#report").click()
    said = parse_qs(urlsplit(page.locator("#report").get_attribute("href") or "").query)

    assert "event=" in page.url
    assert said["body"] == [f"{page.url}\n"]
    assert said["subject"] == [page.title()]
    assert visit.errors == []
