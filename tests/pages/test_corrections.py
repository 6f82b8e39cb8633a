"""A story that is corrected in the open: what readers see of corrections, and how they report an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.stories.unsigned import unsigned

SMALL = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
EDITIONS = """editions:
  - {number: 1, date: 2023-03-01, text: First edition.}
  - number: 2
    date: 2023-04-12
    text: Two things are corrected.
    corrections:
      - {said: "It sailed on <b>9</b> June.", says: It sailed on 10 June., kind: events, entry: halcyon-sails}
      - {said: Six islanders., says: Sixty-one islanders.}
"""

Told = Callable[[str], None]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """`told("contact: …")` puts the second story, corrected, with these keys, in the place of ours."""

    def tell(keys: str) -> None:
        copy = unsigned(SMALL, tmp_path / "data")
        file = copy / "story.yaml"
        text = re.sub(r"editions:\n.*\n", lambda _: EDITIONS, file.read_text(encoding="utf-8"), count=1)
        file.write_text(f"{text}{keys}\n", encoding="utf-8")
        monkeypatch.setenv("STORY", str(copy))

    return tell


def report(html: str) -> tuple[str, str]:
    """The link of the foot, as it stands and as the frame's script fills it in."""
    link = re.findall(r"<a [^>]*data-report=[^>]*>Report an error</a>", html)
    assert len(link) == 1
    return tuple(unescape(re.findall(rf' {name}="([^"]*)"', link[0])[0]) for name in ("href", "data-report"))  # type: ignore[return-value]


def test_the_method_shows_what_each_edition_corrected_with_a_link(told: Told, open_page: Callable[..., Any]) -> None:
    told("by: The desk")
    html = open_page("sources", view="method").html
    part = html.split('id="method-editions"')[1].split("</section>")[0]

    assert part.index("Edition 2, 12 April 2023") < part.index("It said: Six islanders.") < part.index("Edition 1")
    assert "It said: It sailed on &lt;b&gt;9&lt;/b&gt; June. It now says: It sailed on 10 June." in part
    assert 'href="./timeline?event=halcyon-sails"' in part
    assert 'href="./changes.atom"' in part


def test_a_correction_of_what_the_lens_hides_has_no_link(told: Told, open_page: Callable[..., Any]) -> None:
    told("")
    html = open_page("sources", view="method", asof="day").html

    assert "It now says: It sailed on 10 June." in html
    shown = 'href="./timeline?event=halcyon-sails&amp;asof=day"' in html
    assert shown == ("halcyon-sails" in open_page("timeline", asof="day").html)


@pytest.mark.parametrize("page", ["home", "article", "timeline", "sources"])
def test_an_error_is_reported_by_mail_with_page_and_address_filled_in(
    page: str, told: Told, open_page: Callable[..., Any]
) -> None:
    told("contact: desk+errors@news.example")
    plain, form = report(open_page(page).html)

    assert form.startswith("mailto:desk+errors@news.example?subject=")
    assert "Page: {title}\nAddress: {address}\n" in unquote(form)
    assert "{" not in plain
    assert "Lantern Codex" in unquote(plain)


def test_an_error_is_reported_in_a_form_that_may_ask_for_the_address(told: Told, open_page: Callable[..., Any]) -> None:
    told('contact: "https://news.example/form?page={address}&lang=en"\naddress: https://news.example/codex')
    plain, form = report(open_page().html)

    assert form == "https://news.example/form?page={address}&lang=en"
    assert plain == "https://news.example/form?page=https%3A%2F%2Fnews.example%2Fcodex&lang=en"


def test_without_a_contact_no_page_has_a_link_to_report(told: Told, open_page: Callable[..., Any]) -> None:
    told("by: The desk")

    assert "data-report=" not in open_page().html + open_page("sources", view="method").html
