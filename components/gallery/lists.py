"""Lists, filters and tables: what does every job by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import article, chart, ledger_scene, outcome, outcomes_scene, timeline, timeline_panel
from components.blocks.claims import claim_item, claim_row
from components.blocks.filters import Choice, nothing_left, pills
from components.blocks.glance import day_strip
from components.blocks.source_item import row as source_row
from components.blocks.terms import explaining
from components.gallery.example import Example, asking, first
from components.reader import Reader
from story import Lens
from story import wording as w
from story.uses import uses

MANY = tuple(Choice(f"kind-{n}", f"{w.FILTER_KIND} {n}", 14 - n) for n in range(1, 14))


def filters(reader: Reader, choices: Sequence[Choice] = (), **query: str) -> Markup:
    """The filters of the timeline by layer, with a link that has some of them on."""
    asked = asking(reader, "timeline", **query)
    layers = [Choice(id, label, n) for n, (id, label) in enumerate(w.LAYERS.items())]
    return pills(asked.given, [(w.FILTER_LAYER, "layer", choices or layers)], w.EVENT_COUNT["other"].format(count=12))


def list_item(reader: Reader, *, opened: bool, lens: Lens = "now") -> Markup:
    """A claim on the article's page."""
    asked = asking(reader, "article", lens)
    return Markup('<ul class="x-plain x-plain">{}</ul>').format(
        claim_item(first(asked.story.claims), asked, explaining(asked, "article"), opened=opened)
    )


def ledger_rows(reader: Reader, opened: int | None = None, lens: Lens = "now") -> Markup:
    """The first claims of the ledger, one of them open."""
    asked = asking(reader, "claims", lens)
    claims = ledger_scene.ordered(asked.story)[:3]
    lines = (
        claim_row(claim, asked, "#", steps=Markup("") if number == opened else None)
        for number, claim in enumerate(claims)
    )
    return Markup('<ul class="x-led-list x-led-list">{}</ul>').format(Markup("").join(lines))


def expectations(reader: Reader, opened: int | None = None, lens: Lens = "now") -> Markup:
    """The first outcomes, one of them open."""
    found = asking(reader, "then_and_now", lens).story.outcomes[:2]
    first(found)
    query = {} if opened is None else {"outcome": found[opened].id}
    seen = outcomes_scene.scene(asking(reader, "then_and_now", lens, **query))
    explain = explaining(seen.reader, "outcomes")
    return Markup('<div class="x-tan-group"><ul class="x-tan-rows x-tan-rows">{}</ul></div>').format(
        Markup("").join(outcome.row(one, seen, explain) for one in found)
    )


def events(reader: Reader, number: int | None = None, lens: Lens = "now") -> Markup:
    """The events of the days by lane, one of them selected."""
    asked = asking(reader, "timeline", lens)
    seen = timeline.scene(asked)
    chosen = None if number is None else first(seen.shown[number:])
    return timeline_panel.event_list(asked, seen.shown[:6], chosen, timeline.LAYERS)


def sources(reader: Reader, *, opened: bool) -> Markup:
    """The sources at the head of the list, the first open or closed."""
    story, asked = reader.story, asking(reader, "sources")
    chosen = first(story.sources) if opened else None
    rows = Markup("").join(
        source_row(
            one,
            asked,
            uses(story),
            asked.href("sources", source=None if one is chosen else one.id),
            opened=one is chosen,
        )
        for one in story.sources[:2]
    )
    return Markup('<ul class="x-src-list x-src-list">{}</ul>').format(rows)


def table(name: str, *, fields: tuple[str, ...] = (), opened: bool = False) -> Markup:
    """A small table; its second column holds a link."""
    link = Markup('<a href="#">{}</a>').format(w.LINK_TO_CLAIM)
    rows = tuple((f"{w.SECTION} {n}", link, str(n)) for n in range(1, 4))
    return chart.data_table(chart.Table(name, f"{w.TABLE}: {name}", ("A", "B", "C"), rows, fields), opened=opened)


EXAMPLES = (
    Example("filters.pills", "none on: folded", filters, wide=True),
    Example("filters.pills", "one on", lambda r: filters(r, layer="visit"), wide=True),
    Example("filters.pills", "more than twelve: by count", lambda r: filters(r, MANY, layer="visit"), wide=True),
    Example("filters.nothing_left", "with its way out", lambda _: nothing_left("#"), wide=True),
    Example("claims.claim_item", "closed", lambda r: list_item(r, opened=False), wide=True),
    Example("claims.claim_item", "open", lambda r: list_item(r, opened=True), wide=True),
    Example("claims.claim_item", "on the day", lambda r: list_item(r, opened=True, lens="day"), wide=True),
    Example("claims.claim_row", "closed", ledger_rows, wide=True),
    Example("claims.claim_row", "the second open", lambda r: ledger_rows(r, 1), wide=True),
    Example("claims.claim_row", "on the day", lambda r: ledger_rows(r, 1, "day"), wide=True),
    Example("article.tally", "all claims", lambda r: article.tally(r.story.claims), wide=True),
    Example("article.tally", "one claim", lambda r: article.tally([first(r.story.claims)]), wide=True),
    Example("outcome.row", "closed", expectations, wide=True),
    Example("outcome.row", "the first open", lambda r: expectations(r, 0), wide=True),
    Example("outcome.row", "on the day", lambda r: expectations(r, 0, "day"), wide=True),
    Example("timeline_panel.event_list", "none selected", events, wide=True),
    Example("timeline_panel.event_list", "the third selected", lambda r: events(r, 2), wide=True),
    Example("glance.day_strip", "now", lambda r: day_strip(r.story), wide=True),
    Example("glance.day_strip", "on the day", lambda r: day_strip(asking(r, "home", "day").story), wide=True),
    Example("source_item.row", "closed", lambda r: sources(r, opened=False), wide=True),
    Example("source_item.row", "the first open", lambda r: sources(r, opened=True), wide=True),
    Example(
        "chart.heading", "title, sentence, unit", lambda r: chart.heading(r.story, first(r.story.views).id), wide=True
    ),
    Example(
        "chart.heading", "no words in this story", lambda r: chart.heading(r.story, "", otherwise=w.VOTES), wide=True
    ),
    Example("chart.data_table", "folded", lambda _: table("folded"), wide=True),
    Example("chart.data_table", "open", lambda _: table("open", opened=True), wide=True),
    Example("chart.data_table", "as JSON too", lambda _: table("both", fields=("a", "b", "c"), opened=True), wide=True),
)
