"""The list of what is wrong in the content files."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from components.blocks.sheet import html
from components.blocks.words import plural
from story import Problem
from story import wording as w


def problem_list(problems: Sequence[Problem]) -> None:
    """Each problem in one sentence, errors before warnings."""
    ordered = sorted(problems, key=lambda problem: (problem.severity != "error", problem))
    items = Markup("").join(Markup("<li>{}</li>").format(str(problem)) for problem in ordered)
    title = plural(w.PROBLEMS_SOME, len(problems)) if problems else w.PROBLEMS_NONE
    html(
        Markup('<p class="x-lead">{}</p><p class="x-note">{}</p><ul class="x-plain x-plain">{}</ul>').format(
            title, w.PROBLEMS_NOTE, items
        )
    )
