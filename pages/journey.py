"""The journey: where?"""

from components.blocks import journey, page
from components.blocks.journey_scene import scene
from components.reader import here

reader = here("journey")
seen = scene(reader)
page.top(reader, *journey.words(reader))
journey.controls(seen)
journey.picture(seen)
journey.listing(seen)
page.foot(reader.story)
page.arrive("journey", seen.target, keep=True)
