"""Timeline: what happened when?"""

from components.blocks import page, timeline
from components.reader import here

reader = here("timeline")
seen = timeline.scene(reader)
page.top(reader, *timeline.words(reader, seen))
timeline.controls(reader, seen)
timeline.picture(reader, seen)
timeline.listing(reader, seen)
page.foot(reader.story)
page.arrive("timeline", f"event-{seen.event.id}" if seen.event else "", keep=True)
