"""Search: names with a slip of the pen, beginnings of words, what matched, whatever a reader writes, through the lens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from unicodedata import name as name_of
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story import Story, as_of, load, search
from story.addresses import FOUND, PAGES
from story.search import Found, find
from story.search_documents import NAMED as NAMED_KINDS
from story.search_documents import Document
from story.search_index import CROWD, FIRST, Index
from story.search_reading import COMMON, LONGEST, read
from story.search_words import folded
from tests.stories.multiply import multiplied
from tests.story.searching import ninety_five_of_a_hundred

WHOLE = load("data").story
NOW, DAY = as_of(WHOLE, "now"), as_of(WHOLE, "day")
SECOND = as_of(load("tests/stories/lantern-codex").story, "now")
SLIPS = 6
"""Tried of each name; which ones follows from the name."""
NAMED = [
    (story, kind, entry) for story in (NOW, SECOND) for kind in ("actors", "places") for entry in getattr(story, kind)
]
SYNTAX = (
    '"', '""', "*", "^", "NEAR(", "NEAR(a b, 3)", "a AND", "OR", "NOT a", "title:a", "title : ", "{title} : a", "-", "+",
    "a*b", "(", ")", "'", "\\", "\x00", "a\x00b", "\ud800", "%", "_", "--", ";DROP TABLE entries", "\u0301", "🙂", "पत्र",
)  # fmt: skip


def slips(name: str) -> Iterator[str]:
    """The name with one letter dropped, doubled, or swapped with its neighbour: some of all that can be."""
    letters = [n for n, letter in enumerate(name) if letter.isalpha()]
    every = [name[:n] + name[n + 1 :] for n in letters] + [name[:n] + name[n] + name[n:] for n in letters]
    every += [name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in letters if n + 1 in letters]
    every = [slip for slip in every if slip.strip() and slip != name]
    return iter(sorted(every, key=lambda slip: crc32(slip.encode()))[:SLIPS])


def first(found: Found, groups: int = 2, hits: int = 2) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for group in found.groups[:groups] for hit in group.hits[:hits]]


def marked(found: Found) -> set[str]:
    return {
        text.lower()
        for group in found.groups
        for hit in group.hits
        for text, is_match in (*hit.title, *hit.snippet)
        if is_match
    }


@pytest.mark.parametrize(("story", "kind", "entry"), NAMED, ids=[entry.id for _, _, entry in NAMED])
def test_each_actor_and_place_is_found_by_its_name_and_with_one_slip_of_the_pen(story: Story, kind: str, entry) -> None:
    assert [slip for slip in (entry.name, *slips(entry.name)) if (kind, entry.id) not in first(find(story, slip))] == []


@pytest.mark.parametrize(
    "actor", [actor for actor in (*NOW.actors, *SECOND.actors) if actor.native_name], ids=lambda a: a.id
)
def test_a_name_is_found_in_its_own_script(actor) -> None:
    story = NOW if actor in NOW.actors else SECOND

    assert ("actors", actor.id) in first(find(story, actor.native_name))


def test_the_last_word_may_be_unfinished() -> None:
    name = max((place.name for place in NOW.places if " " not in place.name), key=len)
    for end in range(4, len(name) + 1):
        assert name in ["".join(text for text, _ in hit.title) for g in find(NOW, name[:end]).groups for hit in g.hits]


def _words(names: Iterable[str]) -> list[str]:
    """Words that can be compared letter by letter: in some scripts the marks of a word are no letters."""
    words = {word for name in names for word in folded(name).split()}
    return sorted(
        word for word in words if len(word) > 3 and all(not name_of(letter).startswith("DEVANAGARI") for letter in word)
    )


@pytest.mark.parametrize("story", [NOW, SECOND], ids=["first", "second"])
def test_who_bears_a_word_as_it_is_written_comes_before_what_has_a_longer_one(story: Story) -> None:
    index = search.index(story)
    names = {
        (document.kind, document.id): f" {' | '.join(map(folded, document.names))} " for document in index.documents
    }
    for word in _words(name for document in index.documents if document.kind in NAMED_KINDS for name in document.names):
        hit = find(story, word).groups[0].hits[0]
        assert f" {word} " in names[hit.kind, hit.id], (word, hit.kind, hit.id)


@pytest.mark.parametrize("story", [NOW, SECOND], ids=["first", "second"])
@pytest.mark.parametrize("kind", ["events", "sources"])
def test_titles_with_the_word_as_it_is_written_come_before_those_with_a_longer_one(story: Story, kind: str) -> None:
    index = search.index(story)
    names = {
        document.id: f" {' | '.join(map(folded, document.names))} "
        for document in index.documents
        if document.kind == kind
    }
    words = _words(names.values())
    seen = set()
    for word in words[:: max(1, len(words) // 200)]:
        (group,) = (group for group in find(story, word, len(names), [kind]).groups if group.kind == kind)
        how = [f" {word} " in names[hit.id] for hit in group.hits if f" {word}" in names[hit.id]]
        assert how == sorted(how, reverse=True), word
        seen.update(how)
    assert seen == {True, False}  # both were met


def test_sources_that_have_the_word_in_their_titles_stand_behind_what_the_story_says() -> None:
    documents = [
        Document(kind, kind, title, (title,), "", "", "./")
        for kind, title in (("sources", "The lantern"), ("events", "Lanterns are lit"), ("places", "Lanternhouse"))
    ]
    index = Index(documents)
    reading = read("lantern", index)
    assert reading
    places = search._places(index, reading, index.matches(reading.match, "lantern", 5), {})
    assert [kind for kind, _ in search._grouped(places, index.documents)] == ["places", "events", "sources"]


@pytest.mark.parametrize(
    "written", ["Βιβλιοθήκη της Ανέμης", "ΒΙΒΛΙΟΘΗΚΗ ΤΗΣ ΑΝΕΜΗΣ", "βιβλιοθηκη της ανεμης", "Ανεμης"]
)
def test_accents_and_capitals_of_other_scripts_do_not_matter_either(written: str) -> None:
    found = find(SECOND, written)
    assert ("actors", "anemi-library") in first(found)
    assert found.read_as == ""


def test_accents_and_capitals_do_not_matter() -> None:
    name = NOW.places[0].name

    assert find(NOW, name.upper()).groups == find(NOW, name.lower()).groups
    assert find(NOW, name.replace("o", "ó")).count == find(NOW, name).count


def test_what_matched_is_marked_and_nothing_else_is() -> None:
    name = NOW.actors[0].name

    *whole, begun = name.lower().split()
    assert {text for text in marked(find(NOW, name)) if not text.startswith(begun)} == set(whole)
    assert find(NOW, f"{name}x").groups[0].hits[0].id == NOW.actors[0].id


def test_groups_are_known_counted_and_cut() -> None:
    found = find(NOW, NOW.actors[0].short, most=3)

    assert {group.kind for group in found.groups} <= set(FOUND)
    assert all(len(group.hits) == min(group.count, 3) for group in found.groups)
    assert found.count == sum(group.count for group in found.groups)


def test_of_a_chosen_kind_all_is_given_and_the_other_groups_keep_their_counts() -> None:
    query = NOW.actors[0].short
    found = find(NOW, query, 1_000, ["events"])

    assert {g.kind: g.count for g in found.groups} == {g.kind: g.count for g in find(NOW, query).groups}
    assert {g.kind for g in found.groups if g.hits} == {"events"}
    assert next(len(g.hits) == g.count for g in found.groups if g.kind == "events")


def test_each_result_leads_to_a_page_of_the_story() -> None:
    paths = {page.path for page in PAGES if page.is_in(SECOND)}
    found = find(SECOND, SECOND.actors[0].name.split()[0], 1_000)

    assert {hit.href.removeprefix("./").partition("?")[0] for g in found.groups for hit in g.hits} <= paths


def test_a_provision_is_found_by_its_number_and_leads_to_its_resolution() -> None:
    resolution = next(r for r in NOW.resolutions if any(p.paragraph for p in r.provisions))
    paragraph = next(p.paragraph for p in resolution.provisions if p.paragraph)
    hits = [h for g in find(NOW, f"{resolution.number} {paragraph}").groups if g.kind == "provisions" for h in g.hits]

    assert hits
    assert f"resolution={resolution.id}" in hits[0].href


def test_what_the_lens_hides_is_not_found() -> None:
    known = {event.id for event in DAY.events}
    for event in [event for event in NOW.events if event.id not in known][::8]:
        assert any(hit.id == event.id for g in find(NOW, event.title, 50).groups for hit in g.hits)
        assert not any(hit.id == event.id for g in find(DAY, event.title, 50).groups for hit in g.hits)
    assert all("asof=day" in hit.href for g in find(DAY, NOW.actors[0].short).groups for hit in g.hits)


@pytest.mark.parametrize("query", SYNTAX)
def test_the_index_s_own_syntax_is_only_text(query: str) -> None:
    find(NOW, query)
    find(NOW, f"{NOW.actors[0].short} {query}")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | st.lists(st.sampled_from([*SYNTAX, "a", "kim", "1718"]), max_size=6).map(" ".join))
def test_nothing_that_can_be_written_makes_it_fail(query: str) -> None:
    assert find(SECOND, query).count >= 0


def test_a_very_long_question_is_cut() -> None:
    assert len(find(NOW, "word " * 10_000).query) <= LONGEST


def test_what_is_nowhere_finds_nothing() -> None:
    assert find(NOW, "qqzzxxyy") == Found("qqzzxxyy")


def test_many_may_search_at_once() -> None:
    queries = [actor.name for actor in NOW.actors] * 4
    alone = [find(NOW, query) for query in queries]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: find(NOW, query), queries)) == alone


def test_those_who_search_first_at_once_wait_for_one_index(monkeypatch: pytest.MonkeyPatch) -> None:
    story, made = multiplied(SECOND, 2), []

    def counted(documents: tuple[Document, ...]) -> Index:
        made.append(len(documents))
        return Index(documents)

    monkeypatch.setattr("story.search.Index", counted)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: find(story, "the"), range(16)))

    assert len(made) == 1
    assert all(one == found[0] for one in found)


def test_of_a_crowd_that_matches_the_named_ones_come_first_and_all_are_counted() -> None:
    crowd = [("sources", f"Report {n}", "seen from the lighthouse") for n in range(CROWD + 1)]
    entries = [
        *crowd,
        ("sources", "Lighthouse", "a tower"),
        *(("events", f"Night {n}", "lighthouse") for n in range(9)),
    ]
    index = Index([Document(kind, title, title, (title,), "", text, "./") for kind, title, text in entries])

    matches = index.matches('"lighthouse"', "lighthouse", most=6)

    ranked = [index.documents[number] for number, _ in matches.ranked]
    assert matches.counts == {"sources": CROWD + 2, "events": 9}
    assert len(matches.numbers) == CROWD + 11
    assert "Lighthouse" in [document.title for document in ranked]
    assert Counter(document.kind for document in ranked) == {"sources": FIRST, "events": 9}


def test_where_any_word_will_do_one_that_thousands_of_texts_have_counts_only_alone() -> None:
    entries = [("sources", f"Report {n}", "from the coast") for n in range(COMMON + 1)] + [("events", "Fog", "a night")]
    index = Index([Document(kind, title, title, (title,), "", text, "./") for kind, title, text in entries])

    def asked(query: str) -> str:
        found = read(query, index)
        assert found
        return found.match

    assert asked("the night") == '"night"*'
    assert index.count(asked("coast from nowhere")) == COMMON + 1


@pytest.mark.bench
@pytest.mark.parametrize(("times", "most"), [(10, 20), (50, 50)])
def test_a_story_many_times_as_long_is_searched_at_once(times: int, most: float) -> None:
    long = multiplied(NOW, times)
    names = [entry.name for kind in ("actors", "places") for entry in getattr(NOW, kind)]
    queries = [name[:end] for name in names[::4] for end in range(1, len(name) + 1)]  # as somebody types
    queries += [slip for name in names for slip in slips(name)]
    queries += [" ".join(claim.text.split()[:3]) for claim in NOW.claims]
    title = f"A search in a story {times} times as long, ms of processor time:"
    assert ninety_five_of_a_hundred(title, long, queries) < most
