"""Walk me through: tell me."""

from components.blocks import page, walk
from components.reader import here

reader = here("walk")
walk.top(reader)
walk.steps(reader)
page.foot(reader.story)
page.arrive("walk", walk.target(reader), keep=True, alone="screen")
