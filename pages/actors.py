"""Actor map: who is involved, and what does each want of the others?"""

from components.blocks import actors, page
from components.blocks.actors_scene import scene
from components.reader import here

reader = here("actors")
seen = scene(reader)
page.top(reader, *actors.words(reader, seen))
actors.controls(reader, seen)
actors.picture(seen)
actors.listing(seen)
page.foot(reader.story)
page.arrive("actors", seen.target, keep=True)
