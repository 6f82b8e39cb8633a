"""What stands under a scene's statement: a live chart, a quotation, a number, or the heart of a view as HTML."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from components.blocks.walk_views import small_view
from components.blocks.words import verdict
from components.reader import Reader
from story import wording as w
from story.model.article import Claim
from story.model.presentation import Scene

Panel = dict[str, Any]
"""`kind` is html, svg or plotly; then `html`, `svg` or `figure`, and `details`: what a chosen mark says, by its id."""


def panel(scene: Scene, reader: Reader) -> Panel:
    """The panel of a scene."""
    claim: Claim | None = reader.story.get("claims", scene.quote)
    if claim:
        return {"kind": "html", "html": _quote(claim, reader)}
    return {"kind": "html", "html": small_view(scene, reader)}


def _quote(claim: Claim, reader: Reader) -> Markup:
    return Markup('<figure class="x-stage-quote"><q>{}</q><p>{}, {} · {}</p></figure>').format(
        claim.quote, reader.story.word("asserters", claim.asserter), w.MODALITIES[claim.modality], verdict(claim)
    )
