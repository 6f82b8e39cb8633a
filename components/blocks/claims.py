"""One claim: its line on the article's page and in the ledger, and what opens below it.

That is the quote, why the verdict, the sources and what it touches. On the article's page a claim opens in place and
leads to the ledger; in the ledger its line is the link that opens it, and it leads to the article.
"""

from __future__ import annotations

from markupsafe import Markup

from components import url
from components.blocks import provenance
from components.blocks.terms import Explain, explaining
from components.blocks.words import actor_link, event_link, links, verdict
from components.reader import Reader
from story import Story
from story import wording as w
from story.languages import listed
from story.model.article import Claim


def claim_item(claim: Claim, reader: Reader, explain: Explain, *, opened: bool = False) -> Markup:
    """A list item that opens in place. Its id makes it the target of its own link. `explain`: that of its panel."""
    story = reader.story
    who = Markup('<span class="x-sr">{}: </span>{}').format(w.CLAIM_COLUMNS[1], story.word("asserters", claim.asserter))
    return Markup(
        '<li><details class="x-claim" id="claim-{id}"{open}><summary><b>{text}</b>'
        "<small>{who}, {how}, {paragraph}</small>{verdict}</summary>{body}</details></li>"
    ).format(
        id=claim.id,
        open=Markup(" open") if opened else Markup(""),
        text=claim.text,
        who=who,
        how=w.MODALITIES[claim.modality],
        paragraph=w.PARAGRAPH.format(number=claim.paragraph),
        verdict=verdict(claim),
        body=_body(claim, reader, explain),
    )


def claim_row(
    claim: Claim, reader: Reader, href: str, *, note: Markup | None = None, steps: Markup | None = None
) -> Markup:
    """A line of the ledger: what, who says so, how, how it checks out; its link opens it.

    With `steps` (the ways to its neighbours, empty for a claim alone) it stands open, `note` above all else.
    """
    line = Markup(
        '<a data-soft data-key="c-{id}" href="{href}" aria-expanded="{is_open}"><b>{text}</b>'
        '<span><span class="x-sr">{who_says}: </span>{who}</span><span><span class="x-sr">{how_said}: </span>{how}</span>'
        "{verdict}</a>"
    ).format(
        id=claim.id,
        href=href,
        is_open="false" if steps is None else "true",
        text=claim.text,
        who_says=w.WHO_SAYS_SO,
        who=reader.story.word("asserters", claim.asserter),
        how_said=w.HOW_SAID,
        how=w.MODALITIES[claim.modality],
        verdict=verdict(claim),
    )
    if steps is None:
        return Markup('<li id="claim-{}">{}</li>').format(claim.id, line)
    return Markup('<li class="on" id="claim-{}">{}<div class="x-led-body">{}{}{}</div></li>').format(
        claim.id, line, note or Markup(""), _opened(claim, reader), steps
    )


def _opened(claim: Claim, reader: Reader) -> Markup:
    """What stands below a claim of the ledger: what is said and why the verdict; beside it what it rests on and touches."""
    story = reader.story
    way = Markup('<p><a class="x-btn x-i-read" data-soft data-key="to-article" href="{}">{}</a></p>').format(
        reader.href("article", claim=claim.id),
        w.IN_THE_ARTICLE.format(place=provenance.place(claim.section, claim.paragraph, story)),
    )
    rests = Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(
        w.SOURCES_OF, provenance.chips(claim.provenance, story, f"claim-{claim.id}")
    )
    return Markup("<div>{}{}{}</div><div>{}{}{}</div>").format(
        _quote(claim), _whys(claim, explaining(reader, "ledger")), way, rests if claim.provenance else Markup(""), _flag(claim, reader),
        _related(claim, reader),
    )  # fmt: skip


def _quote(claim: Claim) -> Markup:
    return Markup('<h4 class="x-h4">{}</h4><q>{}</q>').format(w.THE_ARTICLE_SAYS, claim.quote)


def _flag(claim: Claim, reader: Reader) -> Markup:
    """What ails the claim, and where the gaps of the article that touch it stand. Of a flag the desk's own words stay inside."""
    story = reader.story
    kinds: list[str] = [finding.kind for finding in story.audit if claim.id in finding.claims]
    # That something is out of date is known only later.
    if claim.flag in w.AUDIT_KINDS and not (claim.flag == "outdated" and story.lens == "day"):
        kinds.insert(0, claim.flag)
    if not kinds:
        return Markup("")
    said = listed(dict.fromkeys(w.AUDIT_KINDS[kind] for kind in kinds))
    if story.audit:
        said = Markup('<a data-soft href="{}">{}</a>').format(reader.href("sources", view="audit"), said)
    return Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(w.FLAGGED, said)


def _related(claim: Claim, reader: Reader) -> Markup:
    """Events, actors, transfers and outcomes that the claim is tied to."""
    story = reader.story
    parts = (
        (w.RELATED_EVENTS, [event_link(story.event(id), story) for id in claim.events]),
        (w.ACTORS_HERE, [actor_link(story.actor(id), story) for id in claim.actors]),
        (w.USE_KINDS["cases"], _case_links(claim, story)),
        (
            w.USE_KINDS["outcomes"],
            [
                Markup('<a class="x-chiplink" data-soft href="{}">{}</a>').format(
                    reader.href("then_and_now", outcome=outcome.id), outcome.label
                )
                for outcome in story.outcomes
                if claim.id in outcome.claims
            ],
        ),
    )
    return Markup("").join(
        Markup('<h4 class="x-h4">{}</h4>{}').format(heading, links(items)) for heading, items in parts if items
    )


def _body(claim: Claim, reader: Reader, explain: Explain) -> Markup:
    story = reader.story
    return Markup(
        '<div class="x-claimbody">{quote}{whys}{chips}{touches}'
        '<p class="x-row"><a class="x-btn x-i-link" data-soft href="{href}">{link}</a>'
        '<a class="x-btn" data-soft href="{ledger}">{in_ledger}</a></p></div>'
    ).format(
        quote=_quote(claim),
        whys=_whys(claim, explain),
        chips=provenance.chips(claim.provenance, story, f"claim-{claim.id}") if claim.provenance else "",
        touches=_touches(claim, story),
        href=reader.href("article", claim=claim.id),
        link=w.LINK_TO_CLAIM,
        ledger=reader.href("claims", claim=claim.id),
        in_ledger=w.IN_THE_LEDGER,
    )


def _whys(claim: Claim, explain: Explain) -> Markup:
    """Why the verdict: as known on the day, and what came since."""
    parts = Markup("")
    if claim.why_then:
        label = w.ON_THE_DAY if claim.why_now else w.WHY_THIS_VERDICT
        parts += Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(label, explain(claim.why_then))
    if claim.why_now:
        label = w.SINCE if claim.why_then else w.WHY_THIS_VERDICT
        parts += Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(label, explain(claim.why_now))
    return parts


def _touches(claim: Claim, story: Story) -> Markup:
    found = [actor_link(story.actor(id), story) for id in claim.actors]
    found += [event_link(story.event(id), story) for id in claim.events]
    return links(found + _case_links(claim, story))


def _case_links(claim: Claim, story: Story) -> list[Markup]:
    return [
        Markup('<a class="x-chiplink" data-soft href="{}">{}</a>').format(
            url.href("sanctions", story.lens, view="cases", case=id), story.get("cases", id).title
        )
        for id in claim.cases
    ]
