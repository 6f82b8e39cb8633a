"""What a scene shows, small and in plain HTML: its quotation, its number, or the heart of the view that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from components.blocks.article import tally
from components.blocks.glance import day_strip
from components.blocks.sanctions_votes import vote_line
from components.blocks.walk_stories import case, event, node, outcome, strand, ties, way
from components.blocks.words import verdict
from components.reader import Reader
from story import Story
from story import wording as w
from story.languages import inside
from story.model.article import Claim
from story.model.frame import KeyNumber
from story.model.presentation import Scene
from story.scenes import view_of

State = Mapping[str, str]


def small_view(scene: Scene, reader: Reader) -> Markup:
    """What stands under a scene's statement. Where a page has nothing small to show: the title of its view."""
    story = reader.story
    page, state = view_of(scene, story)
    claim: Claim | None = story.get("claims", scene.quote)
    if claim:
        return _quote(claim, story)
    number = next((number for number in story.meta.numbers if number.id == scene.number), None)
    if number:
        return _number(number) + (_VIEWS[page](state, reader) if state and page in _VIEWS else Markup(""))
    return (_VIEWS[page](state, reader) if page in _VIEWS else Markup("")) or _title(page, story)


def _quote(claim: Claim, story: Story) -> Markup:
    """A quotation, large, with who says it and how it checks out."""
    return Markup(
        '<figure class="x-walk-quote"><blockquote><q>{}</q></blockquote>'
        "<figcaption>{} <small>{}</small> {}</figcaption></figure>"
    ).format(claim.quote, story.word("asserters", claim.asserter), inside(w.MODALITIES[claim.modality]), verdict(claim))


def _number(number: KeyNumber) -> Markup:
    unit = Markup(" <small>{}</small>").format(number.unit) if number.unit else Markup("")
    return Markup('<p class="x-walk-number"><b>{}</b>{}</p><p class="x-walk-counts">{}</p>').format(
        number.value, unit, number.text
    )


def _home(_: State, reader: Reader) -> Markup:
    return day_strip(reader.story)


def _article(state: State, reader: Reader) -> Markup:
    section = reader.story.get("sections", state.get("section"))
    claims = [claim for claim in reader.story.claims if section and claim.section == section.id]
    if not section:
        return Markup("")
    return Markup('<p class="x-walk-gist">{}</p>').format(section.gist) + (tally(claims) if claims else Markup(""))


def _claims(state: State, reader: Reader) -> Markup:
    """One claim where the state names it, else how all of them check out."""
    story = reader.story
    claim: Claim | None = story.get("claims", state.get("claim"))
    if claim:
        return _quote(claim, story)
    return Markup('<h3 class="x-h4">{}</h3>{}').format(w.WALK_VERDICTS, tally(story.claims))


def _sanctions(state: State, reader: Reader) -> Markup:
    story = reader.story
    if found := story.get("cases", state.get("case")):
        return case(found, story)
    found = story.get("resolutions", state.get("resolution"))
    return vote_line(found.vote) if found else Markup("")


def _ramifications(state: State, reader: Reader) -> Markup:
    story = reader.story
    if found := story.get("strands", state.get("strand")):
        return strand(found)
    found = story.get("ramifications", state.get("node"))
    return node(found, story) if found else Markup("")


def _timeline(state: State, reader: Reader) -> Markup:
    found = reader.story.get("events", state.get("event"))
    return event(found, reader.story) if found else Markup("")


def _journey(_: State, reader: Reader) -> Markup:
    return way(reader.story)


def _actors(state: State, reader: Reader) -> Markup:
    return ties(state, reader.story)


def _outcomes(state: State, reader: Reader) -> Markup:
    found = reader.story.get("outcomes", state.get("outcome"))
    return outcome(found) if found else Markup("")


def _sources(state: State, reader: Reader) -> Markup:
    """What could not be sourced, the beginning of it."""
    gaps = reader.story.meta.unsourced
    if state.get("view") != "method" or not gaps:
        return Markup("")
    items = Markup("").join(Markup("<li>{}</li>").format(gap.text) for gap in gaps[:_FEW])
    return Markup('<h3 class="x-h4">{}</h3><ul class="x-plain x-plain x-walk-list">{}</ul>').format(
        w.WALK_OPEN_QUESTIONS, items
    )


def _glossary(state: State, reader: Reader) -> Markup:
    found = reader.story.get("glossary", state.get("term"))
    return Markup('<p class="x-walk-gist"><b>{}</b> {}</p>').format(found.term, found.text) if found else Markup("")


def _title(page: str, story: Story) -> Markup:
    """Title and sentence of a page's view, as a calm card."""
    view = story.view(page.replace("_", "-"))
    if not view:
        return Markup("")
    return Markup('<p class="x-walk-gist">{}</p><p>{}</p>').format(view.title, view.sentence)


_FEW = 5
_VIEWS: Mapping[str, Callable[[State, Reader], Markup]] = {
    "home": _home,
    "article": _article,
    "claims": _claims,
    "sanctions": _sanctions,
    "ramifications": _ramifications,
    "timeline": _timeline,
    "journey": _journey,
    "actors": _actors,
    "then_and_now": _outcomes,
    "sources": _sources,
    "glossary": _glossary,
}
"""By page: what of it is shown small."""
