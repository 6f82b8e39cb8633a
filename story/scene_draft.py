"""A view as a scene to paste into scenes.yaml: what the view knows is filled in, what only people can write is left open.

The open parts have no value, so that the check asks for each of them by name until it is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from story import wording as w
from story.addresses import Page
from story.content import ONE, VOCABULARIES, Story
from story.dates import span
from story.lens import is_known
from story.model.base import Provenance, Record, SourceRef
from story.rules.scenes import VIEWS

STATEMENT, TITLE = 90, 34
"""Characters that a scene's statement and title hold."""
SECONDS = 40
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]*\d)")
_PLAIN = r"(?!(?:null|true|false|yes|no|on|off)$)[a-z][a-z0-9-]*[a-z0-9]"


def scene_draft(story: Story, page: Page, state: Mapping[str, tuple[str, ...]], title: str) -> str:
    """The YAML of a scene that shows `page` in `state`; '' for a page that no scene can show."""
    if page.id not in VIEWS:
        return ""
    chosen = list(_chosen(story, page, state))
    statement, name = shortened(title, STATEMENT), shortened(title, TITLE)
    shows = ", ".join(f"{key}: {_text(','.join(values))}" for key, values in state.items())
    refs = list(dict.fromkeys(ref for record in chosen[:1] for ref in _rests(record)))
    lines = [
        f"- id: {_id(story, chosen, page)}",
        f"  title: {_text(name)}",
        f"  statement: {_text(statement)}",
        f"  page: {page.id}",
        *([f"  state: {{{shows}}}"] if shows else []),
        f"  text: # {w.SCENE_TEXT}",
        f"  notes: # {w.SCENE_NOTES}",
        f"  seconds: {SECONDS}",
        *(f"  known_from: {day.isoformat()}" for day in [_known_from(story, chosen, f"{name} {statement}")] if day),
        "  provenance:" if refs else f"  provenance: # {w.SCENE_SOURCES}",
        *(f"    - {{{_reference(ref)}}}" for ref in refs),
    ]
    return "\n".join([*lines, ""])


def shortened(text: str, most: int) -> str:
    """A text of `most` characters at most, cut between words."""
    plain = " ".join(text.replace("{", "(").replace("}", ")").split())
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1].rsplit(" ", 1)[0] if " " in plain[: most - 1] else plain[: most - 1]
    return f"{cut.rstrip(' ,;:–-')}…"


def _chosen(story: Story, page: Page, state: Mapping[str, tuple[str, ...]]) -> Iterator[Record]:
    """The entries that the state names, the one that a page is opened on first."""
    known = [parameter for parameter in page.parameters if parameter.ids in ONE and parameter.ids not in VOCABULARIES]
    for parameter in sorted(known, key=lambda parameter: parameter.many or parameter.pair):
        for id in state.get(parameter.name, ()):
            if (record := story.get(parameter.ids, id)) is not None:
                yield record


def _rests(record: Record) -> Iterator[Provenance]:
    """Where an entry rests: itself, or what is on record of it."""
    yield from getattr(record, "provenance", ())
    for report in getattr(record, "record", ()):
        yield from report.provenance


def _id(story: Story, chosen: list[Record], page: Page) -> str:
    base = str(getattr(chosen[0], "id", "")) if chosen else page.path or page.id
    taken = {scene.id for scene in story.scenes}
    number, id = 2, base
    while id in taken:
        number, id = number + 1, f"{base}-{number}"
    return id


def _known_from(story: Story, chosen: list[Record], words: str) -> date | None:
    """From when on the scene may be shown, where that is after the day of the article."""
    day, as_of = story.meta.lens_date, story.meta.as_of
    dates = {source.id: source.date for source in story.sources}
    later = [record for record in chosen if not is_known(record, day, dates)]
    if not later:
        named = any(day.year < int(year) <= as_of.year for year in _YEAR.findall(words))
        return as_of if named and story.lens == "now" else None
    return min(as_of, max(_known_day(record, dates, as_of) for record in later))


def _known_day(record: Record, dates: Mapping[str, str | None], as_of: date) -> date:
    if known := getattr(record, "known_from", None):
        return date.fromisoformat(str(known))
    own = getattr(record, "date", None) or getattr(record, "as_of", None)
    if isinstance(own, str):
        return span(own).known_day
    cited = [dates.get(ref.source) for ref in getattr(record, "provenance", ()) if isinstance(ref, SourceRef)]
    return max((span(at).known_day for at in cited if at), default=as_of)


def _reference(ref: Record) -> str:
    values = ref.model_dump(exclude_none=True, exclude_defaults=True)
    return ", ".join(f"{name}: {_text(value)}" for name, value in values.items())


def _text(value: object) -> str:
    """A text as YAML: plain where it is an id, else in double quotes, as JSON has them."""
    if isinstance(value, int):
        return str(value).lower()
    return str(value) if re.fullmatch(_PLAIN, str(value)) else json.dumps(str(value), ensure_ascii=False)
