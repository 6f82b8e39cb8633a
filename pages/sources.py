"""Stub."""

from components.blocks import page
from components.reader import here

reader = here("sources")
page.top(reader, "sources")
page.foot(reader.story)
page.arrive("sources")
