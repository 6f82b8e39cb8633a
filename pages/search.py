"""Search: where is it?"""

from components.blocks import page, search
from components.reader import here

reader = here("search")
seen = search.scene(reader)
page.top(reader, *search.title(seen))
search.field(seen)
search.results(seen)
page.foot(reader.story)
page.arrive("search", seen.target, keep=True)
