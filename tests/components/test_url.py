"""The URL is the state: what a link says is used or named as ignored, and nothing that it says raises."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components import url
from story import Story, as_of, load
from story import wording as w
from story.addresses import BY_ID, LENS, PAGES, Page

WHOLE = load(Path(__file__).resolve().parents[1] / "story" / "ferry" / "data").story
NOW, DAY = as_of(WHOLE, "now"), as_of(WHOLE, "day")
NAMES = sorted({parameter.name for page in PAGES for parameter in (*page.parameters, LENS)})
FREE = {part.name for page in PAGES for part in page.parameters if part.typed}
IDS = sorted({id for kind in NOW.by_id.values() for id in kind})
WORDS = sorted({word for page in PAGES for parameter in (*page.parameters, LENS) for word in parameter.words})
ODD = "".join(
    map(chr, [*range(32, 127), 0, 9, 10, 0xE9, 0x431, 0x4E2D, 0x200D, 0x202E, 0xD800, 0x1F600, *b",,,,&&=%+"])
)
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from([*IDS, *WORDS, "true"]))
QUERIES = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=12), st.lists(TEXTS, max_size=3), max_size=5)


def random_query(pick: random.Random) -> dict[str, list[str]]:
    """A query string as anybody may type it: known and unknown names, ids, words, lists and nonsense."""
    raw = {}
    for _ in range(pick.choice([0, 1, 2, 3, 5, 8, 50])):
        name = pick.choice([*NAMES, "embed", "utm_source", "".join(pick.choices(ODD, k=pick.randrange(9)))])
        raw[name] = [random_value(pick) for _ in range(pick.choice([0, 1, 1, 1, 1, 1, 2]))]
    return raw


def random_value(pick: random.Random) -> str:
    known = pick.choice([IDS, WORDS])
    return pick.choice([
        pick.choice(known),
        ",".join(pick.choices([*known, "", "x"], k=pick.choice([2, 2, 3, 60]))),
        "".join(pick.choices(ODD, k=pick.randrange(30))),
        "a" * pick.choice([url.LONGEST, url.LONGEST + 1, url.LONGEST_LIST + 1, 20_000]),
    ])  # fmt: skip


def read(query: str, page: str = "timeline", story: Story = NOW) -> url.Given:
    return url.read(parse_qs(query, keep_blank_values=True), BY_ID[page], story, WHOLE)


def said(given: url.Given) -> list[tuple[str, str, str]]:
    return [(part.name, part.value, part.reason) for part in given.ignored]


def unaccounted(raw: Mapping[str, Sequence[str]], given: url.Given) -> list[str]:
    """The values that are neither used nor named as ignored."""
    missing = []
    for name, values in raw.items():
        if name in url.PLATFORM or not values or not values[-1].strip() or (name in FREE and name in given.values):
            continue
        text = values[-1]
        named = {part.value for part in given.ignored if part.name == name[:40]}
        used = set(given.values.get(name, ())) | ({given.lens, "true", "false"} if name == LENS.name else set())
        parts = set(text.split(",")) - {""}
        if text not in named and not parts <= used | named:
            missing.append(name)
    return missing


def opens(raw: Mapping[str, Sequence[str]], page: Page, story: Story) -> None:
    given = url.read(raw, page, story, WHOLE)

    assert unaccounted(raw, given) == []
    assert len(given.sentences()) <= url.SAID + 1
    assert given.lens in LENS.words
    again = url.read(parse_qs(urlsplit(given.href()).query), page, story, WHOLE)
    assert (again.values, again.lens, again.ignored) == (given.values, given.lens, ())


def test_ten_thousand_random_links_open_and_what_they_ask_for_in_vain_is_named():
    pick = random.Random(2031)

    for _ in range(10_000):
        opens(random_query(pick), pick.choice(PAGES), pick.choice([NOW, DAY]))


@given(raw=QUERIES, page=st.sampled_from(PAGES), story=st.sampled_from([NOW, DAY]))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_link_opens(raw, page, story):
    opens(raw, page, story)


def selection(pick: random.Random, page: Page) -> dict[str, list[str]]:
    """Valid values of some of a page's parameters."""
    chosen = {}
    for parameter in page.parameters:
        free = ("1", "12", "9999") if parameter.number else ("two words", "é&=,/#?%")
        known = list(parameter.words or (NOW.by_id[parameter.ids] if parameter.ids else free))
        pick.shuffle(known)
        most = 2 if parameter.pair else pick.randint(1, len(known)) if parameter.many else 1
        if pick.random() < 0.5:
            chosen[parameter.name] = known[:most]
    return chosen


@pytest.mark.parametrize("page", [page for page in PAGES if page.is_in(NOW)], ids=lambda page: page.id)
@pytest.mark.parametrize("lens", LENS.words)
def test_a_link_that_the_app_makes_shows_what_it_was_made_for(page, lens):
    pick = random.Random(page.id)
    for _ in range(50):
        chosen = selection(pick, page)

        link = url.href(page.id, lens, **chosen)

        given = url.read(parse_qs(urlsplit(link).query), page, NOW)
        assert given.ignored == ()
        assert given.lens == lens
        assert given.values == {name: tuple(values) for name, values in chosen.items()}


def test_a_value_is_valid_invalid_or_missing():
    given = read("event=council-vote&preset=decade")

    assert given.one("event") == "council-vote"
    assert given.one("preset") is None
    assert given.one("preset", "visit") == "visit"
    assert given.one("step") is None
    assert said(given) == [("preset", "decade", w.IGNORED_UNKNOWN)]


@pytest.mark.parametrize("query", ["event=", "event=%20", "event", "", "kind=,"])
def test_a_blank_value_asks_for_nothing(query):
    given = read(query)

    assert (given.values, given.ignored) == ({}, ())


def test_of_several_values_those_that_are_known_are_used():
    given = read("kind=vote,votes,work,vote,,work")

    assert given.many("kind") == ("vote", "work")
    assert said(given) == [("kind", "votes", w.IGNORED_UNKNOWN)]


def test_a_single_value_is_not_taken_apart():
    given = read("event=council-vote,ferry-strike")

    assert said(given) == [("event", "council-vote,ferry-strike", w.IGNORED_UNKNOWN)]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("anna-lind,council,ferry-company", w.IGNORED_PAIR),
        ("anna-lind", w.IGNORED_PAIR),
        ("anna-lind,", w.IGNORED_UNKNOWN),
        ("anna-lind,anna-lind", w.IGNORED_SAME),
        ("anna-lind,nobody", w.IGNORED_UNKNOWN),
    ],
)
def test_a_pair_is_two_different_ones_or_nothing(value, reason):
    given = read(f"path={value}", "actors")

    assert given.values == {}
    assert said(given) == [("path", value, reason)]


def test_a_pair_keeps_its_direction():
    assert read("path=council,anna-lind", "actors").many("path") == ("council", "anna-lind")


def test_what_the_lens_hides_is_told_from_what_there_never_was():
    given = read("event=bridge-opens&step=nowhere&asof=day", story=DAY)

    assert given.lens == "day"
    assert said(given) == [("event", "bridge-opens", w.IGNORED_HIDDEN), ("step", "nowhere", w.IGNORED_UNKNOWN)]


def test_a_setting_that_another_page_has_is_named():
    assert said(read("source=minutes-2031&utm_source=x")) == [
        ("source", "minutes-2031", w.IGNORED_PAGE),
        ("utm_source", "x", w.IGNORED_PAGE),
    ]


def test_what_belongs_to_the_platform_passes_unseen():
    assert read("embed=true&embed_options=dark_theme").ignored == ()


def test_a_setting_given_twice_is_not_guessed_at():
    assert said(read("preset=year&preset=visit")) == [("preset", "visit", w.IGNORED_TWICE)]


@pytest.mark.parametrize(("query", "lens"), [("asof=day", "day"), ("asof=now", "now"), ("", "now"), ("asof=x", "now")])
def test_the_lens_is_in_the_link(query, lens):
    assert read(query).lens == lens


@pytest.mark.parametrize(("old", "lens"), [("asof=true", "day"), ("asof=false", "now")])
def test_links_of_before_open_as_they_did(old, lens):
    given = read(old)

    assert (given.lens, given.ignored) == (lens, ())


def test_a_value_that_is_too_long_is_ignored():
    longest = read("q=" + "a" * url.LONGEST, "sources")
    longer = read("q=" + "a" * (url.LONGEST + 1), "sources")

    assert longest.one("q") == "a" * url.LONGEST
    assert longer.values == {}
    assert [part.reason for part in longer.ignored] == [w.IGNORED_LONG]


def test_a_sentence_about_a_long_value_is_short():
    given = read("q=" + "a" * 100_000, "sources")

    assert all(len(sentence) < 200 for sentence in given.sentences())


def test_a_list_may_be_longer_than_a_value_and_has_an_end():
    many = ["council", "anna-lind", "ferry-company"] * 20

    assert len(read("actor=" + ",".join(many)).many("actor")) == 3
    assert said(read("actor=" + "x," * url.LONGEST_LIST))[0][2] == w.IGNORED_LONG


def test_many_ignored_settings_are_counted():
    given = read("&".join(f"x{n}=1" for n in range(60)))

    sentences = given.sentences()

    assert len(given.ignored) == 60
    assert len(sentences) == url.SAID + 1
    assert sentences[-1] == "57 more settings of this link were ignored."
    assert read("&".join(f"x{n}=1" for n in range(url.SAID + 1))).sentences()[-1] == (
        "1 more setting of this link was ignored."
    )


def test_free_text_comes_in_one_line_that_a_link_can_carry():
    raw = {"q": ["  two\x00 \n words\ud800 "]}

    given = url.read(raw, BY_ID["sources"], NOW)

    assert given.one("q") == "two words"
    assert url.read({"q": ["\x00"]}, BY_ID["sources"], NOW).ignored


def test_a_link_changes_one_thing_and_keeps_the_rest():
    given = read("event=council-vote&kind=vote,work&asof=day", story=DAY)

    assert given.href(event="ferry-strike") == "./timeline?event=ferry-strike&kind=vote,work&asof=day"
    assert given.href(event=None, kind=None) == "./timeline?asof=day"
    assert given.href(kind=["vote"]) == "./timeline?event=council-vote&kind=vote&asof=day"


def test_links_are_relative_and_say_no_more_than_needed():
    assert url.href("home") == "./"
    assert url.href("home", "day") == "./?asof=day"
    assert url.href("sources", q="a b&c=d/é") == "./sources?q=a%20b%26c%3Dd%2F%C3%A9"
