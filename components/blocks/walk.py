"""Walk me through: every scene as a step with its progress, its text, what it shows, and the ways on.

All scenes stand in the page. Where it is wide a rule shows one; on a phone they stand one under the other, and on paper too.
So a step changes a line of style and the list of scenes, not the scenes.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.blocks import provenance
from components.blocks.page import notices, tools
from components.blocks.remembered import block, remembered
from components.blocks.sheet import html, send
from components.blocks.terms import explaining
from components.blocks.walk_views import small_view
from components.reader import Reader
from story import Story
from story import wording as w
from story.languages import plural
from story.model.presentation import Scene
from story.scenes import view_address, view_of


def current(reader: Reader) -> Scene | None:
    """The scene of the link, else the first."""
    found: Scene | None = reader.story.get("scenes", reader.given.one("scene"))
    return found or next(iter(reader.story.scenes), None)


def target(reader: Reader) -> str:
    """The scene that the link asks for, as an element of the page."""
    id = reader.given.one("scene")
    return f"scene-{id}" if id else ""


def length(story: Story) -> str:
    """How long the walk takes, in minutes."""
    return plural(w.WALK_LENGTH, max(1, round(sum(scene.seconds for scene in story.scenes) / 60)))


@block
def top(reader: Reader) -> Markup:
    """Kicker and lens, what was ignored, and the page's one h1: quiet, for the statements are what is read."""
    story, given = reader.story, reader.given
    view = story.view("walk")
    body = Markup('<div class="x-top"><p class="x-kicker">{}</p>{}</div>').format(w.PAGES["walk"], tools(reader))
    body += notices(given.sentences(), story)
    body += Markup('<h1 class="x-walk-title">{}</h1>').format(view.title if view else w.PAGES["walk"])
    if not story.scenes:
        return body + Markup('<p class="x-empty">{}</p>').format(w.WALK_EMPTY)
    return body + Markup('<p class="x-note x-walk-under">{}</p>').format(view.sentence if view else "")


def steps(reader: Reader) -> None:
    """The list of scenes beside the current one."""
    here = current(reader)
    if here is None:
        return
    send()
    st.html(f"<style>@media screen and (min-width:760px){{.x-scene:not(#scene-{here.id}){{display:none}}}}</style>")
    with st.container(key="walk"):
        html(_contents(reader), page=False)
        html(_scenes(replace(reader, given=replace(reader.given, values={}, ignored=()))), page=False)


@remembered
def _contents(reader: Reader) -> Markup:
    story, here = reader.story, current(reader)
    items = Markup("").join(
        Markup(
            '<li><a data-soft data-key="toc-{id}" href="{href}"{here}><small>{number}</small>{title}</a></li>'
        ).format(
            id=scene.id,
            href=reader.given.href(scene=scene.id),
            here=Markup(' aria-current="step"') if scene is here else Markup(""),
            number=number,
            title=scene.title,
        )
        for number, scene in enumerate(story.scenes, 1)
    )
    toc = Markup('<ol class="x-toclist x-toclist">{}</ol>').format(items)
    said = f"{plural(w.WALK_COUNT, len(story.scenes))}, {length(story)}"
    return Markup(
        '<div class="x-toc x-walk-toc"><nav aria-label="{label}">{toc}<p class="x-note">{said}</p></nav>'
        '<details class="x-data x-tocmenu"><summary>{label} <span class="x-note">{said}</span></summary>{toc}</details></div>'
    ).format(label=w.WALK_SCENES, toc=toc, said=said)


@remembered
def _scenes(reader: Reader) -> Markup:
    """Every scene, the same whichever is shown."""
    return Markup('<div class="x-page x-walk">{}</div>').format(
        Markup("").join(_scene(reader, number) for number in range(len(reader.story.scenes)))
    )


def _scene(reader: Reader, number: int) -> Markup:
    story = reader.story
    scene, count = story.scenes[number], len(story.scenes)
    explain = explaining(reader, "walk")
    since = (
        Markup('<p class="x-walk-since">{}</p>').format(explain(scene.text_since)) if scene.text_since else Markup("")
    )
    return Markup(
        '<section class="x-scene" id="scene-{id}" aria-labelledby="says-{id}" data-walk="{href}" data-back="{back}" '
        'data-leave="{leave}"><div class="x-walk-head"><p class="x-walk-count">{step}</p>{ways}</div>'
        '<h2 class="x-walk-says" id="says-{id}">{statement}</h2>'
        '<div class="x-walk-text"><p>{text}</p>{since}</div>{view}'
        '<p class="x-walk-rests"><span class="x-note">{rests}</span> {chips}</p></section>'
    ).format(
        id=scene.id,
        href=reader.given.href(scene=scene.id),
        back=w.WALK_BACK.format(number=number + 1, count=count),
        leave=w.WALK_LEAVE,
        step=_step(number + 1, count),
        ways=_ways(reader, number),
        statement=scene.statement,
        text=explain(scene.text),
        since=since,
        view=_view(scene, reader),
        rests=w.WALK_SOURCES,
        chips=provenance.chips(scene.provenance, story, f"scene-{scene.id}"),
    )


def _step(number: int, count: int) -> Markup:
    """'3 of 16' over a line that is filled so far."""
    said = w.WALK_STEP.format(number=number, count=count)
    return Markup('<b>{}</b><i aria-hidden="true" style="--n:{};--of:{}"></i>').format(said, number, count)


def _ways(reader: Reader, number: int) -> Markup:
    """To the scene before and the scene after; from the last one back to the start."""
    scenes = reader.story.scenes
    ways = []
    if number:
        ways.append(_way(reader, number, number - 1, "previous", w.WALK_PREVIOUS, short=w.PREVIOUS))
    if number + 1 < len(scenes):
        ways.append(_way(reader, number, number + 1, "next", w.WALK_NEXT))
    elif number:
        ways.append(_way(reader, number, 0, "next", w.WALK_AGAIN))
    return Markup('<nav class="x-walk-ways" aria-label="{}: {}">{}</nav>').format(
        w.WALK_STEPS, number + 1, Markup("").join(ways)
    )


def _way(reader: Reader, here: int, there: int, sign: str, form: str, *, short: str = "") -> Markup:
    """A link from scene to scene. Its key is its own: with the scene it is gone, and the focus goes to the new scene."""
    scenes = reader.story.scenes
    name = form.format(title=scenes[there].title)
    said = Markup(' aria-label="{}"').format(name) if short else Markup("")
    return Markup('<a class="x-btn x-i-{}" data-soft data-key="{}-{}" href="{}"{}><span>{}</span></a>').format(
        sign, sign, scenes[here].id, reader.given.href(scene=scenes[there].id), said, short or name
    )


def _view(scene: Scene, reader: Reader) -> Markup:
    """What the scene shows, small, and the way to the whole of it."""
    story = reader.story
    href, (page, _) = view_address(scene, story), view_of(scene, story)
    link = Markup("")
    if href:
        link = Markup('<a class="x-btn x-i-next" data-soft href="{}"><span>{}: {}</span></a>').format(
            href, w.WALK_OPEN, w.PAGES[page]
        )
    return Markup('<div class="x-walk-view">{}<p class="x-walk-open">{}</p></div>').format(
        small_view(scene, reader), link
    )
