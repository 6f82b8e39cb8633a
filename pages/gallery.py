"""Gallery: what does each block and figure look like in its states? For the people who build them, never for the public."""

from components.blocks import page
from components.gallery import wall
from components.reader import here
from story import wording as w

reader = here("gallery")
page.top(reader, w.PAGES["gallery"], w.GALLERY_NOTE)
wall.families(reader)
wall.examples(reader)
page.foot(reader.story)
page.arrive("gallery")
