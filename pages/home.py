"""At a glance: what happened, and why does it matter?"""

from components.blocks import glance, page
from components.reader import here
from story.addresses import PAGES

reader = here("home")
glance.headline(reader)
glance.doors(reader, [entry for entry in PAGES if entry.is_in(reader.story)])
glance.days(reader)
glance.sixty_seconds(reader)
page.foot(reader.story)
page.arrive("home")
