"""What is drawn together on the map of a long journey, one by one; and a long list of places, stretch by stretch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from markupsafe import Markup

from components.blocks import steps
from components.blocks.journey_scene import Scene
from components.blocks.journey_words import leg_link, sign
from components.blocks.parts import part
from story import wording as w
from story.addresses import PART
from story.languages import number, plural
from story.model.world import Leg, Place
from story.way import Stop

T = TypeVar("T")
LISTED = 12
"""Of those that share a mark or a line, how many are listed at once."""


def stretch(
    entries: Sequence[T], chosen: T | None, most: int, item: Callable[[T], Markup], to: Callable[[T], str],
    seen: Scene, key: str,
) -> tuple[Markup, Markup]:  # fmt: skip
    """The items of the stretch of a list in which the chosen entry stands (else of the first), and the steps to those
    beside it: each chooses its first entry, for a page has one `part`, and that is another list's."""
    shown = part(entries, seen.reader.given.only_without(PART.name), chosen, most)
    items = Markup("").join(map(item, shown.entries))
    if shown.parts == 1:
        return items, Markup("")
    before = to(entries[shown.before - most]) if shown.number > 1 else None
    after = to(entries[shown.before + most]) if shown.number < shown.parts else None
    return items, Markup('<p class="x-note">{}</p><div class="x-row">{}{}</div>').format(
        shown.said,
        steps.step("previous", before, w.PREVIOUS, key=key),
        steps.step("next", after, w.NEXT, key=key),
    )


def drawn_with(place: Place, seen: Scene) -> Markup:
    """The stops that share a mark with a place, each as a link that takes it out; nothing where it has its own."""
    stops = seen.drawn.with_stop(place.id)
    if len(stops) < 2:
        return Markup("")
    here = next(stop for stop in stops if stop.place.id == place.id)

    def item(stop: Stop) -> Markup:
        return stop_item(stop.place, sign(stop), seen, key="with", current=stop is here)

    items, more = stretch(stops, here, LISTED, item, lambda stop: seen.to_place(stop.place.id), seen, "with")
    return Markup(
        '<h3 class="x-h4">{}</h3><p class="x-note">{}</p><ol class="x-plain x-plain x-jr-stops">{}</ol>{}'
    ).format(plural(w.SAME_MARK, len(stops)), w.SAME_MARK_NOTE, items, more)


def drawn_along(leg: Leg, seen: Scene) -> Markup:
    """The legs that share a line with one, each as a link; nothing where it has its own."""
    legs = seen.drawn.with_leg(leg)
    if len(legs) < 2:
        return Markup("")

    def item(other: Leg) -> Markup:
        return Markup("<li>{}{}</li>").format(ends(other, seen), leg_link(other, seen))

    items, more = stretch(legs, leg, LISTED, item, seen.to_leg, seen, "along")
    return Markup('<h3 class="x-h4">{}</h3><ul class="x-plain x-plain x-jr-legs">{}</ul>{}').format(
        plural(w.SAME_LINE, len(legs)), items, more
    )


def stop_item(place: Place, sign: Markup, seen: Scene, *, key: str, more: str = "", current: bool = False) -> Markup:
    """A stop in a list, as a link that selects it: its sign on the map, its name, what else there is to say."""
    return Markup('<li><a data-soft data-key="{}-{}" href="{}"{}>{}<span>{}{}</span></a></li>').format(
        key,
        place.id,
        seen.to_place(place.id),
        Markup(' aria-current="true"') if current else Markup(""),
        sign,
        place.name,
        Markup(" <small>{}</small>").format(more) if more else Markup(""),
    )


def ends(leg: Leg, seen: Scene) -> Markup:
    """The numbers of the stops that a leg joins."""
    return Markup('<span class="x-jr-ends">{}{}</span>').format(
        sign(seen.by_place[leg.origin]), sign(seen.by_place[leg.destination])
    )


def drawn_said(seen: Scene) -> Markup:
    """What the map draws together, how much of it, and how to get at each; nothing where it draws all one by one."""
    drawn = seen.drawn
    if not drawn.bundles:
        return Markup("")
    shown = sum(len(line.legs) for line in drawn.lines)
    said = [
        w.DRAWN_TOGETHER.format(
            marks=number(len(drawn.marks)), places=number(len(drawn.stops)), lines=number(len(drawn.lines)),
            legs=number(shown),
        )
    ]  # fmt: skip
    if rest := len(seen.legs) - shown:
        said.append(plural(w.NOT_DRAWN, rest))
    return Markup('<p class="x-note x-jr-together">{}</p>').format(" ".join(said))
