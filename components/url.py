"""The URL is the state: pages read and make links here. How a link is read stands a floor below, in `story.asked`."""

from story.asked import LONGEST, LONGEST_LIST, MIGRATIONS, MOST, PLATFORM, SAID, Given, Ignored, Raw, href, read

__all__ = [
    "LONGEST",
    "LONGEST_LIST",
    "MIGRATIONS",
    "MOST",
    "PLATFORM",
    "SAID",
    "Given",
    "Ignored",
    "Raw",
    "href",
    "read",
]
