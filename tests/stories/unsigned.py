"""A copy of a story in its first edition, that does not say by whom, where it stands or whom to write to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

OF_ITSELF = re.compile(r"(?m)^(address|contact|by|reviewed_by): .*\n")
LATER = re.compile(r"(?m)^editions:\n(  - .*\n)(?:  .*\n)*")


def unsigned(story: Path, folder: Path) -> Path:
    """Copies the story to `folder`, which must not be there yet; gives it back."""
    shutil.copytree(story, folder)
    file = folder / "story.yaml"
    text = OF_ITSELF.sub("", file.read_text(encoding="utf-8"))
    file.write_text(LATER.sub(r"editions:\n\1", text), encoding="utf-8")
    return folder
