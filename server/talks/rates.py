"""How often somebody may do something."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_KNOWN = 10_000


class Rate:
    """`burst` at once, then `burst` again spread over `seconds`; each name for itself."""

    def __init__(self, burst: int, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.per_second, self.now = burst, burst / seconds, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, name: str) -> bool:
        """Whether it may be done once more; counts it."""
        now = self.now()
        left, at = self._left.pop(name, (float(self.burst), now))
        left = min(float(self.burst), left + (now - at) * self.per_second)
        self._left[name] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MOST_KNOWN:
            self._left.popitem(last=False)
        return left >= 1
