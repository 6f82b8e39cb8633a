"""A talk: the scenes of a link or all of them, each with its panel, its notes and its sources, ready for the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from components.blocks.remembered import remembered
from components.dates import day
from components.deck.chips import chips
from components.deck.panels import panel
from components.deck.references import references
from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import BY_ID, LENS
from story.asked import read
from story.model.presentation import Scene
from story.scenes import view_address, view_of

Progress = Callable[[int, int, dict[str, Any]], None]
"""Called after each scene: how many are done, of how many, the last one."""


def chosen(reader: Reader) -> tuple[Scene, ...]:
    """The scenes of the talk: those that the link names, in its order; else all."""
    named = reader.given.many("deck")
    return tuple(reader.story.get("scenes", id) for id in dict.fromkeys(named)) if named else reader.story.scenes


def talk(reader: Reader) -> dict[str, Any]:
    """What the stage gets. It does not depend on the scene that is shown: the browser keeps that."""
    return _talk(replace(reader, given=reader.given.only_without("scene", "view")))


@remembered
def _talk(reader: Reader) -> dict[str, Any]:
    return talk_of(reader)


def talk_of(reader: Reader, told: Progress = lambda *_: None) -> dict[str, Any]:
    """The same, built anew: `told` hears of each scene that is done."""
    story, scenes = reader.story, chosen(reader)
    drawn = []
    for number, scene in enumerate(scenes, 1):
        drawn.append(_scene(scene, reader))
        told(number, len(scenes), drawn[-1])
    edition = story.meta.edition
    return {
        "id": f"{story.meta.id}-{story.lens}",
        "title": story.meta.title,
        "edition": f"{w.EDITION.format(number=edition.number, date=day(edition.date))} · {_known(story)}",
        "planned": sum(scene.seconds for scene in scenes),
        "scenes": drawn,
        "words": {**w.DECK, **w.DECK_TAKE, "talk": {**w.TALK_PANEL, "followers": w.TALK_FOLLOWERS}},
    }


def _known(story: Story) -> str:
    if story.lens == "day":
        return w.LENS_NOTE.format(date=day(story.meta.lens_date))
    return w.AS_OF.format(date=day(story.meta.as_of))


def _scene(scene: Scene, reader: Reader) -> dict[str, Any]:
    return {
        "id": scene.id,
        "title": scene.title,
        "statement": scene.statement,
        "seconds": scene.seconds,
        "notes": _paragraphs(scene.notes, scene.notes_since),
        "sources": sources(scene, reader.story),
        "references": references(scene, reader.story),
        "link": view_address(scene, reader.story) or reader.href("home"),
        "panel": panel(scene, as_on_its_page(scene, reader)),
    }


def as_on_its_page(scene: Scene, reader: Reader) -> Reader:
    """The reader as they would stand on the page that a scene shows, in the state that it names."""
    page, state = view_of(scene, reader.story)
    raw = {**{name: [value] for name, value in state.items()}, LENS.name: [reader.given.lens]}
    return replace(reader, given=read(raw, BY_ID[page or "home"], reader.story))


def _paragraphs(*texts: str | None) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(text) for text in texts if text)


def sources(scene: Scene, story: Story) -> Markup:
    """Where a scene rests, each place once: filled for the article, hollow for what we added. Not links: nobody clicks."""
    return Markup("<span>{}</span>").format(w.SOURCES_OF) + chips(scene.provenance, story)
