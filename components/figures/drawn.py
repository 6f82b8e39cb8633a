"""A figure that is finished: what it is sent as is worked out once.

Plotly copies and encodes a figure each time it is sent, which took most of a page's warm run.
"""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
from plotly.io import to_json


class Drawn(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A finished figure: not to be changed any more."""

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly's JSON has it, the same object each time."""
        kept: dict[str, Any] | None = getattr(self, "_kept", None)
        if kept is None:
            kept = self._kept = json.loads(to_json(super().to_dict(), validate=False))  # dates are texts already
        return kept
