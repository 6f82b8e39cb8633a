"""Panels beside a picture, notices, the foot: what is selected, what is said when nothing is."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from components.blocks import (
    actors_scene,
    journey_panel,
    journey_scene,
    page,
    ramifications_panel,
    ramifications_scene,
    sanctions,
    sanctions_caps,
    timeline,
    timeline_panel,
)
from components.blocks.dossier import actor_dossier
from components.blocks.terms import explaining
from components.blocks.ties import tie_panel, way
from components.blocks.walk_views import small_view
from components.gallery.example import Example, asking, first
from components.reader import Reader
from story import Lens
from story import wording as w
from story.model.world import Event
from story.paths import chain
from story.scenes import view_of


def event(reader: Reader, fits: object = None, lens: Lens = "now") -> Markup:
    """The panel of the first event that fits; None: of none."""
    chosen: Event | None = first(asking(reader, "timeline", lens).story.events, fits) if callable(fits) else None
    asked = asking(reader, "timeline", lens, **({"event": chosen.id} if chosen else {}))
    seen = timeline.scene(asked)
    first(seen.shown)
    return timeline_panel.panel(asked, seen.event, None, seen.shown)


def day(reader: Reader) -> Markup:
    """The panel of the first day."""
    asked = asking(reader, "timeline", step=first(reader.story.days).id)
    seen = timeline.scene(asked)
    return timeline_panel.panel(asked, None, seen.day, seen.shown)


def actor(reader: Reader, lens: Lens = "now", *, unnamed: bool = False) -> Markup:
    """The dossier of an actor whom the article names, or not."""
    one = first(asking(reader, "actors", lens).story.actors, lambda actor: bool(actor.mentions) != unnamed)
    seen = actors_scene.scene(asking(reader, "actors", lens, actor=one.id))
    return Markup('<div class="x-side x-net-side">{}</div>').format(actor_dossier(one, seen))


def tie(reader: Reader, *, contested: bool) -> Markup:
    """The panel of a tie."""
    one = first(reader.story.relations, lambda relation: bool(relation.contested) == contested)
    seen = actors_scene.scene(asking(reader, "actors", node=one.id))
    return Markup('<div class="x-side x-net-side">{}</div>').format(tie_panel(one, seen))


def connection(reader: Reader, *, found: bool) -> Markup:
    """The chain between two actors; with `found` False, of two whom nothing connects."""
    story = reader.story
    pairs = ((a.id, b.id) for a in story.actors for b in story.actors if a is not b)
    ends = first(pairs, lambda pair: (len(chain(story.relations, *pair) or ()) > 1) if found else
                 chain(story.relations, *pair) is None)  # fmt: skip
    return Markup('<div class="x-side x-net-side">{}</div>').format(
        way(actors_scene.scene(asking(reader, "actors", path=",".join(ends))))
    )


def node(reader: Reader, **query: str) -> Markup:
    """The panel of the ramifications."""
    return ramifications_panel.panel(ramifications_scene.scene(asking(reader, "ramifications", **query)))


def stop(reader: Reader, **query: str) -> Markup:
    """The panel of the journey."""
    return journey_panel.panel(journey_scene.scene(asking(reader, "journey", **query)))


def caps(reader: Reader) -> Markup:
    """A measure's caps in words."""
    one = first(reader.story.measures, lambda measure: bool(measure.caps))
    seen = sanctions.scene(asking(reader, "sanctions", measure=one.id))
    return sanctions_caps.steps(one, seen, explaining(seen.reader, "caps"))


def scene(reader: Reader, shows: str) -> Markup:
    """What the first scene of a view shows, small."""
    story = reader.story
    return small_view(first(story.scenes, lambda scene: view_of(scene, story)[0] == shows), asking(reader, "walk"))


def report(reader: Reader, contact: str | None) -> Markup:
    """Where an error is reported."""
    meta = reader.story.meta.model_copy(update={"contact": contact})
    return page.report_link(meta, w.REPORT_ERROR) or Markup("")


EXAMPLES = (
    Example("timeline_panel.panel", "nothing selected", event),
    Example("timeline_panel.panel", "an event that the article tells", lambda r: event(r, lambda one: one.told)),
    Example("timeline_panel.panel", "an event that we added", lambda r: event(r, lambda one: not one.told)),
    Example("timeline_panel.panel", "accounts that differ", lambda r: event(r, lambda one: one.versions)),
    Example("timeline_panel.panel", "known since", lambda r: event(r, lambda one: one.since)),
    Example("timeline_panel.panel", "on the day", lambda r: event(r, lambda _: True, "day")),
    Example("timeline_panel.panel", "a day", day),
    Example("dossier.actor_dossier", "an actor whom the article names", actor),
    Example("dossier.actor_dossier", "on the day", lambda r: actor(r, "day")),
    Example("dossier.actor_dossier", "an actor whom it does not name", lambda r: actor(r, unnamed=True)),
    Example("ties.tie_panel", "a tie", lambda r: tie(r, contested=False)),
    Example("ties.tie_panel", "a contested tie", lambda r: tie(r, contested=True)),
    Example("ties.way", "two actors with others between them", lambda r: connection(r, found=True)),
    Example("ties.way", "two actors whom nothing connects", lambda r: connection(r, found=False)),
    Example("ramifications_panel.panel", "nothing selected", node),
    Example("ramifications_panel.panel", "a node", lambda r: node(r, node=first(r.story.ramifications).id)),
    Example("ramifications_panel.panel", "a strand", lambda r: node(r, strand=first(r.story.strands).id)),
    Example("ramifications_panel.panel", "a party", lambda r: node(r, party=first(r.story.meta.parties).id)),
    Example("journey_panel.panel", "nothing selected", stop),
    Example("journey_panel.panel", "a stop", lambda r: stop(r, node=first(r.story.journey).destination)),
    Example("journey_panel.panel", "a leg", lambda r: stop(
        r, path=f"{first(r.story.journey).origin},{first(r.story.journey).destination}")),
    Example("sanctions_caps.steps", "each cap", caps),
    *(Example("walk_views.small_view", shows, partial(scene, shows=shows), wide=True) for shows in (
        "home", "timeline", "actors", "sanctions", "ramifications", "claims", "then_and_now", "sources")),
    Example("page.notices", "what a link asked for in vain", lambda r: page.notices(
        asking(r, "timeline", event="nobody", preset="never").given.sentences(), r.story), wide=True),
    Example("page.notices", "the lens hides what came later", lambda r: page.notices(
        (), asking(r, "home", "day").story), wide=True),
    Example("page.notices", "nothing to say", lambda r: page.notices((), r.story), wide=True),
    Example("page.report_link", "by e-mail", lambda r: report(r, "desk@news.example")),
    Example("page.report_link", "by a form", lambda r: report(r, "https://news.example/report?at={address}")),
    Example("page.report_link", "no contact", lambda r: report(r, None)),
)  # fmt: skip
