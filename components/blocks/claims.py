"""One claim: its line in a list, and what opens below it: the quote, why the verdict, the sources, what it touches."""

from __future__ import annotations

from markupsafe import Markup

from components import url
from components.blocks import provenance
from components.blocks.words import actor_link, event_link, links, verdict
from components.reader import Reader
from story import Story
from story import wording as w
from story.model.article import Claim


def claim_item(claim: Claim, reader: Reader, *, opened: bool = False) -> Markup:
    """A list item that opens in place. Its id makes it the target of its own link."""
    story = reader.story
    who = Markup('<span class="x-sr">{}: </span>{}').format(w.CLAIM_COLUMNS[1], story.word("asserters", claim.asserter))
    return Markup(
        '<li><details class="x-claim" id="claim-{id}"{open}><summary><b>{text}</b>'
        "<small>{who}, {how}, ¶{paragraph}</small>{verdict}</summary>{body}</details></li>"
    ).format(
        id=claim.id,
        open=Markup(" open") if opened else Markup(""),
        text=claim.text,
        who=who,
        how=w.MODALITIES[claim.modality],
        paragraph=claim.paragraph,
        verdict=verdict(claim),
        body=_body(claim, reader),
    )


def _body(claim: Claim, reader: Reader) -> Markup:
    story = reader.story
    return Markup(
        '<div class="x-claimbody"><h4 class="x-h4">{said}</h4><q>{quote}</q>{whys}{chips}{touches}'
        '<p><a class="x-btn x-i-link" data-soft href="{href}">{link}</a></p></div>'
    ).format(
        said=w.THE_ARTICLE_SAYS,
        quote=claim.quote,
        whys=_whys(claim),
        chips=provenance.chips(claim.provenance, story, f"claim-{claim.id}"),
        touches=_touches(claim, story),
        href=reader.href("article", claim=claim.id),
        link=w.LINK_TO_CLAIM,
    )


def _whys(claim: Claim) -> Markup:
    """Why the verdict: as known on the day, and what came since."""
    parts = Markup("")
    if claim.why_then:
        label = w.ON_THE_DAY if claim.why_now else w.WHY_THIS_VERDICT
        parts += Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(label, claim.why_then)
    if claim.why_now:
        label = w.SINCE if claim.why_then else w.WHY_THIS_VERDICT
        parts += Markup('<h4 class="x-h4">{}</h4><p>{}</p>').format(label, claim.why_now)
    return parts


def _touches(claim: Claim, story: Story) -> Markup:
    found = [actor_link(story.actor(id), story) for id in claim.actors]
    found += [event_link(story.event(id), story) for id in claim.events]
    found += [
        Markup('<a class="x-chiplink" data-soft href="{}">{}</a>').format(
            url.href("sanctions", story.lens, view="cases", case=id), story.get("cases", id).title
        )
        for id in claim.cases
    ]
    return links(found)
