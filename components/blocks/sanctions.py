"""The sanctions page: which part of it the reader asked for, the parts as links, and what several parts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from components.blocks.parts import Part, pager, part
from components.blocks.remembered import block, remembered
from components.figures.caps import charted
from components.reader import Reader
from components.url import Given
from story import Story
from story import wording as w
from story.addresses import PART, link
from story.dates import span
from story.model.sanctions import Bearing, Case, CaseProvision, Measure, Provision, Resolution

T = TypeVar("T")
MOST = 30
"""Entries of a part of a list, where a view does not say otherwise."""


@dataclass(frozen=True)
class Scene:
    """What the reader asked to see. `view` is a part of the page; a selection opens its own part by itself."""

    reader: Reader
    view: str
    resolution: Resolution | None = None
    measure: Measure | None = None
    case: Case | None = None

    @property
    def target(self) -> str:
        """The HTML id of what is selected in this part, or ''."""
        for name, entry in (("resolution", self.resolution), ("measure", self.measure), ("case", self.case)):
            if entry and self.view == f"{name}s":
                return f"{name}-{entry.id}"
        return ""

    def to(self, **selection: str | None) -> str:
        """A link to a selection on this page: it opens the part in which it stands."""
        return self.reader.href("sanctions", **selection)

    @property
    def bare(self) -> Given:
        """The link of this view with nothing selected: where links between the parts of its list start from."""
        given = self.reader.given
        return Given(given.page, given.lens, {} if self.view == "resolutions" else {"view": (self.view,)})

    def part(self, entries: Sequence[T], chosen: T | None = None, most: int = MOST) -> Part[T]:
        """What of the view's list is on this page: the part with what is chosen, or the one that the link asks for."""
        return part(entries, self.reader.given, chosen, most)

    def pagers(self, shown: Part[T]) -> tuple[Markup, Markup]:
        """Links to the other parts: what stands above the list, and what below."""
        return pager(shown, self.bare), pager(shown, self.bare, top=False)

    def back(self, shown: Part[T]) -> str:
        """A link that closes what is selected, and leaves its part of the list where it is."""
        return self.bare.href(**{PART.name: str(shown.number) if shown.number > 1 else None})


@remembered
def scene(reader: Reader) -> Scene:
    """Reads the URL: the part it names, else the part of what it selects, else the resolutions."""
    story, given = reader.story, reader.given
    resolution = story.get("resolutions", given.one("resolution"))
    measure = story.get("measures", given.one("measure"))
    case = story.get("cases", given.one("case"))
    asked = set(given.values) | {part.name for part in given.ignored}  # one that is hidden on the day keeps its part
    own = "cases" if "case" in asked else "measures" if "measure" in asked else "resolutions"
    return Scene(reader, given.one("view") or own, resolution, measure, case)


def held(story: Story) -> list[str]:
    """The parts of the page for which the story has something."""
    has = {
        "resolutions": story.resolutions,
        "measures": story.measures,
        "caps": charted(story.measures),
        "enforcement": (*story.enforcement, *story.bodies),
        "national": story.national,
        "cases": story.cases,
        "firewall": story.firewall,
    }
    return [name for name, entries in has.items() if entries]


def words(seen: Scene) -> tuple[str, str | None]:
    """Title and sentence of the part."""
    view = seen.reader.story.view("sanctions" if seen.view == "resolutions" else f"sanctions-{seen.view}")
    if view is None or seen.view not in held(seen.reader.story):
        return w.SANCTION_VIEWS[seen.view], None
    return view.title, view.sentence


@block
def tabs(seen: Scene) -> Markup:
    """The parts of the page as links; one that holds nothing says so instead of a chart."""
    found = held(seen.reader.story)
    items = Markup("").join(
        Markup('<li><a data-soft data-key="view-{}" href="{}"{}>{}</a></li>').format(
            name,
            seen.to(view=None if name == "resolutions" else name),
            Markup(' aria-current="true"') if name == seen.view else Markup(""),
            w.SANCTION_VIEWS[name],
        )
        for name in w.SANCTION_VIEWS
        if name in found or name == seen.view
    )
    body = Markup('<nav class="x-san-tabs" aria-label="{}"><ul>{}</ul></nav>').format(w.SANCTION_VIEWS_LABEL, items)
    if seen.view not in found:
        body += Markup('<div class="x-empty" role="status"><p>{}</p></div>').format(w.NOTHING_HERE)
    return body


def resolution_link(id: str, seen: Scene, *, label: str | None = None, key: str = "") -> Markup:
    """A link that selects a resolution: its number, with the year beside it where there is room."""
    entry = seen.reader.story.resolution(id)
    return Markup('<a data-soft{} href="{}">{}</a>').format(
        Markup(' data-key="{}"').format(key) if key else Markup(""), seen.to(resolution=id), label or entry.number
    )


def resolution_chips(ids: Sequence[str], seen: Scene) -> Markup:
    """A row of links to resolutions, with their years."""
    items = Markup("").join(
        Markup('<li><a class="x-chiplink" data-soft href="{}">{}&nbsp;<span class="x-note">{}</span></a></li>').format(
            seen.to(resolution=id), entry.number, span(entry.date).known_day.year
        )
        for id in ids
        if (entry := seen.reader.story.get("resolutions", id))
    )
    return Markup('<ul class="x-links x-links">{}</ul>').format(items) if items else Markup("")


def measure_chips(ids: Sequence[str], seen: Scene) -> Markup:
    """A row of links to measures."""
    items = Markup("").join(
        Markup('<li><a class="x-chiplink" data-soft href="{}">{}</a></li>').format(seen.to(measure=id), entry.label)
        for id in ids
        if (entry := seen.reader.story.get("measures", id))
    )
    return Markup('<ul class="x-links x-links">{}</ul>').format(items) if items else Markup("")


def place(resolution: str, paragraph: str | None, seen: Scene, key: str = "") -> Markup:
    """A place in a resolution: '1718 ¶8(b)', the number a link."""
    link = resolution_link(resolution, seen, key=key)
    if paragraph is None:
        return link
    return Markup('<span class="x-san-place">{} {}</span>').format(link, w.PARAGRAPH.format(number=paragraph))


def doubt(provision: Provision | CaseProvision | Bearing) -> Markup:
    """What is not sure of a paragraph's number."""
    if provision.paragraph is None:
        said = w.NOT_CERTAIN
    elif isinstance(provision, Bearing) or provision.checked:
        return Markup("")
    else:
        said = w.NOT_CHECKED
    return Markup('<span class="x-san-unsure">{}</span>').format(said)


def in_one_file(shown: Part[T], file: str, story: Story) -> Markup:
    """What a table of one part of a list says: where its rows stand, and the file below `/data/` that has all of them."""
    if shown.parts == 1:
        return Markup("")
    href = f"./data/{file}{link('home', story.lens).partition('/')[2]}"
    return Markup('{} <a href="{}">{}</a>').format(w.IN_ONE_FILE.format(**shown.places), href, file)


def permalink(href: str, label: str) -> Markup:
    """A link out to the text itself."""
    return Markup('<a class="x-btn x-i-link" href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        href, label
    )
