"""Writes a talk as one file.

`python -m components.deck OUT.html` writes it as HTML that needs no network, `OUT.pdf` as a handout.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from components import url
from components.deck.handout import chromium, handout
from components.deck.taken import one_file
from components.reader import Reader
from story import Lens, as_of, load
from story import wording as w
from story.addresses import BY_ID


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line. Gives 0 where the file is written."""
    parser = argparse.ArgumentParser(prog="python -m components.deck", description="Writes a talk as one file.")
    parser.add_argument("out", type=Path, help="the file to write: OUT.html, or OUT.pdf for a handout")
    parser.add_argument("--story", type=Path, default=Path("data"), help="the folder of the story")
    parser.add_argument("--deck", default="", metavar="A,B,C", help="only these scenes, in this order")
    parser.add_argument(
        "--asof", choices=("now", "day"), default="now", help="as known on the day of the article, or now"
    )
    chosen = parser.parse_args(arguments)
    try:
        reader = reader_of(chosen.story, chosen.deck, chosen.asof)
        browser = chromium() if chosen.out.suffix == ".pdf" else ""
        if browser is None:
            raise ValueError(w.TAKEN_NO_CHROMIUM)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    count = 0

    def told(done: int, of: int, title: str) -> None:
        nonlocal count
        count = of
        print(w.TAKEN_SCENE.format(done=done, count=of, title=title), flush=True)

    body = one_file(reader, told)
    if browser:
        body = handout(body, browser)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_bytes(body)
    said = w.TAKEN_PDF if browser else w.TAKEN_DONE
    print(said.format(file=chosen.out, count=count, size=f"{len(body) / 1e6:.1f}"))
    return 0


def reader_of(folder: Path, deck: str, lens: Lens) -> Reader:
    """Who asks for the talk of a story's folder. Raises ValueError with a sentence where that cannot be."""
    loaded = load(folder)
    if loaded.errors:
        raise ValueError(w.TAKEN_BROKEN.format(folder=folder))
    story = as_of(loaded.story, lens)
    if not story.scenes:
        raise ValueError(w.TAKEN_NO_SCENES.format(folder=folder))
    names: dict[str, Any] = dict.fromkeys(name for name in deck.split(",") if name)
    known = [scene.id for scene in story.scenes]
    for name in names:
        if name not in known:
            raise ValueError(w.TAKEN_UNKNOWN.format(id=name, known=", ".join(known)))
    given = url.Given(BY_ID["present"], lens, {"deck": tuple(names)} if names else {})
    return Reader(story, given, dark=False)


if __name__ == "__main__":
    sys.exit(main())
