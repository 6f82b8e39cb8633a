"""Readers who browse at random, by the protocol: addresses of every page, with the story's own ids."""

from __future__ import annotations

import random
from urllib.parse import urlencode

from story import Story
from story.addresses import PAGES, Page, Parameter

WORDS = ("sanctions", "train", "who", "day", "the")


def some_address(story: Story, chance: random.Random) -> tuple[str, str]:
    """A path and a query string that a link of ours could hold."""
    page = chance.choice([page for page in PAGES if page.access == "public" and page.is_in(story)])
    return page.path, urlencode(dict(_some(page, story, chance)))


def _some(page: Page, story: Story, chance: random.Random) -> list[tuple[str, str]]:
    found = [("asof", "day")] if chance.random() < 0.15 else []
    if page.parameters and chance.random() < 0.7:
        parameter = chance.choice(page.parameters)
        if value := _value(parameter, story, chance):
            found.append((parameter.name, value))
    return found


def _value(parameter: Parameter, story: Story, chance: random.Random) -> str:
    if parameter.pair:
        return ""
    if parameter.number:
        return str(chance.randint(1, 3))
    if parameter.words:
        return chance.choice(parameter.words)
    entries = getattr(story, parameter.ids, None) or getattr(story.meta, parameter.ids, ()) if parameter.ids else ()
    return chance.choice(entries).id if entries else chance.choice(WORDS)
