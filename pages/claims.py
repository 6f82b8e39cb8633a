"""Claims: who says so, and is it so?"""

from components.blocks import page
from components.reader import here
from story import wording as w

reader = here("claims")
page.top(reader, w.PAGES["claims"])
page.foot(reader.story)
page.arrive("claims")
