"""Sanctions: what is banned, since when, and which provisions bear on this deal?"""

from components.blocks import (
    page,
    sanctions,
    sanctions_caps,
    sanctions_cases,
    sanctions_enforcement,
    sanctions_firewall,
    sanctions_measures,
    sanctions_national,
    sanctions_resolutions,
)
from components.reader import here

VIEWS = {
    "resolutions": sanctions_resolutions.view,
    "measures": sanctions_measures.view,
    "caps": sanctions_caps.view,
    "enforcement": sanctions_enforcement.view,
    "national": sanctions_national.view,
    "cases": sanctions_cases.view,
    "firewall": sanctions_firewall.view,
}

reader = here("sanctions")
seen = sanctions.scene(reader)
page.top(reader, *sanctions.words(seen))
sanctions.tabs(seen)
VIEWS[seen.view](seen)
page.foot(reader.story)
page.arrive("sanctions", seen.target, keep=True)
