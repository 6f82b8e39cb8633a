"""The settings: the one place that reads them. README lists what each does.

They come from the environment. Streamlit puts what stands at the top of its secrets there too (where there is a secrets
file, when it starts; `app.py` sees to it), so a host that has only secrets needs nothing else, and a machine without a
secrets file hears no complaint. They are read when they are asked for: a secret that changes holds from the next view.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path

log = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parent.parent
STORY, SHOW_PROBLEMS, FRAME_ANCESTORS = "STORY", "SHOW_PROBLEMS", "FRAME_ANCESTORS"
FRAME_SOURCE = re.compile(
    r"https?://(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:(\d{1,5}|\*))?"
)
TALKS_REDIS, METRICS, LOG_FORMAT = "TALKS_REDIS", "METRICS", "LOG_FORMAT"
NAMES = (STORY, SHOW_PROBLEMS, FRAME_ANCESTORS, TALKS_REDIS, METRICS, LOG_FORMAT)


def story_folder() -> Path:
    """Where the story stands: the setting STORY (below the project's folder, or a whole path), or `data`."""
    return ROOT / Path(os.environ.get(STORY, "").strip() or "data").expanduser()


def shows_problems() -> bool:
    """Whether every reader may see what is wrong in the content files."""
    return os.environ.get(SHOW_PROBLEMS, "").strip() == "1"


def frame_ancestors() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The hosts beside our own that may show our pages in a frame: Community Cloud and those of the setting; what is left out.

    It takes sources of a scheme and a host (`https://news.example`, `https://*.news.example:8443`), with spaces or
    commas between them. Another form is left out.
    """
    given = [source for source in re.split(r"[\s,]+", os.environ.get(FRAME_ANCESTORS, "").strip()) if source]
    good = [source.lower() for source in given if FRAME_SOURCE.fullmatch(source.lower())]
    bad = tuple(source for source in given if not FRAME_SOURCE.fullmatch(source.lower()))
    return tuple(dict.fromkeys(["https://*.streamlit.app", *good])), bad


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
