"""The first screen: headline and standfirst, key numbers, doors, the days, the story in sixty seconds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from components import url
from components.blocks import provenance
from components.blocks.days import day_name
from components.blocks.page import notices, tools
from components.blocks.remembered import block
from components.blocks.terms import explaining
from components.dates import day
from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import BY_ID, Page
from story.dates import span
from story.model.frame import KeyNumber
from story.model.world import StoryDay

NUMBERS = 4
DAYS = 12
"""Days that stand beside each other in the strip."""
DOORS = 3
_READ, _PRESENT = {"article": "read"}, {"present": "present"}
_EXPLORE = {"timeline": "explore", "actors": "network", "sanctions": "explore", "ramifications": "explore"}


@block
def headline(reader: Reader) -> Markup:
    """Headline and standfirst beside the key numbers."""
    story, given = reader.story, reader.given
    numbers = Markup("").join(_number(number, story) for number in story.meta.numbers[:NUMBERS])
    body = Markup('<div class="x-top"><p class="x-kicker">{}</p>{}</div>').format(story.meta.kicker, tools(reader))
    body += notices(given.sentences(), story)
    body += Markup(
        '<div class="x-front"><div><h1 class="x-headline">{title}</h1><p class="x-standfirst">{standfirst}</p>'
        '<p class="x-key">{key} <span class="x-note">{as_of}</span></p></div><dl class="x-ledger">{numbers}</dl></div>'
    ).format(
        title=story.meta.title,
        standfirst=story.meta.standfirst,
        key=provenance.key(),
        as_of=w.AS_OF.format(date=day(story.meta.as_of)),
        numbers=numbers,
    )
    return body


def _number(number: KeyNumber, story: Story) -> Markup:
    unit = Markup(" <small>{}</small>").format(number.unit) if number.unit else Markup("")
    return Markup("<div><dt><b>{}</b>{}</dt><dd>{}</dd><dd>{}</dd></div>").format(
        number.value, unit, number.text, provenance.chips(number.provenance, story, f"number-{number.id}")
    )


@block
def doors(reader: Reader, pages: Sequence[Page]) -> Markup:
    """Three ways in: read, explore, present; where a story lacks one, a further way to explore takes its place."""
    there = {page.id for page in pages}
    read, explore, present = ([id for id in signs if id in there] for signs in (_READ, _EXPLORE, _PRESENT))
    first = [*read, *explore[: DOORS - len(read) - len(present)], *present]
    signs = _READ | _EXPLORE | _PRESENT
    items = Markup("").join(
        Markup('<a data-soft class="x-door x-i-{}" href="{}">{}</a>').format(signs[id], reader.href(id), w.DOORS[id])
        for id in first
    )
    return Markup('<div class="x-doors">{}</div>').format(items)


@block
def days(reader: Reader) -> Markup:
    """The story's own days as a strip: what is told by the article is filled, what we added is hollow."""
    story = reader.story
    view = story.view("home-days")
    if not story.days:
        return Markup("")
    title = view.title if view else w.DAYS
    under = Markup('<p class="x-note">{}</p>').format(view.sentence) if view else Markup("")
    return Markup('<h2 class="x-h3">{}</h2>{}{}').format(title, under, day_strip(story))


def day_strip(story: Story) -> Markup:
    """The strip itself: the story's own days, each with what stands for it; of many, those with most events."""
    known, shown = _known(story), strip_days(story)
    items = Markup("").join(_day(day_name(at, story), known.get(at), story) for at in shown)
    strip = Markup('<ol class="x-days x-days">{}</ol>').format(items)
    if len(known) <= len(shown):
        return strip
    said = w.DAYS_SHOWN.format(count=len(shown), all=len(known))
    return strip + Markup('<p class="x-note">{} <a data-soft data-key="days-all" href="{}">{}</a></p>').format(
        said, url.href("timeline", story.lens), w.DAYS_ALL
    )


def strip_days(story: Story) -> list[date]:
    """The days that stand in the strip. Few: all of them, those without an entry too; of many, those with most events."""
    whole, known = span(story.meta.days), _known(story)
    first, last = whole.first or date.min, whole.last or date.min
    if story.lens == "day":
        last = min(last, story.meta.lens_date)
    if (last - first).days < DAYS:
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return sorted(sorted(known, key=lambda at: (not known[at].main, -len(known[at].events)))[:DAYS])


def _known(story: Story) -> dict[date, StoryDay]:
    """The days of which something is told, as the lens shows them."""
    dated = {span(entry.date).known_day: entry for entry in story.days}
    return {at: entry for at, entry in dated.items() if story.lens != "day" or at <= story.meta.lens_date}


def _day(name: str, entry: StoryDay | None, story: Story) -> Markup:
    if entry is None:
        return Markup('<li class="x-quiet"><span class="x-date">{}</span></li>').format(name)
    told = any(event.told for event in map(story.event, entry.events))
    mark = Markup('<i class="{} {}"></i>').format("told" if told else "added", "main" if entry.main else "")
    inner = Markup('<span class="x-date">{}</span>{}<b>{}</b><span>{}</span>').format(
        name, mark, entry.label, entry.text
    )
    link = url.href("timeline", story.lens, step=entry.id)
    sign = Markup('<span class="x-sr">{}</span>').format(w.TOLD if told else w.ADDED_SHORT)
    return Markup('<li><a data-soft data-key="day-{}" href="{}">{}{}</a></li>').format(entry.id, link, inner, sign)


@block
def sixty_seconds(reader: Reader) -> Markup:
    """The story in six sentences, each with its provenance."""
    story, explain = reader.story, explaining(reader, "sixty")
    items = Markup("").join(
        Markup("<li><p>{} {}</p></li>").format(
            explain(sentence.text), provenance.chips(sentence.provenance, story, f"sixty-{sentence.id}")
        )
        for sentence in story.sixty_seconds
    )
    return Markup('{}<h2 class="x-h2">{}</h2><ol class="x-six x-six">{}</ol>').format(_walk(reader), w.SIXTY, items)


def _walk(reader: Reader) -> Markup:
    """The way into the guided reading, where the story has one."""
    if not BY_ID["walk"].is_in(reader.story):
        return Markup("")
    return Markup('<p class="x-walk-in"><a class="x-btn x-i-next" data-soft href="{}"><span>{}</span></a></p>').format(
        reader.href("walk"), w.WALK_IN
    )
