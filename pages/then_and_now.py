"""Then and now: what has become of it?"""

from components.blocks import page
from components.reader import here
from story import wording as w

reader = here("then_and_now")
page.top(reader, w.PAGES["then_and_now"])
page.foot(reader.story)
page.arrive("then_and_now")
