"""What stands on the stage in words and plain HTML, large: days, quotations, numbers, votes, claims, transfers, outcomes.

All sizes are in em: the browser sets the type as large as the board has room for. A list with `data-spare` gives up its
last lines where even the smallest type does not fit, and says how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from components.blocks.article import name as section_name
from components.blocks.article import tally
from components.blocks.glance import day_strip, strip_days
from components.blocks.ledger import claims_by_verdict
from components.blocks.ledger_scene import scene as ledger_scene
from components.blocks.outcomes_scene import scene as outcomes_scene
from components.blocks.outcomes_strip import bar_id, runs, strip_rows
from components.blocks.sanctions_votes import strip as vote_strip
from components.blocks.words import outcome_verdict, verdict
from components.dates import written
from components.deck.cards import claims_card, day_card, outcome_card, outcomes_card, resolution_card
from components.deck.marks import with_marks
from components.reader import Reader
from story import Story
from story import wording as w
from story.dates import span
from story.languages import inside, plural
from story.model.article import Claim, Outcome, Section
from story.model.base import Rival
from story.model.consequences import Strand
from story.model.frame import KeyNumber
from story.model.sanctions import Case, Resolution

VOTES = 14
"""Votes that stand under each other."""
GAPS = 8
RIVALS = 6
"""Rival figures that stand side by side, the latest."""
SHORT = 7
"""Days of a strip of one row."""

Panel = dict[str, Any]


def board(kind: str, body: Markup, details: dict[str, Markup] | None = None, note: str = "") -> Panel:
    """A panel of HTML."""
    cards = details or {}
    html = Markup('<div class="x-board {}">{}</div>').format(kind, with_marks(body, cards))
    return {"kind": "html", "html": html, "details": cards, "note": note}


def _columns(left: Markup, right: Markup, shape: str = "") -> Markup:
    return Markup('<div class="x-board-two {}"><div>{}</div><div>{}</div></div>').format(shape, left, right)


def _head(text: str) -> Markup:
    return Markup('<h3 class="x-board-head">{}</h3>').format(text)


def _list(items: Sequence[Markup], style: str = "") -> Markup:
    lines = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="x-board-list {}" data-spare>{}</ul>').format(style, lines)


def days(story: Story) -> Panel:
    """The story's own days, in two rows where they are many."""
    cards = {f"day-{day.id}": day_card(day, story) for day in story.days}
    count = len(strip_days(story))
    across = count if count <= SHORT else -(-count // 2)
    body = Markup('<div style="--across:{}">{}</div>').format(across, day_strip(story))
    return board("days", body, cards, w.STAGE_MARKS)


def quote(claim: Claim, story: Story) -> Panel:
    """A quotation, with who says it, and beside it how it checks out."""
    left = Markup(
        '<figure class="x-board-quote"><blockquote><q>{}</q></blockquote>'
        "<figcaption>{} <small>{}</small></figcaption></figure>"
    ).format(
        claim.quote, story.word("asserters", claim.asserter), inside(w.MODALITIES[claim.modality])
    )  # fmt: skip
    why = claim.why_then or claim.why_now or ""
    right = Markup('{}<p class="x-board-verdict">{}</p><p>{}</p>').format(_head(w.HOW_IT_CHECKS), verdict(claim), why)
    return board("quote", _columns(left, right, "wide-left"))


def number(found: KeyNumber, story: Story, chosen: Resolution | None) -> Panel:
    """A key number; beside it the votes where it is about one."""
    unit = Markup(" <small>{}</small>").format(found.unit) if found.unit else Markup("")
    figure = Markup('<p class="x-board-number"><b>{}</b>{}</p><p class="x-board-large">{}</p>').format(
        found.value, unit, found.text
    )
    if not chosen:
        return board("number", figure)
    table, cards = votes(chosen, story)
    return board("number", _columns(figure, table, "wide-right"), cards)


def votes(chosen: Resolution, story: Story) -> tuple[Markup, dict[str, Markup]]:
    """The votes on resolutions of the same role up to the chosen one: a row each, a square a member."""
    peers = sorted(
        (entry for entry in story.resolutions if entry.role == chosen.role),
        key=lambda entry: span(entry.date).known_day,
    )
    rows = peers[max(0, peers.index(chosen) + 1 - VOTES) :][:VOTES]
    items = Markup("").join(
        Markup('<li><a data-key="{}"{}><time>{}</time>{}<b>{}</b><span>{}</span></a></li>').format(
            f"vote-{entry.id}",
            Markup(' class="on"') if entry is chosen else Markup(""),
            span(entry.date).known_day.year,
            vote_strip(entry.vote),
            w.VOTE_TEXT.format(
                yes=entry.vote.in_favour, no=len(entry.vote.against), abstained=len(entry.vote.abstained)
            ),
            entry.label,
        )
        for entry in rows
    )
    key = Markup("").join(
        Markup(
            '<span><span class="x-san-strip" aria-hidden="true"><i class="{}" style="--n:1"></i></span> {}</span>'
        ).format(sign, label)
        for sign, label in zip(("yes", "abs", "no"), w.VOTE_KEY, strict=True)
    )
    body = Markup('<ol class="x-board-votes">{}</ol><p class="x-board-key">{}</p>').format(items, key)
    return body, {f"vote-{entry.id}": resolution_card(entry, story) for entry in rows}


def claims(reader: Reader) -> Panel:
    """How all claims are said and how they check out."""
    story, seen = reader.story, ledger_scene(reader)
    cards: dict[str, Markup] = {}
    pairs = Counter((claim.modality, claim.verdict) for claim in seen.under())
    for modality, word in pairs:
        found = [claim for claim in seen.under() if (claim.modality, claim.verdict) == (modality, word)]
        title = f"{w.MODALITIES[modality]}: {inside(w.VERDICTS[word])}"
        cards[f"cell-{modality}-{word}"] = claims_card(title, found, story)
    return board("claims", claims_by_verdict(seen, unit="em", per=17), cards, w.STAGE_CLAIMS)


def case(found: Case, story: Story) -> Panel:
    """A transfer: the provisions that bear on it; what is exempt, who decides."""
    items = []
    for part in found.provisions:
        paragraph = w.PARAGRAPH.format(number=part.paragraph) if part.paragraph else ""
        items.append(
            Markup('<i class="x-san-e {}"></i><b>{} {}</b><span><em>{}</em> {}</span>').format(
                part.effect, story.resolution(part.resolution).number, paragraph, w.EFFECTS[part.effect], part.text
            )
        )
    right = _head(w.EXEMPTIONS) + Markup("<p>{}</p>").format(found.exemptions)
    right += _head(w.WHO_DECIDES) + Markup("<p>{}</p>").format(found.who_decides)
    left = _head(f"{found.title}: {inside(w.BEARS_ON_IT)}") + _list(items, "case")
    return board("case", _columns(left, right, "wide-left"), note=w.WE_SHOW)


def outcome(found: Outcome) -> Panel:
    """What was expected, what has become of it, and who says how much, or the latest reports."""
    expected = w.WALK_NOT_FORESEEN if found.kind == "not-foreseen" else w.WALK_EXPECTED
    left = _head(expected) + Markup('<p class="x-board-says">{}</p>').format(found.expectation)
    left += _head(w.WALK_BECAME) + Markup('<p class="x-board-verdict">{}</p><p>{}</p>').format(
        outcome_verdict(found), found.why or w.OUTCOME_VERDICTS["not-yet-known"] if found.verdict else ""
    )
    rival = len(found.estimates) > len(found.record) / 2
    if rival:
        lines = [_rival(entry) for entry in found.estimates[::-1][:RIVALS]]
    else:
        lines = [_report(entry.date, entry.text) for entry in reversed(found.record)]
    if not lines:
        return board("outcome", left)
    right = _head(w.STAGE_RIVALS if rival else w.RECORD_SINCE) + _list(lines, "dated")
    rest = len(found.estimates) - RIVALS if rival else 0
    note = plural(w.STAGE_REST, rest) if rest > 0 else ""
    return board("outcome", _columns(left, right, "wide-right"), note=note)


def _rival(entry: Rival) -> Markup:
    when = written(entry.date) if entry.date else ""
    return Markup("<time>{}</time><span><b>{}</b> {}</span>").format(when, entry.who, entry.text)


def _report(date: str, text: str) -> Markup:
    return Markup("<time>{}</time><span>{}</span>").format(written(date), text)


def outcomes_strip(reader: Reader) -> Panel:
    """One mark for each expectation, by kind and by what has become of it; a bar for each verdict where they are many."""
    seen = outcomes_scene(reader)
    if seen.is_long:
        cards = {bar_id(run): outcomes_card(run, seen.story) for run in runs(seen.outcomes)}
    else:
        cards = {f"m-{entry.id}": outcome_card(entry, seen.story) for entry in seen.outcomes}
    return board("outcomes", strip_rows(seen), cards)


def strand(found: Strand) -> Panel:
    """What the article expects, the counter-view, and the record in its order."""
    left = Markup('{}<p class="x-board-says">{}</p>{}<p class="x-board-lacks">{}</p>').format(
        _head(w.STRAND_EXPECTS), found.expects, _head(w.COUNTER_VIEW), found.counter_view
    )
    if not found.record:
        return board("strand", left)
    right = _head(w.RECORD_SINCE) + _list([_report(entry.date, entry.text) for entry in found.record], "dated")
    return board("strand", _columns(left, right, "wide-right"))


def section(found: Section, story: Story) -> Panel:
    """A section of the article: what it says, what it leaves out, how its claims check out."""
    own = [claim for claim in story.claims if claim.section == found.id]
    left = _head(section_name(found)) + Markup('<p class="x-board-large">{}</p>').format(found.gist)
    left += tally(own) if own else Markup("")
    right = Markup('{}<p class="x-board-lacks">{}</p>{}<p>{}</p>').format(
        _head(w.WHAT_IT_LEAVES_OUT), found.leaves_out, _head(w.OPEN_QUESTION), found.question
    )
    return board("section", _columns(left, right))


def gaps(texts: Sequence[str]) -> Panel:
    """What could not be sourced, the beginning of it."""
    rest = len(texts) - GAPS
    note = plural(w.STAGE_GAPS, rest) if rest > 0 else ""
    items = [Markup("{}").format(text) for text in texts[:GAPS]]
    return board("gaps", _head(w.WALK_OPEN_QUESTIONS) + _list(items, "columns"), note=note)


def text(title: str, body: str) -> Panel:
    """A title and a sentence: a term, or a view that has nothing else to show on a stage."""
    return board("text", Markup('<p class="x-board-large">{}</p><p>{}</p>').format(title, body))
