"""Stories about something else: what another newsroom finds when it puts its own files in place of ours."""

from __future__ import annotations

import html
import re
import shutil
import time
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToJson  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from components.blocks.timeline import ROWS
from components.figures.timeline_layout import lanes, windows
from story import Lens, Story, as_of, load
from story.addresses import PAGES
from tests.stories.generate import write_story

SMALL = Path(__file__).resolve().parent.parent / "stories" / "lantern-codex"
SECOND = load(SMALL).story
OURS = load("data").story
PUBLIC = [page for page in PAGES if page.access == "public"]
THERE = [page.id for page in PUBLIC if page.is_in(SECOND)]
FRAMED = [id for id in THERE if id != "present"]
"""The stage has no frame: tests/pages/test_present.py looks at it."""
LENSES: tuple[Lens, ...] = ("now", "day")
GONE = {"sanctions": "sanctions", "glossary": "glossary.yaml", "walk": "scenes.yaml"}
"""Pages, each with the file or folder without which a story does not have it."""


def _home(story: Story) -> Iterable[str]:
    yield from (story.meta.title, story.meta.standfirst, story.meta.kicker)
    yield from (number.text for number in story.meta.numbers[:4])
    yield from (day.label for day in story.days)
    yield from (sentence.text for sentence in story.sixty_seconds)


def _article(story: Story) -> Iterable[str]:
    for section in story.sections:
        yield from (section.heading or "", section.gist, section.question)
    yield from (claim.text for claim in story.claims)


def _timeline(story: Story) -> Iterable[str]:
    yield from (event.title for event in story.events)
    yield from (era.title for era in story.eras)


def _journey(story: Story) -> Iterable[str]:
    yield from (place.name for place in story.places)
    yield from (text for leg in story.journey for text in (leg.mode, leg.known, leg.not_known))


def _actors(story: Story) -> Iterable[str]:
    yield from (actor.name for actor in story.actors)
    yield from (text for tie in story.relations for text in (tie.verb, tie.text))


def _ramifications(story: Story) -> Iterable[str]:
    yield from (node.label for node in story.ramifications)


def _sanctions(story: Story) -> Iterable[str]:
    yield from (resolution.title for resolution in story.resolutions)


def _then_and_now(story: Story) -> Iterable[str]:
    for outcome in story.outcomes:
        yield from (outcome.label, outcome.expectation, outcome.why or "")


def _claims(story: Story) -> Iterable[str]:
    yield from (text for claim in story.claims for text in (claim.text, story.word("asserters", claim.asserter)))


def _search(story: Story) -> Iterable[str]:
    yield from (actor.name for actor in story.actors if "Library" in actor.name)
    yield from (place.name for place in story.places if "Library" in place.name)


def _sources(story: Story) -> Iterable[str]:
    yield from (text for source in story.sources for text in (source.title, source.publisher))


def _glossary(story: Story) -> Iterable[str]:
    yield from (text for term in story.glossary for text in (term.term, term.text, term.since or ""))


def _walk(story: Story) -> Iterable[str]:
    yield from (text for scene in story.scenes for text in (scene.title, scene.statement, scene.text))


THINGS: dict[str, tuple[dict[str, str], Callable[[Story], Iterable[str]]]] = {
    "home": ({}, _home),
    "article": ({"view": "all"}, _article),
    "timeline": ({"preset": "history"}, _timeline),
    "journey": ({}, _journey),
    "actors": ({"view": "table"}, _actors),
    "sanctions": ({}, _sanctions),
    "ramifications": ({}, _ramifications),
    "then_and_now": ({}, _then_and_now),
    "claims": ({}, _claims),
    "sources": ({}, _sources),
    "glossary": ({}, _glossary),
    "walk": ({}, _walk),
    "search": ({"q": "library"}, _search),
}
"""What a reader must find on each page, and with which settings."""


def _words(markup: str) -> str:
    """What a reader reads of some HTML, in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def _everything(test: AppTest) -> str:
    """All that the page sends, its figures and pieces included."""
    return "\n".join(MessageToJson(e.proto, ensure_ascii=False) for e in test._tree if getattr(e, "proto", None))


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setenv("STORY", str(SMALL))
    return SECOND


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_story(tmp_path_factory.mktemp("stories") / "long", 300)


def test_the_check_finds_nothing_in_either_story(long: Path) -> None:
    assert [str(problem) for folder in (SMALL, long) for problem in load(folder).problems] == []


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", FRAMED)
def test_every_page_whose_data_it_has_shows_its_things(
    name: str, lens: Lens, second: Story, open_page: Callable
) -> None:
    settings, things = THINGS[name]
    opened = open_page(name, asof=lens, **settings)

    assert len(re.findall(r"<h1\b", opened.html)) == 1
    shown = _words(opened.html)
    assert [text for text in things(as_of(second, lens)) if " ".join(text.split()) not in shown] == []


@pytest.mark.parametrize("name", [id for id in FRAMED if id not in GONE])
def test_only_pages_whose_data_it_has_are_in_the_navigation_and_in_links(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Callable
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "story", ignore=shutil.ignore_patterns(*GONE.values())))
    monkeypatch.setenv("STORY", str(folder))
    story = load(folder).story
    shown = open_page(name).html
    gone = [page for page in PUBLIC if not page.is_in(story)]

    assert {page.id for page in gone} == {*GONE, "present"}
    in_bar = [page.id for page in PUBLIC if page.is_in(story) and page.in_bar]
    assert list(dict.fromkeys(re.findall(r'data-key="nav-([a-z_]+)"', shown))) == in_bar
    assert [page.id for page in gone if re.search(rf'href="[./]*{page.path}["?]', shown)] == []


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", THERE)
def test_no_name_of_our_own_story_is_on_its_pages(name: str, lens: Lens, second: Story, open_page: Callable) -> None:
    names = {n for actor in OURS.actors for n in (actor.name, actor.short, actor.native_name) if n}
    sent = _everything(open_page(name, asof=lens).test)

    assert as_of(second, lens).meta.title in sent or name != "home"
    assert [n for n in sorted(names) if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", sent)] == []


@pytest.mark.parametrize("id", [actor.id for actor in SECOND.actors if actor.native_name])
def test_a_name_stands_in_its_own_script_too(id: str, second: Story, open_page: Callable) -> None:
    actor = second.actor(id)

    assert f'lang="{actor.native_language}"' in (shown := open_page("actors", actor=id).html)
    assert actor.native_name in shown


def test_what_came_after_the_day_is_hidden_on_the_day(second: Story, open_page: Callable) -> None:
    later = [event.title for event in second.events if event.id not in as_of(second, "day").by_id["events"]]
    shown = _words(open_page("timeline", preset="history", asof="day").html)

    assert "The book comes home" in later
    assert [title for title in later if title in shown] == []


def test_a_long_story_is_the_same_each_time_it_is_written(long: Path, tmp_path: Path) -> None:
    again = write_story(tmp_path / "again", 300)

    first, second = ({f.relative_to(of): f.read_bytes() for f in of.rglob("*.*")} for of in (long, again))
    assert first == second
    assert len(load(again).story.events) == 300


@pytest.mark.parametrize("preset", ROWS)
@pytest.mark.parametrize("lens", LENSES)
def test_three_hundred_events_have_a_mark_each_and_no_two_labels_overlap(long: Path, preset: str, lens: Lens) -> None:
    story = as_of(load(long).story, lens)
    window = windows(story.events, story.meta.days)[preset]
    found = lanes(story.events, window, ROWS[preset])

    if preset == "history":
        assert sorted(m.event.id for lane in found for m in lane.marks) == sorted(event.id for event in story.events)
    for lane in found:
        for a, b in combinations(lane.marks, 2):
            if a.row == b.row and (a.side or b.side):
                assert a.box[1] <= b.box[0] or b.box[1] <= a.box[0], (a.label, b.label)


@pytest.mark.parametrize("preset", ROWS)
def test_a_timeline_of_three_hundred_events_opens_and_takes_no_more_than_three_times_as_long(
    long: Path, preset: str, monkeypatch: pytest.MonkeyPatch, open_page: Callable
) -> None:
    tests = {}
    for folder in (SMALL, long):
        monkeypatch.setenv("STORY", str(folder))
        tests[folder] = open_page("timeline", preset=preset).test
    took = {folder: [_seconds(test, folder, monkeypatch) for _ in range(7)] for folder, test in tests.items()}

    assert 'id="t-events"' in "".join(str(element.proto.body) for element in tests[long].get("html"))
    assert min(took[long]) <= 3 * min(took[SMALL]), took


def _seconds(test: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> float:
    """Seconds of the processor that one warm run takes: what else the machine does, does not count."""
    monkeypatch.setenv("STORY", str(folder))
    start = time.process_time()
    test.run()
    took = time.process_time() - start
    assert not test.exception, test.exception
    return took


@pytest.mark.parametrize("id", [place.id for place in SECOND.places if place.native_name])
def test_a_places_name_stands_in_its_own_script_and_direction_too(id: str, second: Story, open_page: Callable) -> None:
    place = second.place(id)

    assert re.search(rf"<bdi [^>]*>{place.native_name}</bdi>", open_page("journey", node=id).html)


def test_a_name_from_right_to_left_leaves_the_words_around_it_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: Callable
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "story"))
    file = folder / "actors.yaml"
    file.write_text(file.read_text("utf-8").replace(": Layla Haddad", ": ليلى حداد"), "utf-8")
    monkeypatch.setenv("STORY", str(folder))

    focused = open_page("actors", focus="layla-haddad").html
    assert "Only \u2068ليلى حداد\u2069 and those tied to it." in _words(focused)
    assert "<bdi>ليلى حداد</bdi>" in open_page("actors", actor="layla-haddad").html
