"""The article, a panel a section: what it says, what it leaves out, how solid it is, what it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from components.blocks.chart import Table, data_table
from components.blocks.claims import claim_item
from components.blocks.remembered import block
from components.blocks.steps import around, step
from components.blocks.terms import explaining
from components.blocks.words import actor_link, event_link, links
from components.reader import Reader
from story import Story
from story import wording as w
from story.languages import inside, plural
from story.model.article import Claim, Section
from story.verdicts import verdict_word


def chosen(reader: Reader) -> tuple[Section, str | None]:
    """The section the link asks for (a claim's own section goes before), else the first; and the claim."""
    claim = reader.given.one("claim")
    id = reader.story.claim(claim).section if claim else reader.given.one("section")
    return (reader.story.section(id) if id else reader.story.sections[0]), claim


def target(reader: Reader, section: Section, claim: str | None) -> str:
    """The element a link leads to: '' where it names neither a section nor a claim."""
    if claim:
        return f"claim-{claim}"
    return f"section-{section.id}" if reader.given.one("section") else ""


def title(reader: Reader) -> str:
    """The page's finding."""
    view = reader.story.view("article")
    return view.title if view else w.PAGES["article"]


def sentence(reader: Reader) -> str | None:
    """The sentence under it."""
    view = reader.story.view("article")
    return view.sentence if view else None


@block
def verdicts_of_all(reader: Reader) -> Markup:
    """How all claims of the article check out: a bar, and the same by section as a table."""
    story = reader.story
    if not story.claims:
        return Markup("")
    words = sorted({claim.verdict for claim in story.claims}, key=list(w.VERDICTS).index)
    rows = []
    for section in story.sections:
        counted = Counter(claim.verdict for claim in story.claims if claim.section == section.id)
        rows.append((name(section), *(str(counted[word]) for word in words), str(counted.total())))
    table = Table(
        "claims-by-section", w.CLAIMS_BY_SECTION, (w.SECTION, *(w.VERDICTS[word] for word in words), w.ALL), tuple(rows)
    )
    return tally(story.claims) + data_table(table)


def tally(claims: Sequence[Claim]) -> Markup:
    """A bar of verdicts, largest part first, and its key with counts."""
    counted = Counter(claim.verdict for claim in claims).most_common()
    bar = Markup("").join(
        Markup('<span style="flex:{} 0 0;--c:var(--x-{})"></span>').format(count, verdict) for verdict, count in counted
    )
    key = Markup("").join(
        Markup('<li><span class="x-verdict x-v-{}"><b>{}</b> {}</span></li>').format(
            verdict, count, inside(verdict_word(verdict))
        )
        for verdict, count in counted
    )
    return Markup('<div class="x-tally" aria-hidden="true">{}</div><ul class="x-tallykey x-tallykey">{}</ul>').format(
        bar, key
    )


def name(section: Section) -> str:
    """A section's heading; the lead has none."""
    return section.heading or w.LEAD


@block
def one_panel(reader: Reader, section: Section, claim: str | None) -> Markup:
    """Contents beside the chosen section, with the ways to the sections before and after it."""
    story = reader.story
    at = story.sections.index(section)
    before, after = around(story.sections, at)
    steps = Markup('<nav class="x-row" aria-label="{}">{}{}</nav>').format(
        w.STEPS, _step(reader, before, "previous", w.PREVIOUS), _step(reader, after, "next", w.NEXT)
    )
    panel = Markup("<div>{}{}</div>").format(_panel(section, claim, reader), steps)
    return Markup('<div class="x-reading">{}{}</div>').format(_contents(reader, section), panel)


@block
def all_panels(reader: Reader, claim: str | None) -> Markup:
    """Contents beside all sections, one under the other."""
    panels = Markup("").join(_panel(section, claim, reader) for section in reader.story.sections)
    return Markup('<div class="x-reading">{}<div>{}</div></div>').format(_contents(reader, None), panels)


def _step(reader: Reader, section: Section | None, sign: str, label: str) -> Markup:
    if section is None:
        return Markup("")
    return step(sign, reader.given.href(section=section.id, claim=None), f"{label}: {name(section)}")


def _contents(reader: Reader, section: Section | None) -> Markup:
    """The list of sections; on a phone it folds into a menu."""
    story = reader.story
    counted = Counter(claim.section for claim in story.claims)
    entries = Markup("").join(_entry(reader, entry, section, counted[entry.id]) for entry in story.sections)
    whole = section is None
    switch = Markup('<p class="x-row"><a class="x-btn" data-soft data-key="view-all" href="{}">{}</a></p>').format(
        reader.given.href(view=None if whole else "all", claim=None, section=None),
        w.COLLAPSE_ALL if whole else w.EXPAND_ALL,
    )
    toc = Markup('<ol class="x-toclist x-toclist">{}</ol>{}').format(entries, switch)
    return Markup(
        '<div class="x-toc"><nav aria-label="{0}">{1}</nav>'
        '<details class="x-data x-tocmenu"><summary>{0}</summary>{1}</details></div>'
    ).format(w.CONTENTS, toc)


def _entry(reader: Reader, entry: Section, section: Section | None, count: int) -> Markup:
    here = Markup(' aria-current="true"') if entry is section else Markup("")
    link = reader.given.href(section=entry.id, claim=None)
    small = Markup('<small><span aria-hidden="true">{}</span><span class="x-sr">{}</span></small>').format(
        count, plural(w.CLAIM_COUNT, count)
    )
    return Markup('<li><a data-soft data-key="toc-{}" href="{}"{}>{}{}</a></li>').format(
        entry.id, link, here, name(entry), small
    )


def _panel(section: Section, claim: str | None, reader: Reader) -> Markup:
    story, explain = reader.story, explaining(reader, "article")
    claims = [entry for entry in story.claims if entry.section == section.id]
    gist = explain(section.gist)
    points = Markup("").join(
        Markup('<li>{} <span class="x-prov art">{}</span></li>').format(
            explain(point.text), w.PARAGRAPH.format(number=point.paragraph)
        )
        for point in section.points
    )
    link = Markup('<a class="x-permalink x-i-link" data-soft href="{}" aria-label="{}: {}"></a>').format(
        reader.href("article", section=section.id), w.LINK_TO_SECTION, name(section)
    )
    return Markup(
        '<section class="x-panel" id="section-{id}" aria-labelledby="h-{id}">'
        '<h2 class="x-h2" id="h-{id}">{name} {link}</h2><p class="x-gist">{gist}</p><div class="x-pair">'
        '<div class="x-says"><h3 class="x-h4">{says}</h3><ul class="x-plain x-plain">{points}</ul></div>'
        '<div class="x-lacks"><h3 class="x-h4">{lacks}</h3><p>{leaves_out}</p>'
        '<h3 class="x-h4">{asks}</h3><p>{question}</p></div></div>{claims}{touches}</section>'
    ).format(
        id=section.id, name=name(section), link=link, gist=gist, says=w.WHAT_IT_SAYS, points=points,
        lacks=w.WHAT_IT_LEAVES_OUT, leaves_out=explain(section.leaves_out),
        asks=w.OPEN_QUESTION, question=explain(section.question),
        claims=_claims(claims, claim, reader), touches=_touches(section, story),
    )  # fmt: skip


def _claims(claims: Sequence[Claim], chosen: str | None, reader: Reader) -> Markup:
    title = Markup('<h3 class="x-h3">{}</h3>').format(w.CLAIMS_HERE)
    if not claims:
        return title + Markup("<p>{}</p>").format(w.NO_CLAIMS)
    items = Markup("").join(claim_item(claim, reader, opened=claim.id == chosen) for claim in claims)
    return title + tally(claims) + Markup('<ul class="x-claims x-claims">{}</ul>').format(items)


def _touches(section: Section, story: Story) -> Markup:
    actors = links([actor_link(story.actor(id), story) for id in section.actors])
    events = links([event_link(story.event(id), story) for id in section.events])
    if not actors and not events:
        return Markup("")
    body = Markup('<h3 class="x-h3">{}</h3>').format(w.WHO_AND_WHAT)
    if actors:
        body += Markup('<h4 class="x-h4">{}</h4>{}').format(w.ACTORS_HERE, actors)
    if events:
        body += Markup('<h4 class="x-h4">{}</h4>{}').format(w.EVENTS_HERE, events)
    return body
