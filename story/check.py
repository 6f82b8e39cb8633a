"""Runs all rules over what was read of a story's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from story.article_text import read_article
from story.contents import Contents
from story.folder import Folder
from story.problems import Problem
from story.rules import frame, links, scenes, statements

RULES: tuple[Callable[[Contents], Iterator[Problem]], ...] = (
    links.references,
    links.ids_within,
    links.cycles,
    links.parents,
    statements.provenance,
    statements.unused_sources,
    statements.paragraphs,
    statements.quotes,
    statements.counted,
    frame.later_years,
    frame.days,
    frame.corrections,
    frame.actor_drawing,
    frame.coordinates,
    scenes.scenes,
)


def check(read: Folder, article: Path | None) -> list[Problem]:
    """All problems between entries. `article` is a file with the article's text, or None where it is not at hand."""
    text, problems = read_article(article) if article else (None, [])
    contents = Contents(read, text)
    for rule in RULES:
        problems += rule(contents)
    return problems
