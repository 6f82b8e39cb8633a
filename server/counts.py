"""Counts of what happens in the app, in Prometheus' form. Read only where metrics are asked for: see `metrics`."""

from __future__ import annotations

import logging

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from streamlit.runtime import Runtime

from server.telling import TELLER

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
CONTENT_TYPE = CONTENT_TYPE_LATEST


class Counts(logging.Handler):
    """Counts what is logged as it happens; the rest is looked up when asked for."""

    def __init__(self) -> None:
        super().__init__()
        registry = self.registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self.views = Counter("story_views", "Runs of a page's script.", ["page"], registry=registry)
        self.seconds = Histogram(
            "story_run_seconds", "How long a page's script ran.", ["page"], buckets=SECONDS, registry=registry
        )
        self.faults = Counter("story_faults", "Pages that our own code failed to draw.", registry=registry)
        looked_up = {
            "story_sessions": ("Readers connected now.", _sessions),
            "story_entries": ("Entries of the story that could be read.", _entries),
            "story_problems": ("What is wrong with the story's files.", _problems),
        }
        for name, (text, look) in looked_up.items():
            Gauge(name, text, registry=registry).set_function(look)

    def text(self) -> bytes:
        """All counts as Prometheus reads them."""
        return generate_latest(self.registry)

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one event."""
        event = getattr(record, "event", {})
        if event.get("event") == "view":
            self.views.labels(event["page"]).inc()
            self.seconds.labels(event["page"]).observe(event["seconds"])
        elif event.get("event") == "script-fault":
            self.faults.inc()


def _sessions() -> float:
    if not Runtime.exists():
        return 0
    stats = Runtime.instance().stats_mgr.get_stats(family_names=["active_sessions"])
    return sum(float(getattr(stat, "value", 0)) for family in stats.values() for stat in family)


def _entries() -> float:
    return TELLER.telling().entries if TELLER.is_loaded else 0


def _problems() -> float:
    return TELLER.problems() if TELLER.is_loaded else 0
