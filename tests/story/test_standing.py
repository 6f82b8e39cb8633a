"""Which story is up while somebody works on its files: a broken folder leaves the last good one, in one piece."""

from __future__ import annotations

import json
import shutil

import pytest

from story.standing import standing

GOOD = "The pier gets a bridge"


def titles(ferry):
    return [event.title for event in standing(ferry.folder).shown.story.events]


@pytest.fixture
def up(ferry):
    """A folder whose story is up."""
    assert not standing(ferry.folder).newest.problems
    return ferry


def test_a_change_shows_at_the_next_view(up):
    before = standing(up.folder).shown
    up.replace("sections.yaml", "gist: ", "gist: Changed. ")

    assert standing(up.folder).shown is not before
    assert standing(up.folder).shown.story.sections[0].gist.startswith("Changed.")


def test_files_that_have_not_changed_are_not_read_again(up):
    assert standing(up.folder).shown.seen("day") is standing(up.folder).shown.seen("day")


BREAKS = {
    "the title page lacks its title": lambda f: f.replace("story.yaml", "\ntitle:", "\ntitel:"),
    "the title page is gone": lambda f: (f.folder / "story.yaml").unlink(),
    "a needed file is gone": lambda f: (f.folder / "sources.yaml").unlink(),
    "no entry of a needed file is right": lambda f: f.write("views.yaml", "- id: home-days\n  titel: A\n"),
    "the YAML of a file breaks off": lambda f: f.write("events.yaml", "- id: 'a\n"),
    "a key stands twice": lambda f: f.replace("events.yaml", "- id: ", "- id: twice\n  id: "),
    "a file was saved empty": lambda f: f.write("events.yaml", ""),
    "a file is not in UTF-8": lambda f: f.write("events.yaml", "- id: \xe9\n".encode("latin-1")),
    "a file of entries holds keys": lambda f: f.write("events.yaml", "id: a\n"),
    "a conflict is not settled": lambda f: f.write("events.yaml", "<<<<<<< a\n- id: a\n=======\n- id: b\n>>>>>>> b\n"),
    "a file holds hundreds of faults": lambda f: f.write("events.yaml", "- id: A\n" * 600),
    "the folder is gone": lambda f: shutil.rmtree(f.folder),
}


@pytest.mark.parametrize("what", BREAKS)
def test_a_broken_folder_leaves_the_last_good_story_up(what, up):
    good = standing(up.folder).shown
    BREAKS[what](up)
    now = standing(up.folder)

    assert now.shown is good
    assert now.newest.broken
    assert set(now.newest.broken) <= set(now.newest.problems)
    assert now.since


def test_nothing_of_a_broken_state_shows_not_even_its_good_files(up):
    before = standing(up.folder).shown.story.sections[0].gist
    up.write("events.yaml", "- id: 'a\n")
    up.replace("sections.yaml", "gist: ", "gist: Changed. ")

    assert standing(up.folder).shown.story.sections[0].gist == before


def test_mended_files_show_again_and_what_was_changed_with_them(up):
    good = (up.folder / "events.yaml").read_text("utf-8")
    up.write("events.yaml", "- id: 'a\n")
    up.replace("sections.yaml", "gist: ", "gist: Changed. ")
    since = standing(up.folder).since
    up.replace("sections.yaml", "Changed. ", "Changed again. ")
    assert standing(up.folder).since == since
    up.write("events.yaml", good)

    assert standing(up.folder).since is None
    assert standing(up.folder).shown is standing(up.folder).newest
    assert standing(up.folder).shown.story.sections[0].gist.startswith("Changed again.")


def test_a_wrong_entry_is_left_out_and_the_rest_of_the_change_shows(up):
    many = len(standing(up.folder).shown.story.events)
    up.replace("events.yaml", "date: ", "date: 2032-02-31 #")
    up.replace("sections.yaml", "gist: ", "gist: Changed. ")
    now = standing(up.folder)

    assert now.newest.errors
    assert not now.newest.broken
    assert len(now.shown.story.events) == many - 1
    assert now.shown.story.sections[0].gist.startswith("Changed.")


def test_a_file_that_need_not_be_there_can_be_taken_away(up):
    (up.folder / "glossary.yaml").unlink()

    assert standing(up.folder).shown.story.glossary == ()


def test_a_process_that_starts_on_broken_files_shows_what_it_can(ferry):
    ferry.write("events.yaml", "- id: 'a\n")
    now = standing(ferry.folder)
    ferry.replace("sections.yaml", "gist: ", "gist: Changed. ")

    assert now.shown.story.sections
    assert now.since is None
    assert standing(ferry.folder).shown.story.sections[0].gist.startswith("Changed.")


def test_the_log_says_in_one_line_what_is_wrong(up, caplog):
    up.write("events.yaml", "- id: 'a\n")
    for _ in range(3):
        standing(up.folder)
    lines = [json.loads(record.message) for record in caplog.records if record.levelname == "ERROR"]

    assert [line["event"] for line in lines] == ["story-held"]
    assert lines[0]["problems"][0].startswith("data/events.yaml:1")
