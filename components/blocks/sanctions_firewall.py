"""An argument of the article beside the record: its words, its parts, what speaks for and against each, voices, reading."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks import chart, provenance
from components.blocks.parts import Part
from components.blocks.remembered import block
from components.blocks.sanctions import Scene
from components.blocks.terms import Explain, explaining
from components.blocks.words import folded
from components.dates import written
from story import Story
from story import wording as w
from story.addresses import PART
from story.languages import listed
from story.model.base import ArticleRef
from story.model.sanctions import Argument, ArgumentPart, ArgumentPoint

FIRST = 5
"""So many points stand open, the rest is folded."""


@block
def view(seen: Scene) -> Markup:
    """An argument with its table; where the story holds several, one at a time, with a list of all by their words."""
    story = seen.reader.story
    shown = seen.part(story.firewall, most=1)
    above, below = seen.pagers(shown)
    body = above + _pick(shown, seen)
    for argument in shown.entries:
        body += _argument(argument, seen) + chart.data_table(_table(argument, story))
    return body + below


def _pick(shown: Part[Argument], seen: Scene) -> Markup:
    """All arguments by their words, folded; nothing where there is one only."""
    if shown.parts == 1:
        return Markup("")
    items = Markup("").join(
        Markup('<li><a data-soft data-part="{0}" data-key="argument-{0}" href="{1}"{2}>{3}</a></li>').format(
            number,
            seen.bare.href(**{PART.name: str(number) if number > 1 else None}),
            Markup(' aria-current="true"') if number == shown.number else Markup(""),
            argument.quote,
        )
        for number, argument in enumerate(seen.reader.story.firewall, 1)
    )
    return Markup(
        '<details class="x-data" id="arguments"><summary>{}</summary><ol class="x-toclist x-toclist">{}</ol></details>'
    ).format(w.ARGUMENTS, items)


def _argument(argument: Argument, seen: Scene) -> Markup:
    story, explain = seen.reader.story, explaining(seen.reader, "argument")
    told = ArticleRef(section=argument.section, paragraph=argument.paragraph, quote=argument.quote)
    return Markup(
        '<div class="x-san-quote"><blockquote><q>{quote}</q></blockquote><p>{text} {chip}</p></div>'
        '<h2 class="x-h2">{title}</h2><ol class="x-plain x-plain x-san-chain">{chain}</ol>{parts}{voices}{reading}'
    ).format(
        quote=argument.quote,
        text=explain(argument.text),
        chip=provenance.chips([told], story, f"argument-{argument.id}"),
        title=w.ARGUMENT_IN_PARTS,
        chain=Markup("").join(_link(part, argument, explain) for part in argument.parts),
        parts=Markup("").join(
            _part(number, part, argument, story, explain) for number, part in enumerate(argument.parts, 1)
        ),
        voices=_voices(argument, story, explain),
        reading=_reading(argument, story, explain),
    )


def _points(part: ArgumentPart, argument: Argument, side: str) -> list[ArgumentPoint]:
    return [point for point in argument.points if point.part == part.id and point.side == side]


def _link(part: ArgumentPart, argument: Argument, explain: Explain) -> Markup:
    tally = w.SIDES_TALLY.format(pro=len(_points(part, argument, "for")), con=len(_points(part, argument, "against")))
    return Markup('<li><p>{}</p><p class="x-note">{}</p></li>').format(explain(part.text), tally)


def _part(number: int, part: ArgumentPart, argument: Argument, story: Story, explain: Explain) -> Markup:
    columns = Markup("")
    for side, name in (("for", w.FOR_IT), ("against", w.AGAINST_IT)):
        points = _points(part, argument, side)
        columns += Markup('<div class="{}"><h4 class="x-h4">{} <small>{}</small></h4>{}</div>').format(
            side, name, len(points), _column(points, story, explain)
        )
    return Markup(
        '<section class="x-san-part"><h3 class="x-h3"><span>{}</span> {}</h3><div class="x-san-both">{}</div></section>'
    ).format(w.ARGUMENT_PART.format(number=number), part.text, columns)


def _column(points: Sequence[ArgumentPoint], story: Story, explain: Explain) -> Markup:
    if not points:
        return Markup('<p class="x-note">{}</p>').format(w.NONE_FOUND)
    items = [
        Markup("<li>{}{} {}</li>").format(
            explain(point.text),
            Markup(' <span class="x-san-unsure ours">{}</span>').format(w.INFERENCE_OURS) if point.ours else Markup(""),
            provenance.chips(point.provenance, story, f"point-{point.id}"),
        )
        for point in points
    ]
    return folded(items, "x-san-points", first=FIRST)


def _voices(argument: Argument, story: Story, explain: Explain) -> Markup:
    if not argument.voices:
        return Markup("")
    items = Markup("").join(
        Markup("<li><p><b>{}</b>{}</p><p>{} {}</p></li>").format(
            voice.who,
            Markup(' <span class="x-note">{}</span>').format(written(voice.date)) if voice.date else Markup(""),
            explain(voice.text),
            provenance.chips(voice.provenance, story, f"{argument.id}-voice-{number}"),
        )
        for number, voice in enumerate(argument.voices)
    )
    return Markup('<h2 class="x-h2">{}</h2><ul class="x-plain x-plain x-san-voices">{}</ul>').format(w.VOICES, items)


def _reading(argument: Argument, story: Story, explain: Explain) -> Markup:
    then, since = explain(argument.reading_then), Markup("")
    if argument.reading:
        since = Markup('<h4 class="x-h4">{}</h4><p>{} {}</p>').format(
            w.READING_SINCE,
            explain(argument.reading),
            provenance.chips(argument.reading_provenance, story, f"{argument.id}-reading"),
        )
    return Markup(
        '<div class="x-san-ours"><h3 class="x-h3">{}</h3><h4 class="x-h4">{}</h4><p>{}</p>{}<p class="x-note">{}</p></div>'
    ).format(w.OUR_READING, w.READING_THEN, then, since, w.OURS_NOTE)


def _table(argument: Argument, story: Story) -> chart.Table:
    names = {part.id: part.text for part in argument.parts}
    sides = {"for": w.FOR_IT, "against": w.AGAINST_IT}
    rows = tuple(
        (
            names.get(point.part, point.part),
            sides[point.side],
            point.text,
            w.INFERENCE_OURS if point.ours else "",
            listed(dict.fromkeys(_source(ref, story) for ref in point.provenance)),
        )
        for point in argument.points
    )
    return chart.Table(f"argument-{argument.id}", w.ARGUMENT_TABLE, w.ARGUMENT_COLUMNS, rows)


def _source(ref: provenance.Reference, story: Story) -> str:
    if isinstance(ref, ArticleRef):
        return provenance.place(ref.section, ref.paragraph, story)
    source = story.get("sources", ref.source)
    return source.short if source else ref.source
