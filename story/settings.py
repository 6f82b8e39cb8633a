"""The settings: the one place that reads them. README lists what each does.

They come from the environment. Streamlit puts what stands at the top of its secrets there too (where there is a secrets
file, when it starts; `app.py` sees to it), so a host that has only secrets needs nothing else, and a machine without a
secrets file hears no complaint. They are read when they are asked for: a secret that changes holds from the next view.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parent.parent
STORY, SHOW_PROBLEMS, FRAME_ANCESTORS = "STORY", "SHOW_PROBLEMS", "FRAME_ANCESTORS"
TALKS_REDIS, METRICS, LOG_FORMAT = "TALKS_REDIS", "METRICS", "LOG_FORMAT"
NAMES = (STORY, SHOW_PROBLEMS, FRAME_ANCESTORS, TALKS_REDIS, METRICS, LOG_FORMAT)


def story_folder() -> Path:
    """Where the story stands: the setting STORY (below the project's folder, or a whole path), or `data`."""
    return ROOT / Path(os.environ.get(STORY, "").strip() or "data").expanduser()


def shows_problems() -> bool:
    """Whether every reader may see what is wrong in the content files."""
    return os.environ.get(SHOW_PROBLEMS, "").strip() == "1"


def frame_ancestors() -> str:
    """Further hosts that may show our pages in a frame, as they were written."""
    return os.environ.get(FRAME_ANCESTORS, "")


def talks_redis() -> str:
    """The address of the Redis through which replicas share their talks; '' for one process alone."""
    return os.environ.get(TALKS_REDIS, "").strip()


def has_metrics() -> bool:
    """Whether the app counts for Prometheus."""
    return os.environ.get(METRICS, "").strip() == "1"


def logs_in_json() -> bool:
    """Whether the log is for machines."""
    return os.environ.get(LOG_FORMAT, "").strip().lower() == "json"


def unknown(given: Mapping[str, str]) -> list[str]:
    """A sentence for each name in `given` that begins like one of ours and is none: probably misspelt."""
    meant = {name: next(filter(name.upper().startswith, NAMES), None) for name in sorted(given.keys() - set(NAMES))}
    return [f"the setting {name} is not known; did you mean '{ours}'?" for name, ours in meant.items() if ours]


def report_unknown() -> None:
    """Says in the log which settings look like ours and are not known."""
    for sentence in unknown(os.environ):
        log.warning("%s", sentence)
