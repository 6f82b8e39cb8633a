"""Where a scene's view is: the page of ours that it shows, and its link."""

from __future__ import annotations

from story.addresses import BY_ID, link
from story.content import Story
from story.model.presentation import Scene


def view_of(scene: Scene, story: Story) -> tuple[str, dict[str, str]]:
    """The page that a scene shows and its parameters; that of its quote or number where it names none.

    ('', {}) where this story has no such page.
    """
    page, state = scene.page or "", dict(scene.state)
    if not page and scene.quote:
        page, state = "claims", {"claim": scene.quote}
    elif not page and scene.number:
        page, state = "home", {}
    return (page, state) if page in BY_ID and BY_ID[page].is_in(story) else ("", {})


def view_address(scene: Scene, story: Story) -> str | None:
    """A link to the view of a scene, through the story's lens; None where there is none."""
    page, state = view_of(scene, story)
    return link(page, story.lens, **state) if page else None
