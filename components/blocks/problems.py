"""The list of what is wrong in the content files."""

from __future__ import annotations

from markupsafe import Markup

from components.blocks.sheet import html
from components.dates import day
from story import Problem
from story import wording as w
from story.languages import plural
from story.standing import Standing


def problem_list(stands: Standing) -> None:
    """Each problem of the files in one sentence: first those that keep the files from being shown, warnings last."""
    problems, broken = stands.newest.problems, stands.newest.broken

    def rank(problem: Problem) -> tuple[bool, bool, Problem]:
        return problem not in broken, problem.severity != "error", problem

    ordered = sorted(problems, key=rank)
    items = Markup("").join(Markup("<li>{}</li>").format(str(problem)) for problem in ordered)
    title = plural(w.PROBLEMS_SOME, len(problems)) if problems else w.PROBLEMS_NONE
    held = Markup("")
    if stands.since:
        when = w.LOCAL_TIME.format(date=day(stands.since.date()), time=f"{stands.since:%H:%M}")
        held = Markup('<p class="x-lead" role="status">{}</p>').format(w.PROBLEMS_HELD.format(time=when))
    html(
        Markup('{}<p class="x-lead">{}</p><p class="x-note">{}</p><ul class="x-plain x-plain">{}</ul>').format(
            held, title, w.PROBLEMS_NOTE, items
        )
    )
