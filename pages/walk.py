"""Walk me through: tell me."""

from components.blocks import page
from components.reader import here
from story import wording as w

reader = here("walk")
page.top(reader, w.PAGES["walk"])
page.foot(reader.story)
page.arrive("walk")
