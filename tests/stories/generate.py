"""Writes a long story from the small one's frame: the same book, places and people, and as many events as are asked for.

Nothing in it is random, so that a failure can be looked at again. Titles say no more than which event it is; what varies
is all that the timeline has to cope with: layers, kinds, precision, doubt, stretches, hours, scripts, lengths of labels.
"""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

FRAME = Path(__file__).resolve().parent / "lantern-codex"
LAYERS = ("visit", "background", "visit", "aftermath", "background")
KINDS = ("book", "crossing", "meeting", "weather")
DAYS = ("2021-06-10", "2021-06-11", "2021-06-12")
PLACES = ("anemi-library-house", "anemi-harbour", "lamp-roads", "selwan", "nelpuram", "kaveri-house", None)
ACTORS = ("eleni-markaki", "anemi-library", "haruka-onodera", "kaveri-institute", "layla-haddad", "harbour-friends")
LABELS = (
    "Letter {n}", "The keeper writes again ({n})", "Μάρτυρας {n}", "Ink looked at, leaf {n}", "小野寺 遥 {n}",
    "Boat {n} passes", "A long talk on the old quay {n}", "رسالة {n}", "Rain {n}", "पत्र {n}", "Lanterns lit {n}",
)  # fmt: skip
TOLD = {"section": "the-quarrel", "paragraph": "1"}
ADDED = {"source": "harbour-log", "passage": "mail boat, Mondays and Thursdays"}


def generated_events(first: int, count: int) -> list[dict[str, Any]]:
    """Events number `first` and on, as events.yaml would hold them (all values are texts)."""
    return [_event(number) for number in range(first, first + count)]


def _event(n: int) -> dict[str, Any]:
    layer = LAYERS[n % len(LAYERS)]
    label = LABELS[n % len(LABELS)].format(n=n)
    event: dict[str, Any] = {
        "id": f"event-{n}",
        "title": f"What happened as number {n}",
        "label": label,
        "text": f"Event number {n} of a story that was made to be long.",
        "layer": layer,
        "kind": KINDS[n % len(KINDS)],
        "actors": sorted({ACTORS[n % 6], ACTORS[(n // 6) % 6]}),
        "provenance": [dict(TOLD if n % 4 == 0 else ADDED)],
    } | _when(n, layer)
    place = PLACES[n % len(PLACES)]
    return event | {"place": place} if place else event


def _when(n: int, layer: str) -> dict[str, str]:
    """Its date, and for most events of the days themselves the hour."""
    if layer == "visit":
        hour = {"time": f"{n * 7 % 24:02}:{n * 13 % 60:02}", "tz": "Europe/Athens"} if n % 3 else {}
        return {"date": DAYS[n % 3 if n % 7 else 1]} | hour
    day = date(2021, 6, 13) + timedelta(n * 37 % 590)
    if layer == "background":
        day = date(1954, 3, 1) + timedelta(n * 7919 % 24_500)
    forms = (f"{day:%Y}", f"{day:%Y-%m}", f"{day}~", f"{day}/{day + timedelta(9)}", f"{day}?", f"{day}", f"{day}")
    return {"date": forms[n // 5 % len(forms)]}


def write_story(folder: Path, events: int) -> Path:
    """Writes the small story with that many events into `folder`, which must not be there yet; gives it back."""
    shutil.copytree(FRAME, folder)
    own = yaml.load((FRAME / "events.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    days = yaml.load((FRAME / "days.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    added = generated_events(len(own) + 1, events - len(own))
    for day in days:
        day["events"] += [event["id"] for event in added if event["layer"] == "visit" and event["date"] == day["date"]]
    for name, entries in (("events.yaml", own + added), ("days.yaml", days)):
        text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=118)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
