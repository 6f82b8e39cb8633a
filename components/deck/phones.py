"""What the phones of an audience show of a scene: the heart of its view, small and in plain HTML; the way as a map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from markupsafe import Markup

from components.blocks import journey_map
from components.blocks.journey_scene import scene as journey_scene
from components.blocks.walk_views import small_view
from components.browser.frame.icons import verdict_rules
from components.browser.picker import STYLE
from components.deck.marks import with_marks
from components.deck.sheets import DECK
from components.deck.talk import as_on_its_page
from components.palette import plain_variables
from components.reader import Reader
from story import Story
from story.addresses import BY_ID, LENS
from story.asked import read
from story.model.presentation import Scene
from story.scenes import view_of


@lru_cache(maxsize=4)
def on_phones(story: Story) -> tuple[str, Mapping[str, Markup]]:
    """The style of it, and by a scene's id its view: HTML without links and without scripts."""
    given = read({LENS.name: [story.lens]}, BY_ID["present"], story)
    reader = Reader(story, given, dark=False)  # what is drawn here takes its colours from variables
    return _style(), {scene.id: _shown(scene, reader) for scene in story.scenes}


def _shown(scene: Scene, reader: Reader) -> Markup:
    page, _ = view_of(scene, reader.story)
    large = scene.quote or scene.number
    if page == "journey" and reader.story.journey and not large:
        return _map(as_on_its_page(scene, reader))
    return with_marks(small_view(scene, reader), {})


def _map(reader: Reader) -> Markup:
    """The way on the tall sheet. It is one picture here: nothing on it is picked; the page behind the link lists it all."""
    svg = journey_map.svg(journey_scene(reader), "tall").replace('role="group"', 'role="img"', 1)
    return with_marks(f'<div class="view-map">{svg}</div>', {})


@cache
def _style() -> str:
    return "".join((plain_variables(), verdict_rules(), STYLE, (DECK / "views.css").read_text(encoding="utf-8")))
