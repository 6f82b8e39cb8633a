"""Where a statement rests, as plain signs: nobody opens a source on a stage, but everybody may read its name."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from components.blocks import provenance
from components.blocks.provenance import Reference
from story import Story
from story.model.base import ArticleRef


def chips(refs: Iterable[Reference], story: Story) -> Markup:
    """Each place once: filled for the article, hollow for what we added."""
    told: dict[str, None] = {}
    added: dict[str, None] = {}
    for ref in refs:
        if isinstance(ref, ArticleRef):
            told[provenance.place(ref.section, ref.paragraph, story)] = None
        else:
            source = story.get("sources", ref.source)
            added[source.short if source else ref.source] = None
    found = [Markup('<span class="x-prov art">{}</span>').format(label) for label in told]
    found += [Markup('<span class="x-prov add">{}</span>').format(label) for label in added]
    return Markup(" ").join(found)
