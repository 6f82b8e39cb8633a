"""Present: the scenes on a stage, in front of an audience."""

from components.blocks import page, stage
from components.reader import here

reader = here("present")
stage.heading(reader)
stage.stage(reader)
page.arrive("present")
