"""Where a scene rests, in full: for the handout, where there is room for the titles of sources."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks import provenance
from components.dates import written
from story import Story
from story import wording as w
from story.model.base import ArticleRef, SourceRef
from story.model.presentation import Scene


def references(scene: Scene, story: Story) -> Markup:
    """A list: places in the article first, then the sources by title, publisher and date, each once."""
    told = dict.fromkeys(
        provenance.place(ref.section, ref.paragraph, story) for ref in scene.provenance if isinstance(ref, ArticleRef)
    )
    added = dict.fromkeys(_source(ref, story) for ref in scene.provenance if isinstance(ref, SourceRef))
    items = [Markup("<li>{}: {}</li>").format(w.TOLD, "; ".join(told))] if told else []
    items += [Markup("<li>{}</li>").format(source) for source in added]
    return Markup('<ul class="x-plain">{}</ul>').format(Markup("").join(items)) if items else Markup("")


def _source(ref: SourceRef, story: Story) -> Markup:
    source = story.get("sources", ref.source)
    if source is None:
        return Markup("{}").format(ref.source)
    return Markup("<i>{}</i>, {}, {}").format(source.title, source.publisher, written(source.date) or w.UNDATED)
