"""How long searches take, measured and reported."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from story import Story
from story.search import find
from tests import report


def ninety_five_of_a_hundred(title: str, story: Story, queries: Sequence[str]) -> float:
    """Ms of processor time within which 95 of 100 queries are answered; goes into the report as a table."""
    find(story, "ready")
    took = []  # of the processor: what else the machine does, does not count
    for query in queries:
        start = time.thread_time()
        find(story, query)
        took.append(1000 * (time.thread_time() - start))
    p95 = statistics.quantiles(took, n=20)[-1]
    row = [str(len(queries)), f"{statistics.median(took):.1f}", f"{p95:.1f}", f"{max(took):.1f}"]
    report.table(title, ["queries", "median", "95th percentile", "most"], [row])
    return p95
