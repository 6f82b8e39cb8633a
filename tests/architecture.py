"""The architecture as a picture, drawn from the code's own imports: `make picture` writes `.github/architecture.svg`.

Where a package stands is laid by hand, by floor; the arrows and their numbers come from the code (how many modules of
the one import how many of the other, pair by pair). A package or an arrow within a floor that has no place here is a
fault, so the picture cannot fall behind.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

import grimp

from components.figures.measure import width

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / ".github" / "architecture.svg"
FLOORS = ("server", "pages", "components", "story")
SIZE, SMALL = 15, 13
Point = tuple[int, int]


@dataclass(frozen=True)
class Rect:
    """A band or a box: where it stands, what is written in it."""

    x: int
    y: int
    wide: int
    high: int
    name: str
    about: str = ""


WIDTH, HEIGHT = 1000, 884
BANDS = {
    "app": Rect(20, 20, 960, 44, "app.py", "the server; it only wires"),
    "server": Rect(20, 110, 262, 422, "server/", "what the server adds"),
    "pages": Rect(330, 110, 650, 94, "pages/", "what a reader sees, one file a page"),
    "components": Rect(330, 250, 650, 282, "components/", "how it is shown"),
    "story": Rect(20, 580, 960, 196, "story/", "what is told: model, check, lens, export; no Streamlit in it"),
    "data": Rect(20, 822, 960, 44, "data/", "the story, in YAML"),
}
BOXES = {
    "components.deck": Rect(350, 300, 132, 46, "deck"),
    "components.blocks": Rect(566, 300, 232, 46, "blocks", "what pages are made of"),
    "components.gallery": Rect(850, 300, 112, 46, "gallery"),
    "components.browser": Rect(418, 394, 150, 46, "browser", "what must run there"),
    "components.figures": Rect(654, 394, 170, 46, "figures", "pure: no Streamlit"),
    "components": Rect(350, 476, 612, 40, "reader, url, palette …"),
    "story.export": Rect(44, 626, 190, 46, "export", "tables, JSON, graphs"),
    "story": Rect(360, 626, 280, 46, "load, check, lens …"),
    "story.rules": Rect(766, 626, 190, 46, "rules", "between entries"),
    "story.model": Rect(44, 720, 912, 40, "model", "the types of all content"),
}
WAYS: dict[tuple[str, str], tuple[Point, ...]] = {
    ("components.deck", "components.blocks"): ((482, 323), (566, 323)),
    ("components.deck", "components"): ((384, 346), (384, 476)),
    ("components.deck", "components.browser"): ((440, 346), (456, 394)),
    ("components.deck", "components.figures"): ((470, 346), (654, 404)),
    ("components.gallery", "components.blocks"): ((850, 323), (798, 323)),
    ("components.gallery", "components.figures"): ((880, 346), (824, 406)),
    ("components.gallery", "components"): ((930, 346), (930, 476)),
    ("components.gallery", "components.browser"): ((906, 300), (906, 284), (500, 284), (500, 394)),
    ("components.blocks", "components.browser"): ((590, 346), (546, 394)),
    ("components.blocks", "components"): ((620, 346), (620, 476)),
    ("components.blocks", "components.figures"): ((739, 346), (739, 394)),
    ("components.browser", "components"): ((493, 440), (493, 476)),
    ("components.figures", "components"): ((739, 440), (739, 476)),
    ("story.export", "story"): ((234, 649), (360, 649)),
    ("story.rules", "story"): ((766, 649), (640, 649)),
    ("story.export", "story.model"): ((139, 672), (139, 720)),
    ("story", "story.model"): ((500, 672), (500, 720)),
    ("story.rules", "story.model"): ((861, 672), (861, 720)),
}
"""Arrows within a floor, from the package to what it imports; one line serves both directions."""
FALLS: dict[tuple[str, str], tuple[Point, ...]] = {
    ("app", "server"): ((151, 64), (151, 110)),
    ("pages", "components"): ((655, 204), (655, 250)),
    ("components", "story"): ((655, 532), (655, 580)),
    ("server", "story"): ((151, 532), (151, 580)),
    ("pages", "story"): ((330, 157), (306, 157), (306, 580)),
}
"""Arrows from floor to floor."""
NOTES = (
    (((655, 64), (655, 110)), "runs pages/__main__.py"),
    (((500, 776), (500, 822)), "reads"),
)
STYLE = """
:root{--ground:#FCFBF8;--band:#F2F0EA;--card:#FFFFFF;--text:#1C1B19;--muted:#5C5851;--line:#8A857A;--accent:#0B6780}
@media(prefers-color-scheme:dark){:root{--ground:#11171C;--band:#1A2229;--card:#161D23;--text:#ECE9E3;--muted:#A9B0B5;
--line:#76838C;--accent:#8CC9E0}}
.ground{fill:var(--ground)}.band{fill:var(--band)}.box{fill:var(--card);stroke:var(--line)}
text{font:15px "IBM Plex Sans",system-ui,sans-serif;fill:var(--text)}
.floor{font-weight:600}.about{font-size:13px;fill:var(--muted)}.name{font-weight:500}
.way{fill:none;stroke:var(--line);stroke-width:1.5}.fall{fill:none;stroke:var(--accent);stroke-width:3}
.note{fill:none;stroke:var(--line);stroke-width:1.5;stroke-dasharray:2 4}
.count{font-size:13px;font-weight:600;text-anchor:middle}marker path{fill:var(--line)}#fall path{fill:var(--accent)}
"""


def package(module: str) -> str:
    """The package that a module stands in; modules of a floor's own folder count as the floor."""
    parts = module.split(".")
    if parts[0] in ("pages", "server") or len(parts) == 1 or not (ROOT / parts[0] / parts[1]).is_dir():
        return parts[0]
    return ".".join(parts[:2])


def imports() -> Counter[tuple[str, str]]:
    """How many modules of one package import how many of another, by pair. app.py, which no package holds, is `app`."""
    graph = grimp.build_graph(*FLOORS, cache_dir=None)
    found = Counter(
        (package(module), package(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    )
    wired = (ROOT / "app.py").read_text(encoding="utf-8").count("\nfrom server.")
    return Counter({pair: n for pair, n in found.items() if pair[0] != pair[1]}) + Counter({("app", "server"): wired})


def drawn(found: Counter[tuple[str, str]]) -> str:
    """The picture. Raises ValueError where the code has a package or an arrow that has no place in it."""
    within = {pair: n for pair, n in found.items() if floor(pair[0]) == floor(pair[1])}
    between: Counter[tuple[str, str]] = Counter()
    for (start, end), count in found.items():
        if floor(start) != floor(end):
            between[floor(start), floor(end)] += count
    lost = [pair for pair in within if pair not in WAYS and pair[::-1] not in WAYS]
    lost += [pair for pair in between if pair not in FALLS]
    lost += [(name, "") for name in {name for pair in found for name in pair} - {*BOXES, "app", "server", "pages"}]
    if lost:
        raise ValueError(f"no place in the picture for {sorted(lost)}: give it one in tests/architecture.py")
    parts = [_band(rect) for rect in BANDS.values()]
    parts += [_names(BANDS["server"], 40), _names(BANDS["pages"], 33)]
    parts += [_way(points, (within.get(p, 0), within.get(p[::-1], 0)), "way") for p, points in WAYS.items()]
    parts += [_way(points, (between[pair], 0), "fall") for pair, points in FALLS.items()]
    parts += [_note(points, said) for points, said in NOTES]
    parts += [_box(rect) for name, rect in BOXES.items() if any(name in pair for pair in found)]
    said = "; ".join(f"{a} imports {b} {n} times" for (a, b), n in sorted(between.items()))
    heads = "".join(
        f'<marker id="{name}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="{size}" markerHeight="{size}" '
        'orient="auto-start-reverse"><path d="M0 0L10 5L0 10Z"/></marker>'
        for name, size in (("way", 7), ("fall", 4))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="title said"><title id="title">The floors of the house and what imports what</title>'
        f'<desc id="said">{escape(said)}.</desc><style>{STYLE}</style><defs>{heads}</defs>'
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>\n' + "\n".join(filter(None, parts)) + "\n</svg>\n"
    )


def floor(name: str) -> str:
    """The floor of a package."""
    return name.split(".", maxsplit=1)[0]


def _band(rect: Rect) -> str:
    right = rect.x + 26 + round(1.2 * width(rect.name, SIZE, 600))
    x, y = (rect.x + 16, rect.y + 47) if right + width(rect.about, SMALL) > rect.x + rect.wide else (right, rect.y + 27)
    return (
        f'<rect class="band" x="{rect.x}" y="{rect.y}" width="{rect.wide}" height="{rect.high}" rx="4"/>'
        f'<text class="floor" x="{rect.x + 16}" y="{rect.y + 27}">{escape(rect.name)}</text>'
        f'<text class="about" x="{x}" y="{y}">{escape(rect.about)}</text>'
    )


def _names(rect: Rect, below: int) -> str:
    """The files of a floor without packages, in as many columns as its band is low."""
    files = sorted(file.stem for file in (ROOT / rect.name).glob("*.py") if not file.stem.startswith("_"))
    rows = (rect.high - below - 4) // 19
    wide = (rect.wide - 24) // -(-len(files) // rows)
    return "".join(
        f'<text class="about" x="{rect.x + 16 + wide * (n // rows)}" y="{rect.y + below + 12 + 19 * (n % rows)}">{name}</text>'
        for n, name in enumerate(files)
    )


def _box(rect: Rect) -> str:
    middle = rect.y + rect.high // 2
    x, up, down = rect.x + 12, 3, -14
    if rect.high < 46 or not rect.about:
        up, down = -5, -5
    beside = x + 10 + round(width(rect.name, SIZE, 600)) if rect.high < 46 else x
    about = f'<text class="about" x="{beside}" y="{middle - down}">{escape(rect.about)}</text>' if rect.about else ""
    return (
        f'<rect class="box" x="{rect.x}" y="{rect.y}" width="{rect.wide}" height="{rect.high}" rx="3"/>'
        f'<text class="name" x="{x}" y="{middle - up}">{escape(rect.name)}</text>{about}'
    )


def _way(points: tuple[Point, ...], counts: tuple[int, int], kind: str) -> str:
    """An arrow with its number; two numbers and two heads where it goes both ways (there / back)."""
    if not any(counts):
        return ""
    there, back = counts
    heads = f' marker-end="url(#{kind})"' * bool(there) + f' marker-start="url(#{kind})"' * bool(back)
    label = f"{there} / {back}" if there and back else str(there or back)
    (ax, ay), (bx, by) = points[-2], points[-1]
    x, y, wide = (ax + bx) / 2, (ay + by) / 2 - 2 * (ax == bx), round(width(label, SMALL, 600)) + 8
    return (
        f'<path class="{kind}" d="M{"L".join(f"{x} {y}" for x, y in points)}"{heads}/>'
        f'<rect class="{"ground" if kind == "fall" else "band"}" x="{x - wide / 2:g}" y="{y - 9:g}" width="{wide}" height="18"/>'
        f'<text class="count" x="{x:g}" y="{y + 4.5:g}">{label}</text>'
    )


def _note(points: tuple[Point, Point], said: str) -> str:
    (ax, ay), (bx, by) = points
    return (
        f'<path class="note" d="M{ax} {ay}L{bx} {by}" marker-end="url(#way)"/>'
        f'<text class="about" x="{ax + 12}" y="{(ay + by) / 2 + 4:g}">{escape(said)}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawn(imports()), encoding="utf-8")
