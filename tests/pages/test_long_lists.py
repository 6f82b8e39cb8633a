"""The article, sources, method, gaps, glossary and walk of a long story, run without a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.blocks import article, audit, doubts, glossary, walk_stories
from components.blocks.parts import MOST
from components.blocks.sources_scene import EACH, ROWS, room
from story import Story
from story import wording as w
from story.languages import number, plural
from story.matching import folded
from story.model.frame import Source
from story.shown import address
from story.standing import standing
from story.terms import mentioned
from story.uses import rivals, uses
from tests.pages.conftest import Open, Opened
from tests.stories.multiply import Longer

TIMES = 40
LISTS = {
    "sections": ("article", {"view": "all"}, r'<section class="x-panel" id="section-([a-z0-9-]+)"', article.MOST),
    "sources": ("sources", {"kind": "official"}, r'data-key="s-([a-z0-9-]+)"', MOST),
    "audit": ("sources", {"view": "audit"}, r'<li id="finding-([a-z0-9-]+)"', audit.MOST),
    "glossary": ("glossary", {}, r'<article class="x-glp" id="term-([a-z0-9-]+)"', glossary.MOST),
}
"""By list: its page, the parameters that show it, how its entries are found, how many stand on one page."""


@pytest.fixture(scope="module")
def folder(longer: Longer) -> Path:
    return longer("tests/stories/lantern-codex", TIMES)


@pytest.fixture(scope="module")
def story(folder: Path) -> Story:
    return standing(folder).shown.story


@pytest.fixture
def long_page(folder: Path, page_of: Callable[..., Open]) -> Open:
    """Opens a page of the long story."""
    return page_of(folder)


def _official(story: Story) -> list[Source]:
    """The sources of the largest kind, as they are listed."""
    of = uses(story).of
    official = (source for source in story.sources if source.kind == "official")
    return sorted(official, key=lambda source: (-len(of(source.id)), source.publisher, source.id))


def _wanted(name: str, story: Story) -> list[str]:
    """The ids of a list, in its order."""
    order = list(w.SEVERITIES)
    entries: dict[str, list[Any]] = {
        "sections": list(story.sections),
        "sources": list(_official(story)),
        "audit": sorted(story.audit, key=lambda finding: order.index(finding.severity)),
        "glossary": sorted(story.glossary, key=lambda term: folded(term.term)),
    }
    return [entry.id for entry in entries[name]]


def _asked(href: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(unescape(href)).query).items()}


def _linked(opened: Opened, key: str) -> dict[str, str]:
    """Where the link with that key leads: the parameters."""
    href = re.search(rf'data-key="{key}" href="([^"]+)"', opened.html)
    assert href, key
    return _asked(href[1])


def _by_parts(long_page: Open, page: str, asked: dict[str, str], key: str = "part-next") -> Iterator[Opened]:
    """The parts of a list, each by the link in the one before."""
    while True:
        opened = long_page(page, **asked)
        yield opened
        if f'data-key="{key}"' not in opened.html:
            return
        asked = _linked(opened, key)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_part_by_part_by_its_links(name: str, long_page: Open, story: Story) -> None:
    page, asked, pattern, most = LISTS[name]
    wanted = _wanted(name, story)
    found: list[str] = []
    for opened in _by_parts(long_page, page, asked):
        part = re.findall(pattern, opened.html)
        first, found = len(found) + 1, [*found, *part]
        assert len(part) <= most
        assert w.PART_SHOWN.format(first=number(first), last=number(len(found)), all=number(len(wanted))) in opened.html
    assert found == wanted


def _contents(opened: Opened) -> list[str]:
    inside = opened.html.split('<div class="x-toc"><nav')[1].split("</nav>")[0]
    return re.findall(r'data-key="toc-([a-z0-9-]+)"', inside)


def test_the_contents_hold_the_sections_around_the_open_one_and_lead_to_all_others(
    long_page: Open, story: Story
) -> None:
    found = {id for id in _contents(long_page("article")) if not id.startswith("part-")}
    for part in range(2, -(-len(story.sections) // article.MOST) + 1):
        first = story.sections[(part - 1) * article.MOST]
        before = long_page("article", section=story.sections[(part - 1) * article.MOST - 1].id)
        assert _linked(before, f"toc-part-{part}") == {"section": first.id}
        assert _linked(before, "step-next") == {"section": first.id}
        shown = _contents(long_page("article", section=first.id))
        assert len(shown) <= article.MOST + 2 * article.NEAR + 2
        found.update(shown)
    assert {section.id for section in story.sections} <= found


def test_a_claim_of_a_late_section_stands_in_its_part_and_all_its_part_can_be_opened(
    long_page: Open, story: Story
) -> None:
    claim = story.claims[-1]
    number_of_parts = -(-len(story.sections) // article.MOST)

    opened = long_page("article", claim=claim.id)

    assert f'id="claim-{claim.id}" open' in opened.html
    assert claim.section in _contents(opened)
    assert _linked(opened, "view-all") == {"view": "all", "part": str(number_of_parts)}
    whole = long_page("article", view="all", claim=claim.id)
    assert f'id="claim-{claim.id}" open' in whole.html
    assert _linked(whole, "view-all") == {"section": story.sections[(number_of_parts - 1) * article.MOST].id}


def test_the_table_of_the_claims_holds_the_sections_of_the_contents_and_says_so(long_page: Open, story: Story) -> None:
    opened = long_page("article", part="2")
    rows = opened.html.split('id="t-claims-by-section"')[1].split("</table>")[0].count("<tr>") - 1
    assert rows == article.MOST
    shown = {"first": article.MOST + 1, "last": 2 * article.MOST, "all": len(story.sections)}
    assert w.SECTIONS_IN_TABLE.format(**shown) in unescape(opened.html)


@pytest.mark.parametrize(
    ("sizes", "most"),
    [([189, 73, 68, 36, 3], EACH), ([800, 100, 100], EACH), ([5000], EACH), ([900] * 9, 70), ([850, 60, 40], EACH)],
)
def test_small_kinds_are_listed_whole_and_the_large_ones_share_the_room(sizes: list[int], most: int) -> None:
    assert room(sizes, ROWS) == most
    assert sum(min(size, most) for size in sizes) <= ROWS


def test_a_large_kind_shows_what_is_used_most_and_leads_to_all(long_page: Open, story: Story) -> None:
    official = _official(story)
    most = room(Counter(source.kind for source in story.sources).values(), ROWS)

    opened = long_page("sources")

    group = opened.html.split('id="kind-official"')[1].split("</details>")[0]
    assert re.findall(r'data-key="s-([a-z0-9-]+)"', group) == [source.id for source in official[:most]]
    assert w.SOURCES_MOST_USED.format(count=number(most), all=number(len(official))) in group
    assert _linked(opened, "kind-official") == {"kind": "official"}
    assert sum(source.kind == "legal" for source in story.sources) == len(
        re.findall(r'data-key="s-', opened.html.split('id="kind-legal"')[1].split("</details>")[0])
    )


def test_a_source_that_is_used_little_is_shown_in_its_part_of_its_kind(long_page: Open, story: Story) -> None:
    official = _official(story)
    last, parts = official[-1], -(-len(official) // MOST)

    opened = long_page("sources", source=last.id)

    assert f'id="source-{last.id}"' in opened.html.split('id="kind-official" open')[1].split("</details>")[0]
    assert 'id="kind-legal"' in opened.html
    assert _linked(opened, "part-1") == {"kind": "official"}
    assert _linked(opened, f"s-{last.id}") == {"kind": "official", "part": str(parts)}, "closed, it stands where it was"
    alone = long_page("sources", **_linked(opened, f"s-{last.id}"))
    assert last.id in re.findall(r'data-key="s-([a-z0-9-]+)"', alone.html)
    assert 'id="kind-legal"' not in alone.html
    assert _linked(alone, "kinds") == {}
    assert _linked(alone, f"s-{last.id}") == {"kind": "official", "source": last.id}


def test_a_search_in_sources_begins_at_the_first_part_of_all_kinds(
    long_page: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = long_page("sources", kind="official", part="3")
    with monkeypatch.context() as context:
        context.setenv("STORY", str(folder))
        test = opened.test.text_input[0].set_value("e").run()
    assert {name: test.query_params[name] for name in test.query_params} == {"q": "e"}


def test_each_list_of_the_method_turns_under_its_own_links(long_page: Open, story: Story) -> None:
    found: list[str] = []
    for opened in _by_parts(long_page, "sources", {"view": "method"}, "part-rivals-next"):
        names = re.findall(r'<nav class="x-parts" aria-label="([^"]+)"', opened.html)
        assert len(names) == len(set(names)) > 2
        part = opened.html.split('id="method-rivals"')[1].split("</section>")[0]
        folds = re.findall(r'<p><a data-soft href="([^"]+)"', part)
        assert len(folds) <= doubts.ACCOUNTS
        found += folds
    assert [unescape(href) for href in found] == [address(kind, entry, story) for kind, entry, _ in rivals(story)]


def test_a_letter_leads_to_the_part_in_which_it_begins(long_page: Open, story: Story) -> None:
    opened = long_page("glossary", part="2")
    letters = re.findall(
        r'data-part="(\d+)" data-go="letter-([^"]+)" data-key="letter-[^"]+" href="([^"]+)"', opened.html
    )
    assert letters
    for part, letter, href in letters:
        there = long_page("glossary", **_asked(href)).html
        assert f'id="x-parts" data-part="{part}"' in there
        assert f'id="letter-{letter}"' in there
        if part != "1":
            assert f'id="letter-{letter}"' not in long_page("glossary", part=str(int(part) - 1)).html
    here = re.findall(r'<a href="#(letter-[^"]+)"', opened.html)
    assert all(f'id="{id}"' in opened.html for id in here)


def test_a_term_of_another_part_is_shown_in_it_and_the_table_holds_that_part(long_page: Open, story: Story) -> None:
    wanted = _wanted("glossary", story)
    html = long_page("glossary", term=wanted[-1]).html
    shown = re.findall(r'<article class="x-glp(?: on)?" id="term-([a-z0-9-]+)"', html)
    assert shown[-1] == wanted[-1]
    assert html.split('id="t-glossary"')[1].split("</table>")[0].count("<tr>") == len(shown) + 1
    assert w.REST_IN_FILE.split("{", 1)[0] in html


def test_of_a_term_that_is_used_very_often_some_uses_are_listed_and_the_search_has_the_rest(
    long_page: Open, story: Story
) -> None:
    often = max(story.glossary, key=lambda term: len(mentioned(story).get(term.id, ())))
    count = len(mentioned(story)[often.id])
    entry = long_page("glossary", term=often.id).html.split(f'id="term-{often.id}"')[1].split("</article>")[0]
    assert plural(w.TERM_USES, count) in entry
    assert entry.split("x-glp-uses")[1].count("<li>") == glossary.LISTED + 1
    assert f'href="./search?q={often.term.replace(" ", "%20")}"' in entry
    assert w.CHOICES_LEFT.format(count=count - glossary.LISTED) in entry


def test_a_scene_shows_the_first_stops_of_a_long_way(story: Story) -> None:
    way = walk_stories.way(story)
    assert way.count("<li") == walk_stories.STOPS
    assert plural(w.WALK_REST, len(story.journey) + 1 - walk_stories.STOPS) in way
