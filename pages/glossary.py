"""Glossary: what does that word mean?"""

from components.blocks import glossary, page
from components.reader import here

reader = here("glossary")
seen = glossary.scene(reader)
page.top(reader, *glossary.words(reader))
glossary.search(seen)
glossary.entries(seen)
glossary.table(seen)
page.foot(reader.story)
page.arrive("glossary", seen.target, keep=True, alone="all")
