"""Stub."""

from components.blocks import page
from components.reader import here

reader = here("sanctions")
page.top(reader, "sanctions")
page.foot(reader.story)
page.arrive("sanctions")
