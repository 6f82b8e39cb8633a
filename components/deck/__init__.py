"""The deck: the scenes of a talk for the stage, for a file that is taken along, and for the phones of an audience."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from story import Story


def on_phones(story: Story) -> tuple[str, Mapping[str, Markup]]:
    """What phones show of the scenes (see `phones`). Loaded with the first talk: a server starts without any figure."""
    from components.deck import phones

    return phones.on_phones(story)
