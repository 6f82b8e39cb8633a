"""A view that a journalist takes as a scene: pasted into a copy of the second story, it passes the check."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from story import as_of, load
from story.addresses import BY_ID, Page
from story.content import Story
from story.dates import span
from story.model.base import SourceRef
from story.problems import Problem
from story.rules.scenes import VIEWS
from story.scene_draft import STATEMENT, TITLE, scene_draft, shortened
from story.shown import name

LANTERN = Path("tests/stories/lantern-codex")
STORY = as_of(load(LANTERN).story, "now")
DAY = as_of(load(LANTERN).story, "day")
State = Mapping[str, tuple[str, ...]]


def states(page: Page, story: Story) -> list[tuple[State, str]]:
    """A page with nothing chosen, and with the first and the last value of each parameter, with the view's title."""
    view = story.view(page.id.replace("_", "-"))
    title = view.title if view else story.meta.title
    found: list[tuple[State, str]] = [({}, title)]
    for parameter in page.parameters:
        ids = list(story.by_id[parameter.ids]) if parameter.ids else list(parameter.words)
        if parameter.pair:
            found += [({parameter.name: tuple(ids[:2])}, title)] if len(ids) > 1 else []
            continue
        for id in dict.fromkeys((*ids[:1], *ids[-1:])):
            entry = story.get(parameter.ids, id) if parameter.ids else None
            called = name(parameter.ids, entry, story) if entry is not None else ""
            found.append(({parameter.name: (id,)}, called or title))
    return found


PAGES = [BY_ID[id] for id in VIEWS if BY_ID[id].is_in(STORY)]


def pasted(draft: str, folder: Path) -> list[Problem]:
    """What the check says of the second story with the draft at the end of its scenes."""
    shutil.copytree(LANTERN, folder)
    scenes = folder / "scenes.yaml"
    scenes.write_text(f"{scenes.read_text(encoding='utf-8')}\n{draft}", encoding="utf-8")
    return list(load(folder).problems)


def written(draft: str) -> str:
    """A draft whose open parts are written."""
    source = STORY.sources[0].id
    draft = re.sub(r"  (text|notes): #.*", r"  \1: What one can say of it.", draft)
    return re.sub(r"  provenance: #.*", f'  provenance: [{{source: {source}, passage: "so it says"}}]', draft)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_view_taken_as_a_scene_passes_the_check(page: Page, tmp_path: Path) -> None:
    drafts = [scene_draft(STORY, page, state, title) for state, title in states(page, STORY)]
    apart = [re.sub(r"- id: (.*)", rf"- id: \1-v{number}", draft) for number, draft in enumerate(drafts)]

    assert pasted(written("\n".join(apart)), tmp_path / "story") == []


def test_what_is_left_open_is_asked_for(tmp_path: Path) -> None:
    problems = pasted(scene_draft(STORY, BY_ID["claims"], {}, "Which claims hold"), tmp_path / "story")

    said = " ".join(map(str, problems))
    assert all(field in said for field in ("text", "notes", "provenance"))
    assert all("scenes.yaml" in str(problem) for problem in problems)


def test_a_chosen_entry_lends_the_scene_its_sources_and_its_day() -> None:
    event = next(event for event in STORY.events if event.id not in DAY.by_id["events"])
    draft = scene_draft(STORY, BY_ID["timeline"], {"event": (event.id,)}, "What came")

    assert f"- id: {event.id}\n" in draft
    assert "known_from:" in draft
    assert draft.count("    - {") == len(event.provenance)


def test_an_outcome_lends_the_scene_what_is_on_record_of_it_and_the_day_up_to_which_it_is_told() -> None:
    outcome = next(outcome for outcome in STORY.outcomes if outcome.record and outcome.as_of)
    draft = scene_draft(STORY, BY_ID["then_and_now"], {"outcome": (outcome.id,)}, "What came")

    for report in outcome.record:
        for ref in report.provenance:
            assert f"source: {ref.source}" in draft if isinstance(ref, SourceRef) else ref.section in draft


def test_an_outcome_that_nobody_foresaw_is_known_from_the_day_up_to_which_it_is_told() -> None:
    outcome = next(outcome for outcome in STORY.outcomes if outcome.kind == "not-foreseen")
    draft = scene_draft(STORY, BY_ID["then_and_now"], {"outcome": (outcome.id,)}, "What came")

    assert outcome.as_of
    assert f"known_from: {span(outcome.as_of).known_day}\n" in draft


def test_the_page_of_the_search_makes_no_scene() -> None:
    assert scene_draft(STORY, BY_ID["search"], {}, "Search") == ""


def test_a_long_title_is_cut_between_words() -> None:
    long = "Of {all} things, " + "very " * 40
    assert len(shortened(long, STATEMENT)) <= STATEMENT
    assert len(shortened("x" * 80, TITLE)) <= TITLE
    assert shortened(long, TITLE).endswith("very…")
