"""The content model: what is told. No Streamlit, no Plotly; usable from a notebook.

from story import as_of, load
loaded = load("data")
story = as_of(loaded.story, "day")
"""

from story.content import Story
from story.lens import Lens, as_of
from story.load import Loaded, load, stamp
from story.problems import Problem

__all__ = ["Lens", "Loaded", "Problem", "Story", "as_of", "load", "stamp"]
