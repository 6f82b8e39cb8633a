"""Content and links that mean harm: script planted in every text and every parameter never runs."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser

from story import load
from story.addresses import PAGES
from story.content import KINDS
from story.model.base import Record
from story.model.presentation import Scene
from story.references import marked, record_types
from tests.browser.visits import STORY, Visit, serving, visiting

SCRIPT = "<script>__ran=1</script>"
IMAGE = '<img src=x onerror="__ran=1">'
FREE = {
    "name", "short", "publisher", "title", "unit", "country", "reference", "mode", "number", "direction", "about",
    "who", "locator", "term", "heading", "copy_of", "note", "native_name", "programme", "value", "flag", "per",
}  # fmt: skip
PUBLIC = [page for page in PAGES if page.access == "public"]


def _planted(value: dict[str, Any], model: type[Record]) -> dict[str, Any]:
    """The entry with script in each of its texts, short ones as the whole text."""
    found: dict[str, Any] = {}
    for key, part in value.items():
        inner = record_types(model, key)
        if isinstance(part, list) and inner:
            found[key] = [
                _planted(one, next((k for k in inner if set(one) <= set(k.model_fields)), inner[0])) for one in part
            ]
        elif isinstance(part, dict) and inner:
            found[key] = _planted(part, inner[0])
        elif isinstance(part, str) and _is_text(key, model):
            short = len(part) < 35 or key in ("passage", "statement")
            found[key] = SCRIPT if short else f"{part} {IMAGE} {SCRIPT}"
        else:
            found[key] = part
    return found


def _is_text(key: str, model: type[Record]) -> bool:
    marks = marked(model)[key]
    is_id = marks.ref or (model is Scene and key == "number")
    return ((marks.prose and key != "quote") or key in FREE) and not is_id


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[str]:
    """The app with a story whose every text holds script."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    for kind in KINDS:
        source = root / "data" / kind.file
        entries = yaml.load(source.read_text("utf-8"), yaml.BaseLoader)
        target = folder / kind.file
        target.parent.mkdir(parents=True, exist_ok=True)
        planted = [_planted(entry, kind.model) for entry in entries]
        target.write_text(yaml.safe_dump(planted, allow_unicode=True, sort_keys=False), "utf-8")
    meta = yaml.load((root / "data" / "story.yaml").read_text("utf-8"), yaml.BaseLoader)
    for key in ("title", "title_now", "standfirst", "standfirst_now", "kicker"):
        meta[key] = f"{meta[key]} {IMAGE} {SCRIPT}"
    (folder / "story.yaml").write_text(yaml.safe_dump(meta, allow_unicode=True, sort_keys=False), "utf-8")
    story = load(folder).story
    assert len(story.events) > 100, load(folder).problems[:5]
    assert len(story.scenes) > 10, [p for p in load(folder).problems if "scenes" in str(p)][:5]
    with serving(STORY=str(folder)) as address:
        yield address


def _ran(visit: Visit) -> bool:
    return bool(visit.page.evaluate("() => window.__ran !== undefined"))


@pytest.mark.timeout(400)
def test_script_in_the_content_never_runs(hostile: str, browser: Browser, root: Path) -> None:
    story = load(root / "data").story
    paths = {page.id: [f"/{page.path}"] for page in PUBLIC}
    paths["timeline"].append(f"/timeline?event={story.events[0].id}&preset=history")
    paths["article"].append("/article?view=all")
    paths["actors"].append(f"/actors?actor={story.actors[0].id}")
    paths["sources"].append("/sources?view=method")
    with visiting(browser, hostile) as visit:
        for name, path in ((name, path) for name, many in paths.items() for path in many):
            page = visit.go(path, name)
            assert not _ran(visit), path
            assert page.locator("img[onerror], [data-testid=stMain] script:not([src])").count() <= 1, path


def test_script_in_a_parameter_never_runs(visit: Visit) -> None:
    names = sorted({parameter.name for page in PUBLIC for parameter in page.parameters} | {"asof", "x"})
    for page in PUBLIC:
        query = "&".join(f"{name}={quote(SCRIPT + IMAGE)}" for name in names)
        visit.go(f"/{page.path}?{query}", page.id)
        assert not _ran(visit)
        assert visit.page.locator(".x-said").count() == 1


@pytest.mark.timeout(600)
def test_two_hundred_random_links_open_and_say_what_they_ignored(visit: Visit) -> None:
    chance = random.Random(7)
    ids = [event.id for event in STORY.events] + [actor.id for actor in STORY.actors] + ["day", "now", "visit", "map"]
    visit.go("/timeline", "timeline")
    for number in range(200):
        page = chance.choice(PUBLIC)
        parts = []
        for _ in range(chance.randint(0, 5)):
            known = [parameter.name for parameter in page.parameters] + ["asof"]
            name = chance.choice([*known, "zz", "".join(chance.choices(string.ascii_letters, k=4))])
            junk = "".join(chance.choices(string.printable, k=chance.randint(0, 12)))
            parts.append(f"{quote(name)}={quote(chance.choice([chance.choice(ids), junk, '', ','.join(ids[:3])]))}")
        query = "&".join([*parts, f"unknown{number}=1"])
        visit.page.evaluate(
            "url => { history.pushState({}, '', url); dispatchEvent(new PopStateEvent('popstate', { state: {} })) }",
            f"/{page.path}?{query}",
        )
        visit.wait(page.id)
        visit.page.locator(".x-said").last.wait_for()  # while a page is turned the last one's may still stand
        assert visit.page.locator("[data-testid=stException]").count() == 0, query
    assert visit.errors == []
