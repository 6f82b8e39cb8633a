"""Stub."""

from components.blocks import page
from components.reader import here

reader = here("actors")
page.top(reader, "actors")
page.foot(reader.story)
page.arrive("actors")
