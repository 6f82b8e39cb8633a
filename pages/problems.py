"""What is wrong in the content files: for the people who write them, never for the public."""

from components.blocks import page, problems
from components.reader import here, stands
from story import wording as w

reader = here("problems")
page.top(reader, w.PAGES["problems"])
problems.problem_list(stands())
page.foot(reader.story)
page.arrive("problems")
