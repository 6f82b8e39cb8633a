"""Sharing the view that stands in the window: one button, which carries all that the panel in the browser says.

The panel itself is made in the browser (`pages/static/share.mjs`), when it is first asked for. Its address is the
reader's own, so only what depends on the story comes from here.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from markupsafe import Markup

from components.blocks.remembered import remembered
from components.dates import day
from components.reader import Reader
from story import Story
from story import wording as w
from story.addresses import link
from story.citation import as_bibtex, as_ris, citation, in_words
from story.languages import listed
from story.scene_draft import scene_draft
from story.settings import frame_ancestors
from story.titles import titled, unended

FILES = {
    "home": ("events.csv",),
    "article": ("sections.csv", "claims.csv"),
    "timeline": ("events.csv", "events.json"),
    "journey": ("journey.csv", "places.csv"),
    "actors": ("relations.csv", "actors.csv", "actors.gexf", "actors.graphml"),
    "sanctions": ("resolutions.csv", "measures.csv", "cases.csv", "enforcement.csv", "national.csv"),
    "ramifications": ("ramifications.csv",),
    "claims": ("claims.csv", "claims.json", "claimreview.json"),
    "then_and_now": ("outcomes.csv", "outcomes.json"),
    "sources": ("sources.csv",),
    "walk": ("scenes.csv",),
    "glossary": ("glossary.csv",),
}
"""By page: the files of its data, which our server has below `/data/`; the filters of the page choose their rows."""
ADDRESS = "@ADDRESS@"
"""Where the browser writes the address of the view."""


def share_button(reader: Reader) -> Markup:
    """The button."""
    return _button(reader, datetime.now(UTC).date().isoformat())


@remembered
def _button(reader: Reader, today: str) -> Markup:
    told = json.dumps(panel(reader, date.fromisoformat(today)), ensure_ascii=False)
    return Markup(
        '<button type="button" class="x-btn x-tool x-i-share" data-share="{}" aria-haspopup="dialog"><span>{}</span></button>'
    ).format(told, w.SHARE)


def panel(reader: Reader, today: date) -> dict[str, object]:
    """What the panel says of a view: its title, credit, citations, data, and the words of the panel."""
    story = reader.story
    name = titled(reader.given, story, typed=True).title
    view = name if reader.given.page.path else ""
    cited = citation(story, view=view, given=reader.given, address=ADDRESS, accessed=today)
    forms = {"words": in_words(cited), "bibtex": as_bibtex(cited), "ris": as_ris(cited)}
    return {
        "title": name,
        "name": f"{story.meta.id}-{reader.given.page.id.replace('_', '-')}",
        "credit": credit(story),
        "citations": {form: {"label": w.CITE_FORMS[form], "text": text} for form, text in forms.items()},
        "data": data_files(reader),
        "licence": w.SHARE_LICENCE,
        "hosts": w.SHARE_HOSTS.format(hosts=listed(_hosts())),
        "scene": scene_draft(story, reader.given.page, reader.given.values, name),
        "words": w.SHARE_WORDS,
    }


def _hosts() -> list[str]:
    """The hosts in whose pages a browser shows ours; https goes without saying."""
    return [source.removeprefix("https://") for source in frame_ancestors()[0]]


def credit(story: Story) -> str:
    """Whose view it is, and of which edition."""
    edition = story.meta.edition
    return w.SHARE_CREDIT.format(
        title=unended(story.meta.title), edition=w.EDITION.format(number=edition.number, date=day(edition.date))
    )


def data_files(reader: Reader) -> list[dict[str, str]]:
    """The files of what the view shows, each with its label and its address."""
    given = reader.given
    query = link("home", given.lens, **{name: list(values) for name, values in given.values.items()}).partition("?")[2]
    found = []
    for name in FILES.get(given.page.id, ()):
        table, _, form = name.rpartition(".")
        label = w.SHARE_FILES.get(name) or w.SHARE_FILE.format(what=w.USE_KINDS[table], form=form.upper())
        found.append({"label": label, "href": f"./data/{name}{'?' if query else ''}{query}"})
    return found
