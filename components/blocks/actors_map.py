"""The map of actors: from what the reader asked for to the picture that is picked from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from components import reader as reading
from components.blocks.actors_scene import Scene
from components.blocks.remembered import remembered
from components.browser.picker import picker
from components.figures.network import Drawing, Line, Look, Sign, network_svg
from components.figures.network_layout import PAGE, Bundle, Canvas, Layout, bundles, layout, marks, named
from story import wording as w
from story.languages import inside, listed, plural
from story.model.world import Actor
from story.paths import neighbours

KEY = "network"
VERBS = 6
"""Verbs of one line that are said; how many more there are is said."""


def network(seen: Scene) -> None:
    """Shows the picture; what is picked goes to the URL."""

    def pick(id: str) -> None:
        kind, _, name = id.partition(":")
        actor, tie = (name, None) if kind == "actor" else (None, name)
        reading.go(actor=actor, node=tie, path=None)

    selected = f"relation:{seen.tie.id}" if seen.tie else f"actor:{seen.actor.id}" if seen.actor else ""
    picker(svg(seen), selected, KEY, pick)


@remembered
def svg(seen: Scene) -> str:
    """The picture as SVG."""
    return network_svg(drawing(seen), w.NETWORK_SAID.format(actors=len(seen.kept), ties=len(seen.held)))


def drawn(seen: Scene) -> list[Actor]:
    """Whom the picture shows, most often named first."""
    return [actor for actor in seen.tied if actor.id in seen.kept and actor.x is not None and actor.y is not None]


def drawing(seen: Scene, actors: Collection[Actor] | None = None, canvas: Canvas = PAGE) -> Drawing:
    """The picture before it is drawn; of those `actors` only, where they are named."""
    story = seen.reader.story
    chosen = {actor.id for actor in (drawn(seen) if actors is None else actors)}
    spots = marks((actor for actor in story.actors if actor.id in chosen), canvas)
    lines = bundles(story.relations, [spot.id for spot in spots])
    placed = layout(spots, lines, canvas, frozenset(line for line in lines if _told(line, seen)))
    look = _look(placed, seen)
    placed = named(placed, look.lit_lines, look.hidden)
    principals = {actor.id for actor in seen.principals}
    signs = {id: _sign(story.actor(id), id in principals) for id in placed.marks}
    return Drawing(placed, signs, {bundle: _line(bundle, seen) for bundle in lines}, look)


def _sign(actor: Actor, principal: bool) -> Sign:
    named = plural(w.NAMED, actor.mentions) if actor.mentions else w.NOT_NAMED
    said = w.NODE_SAID.format(name=actor.name, kind=inside(w.KINDS_OF_ACTOR[actor.kind]), mentions=named)
    return Sign(actor.kind, actor.slot, said, principal)


def _line(bundle: Bundle, seen: Scene) -> Line:
    story = seen.reader.story
    ties = [story.get("relations", id) for id in bundle.ids]
    verb = ties[0].verb if len(ties) == 1 else w.MORE_VERBS.format(verb=ties[0].verb, count=len(ties) - 1)
    form = w.EDGE_SAID_MUTUAL if bundle.mutual else w.EDGE_SAID
    said = form.format(
        origin=story.actor(bundle.origin).name,
        target=story.actor(bundle.target).name,
        verbs=listed([*(tie.verb for tie in ties[:VERBS]), *_more(len(ties) - VERBS)]),
        status=w.STATUSES[bundle.status],
    )
    return Line(verb, said, any(tie.told for tie in ties), any(tie.contested for tie in ties))


def _more(count: int) -> list[str]:
    return [w.SHOW_REST.format(count=count)] if count > 0 else []


def _look(placed: Layout, seen: Scene) -> Look:
    """What is lit: the chain, the tie, the actor's ties or the focus's; else what passes the filters."""
    passing = {tie.id for tie in seen.ties}
    hidden = frozenset(line for line in placed.curves if not passing & set(line.ids))
    if seen.pair and seen.steps:
        ids = {step.relation.id for step in seen.steps}
        lines = [line for line in placed.curves if ids & set(line.ids)]
        stops = frozenset(end for step in seen.steps for end in (step.start, step.end))
        return Look(stops, frozenset(lines), tuple(lines), hidden)
    if seen.pair:
        return Look(frozenset(actor.id for actor in seen.pair), hidden=hidden)
    if seen.tie:
        lines = [line for line in placed.curves if seen.tie.id in line.ids]
        pair = frozenset({seen.tie.origin, seen.tie.target})
        return Look(pair, frozenset(lines), tuple(lines), hidden, f"relation:{seen.tie.id}")
    centre = seen.actor or seen.focus
    if centre:
        lines = [line for line in placed.curves if centre.id in (line.origin, line.target) and line not in hidden]
        lit = frozenset(neighbours(seen.ties, centre.id))
        return Look(lit, frozenset(lines), _spoken(lines, seen), hidden, f"actor:{centre.id}" if seen.actor else "")
    if seen.filtered:
        shown = [line for line in placed.curves if line not in hidden]
        ends = frozenset(end for line in shown for end in (line.origin, line.target))
        verbs = _spoken(shown, seen) if len(shown) <= 14 else ()
        return Look(ends, frozenset(shown), verbs, hidden)
    core = {id for actor in seen.principals for id in (actor.id, actor.parent) if id}
    told = [line for line in placed.curves if {line.origin, line.target} <= core and _told(line, seen)]
    return Look(verbs=_spoken(told, seen), hidden=hidden)


def _told(line: Bundle, seen: Scene) -> bool:
    return any(seen.reader.story.get("relations", id).told for id in line.ids)


def _spoken(lines: list[Bundle], seen: Scene) -> tuple[Bundle, ...]:
    """Lines in the order in which their verbs get a place: told before added, those of much-named actors first."""
    named = Counter({actor.id: actor.mentions for actor in seen.reader.story.actors})
    return tuple(sorted(lines, key=lambda line: (not _told(line, seen), -named[line.origin] - named[line.target])))
