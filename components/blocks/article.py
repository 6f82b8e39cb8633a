"""The article, a panel a section: what it says, what it leaves out, how solid it is, what it touches.

A long article has its contents, and all of its panels under one another, in parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from components.blocks.chart import Table, data_table
from components.blocks.claims import claim_item
from components.blocks.parts import Part, near_ones, pager, part
from components.blocks.remembered import block
from components.blocks.steps import around, step
from components.blocks.terms import Explain, explaining
from components.blocks.words import actor_link, event_link, links
from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import PART
from story.languages import inside, plural
from story.model.article import Claim, Section
from story.verdicts import verdict_word

MOST = 16
"""Sections of a part: of the contents, and of the panels where they stand one under the other."""
NEAR = 8
"""Parts before and after the one of the contents that have a line of their own in it."""


def chosen(reader: Reader) -> tuple[Section, str | None]:
    """The section the link asks for (a claim's own section goes before), else the first of the part; and the claim."""
    return _asked(reader) or sections(reader).entries[0], reader.given.one("claim")


def _asked(reader: Reader) -> Section | None:
    claim = reader.given.one("claim")
    id = reader.story.claim(claim).section if claim else reader.given.one("section")
    return reader.story.section(id) if id else None


def sections(reader: Reader) -> Part[Section]:
    """The sections around the one the link asks for, or the part that it names."""
    return part(reader.story.sections, reader.given, _asked(reader), MOST)


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
    story, shown = reader.story, sections(reader)
    if not story.claims:
        return Markup("")
    words = sorted({claim.verdict for claim in story.claims}, key=list(w.VERDICTS).index)
    claims, rows = _by_section(story), []
    for section in shown.entries:
        counted = Counter(claim.verdict for claim in claims[section.id])
        rows.append((name(section), *(str(counted[word]) for word in words), str(counted.total())))
    columns = (w.SECTION, *(w.VERDICTS[word] for word in words), w.ALL)
    note = w.SECTIONS_IN_TABLE.format(**shown.places) if shown.parts > 1 else ""
    return tally(story.claims) + data_table(
        Table("claims-by-section", w.CLAIMS_BY_SECTION, columns, tuple(rows), note=note)
    )


def _by_section(story: Story) -> Mapping[str, list[Claim]]:
    """The claims of each section, in their order."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in story.claims:
        found[claim.section].append(claim)
    return found


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
    before, after = around(story.sections, next(n for n, one in enumerate(story.sections) if one is section))
    steps = Markup('<nav class="x-row" aria-label="{}">{}{}</nav>').format(
        w.STEPS, _step(reader, before, "previous", w.PREVIOUS), _step(reader, after, "next", w.NEXT)
    )
    claims = _by_section(story)
    panel = Markup("<div>{}{}</div>").format(_panel(section, claims[section.id], claim, reader), steps)
    return Markup('<div class="x-reading">{}{}</div>').format(_contents(reader, section, claims), panel)


@block
def all_panels(reader: Reader, claim: str | None) -> Markup:
    """Contents beside all sections, one under the other; of a long article, those of one part."""
    shown, claims = sections(reader), _by_section(reader.story)
    panels = Markup("").join(_panel(section, claims[section.id], claim, reader) for section in shown.entries)
    above, below = (pager(shown, reader.given, "section", "claim", top=top) for top in (True, False))
    return Markup('<div class="x-reading">{}<div>{}{}{}</div></div>').format(
        _contents(reader, None, claims), above, panels, below
    )


def _step(reader: Reader, section: Section | None, sign: str, label: str) -> Markup:
    if section is None:
        return Markup("")
    return step(sign, reader.given.href(section=section.id, claim=None), f"{label}: {name(section)}")


def _contents(reader: Reader, section: Section | None, claims: Mapping[str, list[Claim]]) -> Markup:
    """The list of sections; on a phone it folds into a menu. No `section`: all of them stand open.

    Of a long article it holds the sections of the part, between the ways to the parts before and after.
    """
    shown, whole = sections(reader), section is None
    rows = Markup("").join(_entry(reader, entry, section, len(claims[entry.id])) for entry in shown.entries)
    if shown.parts > 1:
        here = Markup('<li class="x-tocpart"><span>{}</span></li>').format(shown.said) + rows
        rows = Markup("").join(
            here if n == shown.number else _way(reader, shown, n, whole=whole) for n in near_ones(shown, NEAR)
        )
    number = str(shown.number) if shown.number > 1 else None
    first = shown.entries[0].id if number else None
    switch = Markup('<p class="x-row"><a class="x-btn" data-soft data-key="view-all" href="{}">{}</a></p>').format(
        reader.given.href(view=None, claim=None, section=first)
        if whole
        else reader.given.href(view="all", claim=None, section=None, **{PART.name: number}),
        w.COLLAPSE_ALL if whole else w.EXPAND_ALL,
    )
    toc = Markup('<ol class="x-toclist x-toclist">{}</ol>{}').format(rows, switch)
    return Markup(
        '<div class="x-toc"><nav aria-label="{0}">{1}</nav>'
        '<details class="x-data x-tocmenu"><summary>{0}</summary>{1}</details></div>'
    ).format(w.CONTENTS, toc)


def _way(reader: Reader, shown: Part[Section], number: int | None, *, whole: bool) -> Markup:
    """The sections of another part as one line: which ones, and the first of them, to which it leads. None: a gap."""
    if number is None:
        return Markup('<li class="x-tocgap">…</li>')
    at = (number - 1) * MOST
    first = reader.story.sections[at]
    to: dict[str, str | None] = {"section": None, PART.name: str(number)} if whole else {"section": first.id}
    return Markup(
        '<li class="x-tocpart"><a data-soft data-part="{0}" data-key="toc-part-{0}" href="{1}"><small>{2}</small> <span>{3}&nbsp;…</span></a></li>'
    ).format(
        number,
        reader.given.href(claim=None, **to),
        w.PART_SPAN.format(first=at + 1, last=min(at + MOST, shown.of)),
        name(first),
    )


def _entry(reader: Reader, entry: Section, section: Section | None, count: int) -> Markup:
    here = Markup(' aria-current="true"') if entry is section else Markup("")
    link = reader.given.href(section=entry.id, claim=None)
    small = Markup('<small><span aria-hidden="true">{}</span><span class="x-sr">{}</span></small>').format(
        count, plural(w.CLAIM_COUNT, count)
    )
    return Markup('<li><a data-soft data-key="toc-{}" href="{}"{}>{}{}</a></li>').format(
        entry.id, link, here, name(entry), small
    )


def _panel(section: Section, claims: Sequence[Claim], claim: str | None, reader: Reader) -> Markup:
    story, explain = reader.story, explaining(reader, "article")
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
        claims=_claims(claims, claim, reader, explain), touches=_touches(section, story),
    )  # fmt: skip


def _claims(claims: Sequence[Claim], chosen: str | None, reader: Reader, explain: Explain) -> Markup:
    title = Markup('<h3 class="x-h3">{}</h3>').format(w.CLAIMS_HERE)
    if not claims:
        return title + Markup("<p>{}</p>").format(w.NO_CLAIMS)
    items = Markup("").join(claim_item(claim, reader, explain, opened=claim.id == chosen) for claim in claims)
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
