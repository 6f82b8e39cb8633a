"""What the frame cannot say in the story's language: no catalogue for it, or one with gaps. It speaks English there."""

from __future__ import annotations

from collections.abc import Iterator

from story.contents import Contents
from story.languages.catalogue import Catalogue, Fault, Kind, catalogue, is_english, languages, locale_of, path_of
from story.problems import Problem, shown

MOST = 3
"""Texts that a sentence names."""
SAID: dict[Kind, tuple[str, str]] = {
    "missing": ("has no entry for", "translate what is empty"),
    "fuzzy": ("is out of step with the English for", "mend the translation and take '#, fuzzy' away"),
    "wrong": ("cannot be used for", "write the names in braces as the English text has them"),
}


def frame_language(contents: Contents) -> Iterator[Problem]:
    """The frame speaks the story's language, all of it."""
    language = contents.meta.language
    if "language" in contents.read.wrong or is_english(language):
        return
    path = path_of(language)
    if path:
        yield from _gaps(catalogue(path))
        return
    known = ", ".join(("en", *languages()))
    what = f"the frame's texts are not there in '{shown(language)}' (only in {known}), so they stay English"
    mend = f"make them with python -m story words --language {locale_of(language)}, and translate them"
    unknown = "write the tag of a language, like de or pt-BR"
    yield contents.title_page.problem(("language",), what, mend if locale_of(language) else unknown, warning=True)


def _gaps(found: Catalogue) -> Iterator[Problem]:
    file = f"story/languages/{found.path.name}"
    if found.unread:
        yield Problem(file, 1, "", f"the catalogue cannot be read ({found.unread})", "mend it", "warning")
    for kind, (what, mend) in SAID.items():
        faults = [fault for fault in found.faults if fault.kind == kind]
        if faults:
            texts = "1 text" if len(faults) == 1 else f"{len(faults)} texts"
            all_named = f"{mend}; python -m story words --language {found.path.stem} names them all"
            yield Problem(
                file, faults[0].line, "", f"the catalogue {what} {texts}: {_named(faults)}", all_named, "warning"
            )


def _named(faults: list[Fault]) -> str:
    names = [f"{fault.name} ({fault.what})" if fault.what else fault.name for fault in faults[:MOST]]
    return ", ".join(names) + (" …" if len(faults) > MOST else "")
