"""What phones are told of a scene: to those who follow, as HTML; to the speaker's remote, with the notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from markupsafe import Markup

from server.talks.talk import Talk
from server.telling import TELLER
from story import Lens, Story
from story import wording as w
from story.model.base import ArticleRef
from story.model.presentation import Scene
from story.scenes import view_address

_SCENE = Markup(
    '<li class="scene" id="scene-{id}" data-scene="{id}" tabindex="-1"><p class="place">{place} · {title}</p><h2>{statement}</h2>'
    '<p>{text}</p>{since}{shown}<p class="sources"><span>{label}</span> {sources}</p>{link}</li>'
)
Views = Callable[[Story], tuple[str, Mapping[str, Markup]]]
"""What phones show of a story's scenes: the style of it, and by a scene's id its view as HTML. Who draws it knows pages;
the server does not."""


def story_of(talk: Talk) -> Story:
    """The story through the talk's lens."""
    return TELLER.story(lens_in(talk.lens) or "now")


def lens_in(word: object) -> Lens | None:
    """The lens of that name, if there is one."""
    return next((lens for lens in get_args(Lens) if lens == word), None)


def scenes_of(talk: Talk, story: Story) -> tuple[Scene, ...]:
    """The scenes of a talk that the story (still) has."""
    found = (story.get("scenes", id) for id in talk.scenes)
    return tuple(scene for scene in found if scene)


def for_readers(talk: Talk, home: str, views: Views) -> tuple[str, Markup]:
    """The style, and all scenes of a talk as the items of a list. Whoever reads them gets neither the notes nor a key."""
    story = story_of(talk)
    scenes = scenes_of(talk, story)
    style, shown = views(story)
    items = (
        _scene(scene, number, len(scenes), story, home, shown.get(scene.id)) for number, scene in enumerate(scenes, 1)
    )
    return style, Markup("").join(items)


def for_the_speaker(talk: Talk) -> dict[str, Any]:
    """What the remote shows."""
    story = story_of(talk)
    scenes = scenes_of(talk, story)
    return {"title": story.meta.title, "scenes": [_spoken(scene) for scene in scenes]}


def _spoken(scene: Scene) -> dict[str, Any]:
    notes = [text for text in (scene.notes, scene.notes_since) if text]
    return {
        "id": scene.id, "title": scene.title, "statement": scene.statement, "notes": notes, "seconds": scene.seconds,
    }  # fmt: skip


def _scene(scene: Scene, number: int, count: int, story: Story, home: str, view: Markup | None) -> Markup:
    address = view_address(scene, story)
    link = (
        Markup('<p><a class="open" href="{}" target="_blank" rel="noopener">{}<small> {}</small></a></p>').format(
            home + address.removeprefix("./"), w.FOLLOW["open"], w.FOLLOW["newTab"]
        )
        if address
        else Markup("")
    )
    shown = Markup('<div class="view">{}</div>').format(view) if view else Markup("")
    since = Markup("<p>{}</p>").format(scene.text_since) if scene.text_since else Markup("")
    return _SCENE.format(
        id=scene.id, place=w.REMOTE["place"].format(number=number, count=count), title=scene.title, since=since,
        statement=scene.statement, shown=shown, text=scene.text, label=w.SOURCES_OF,
        sources=_sources(scene, story), link=link,
    )  # fmt: skip


def _sources(scene: Scene, story: Story) -> Markup:
    """Each place once: filled for the article, hollow for what was added."""
    chips: dict[str, str] = {}
    names = {"art": w.TOLD, "add": w.ADDED_SHORT}
    for ref in scene.provenance:
        if isinstance(ref, ArticleRef):
            section = story.get("sections", ref.section)
            heading = (section.heading if section else ref.section) or w.LEAD
            chips[w.PLACE_IN_ARTICLE.format(section=heading, paragraph=ref.paragraph)] = "art"
        else:
            source = story.get("sources", ref.source)
            chips[source.short if source else ref.source] = "add"
    chip = Markup('<span class="chip {}"><span class="sr">{}: </span>{}</span>')
    return Markup(" ").join(chip.format(kind, names[kind], label) for label, kind in chips.items())
