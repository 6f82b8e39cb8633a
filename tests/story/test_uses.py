"""Where sources are used: nothing is left out, nothing is counted twice, memory alone is told from what was read."""

from pathlib import Path

import pytest

from story import Story, as_of, load
from story.model.base import SourceRef
from story.references import records
from story.uses import entries, newest, rivals, uses


@pytest.fixture(scope="module")
def story(root: Path) -> Story:
    return load(root / "data").story


def test_every_citation_of_the_story_is_found_at_its_source(story: Story) -> None:
    cited = [part for _, entry in entries(story) for _, part in records(entry) if isinstance(part, SourceRef)]
    found = [ref for source in story.sources for use in uses(story).of(source.id) for ref in use.refs]
    assert sorted(map(str, found)) == sorted(map(str, cited))


def test_an_entry_stands_once_below_a_source_however_often_it_cites_it(story: Story) -> None:
    for source in story.sources:
        ids = [(use.kind, use.entry.id) for use in uses(story).of(source.id)]
        assert len(ids) == len(set(ids))


def test_the_story_is_walked_once(story: Story) -> None:
    assert uses(story) is uses(story)
    assert uses(as_of(story, "day")) is not uses(story)


def test_what_rests_on_memory_alone_has_no_source_that_was_read(root: Path) -> None:
    ferry = load(root / "tests" / "story" / "ferry" / "data").story
    recalled = {source.id for source in ferry.sources if source.basis == "recalled"}
    assert recalled
    for _, entry, count in uses(ferry).on_memory:
        assert count >= 1
        assert recalled & {part.source for _, part in records(entry) if isinstance(part, SourceRef)}


def test_the_newest_source_is_the_last_dated_one(story: Story) -> None:
    dated = [source for source in story.sources if source.date]
    undated = [source for source in story.sources if not source.date]
    first, last = sorted(dated, key=lambda source: str(source.date))[:: len(dated) - 1]
    assert newest([last, first, *undated]) is last
    assert newest([]) is None


def test_rival_accounts_are_found_with_all_their_voices(story: Story) -> None:
    found = list(rivals(story))
    versions = sum(len(event.versions) for event in story.events)
    estimates = sum(len(outcome.estimates) for outcome in story.outcomes)
    voices = sum(len(argument.voices) for argument in story.firewall)
    assert sum(len(accounts) for _, _, accounts in found) == versions + estimates + voices
