"""What a link asks for: the one place that reads, makes and writes query strings. The URL is the state.

Each parameter comes out as valid, invalid (with the reason) or missing, so that a page can say what it ignored. Ids in
links are the content's own. Old links are mended by `MIGRATIONS`, a list that only grows. It stands on this floor because
both the pages and the server (previews, oEmbed) read links.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from story import wording as w
from story.addresses import HIGHEST, LENS, PART, Page, Parameter, link
from story.content import Story
from story.languages import plural

LONGEST = 200
"""Characters of one value; a longer one is ignored."""
LONGEST_LIST = 1_600
"""Characters of a list of values: a link of 2,000 characters in all is safe to send by any way."""
MOST = 40
"""Values a parameter may hold, and parameters a query string may have."""
SAID = 3
"""Ignored parameters that are named one by one; the rest is counted."""
PLATFORM = frozenset({"embed", "embed_options"})
"""Parameters of the platform itself: they pass through untouched."""

Raw = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Ignored:
    """A parameter that could not be used, as given, and why."""

    name: str
    value: str
    reason: str

    def __str__(self) -> str:
        return w.IGNORED.format(name=self.name, value=self.value[:60], reason=self.reason)


@dataclass(frozen=True)
class Given:
    """What the query string says: valid values by parameter, and what was ignored. A missing one is in neither."""

    page: Page
    lens: str = "now"
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()

    def one(self, name: str, default: str | None = None) -> str | None:
        """The value of a parameter, or the default where it is missing or invalid."""
        found = self.values.get(name)
        return found[0] if found else default

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a parameter, in the order of the link."""
        return self.values.get(name, ())

    def href(self, **changes: str | Sequence[str] | None) -> str:
        """A link to this page with some parameters changed; None takes one away.

        Whatever is changed, a list begins at its first part again, unless the change says otherwise.
        """
        kept: dict[str, str | Sequence[str] | None] = {name: list(value) for name, value in self.values.items()}
        if changes:
            kept.pop(PART.name, None)
        return href(self.page.id, self.lens, **(kept | changes))

    def only_without(self, *names: str) -> Given:
        """The same without some parameters, and without what was ignored: for what does not depend on them."""
        return Given(self.page, self.lens, {name: value for name, value in self.values.items() if name not in names})

    def without(self, names: Sequence[str], reason: str) -> Given:
        """The same without some parameters that cannot be used here, each of them said with the reason."""
        dropped = tuple(Ignored(name, ",".join(self.values[name]), reason) for name in names if name in self.values)
        kept = {name: values for name, values in self.values.items() if name not in names}
        return replace(self, values=kept, ignored=(*self.ignored, *dropped))

    def sentences(self) -> list[str]:
        """What was ignored, one sentence each, the rest counted."""
        said = [str(part) for part in self.ignored[:SAID]]
        rest = len(self.ignored) - SAID
        return [*said, plural(w.IGNORED_REST, rest)] if rest > 0 else said


href = link


def read(raw: Raw, page: Page, story: Story, whole: Story | None = None) -> Given:
    """Reads a query string for `page`. `whole` is the story without the lens, to tell 'unknown' from 'not yet known'.

    Never raises, whatever is in `raw`.
    """
    for migrate in MIGRATIONS:
        raw = migrate(raw)
    known = {parameter.name: parameter for parameter in (*page.parameters, LENS)}
    values: dict[str, tuple[str, ...]] = {}
    ignored: list[Ignored] = []
    for number, (name, given) in enumerate(raw.items()):
        if name in PLATFORM or not given:
            continue
        text = given[-1]
        parameter = known.get(name)
        if number >= MOST or parameter is None:
            ignored.append(Ignored(name[:40], text, w.IGNORED_PAGE))
        elif len(given) > 1:
            ignored.append(Ignored(name, text, w.IGNORED_TWICE))
        elif len(text) > (LONGEST_LIST if parameter.many else LONGEST):
            ignored.append(Ignored(name, text, w.IGNORED_LONG))
        elif text.strip():
            good, bad = _values(parameter, text, story, whole or story)
            ignored += bad
            if good:
                values[name] = good
    lens = values.pop(LENS.name, ("now",))[0]
    return Given(page, lens, values, tuple(ignored))


def _values(parameter: Parameter, text: str, story: Story, whole: Story) -> tuple[tuple[str, ...], list[Ignored]]:
    """The values of a parameter that can be used, and those that cannot. A pair is used as a whole or not at all."""
    if parameter.typed:
        return _typed(parameter, text)
    parts = text.split(",") if parameter.many or parameter.pair else [text]
    reasons = {part: _reason(parameter, part, story, whole) for part in parts}
    if parameter.pair:
        reason = next(filter(None, reasons.values()), None)
        if len(parts) != 2:
            reason = w.IGNORED_PAIR
        elif parts[0] == parts[1]:
            reason = reason or w.IGNORED_SAME
        return ((), [Ignored(parameter.name, text, reason)]) if reason else (tuple(parts), [])
    good = [part for part, reason in reasons.items() if not reason]
    bad = [Ignored(parameter.name, part, reason) for part, reason in reasons.items() if reason and part]
    bad += [Ignored(parameter.name, part, w.IGNORED_MANY) for part in good[MOST:]]
    return tuple(good[:MOST]), bad


def _typed(parameter: Parameter, text: str) -> tuple[tuple[str, ...], list[Ignored]]:
    """Free text in one line, without the characters that nobody can type (and half ones that no link can carry)."""
    plain = " ".join("".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs") or c.isspace()).split())
    return ((plain,), []) if plain else ((), [Ignored(parameter.name, text, w.IGNORED_UNKNOWN)])


def _reason(parameter: Parameter, part: str, story: Story, whole: Story) -> str | None:
    """Why a value is invalid, or None if it is valid."""
    if parameter.number:
        return None if part.isascii() and part.isdecimal() and 1 <= int(part) <= HIGHEST else w.IGNORED_NUMBER
    if parameter.words:
        return None if part in parameter.words else w.IGNORED_UNKNOWN
    if part in story.by_id[parameter.ids]:
        return None
    return w.IGNORED_HIDDEN if part in whole.by_id[parameter.ids] else w.IGNORED_UNKNOWN


def _boolean_lens(raw: Raw) -> Raw:
    """The lens was a switch before it had two names: `asof=true` meant the day."""
    names = {"true": "day", "false": "now"}
    given = raw.get(LENS.name)
    if given and given[-1] in names:
        return {**raw, LENS.name: [names[given[-1]]]}
    return raw


MIGRATIONS: tuple[Callable[[Raw], Raw], ...] = (_boolean_lens,)
"""Each turns an old query string into today's. Never take one out: some link out there needs it."""
