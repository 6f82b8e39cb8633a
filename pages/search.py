"""Search: where is it?"""

from components.blocks import page
from components.reader import here
from story import wording as w

reader = here("search")
page.top(reader, w.PAGES["search"])
page.foot(reader.story)
page.arrive("search")
