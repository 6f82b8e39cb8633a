"""All that the rules between entries look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from story.article_text import ArticleText
from story.content import KINDS, VOCABULARIES
from story.folder import Folder
from story.model.base import Record
from story.model.frame import Meta, Source
from story.placed import Placed
from story.reading import Where
from story.references import records

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Contents:
    """What was read of a folder, and the article's text where it is at hand."""

    read: Folder
    article: ArticleText | None = None

    @property
    def title_page(self) -> Placed:
        """story.yaml."""
        return self.read.meta

    @property
    def meta(self) -> Meta:
        """The record of story.yaml."""
        assert isinstance(self.read.meta.record, Meta)
        return self.read.meta.record

    @cached_property
    def entries(self) -> tuple[Placed, ...]:
        """story.yaml and every entry of the other files."""
        return (self.read.meta, *self.read.placed)

    @cached_property
    def parts(self) -> tuple[tuple[Placed, Where, Record], ...]:
        """Every record of every entry, itself first, with its path within the entry."""
        return tuple((entry, path, record) for entry in self.entries for path, record in records(entry.record))

    def of(self, kind: str) -> list[Placed]:
        """The entries of one kind."""
        return [entry for entry in self.read.placed if entry.kind == kind]

    def of_model(self, model: type[R]) -> list[tuple[Placed, R]]:
        """The entries whose records are of that model, each with its record."""
        return [(entry, entry.record) for entry in self.read.placed if isinstance(entry.record, model)]

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids of each kind and of each vocabulary."""
        found: dict[str, set[str]] = {kind.field: set() for kind in KINDS}
        for entry in self.read.placed:
            found[entry.kind].add(entry.id)
        return found | {name: {word.id for word in getattr(self.meta, name)} for name in VOCABULARIES}

    @cached_property
    def source_dates(self) -> dict[str, str | None]:
        """The date of each source."""
        return {source.id: source.date for _, source in self.of_model(Source)}
