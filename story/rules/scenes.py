"""What a scene needs: one thing to show, a view that its address can open, and nothing on the day that came later."""

from __future__ import annotations

from collections.abc import Iterator

from story.addresses import BY_ID, HIGHEST, LENS, Page, Parameter
from story.content import FILE, ONE, VOCABULARIES
from story.contents import Contents
from story.lens import is_known
from story.model.presentation import Scene
from story.placed import Placed
from story.problems import Problem, did_you_mean

SHORTEST = 10
"""Seconds: nobody reads a statement, looks at a view and listens in less."""
VIEWS = [page.id for page in BY_ID.values() if page.access == "public" and page.id not in ("walk", "present", "search")]
"""The pages a scene can show: not the walk itself, and not the search, which has nothing of its own."""


def scenes(contents: Contents) -> Iterator[Problem]:
    """Each scene shows one thing, long enough; its page is one of ours and opens in the state that it names."""
    for entry in contents.of("scenes"):
        scene = entry.record
        assert isinstance(scene, Scene)
        if scene.seconds < SHORTEST:
            yield entry.problem(("seconds",), f"a scene of {scene.seconds} seconds is too short", "write 10 or more")
        if scene.quote and scene.number:
            yield entry.problem(("number",), "the scene has a quote and a number", "take one of them out")
        if not (scene.page or scene.quote or scene.number):
            yield entry.problem((), "the scene shows nothing", "add page, quote or number")
        if scene.page:
            yield from _page(entry, scene, scene.page, contents)
        elif scene.state:
            yield entry.problem(("state",), "state is there without page", "add the page, or take the state out")
        yield from _number(entry, scene, contents)
        yield from _too_early(entry, scene, contents)


def _page(entry: Placed, scene: Scene, id: str, contents: Contents) -> Iterator[Problem]:
    if id not in VIEWS:
        mend = did_you_mean(id, VIEWS, f"write one of {', '.join(VIEWS)}")
        yield entry.problem(("page",), f"page '{id}' is no page that a scene can show", mend)
        return
    page = BY_ID[id]
    empty = [FILE[kind] for kind in page.needs if not contents.ids[kind]]
    if empty:
        if not any(_is_unclear(kind, contents) for kind in page.needs):
            mend = f"add {' and '.join(empty)}, or choose another page"
            yield entry.problem(("page",), f"page '{id}' has nothing to show in this story", mend)
        return
    known = {parameter.name: parameter for parameter in page.parameters}
    for name, value in scene.state.items():
        where = ("state", name)
        if name == LENS.name:
            yield entry.problem(where, f"'{name}' is the reader's own setting", "take it out")
        elif name not in known:
            mend = did_you_mean(name, known, _offer(page))
            yield entry.problem(where, f"'{name}' is no parameter of page '{id}'", mend)
        else:
            for what, mend in _values(known[name], value, contents):
                yield entry.problem(where, what, mend)


def _is_unclear(kind: str, contents: Contents) -> bool:
    """Whether the entries of a kind cannot be judged: its file could not be read, or entries of it were left out."""
    return FILE[kind] in contents.read.unread or bool(contents.read.left_out.get(kind))


def _offer(page: Page) -> str:
    names = ", ".join(parameter.name for parameter in page.parameters)
    return f"write one of {names}" if names else "this page has none, take it out"


def _values(parameter: Parameter, text: str, contents: Contents) -> Iterator[tuple[str, str]]:
    """What is wrong with the value of a parameter, and how to mend it."""
    parts = text.split(",") if parameter.many or parameter.pair else [text]
    if parameter.pair and len(parts) != 2:
        count = "one" if len(parts) == 1 else str(len(parts))
        yield f"{parameter.name} takes two ids, not {count}", "write them like first,second"
    elif parameter.pair and parts[0] == parts[1]:
        yield f"{parameter.name} takes two different ids", "write the second one"
    for part in dict.fromkeys(parts):
        if parameter.words and part not in parameter.words:
            mend = did_you_mean(part, parameter.words, f"write one of {', '.join(parameter.words)}")
            yield f"{parameter.name} '{part}' is not known here", mend
        elif parameter.number and not (part.isascii() and part.isdecimal() and 1 <= int(part) <= HIGHEST):
            yield f"{parameter.name} '{part}' is no number from 1 to {HIGHEST}", "write a whole number"
        elif kind := parameter.ids:
            yield from _id(kind, part, contents)


def _id(kind: str, id: str, contents: Contents) -> Iterator[tuple[str, str]]:
    file = FILE[kind]
    if id in contents.ids[kind] or id in contents.read.left_out.get(kind, ()) or file in contents.read.unread:
        return
    where = f"the {kind} of {file}" if kind in VOCABULARIES else file
    yield f"{ONE[kind]} '{id}' is not in {where}", did_you_mean(id, contents.ids[kind], f"add it to {file}")


def _number(entry: Placed, scene: Scene, contents: Contents) -> Iterator[Problem]:
    known = [number.id for number in contents.meta.numbers]
    if scene.number and scene.number not in known and "numbers" not in contents.read.wrong:
        mend = did_you_mean(scene.number, known, "add it to story.yaml")
        yield entry.problem(("number",), f"number '{scene.number}' is not in the numbers of story.yaml", mend)


def _too_early(entry: Placed, scene: Scene, contents: Contents) -> Iterator[Problem]:
    """A scene that is visible on the day shows nothing that was not known then."""
    if contents.read.wrong & {"as_of", "lens_date"}:
        return
    day, dates = contents.meta.lens_date, contents.source_dates
    if not is_known(scene, day, dates):
        return
    mend = "set known_from, or show something else"
    for number in contents.meta.numbers:
        if number.id == scene.number and not is_known(number, day, dates):
            yield entry.problem(("number",), f"number '{number.id}' was not known on the day of the article", mend)
    page = BY_ID.get(scene.page or "")
    records = {(placed.kind, placed.id): placed.record for placed in contents.entries}
    for parameter in page.parameters if page else ():
        for part in scene.state.get(parameter.name, "").split(","):
            found = records.get((parameter.ids, part))
            if found and not is_known(found, day, dates):
                what = f"{ONE[parameter.ids]} '{part}' was not known on the day of the article"
                yield entry.problem(("state", parameter.name), what, mend)
