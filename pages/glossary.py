"""Glossary: what does that word mean?"""

from components.blocks import page
from components.reader import here
from story import wording as w

reader = here("glossary")
page.top(reader, w.PAGES["glossary"])
page.foot(reader.story)
page.arrive("glossary")
