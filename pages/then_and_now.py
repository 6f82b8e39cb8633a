"""Then and now: what has become of it?"""

from components.blocks import outcomes, page
from components.reader import here

seen = outcomes.scene(here("then_and_now"))
page.top(seen.reader, *outcomes.words(seen))
outcomes.strip(seen)
outcomes.controls(seen)
outcomes.listing(seen)
page.foot(seen.story)
page.arrive("then_and_now", outcomes.target(seen), keep=True, alone="all")
