"""What a content author is told: one sentence a fault, word for word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from story import as_of
from story.content import KINDS
from story.model.frame import Meta

PLANTED: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))
TITLE_PAGE = (Path(__file__).parent / "ferry" / "data" / "story.yaml").read_text(encoding="utf-8")
MISSING = "the file is missing; add it; see data/README.md"


def test_the_story_without_a_fault_has_no_problem(ferry, article):
    assert ferry.problems(article) == []


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted["fault"])
def test_a_fault_is_said(ferry, article, planted):
    ferry.replace(planted["file"], planted["old"], planted["new"])

    assert ferry.problems(article) == planted["said"]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted["fault"])
def test_the_rest_of_a_faulty_story_can_be_shown(ferry, planted):
    ferry.replace(planted["file"], planted["old"], planted["new"])

    story = ferry.load().story

    assert as_of(story, "day").sections
    assert as_of(story, "now").claims


@pytest.mark.parametrize("file", ["sections.yaml", "sources.yaml", "views.yaml", "story.yaml"])
def test_a_missing_file_that_every_story_needs(ferry, file):
    (ferry.folder / file).unlink()

    assert ferry.problems() == [f"data/{file}:1: {MISSING}"]


def test_references_into_a_missing_file_are_named_once_and_counted(ferry):
    (ferry.folder / "places.yaml").unlink()

    what = "place 'town-hall' cannot be found (nor can 6 more), places.yaml is missing; add places.yaml"
    assert ferry.problems() == [f"data/events.yaml:11 (council-vote): {what}"]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff"])
def test_an_empty_file(ferry, text):
    ferry.write("events.yaml", text)

    assert ferry.problems() == ["data/events.yaml:1: the file is empty; write at least one entry or delete the file"]


@pytest.mark.parametrize(
    ("data", "line"),
    [("- id: käse\n".encode("latin-1"), 1), (b"- id: a\n  title: ok\n  text: \xff\n", 3), ("- a".encode("utf-16"), 1)],
)
def test_a_file_that_is_not_in_utf_8(ferry, data, line):
    ferry.write("events.yaml", data)

    said = f"data/events.yaml:{line}: the file is not in UTF-8; save it again with the encoding UTF-8"
    assert ferry.problems() == [said]


def test_a_file_over_5_mb_is_not_read(ferry):
    ferry.write("events.yaml", b"\xff" * 5_200_000)

    assert ferry.problems() == [
        "data/events.yaml:1: the file has 5.2 MB and was not read; split it: see 'Files that grow long' in data/README.md"
    ]


def test_a_file_may_be_split_into_a_folder_of_its_name(ferry):
    whole = ferry.load().story
    entries = re.split(r"(?m)^(?=- id:)", (ferry.folder / "places.yaml").read_text(encoding="utf-8"))[1:]
    (ferry.folder / "places").mkdir()
    ferry.write("places.yaml", entries[0])
    ferry.write("places/1.yaml", entries[1])

    assert ferry.problems() == []
    assert ferry.load().story.places == whole.places

    (ferry.folder / "places.yaml").unlink()
    ferry.write("places/0.yaml", entries[0])
    assert ferry.problems() == []
    assert ferry.load().story.places == whole.places


def test_faults_in_a_part_of_a_file_name_the_part(ferry):
    first = re.split(r"(?m)^(?=- id:)", (ferry.folder / "places.yaml").read_text(encoding="utf-8"))[1]
    id = first.partition(": ")[2].split()[0]
    line = (ferry.folder / "places.yaml").read_text(encoding="utf-8").splitlines().index(f"- id: {id}") + 1
    (ferry.folder / "places").mkdir()
    ferry.write("places/more.yaml", f"# more\n{first}")
    ferry.write("places/odd.yaml", "name: Pier")
    mend = "give it an id of its own"

    assert ferry.problems() == [
        f"data/places/more.yaml:2 ({id}): id '{id}' is taken by the place in line {line} of data/places.yaml; {mend}",
        "data/places/odd.yaml:1: the file should be a list of entries; start each place with a hyphen",
    ]


def test_a_yaml_bomb_costs_nothing(ferry):
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    ferry.write("eras.yaml", "\n".join(["- a0: &a0 lol", *(f"  {level}" for level in levels)]))

    said = ferry.problems()

    assert (
        said[0] == "data/eras.yaml:1: an anchor (&a0) stands here; delete it, or put text that starts with & in quotes"
    )
    assert "data/eras.yaml:2: an alias (*a0) stands here; write the text out, in quotes if it starts with *" in said
    assert all(len(sentence) < 250 for sentence in said)


def test_a_folder_where_a_file_should_be(ferry):
    (ferry.folder / "events.yaml").unlink()
    (ferry.folder / "events.yaml").mkdir()

    assert ferry.problems() == [
        "data/events.yaml:1: a folder stands where the file should be; rename it and add the file"
    ]


def test_a_file_that_may_not_be_read(ferry, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    ferry.write("story.yaml", "")
    monkeypatch.setattr(Path, "read_bytes", refuse)

    said = ferry.problems()

    assert said[1] == (
        "data/audit.yaml:1: the file cannot be read (Permission denied); check its name and its permissions"
    )
    assert len(said) == len(KINDS) + 1


def test_a_stray_file_is_a_warning(ferry):
    (ferry.folder / "events.yaml").rename(ferry.folder / "event.yaml")
    ferry.write("sanctions/zzz.yml", "- a")

    problems = ferry.load().problems

    assert [str(problem) for problem in problems if problem.severity == "warning"] == [
        "data/event.yaml:1: no kind of content has this file; did you mean 'events.yaml'?",
        "data/sanctions/zzz.yml:1: no kind of content has this file; rename or remove it",
    ]


def test_a_mapping_where_a_list_of_entries_is_needed(ferry):
    ferry.write("eras.yaml", "ferry-years:\n  title: The ferry years\n")

    assert ferry.problems() == ["data/eras.yaml:1: the file should be a list of entries; start each era with a hyphen"]


def test_a_list_where_the_title_page_is_needed(ferry):
    ferry.write("story.yaml", "- title: The bridge\n")

    assert ferry.problems() == [
        "data/story.yaml:1: the file should be keys with values, not a list; write each line as key: value"
    ]


def test_a_text_where_the_title_page_is_needed(ferry):
    ferry.write("story.yaml", "The bridge\n")

    assert ferry.problems() == [
        "data/story.yaml:1: the file should be keys with values, not a list; write each line as key: value"
    ]


@pytest.mark.parametrize("depth", [31, 900, 200_000])
def test_deep_nesting_is_one_sentence(ferry, depth):
    ferry.replace("events.yaml", "title: The council votes", "title: " + "[" * depth)

    assert ferry.problems() == [
        "data/events.yaml:2 (council-vote): lists and mappings nest deeper than 30 levels; write it flatter"
    ]


def test_a_number_of_five_thousand_digits_is_shown_short(ferry):
    ferry.replace("sections.yaml", "paragraphs: 1", "paragraphs: " + "9" * 5000)

    what = f"paragraphs: '{'9' * 79}…' is not a whole number; write it in plain digits, like 15"
    assert ferry.problems() == [f"data/sections.yaml:2 (lead): {what}"]


def test_the_faults_of_one_pass_are_all_named(ferry):
    ferry.replace("events.yaml", "title: The council votes", "title: The council: votes")
    ferry.replace("events.yaml", "layer: aftermath", "layer: afterwards")
    ferry.replace("places.yaml", "lat: 59.2", "lat: north")
    ferry.replace("story.yaml", "language: en", "language en")
    colon = "a colon stands where none can; put the text in quotes if it holds ': ', or mend the indentation"

    assert ferry.problems() == [
        f"data/events.yaml:2 (council-vote): {colon}",
        "data/events.yaml:38 (bridge-opens): layer 'afterwards' is not known here; did you mean 'aftermath'?",
        "data/places.yaml:12 (pier): lat: 'north' is not a number; write it like 42.5",
        "data/story.yaml:6: no colon and space follow the key in this line; write it as key: value",
    ]


def test_a_fault_on_the_title_page_leaves_the_rest_of_it(ferry):
    ferry.replace("story.yaml", "lens_date: 2031-05-10", "lens_date: soon")
    ferry.replace("story.yaml", 'value: "7"', "value: [7]")

    meta = ferry.load().story.meta

    assert meta.title == "What the bridge to Lindgard is for"
    assert meta.numbers == ()
    assert len(meta.parties) == 2


@pytest.mark.parametrize("key", [key for key in Meta.model_fields if f"\n{key}:" in f"\n{TITLE_PAGE}"])
def test_a_misspelt_key_of_the_title_page_is_the_only_thing_said(ferry, article, key):
    line = TITLE_PAGE.splitlines().index(next(t for t in TITLE_PAGE.splitlines() if t.startswith(f"{key}:"))) + 1
    ferry.write("story.yaml", f"\n{TITLE_PAGE}".replace(f"\n{key}:", f"\n{key}x:", 1)[1:])

    where = " (lindgard-bridge)" if key != "id" else ""
    what = f"data/story.yaml:{line}{where}: key '{key}x' is not known here; did you mean '{key}'?"
    assert ferry.problems(article) == [what]


def test_an_article_that_cannot_be_read(ferry):
    file = ferry.folder / "article.txt"
    file.write_bytes(b"\xff\xfe")

    assert ferry.problems() == ["article.txt:1: the article's text cannot be read; give a file in UTF-8"]


def test_the_article_beside_the_story_is_compared_without_being_asked_for(ferry, article):
    (ferry.folder / "article.txt").write_text(article, encoding="utf-8")
    ferry.replace("claims.yaml", "a promise kept to the young", "a promise kept to the sun")

    what = "the quote 'a promise kept to the sun' is not in paragraph 1 of section 'lead'"
    mend = "the nearest words are 'promise kept to the young'"
    assert ferry.problems() == [f"data/claims.yaml:5 (promise-kept): {what}; {mend}"]
