"""Keeps Python's garbage collector from walking over the whole story after each view.

Streamlit collects in full after each run of a page, so that what a run leaves behind does not pile up. A full collection
looks at every object there is: at 190,000 of the libraries' and the story's that stay for good, 130 ms of work on one core
for a view that itself takes 10, with nobody else served meanwhile. So when a collection has taken long, what has survived
it is set aside; the next ones look at what has come since, in under a millisecond. What is set aside and dies later (a reader
who leaves) is found now and then, when all is looked at again.
"""

from __future__ import annotations

import gc
from time import monotonic

LONG = 0.02
"""Seconds: a collection of what readers alone bring takes less."""
PAUSE = 15.0
"""Seconds between two times of setting aside: what is alive in the middle of a run is not to stay."""
ALL_AGAIN = 600.0
"""Seconds after which everything is looked at again."""


class SettingAside:
    """Hears of each collection and sets aside what a long one has left."""

    def __init__(self) -> None:
        self.began = self.last = 0.0
        self.all_at = monotonic()

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        """Python calls this before and after each collection."""
        now = monotonic()
        if phase == "start":
            self.began = now
        elif info["generation"] == 2:
            if now - self.began > LONG and now - self.last > PAUSE:
                gc.freeze()
                self.last = now
            elif now - self.all_at > ALL_AGAIN:
                gc.unfreeze()  # the next one takes long, and sets aside what is still alive
                self.all_at = now


def spare() -> None:
    """Begins. Once, when the server starts."""
    gc.callbacks.append(SettingAside())
