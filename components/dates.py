"""Dates as readers see them. How they are written stands a floor below, in `story.date_words`: the server writes them too."""

from story.date_words import day, moment, weekday, written

__all__ = ["day", "moment", "weekday", "written"]
