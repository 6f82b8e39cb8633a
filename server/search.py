"""What the search box shows while somebody types: `/search.json?q=…&asof=day`. Enter leads to the page, without it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from server.telling import TELLER
from story import Lens, Story
from story import wording as w
from story.search import Found, Hit, find, to_begin_with

SHOWN = 4
"""Results of a group while somebody types; the page shows more."""


def search(request: Request) -> JSONResponse:
    """The results in their groups, with the words to be said. Not kept anywhere: nobody's searches are."""
    lens: Lens = "day" if request.query_params.get("asof") == "day" else "now"
    story = TELLER.story(lens)
    found = find(story, request.query_params.get("q", ""), SHOWN)
    answer = _answer(found) if found.query else _beginning(story)
    return JSONResponse(answer, headers={"cache-control": "no-store", "x-robots-tag": "noindex"})


def _answer(found: Found) -> dict[str, Any]:
    groups = [
        {"kind": group.kind, "label": w.SEARCH_GROUPS[group.kind], "count": group.count, "hits": _hits(group.hits)}
        for group in found.groups
    ]
    return {"said": _said(found), "note": _note(found), "all": _form(w.SEARCH_ALL, found), "groups": groups}


def _beginning(story: Story) -> dict[str, Any]:
    group = {"kind": "try", "label": w.SEARCH_TRY, "count": "", "hits": _hits(to_begin_with(story))}
    return {"said": "", "note": "", "all": "", "groups": [group] if group["hits"] else []}


def _hits(hits: tuple[Hit, ...]) -> list[dict[str, Any]]:
    return [{"title": hit.title, "snippet": hit.snippet, "href": hit.href} for hit in hits]


def _said(found: Found) -> str:
    return _form(w.SEARCH_SAID, found) if found.count else w.SEARCH_NONE.format(query=found.query)


def _note(found: Found) -> str:
    """That a misspelt word was read as another, or that nothing has all words."""
    if found.read_as:
        return w.SEARCH_READ_AS.format(words=found.read_as)
    return w.SEARCH_LOOSE if found.loose else ""


def _form(forms: dict[str, str], found: Found) -> str:
    return forms["one" if found.count == 1 else "other"].format(count=found.count, query=found.query)
