"""The journey: where?"""

from components.blocks import page
from components.reader import here
from story import wording as w

reader = here("journey")
page.top(reader, w.PAGES["journey"])
page.foot(reader.story)
page.arrive("journey")
