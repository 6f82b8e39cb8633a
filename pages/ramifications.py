"""Stub."""

from components.blocks import page
from components.reader import here

reader = here("ramifications")
page.top(reader, "ramifications")
page.foot(reader.story)
page.arrive("ramifications")
