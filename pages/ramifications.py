"""Ramifications: what could follow, for whom?"""

from components.blocks import page, ramifications
from components.blocks.ramifications_lists import listing
from components.blocks.ramifications_scene import scene
from components.blocks.ramifications_strands import strands
from components.reader import here

seen = scene(here("ramifications"))
page.top(seen.reader, *ramifications.words(seen.reader))
ramifications.controls(seen)
ramifications.picture(seen)
strands(seen)
listing(seen)
page.foot(seen.story)
page.arrive("ramifications", f"node-{seen.node.id}" if seen.node else "", keep=True)
