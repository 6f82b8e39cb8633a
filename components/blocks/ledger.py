"""The ledger of claims: search, who says so, how it is said and how it checks out, the list, the same as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from components.blocks import chart, filters
from components.blocks.claims import claim_row
from components.blocks.filters import Choice
from components.blocks.ledger_scene import FACETS, ORDER, Ledger
from components.blocks.ledger_table import ledger_table
from components.blocks.parts import pager
from components.blocks.remembered import block
from components.blocks.search_field import search_field
from components.blocks.sheet import beside
from components.figures.claims_matrix import Matrix, Pair, claims_matrix
from story import Story
from story import wording as w
from story.languages import plural
from story.model.article import Claim
from story.verdicts import verdict_word


def headings() -> dict[str, str]:
    """The filters in their order, with their headings."""
    return {
        "party": w.WHO_SAYS_SO, "modality": w.HOW_SAID, "verdict": w.HOW_IT_CHECKS, "section": w.SECTION,
        "actor": w.ABOUT_WHOM,
    }  # fmt: skip


def words(story: Story) -> tuple[str, str | None]:
    """Title and sentence of the page."""
    view = story.view("claims")
    return (view.title, view.sentence) if view else (w.PAGES["claims"], None)


def search(seen: Ledger) -> None:
    """The field that finds claims by their words."""
    with beside("claims-search"):
        search_field(w.CLAIM_SEARCH, seen.query, leaves=("claim",))


@block
def overview(seen: Ledger) -> Markup:
    """How it is said against how it checks out, beside who says so; each part of both is a filter."""
    return Markup(
        '<div class="x-led-top"><div>{heading}<div class="x-led-wide">{matrix}<p class="x-note">{key}</p></div>'
        '<div class="x-led-narrow">{verdicts}{modalities}</div></div><div class="x-led-who">{who}</div></div>'
    ).format(
        heading=chart.heading(seen.reader.story, "claims-matrix", otherwise=w.CLAIMS_MATRIX),
        matrix=claims_by_verdict(seen),
        key=w.CLAIMS_MATRIX_KEY,
        verdicts=_bars(seen, "verdict"),
        modalities=_bars(seen, "modality"),
        who=_bars(seen, "party"),
    )


def claims_by_verdict(seen: Ledger, unit: str = "px", per: float = 1.0) -> Markup:
    """The matrix of claims, its marks in pixels or in another unit of `per` pixels."""
    given, story = seen.filters, seen.reader.story
    whole = _pairs(story.claims)
    found = Matrix(
        [name for name in w.MODALITIES if any(name == modality for modality, _ in whole)],
        [name for name in ORDER if any(name == verdict for _, verdict in whole)],
        _pairs(seen.under("modality", "verdict")),
        whole,
        frozenset(given.many("modality")),
        frozenset(given.many("verdict")),
        unit,
        per,
    )

    def to(pair: Pair) -> str:
        modality, verdict = (None, None) if found.is_on(pair) else pair
        return given.href(modality=modality, verdict=verdict)

    return claims_matrix(found, to, verdict_word)


def _pairs(claims: Iterable[Claim]) -> Counter[tuple[str, str]]:
    return Counter((claim.modality, claim.verdict) for claim in claims)


def _bars(seen: Ledger, name: str) -> Markup:
    """The values of a filter as bars, to be switched on and off."""
    on = seen.filters.many(name)
    all_ = Counter(value for claim in seen.reader.story.claims for value in FACETS[name](claim))
    most = max(all_.values(), default=1)
    choices = [choice for choice in _choices(seen, name) if choice.id in all_]
    if name == "party":
        choices.sort(key=lambda choice: -all_[choice.id])
    items = Markup("").join(
        Markup(
            '<li{none}><a data-soft data-key="bar-{name}-{id}" href="{href}"{on}><span{mark}>{label}</span>'
            '<i aria-hidden="true" style="width:{width:.1f}%{colour}"></i><b>{count}</b></a></li>'
        ).format(
            none=Markup("") if choice.count else Markup(' class="none"'),
            name=name,
            id=choice.id,
            href=seen.filters.href(**{name: filters.toggled(on, choice.id)}),
            on=Markup(' aria-current="true"') if choice.id in on else Markup(""),
            mark=Markup(' class="x-v-{}"').format(choice.id) if name == "verdict" else Markup(""),
            label=choice.label,
            width=100 * choice.count / most,
            colour=f";--c:var(--x-{choice.id})" if name == "verdict" else "",
            count=choice.count,
        )
        for choice in choices
    )
    return Markup(
        '<h3 class="x-h4" id="bars-{0}">{1}</h3><ul class="x-led-bars x-led-bars" aria-labelledby="bars-{0}">{2}</ul>'
    ).format(name, headings()[name], items)


def _choices(seen: Ledger, name: str) -> list[Choice]:
    """The values of a filter, with how many claims each has under the other filters."""
    story, counted = seen.reader.story, seen.counted(name)
    labels: dict[str, dict[str, str]] = {
        "party": {role.id: role.label for role in story.meta.asserters},
        "modality": w.MODALITIES,
        "verdict": {word: w.VERDICTS[word] for word in ORDER},
        "section": {section.id: section.heading or w.LEAD for section in story.sections},
        "actor": {actor.id: actor.short for actor in story.actors},
    }
    return [Choice(id, label, counted[id]) for id, label in labels[name].items()]


@block
def listing(seen: Ledger) -> Markup:
    """How much is shown, the filters, the claims by verdict, the same as a table and as files."""
    given = seen.filters
    groups = [(heading, name, _choices(seen, name)) for name, heading in headings().items()]
    pills = filters.pills(
        given, groups, _summary(seen), also=("q",), opened=bool(given.many("section") or given.many("actor"))
    )
    head = Markup(
        '<h2 class="x-h2" id="ledger">{}</h2><p class="x-under">{}</p><div class="x-led-filters">{}</div>'
    ).format(w.THE_LEDGER, w.LEDGER_ORDER, pills)
    if not seen.shown:
        return head + filters.nothing_left(seen.reader.href("claims"), w.NO_CLAIM_MATCHES, w.ALL_CLAIMS)
    table = ledger_table(seen)
    above, below = (pager(seen.part, given, "claim", top=top) for top in (True, False))
    body = above + _columns() + Markup("").join(_group(seen, *group) for group in seen.groups()) + below
    return head + body + Markup(
        '<h2 class="x-h4" id="downloads">{}</h2>{}<div class="x-row">{}</div>'
        '<details class="x-data"><summary>{}</summary>{}</details>'
    ).format(
        plural(w.CLAIMS_AS_FILES, len(seen.part.entries)), chart.note(table), chart.downloads(table), w.TABLE,
        chart.plain_table(table),
    )  # fmt: skip


def _summary(seen: Ledger) -> str:
    """How many of how many, under which filters."""
    given, all_ = seen.filters, len(seen.reader.story.claims)
    on = [
        choice.label
        for name in headings()
        for choice in _choices(seen, name)
        if choice.id in given.many(name)
    ]  # fmt: skip
    parts = [w.QUOTED_QUERY.format(query=seen.query)] * bool(seen.query) + on
    if not parts:
        return plural(w.CLAIM_COUNT, all_)
    return " · ".join([w.CLAIMS_OF.format(count=len(seen.under()), all=all_), *parts])


def _columns() -> Markup:
    """Heads of the columns for the eye; each line says them for a screen reader."""
    heads = Markup("").join(
        Markup("<span>{}</span>").format(label)
        for label in (w.CLAIM_COLUMNS[0], w.WHO_SAYS_SO, w.HOW_SAID, w.HOW_IT_CHECKS)
    )
    return Markup('<div class="x-led-cols" aria-hidden="true">{}</div>').format(heads)


def _group(seen: Ledger, verdict: str, claims: list[Claim]) -> Markup:
    rows = Markup("").join(_claim(claim, seen) for claim in claims)
    return Markup(
        '<h3 class="x-led-verdict x-led-verdict" id="verdict-{0}"><span class="x-v-{0}">{1}</span> <small>{2}</small></h3>'
        '<p class="x-led-means">{3}</p><ul class="x-led-list x-led-list">{4}</ul>'
    ).format(verdict, w.VERDICTS[verdict], len(claims), w.VERDICT_MEANINGS[verdict], rows)


def _claim(claim: Claim, seen: Ledger) -> Markup:
    if claim is not seen.claim:
        return claim_row(claim, seen.reader, seen.to(claim))
    before, after = seen.beside(claim)
    steps = Markup("").join(
        Markup('<a class="x-btn x-i-{0}" data-soft data-key="step-{0}" href="{1}" title="{2}">{3}</a>').format(
            sign, seen.to(other), other.text, label
        )
        for sign, other, label in (("previous", before, w.PREVIOUS), ("next", after, w.NEXT))
        if other
    )
    note = Markup('<p class="x-said">{}</p>').format(w.OUTSIDE_FILTERS) if seen.is_outside else Markup("")
    nav = Markup('<nav class="x-row" aria-label="{}">{}</nav>').format(w.CLAIM_BY_CLAIM, steps) if steps else steps
    return claim_row(claim, seen.reader, seen.to(None), note=note, steps=nav)
