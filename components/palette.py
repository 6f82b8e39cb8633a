"""The colours of the house, light and dark, and how they reach the page.

Tested for contrast and for colour-blind readers (WCAG ratios on every ground; CIEDE2000 between all pairs of a set
under protan, deutan and tritan simulation). They fill marks, never text; colour is never the only sign.
"""

from __future__ import annotations

LIGHT = {
    "bg": "#FCFBF8", "surface": "#F2F0EA", "card": "#FFFFFF", "lane": "#F7F5F0", "text": "#1C1B19",
    "muted": "#5C5851", "line": "#D8D4CA", "strong": "#8A857A", "grid": "#E7E3DA", "dim": "#C9C5BB",
    "accent": "#0B6780", "on-accent": "#FFFFFF", "tint-article": "#F2F0EA", "tint-context": "#E6EFF2",
    "actor-1": "#93360C", "actor-2": "#123C8C", "actor-3": "#129799", "actor-4": "#A3832C",
    "actor-5": "#8B5CC8", "actor-6": "#D9467E", "actor-7": "#40704E", "actor-8": "#34363B",
    "visit": "#0B6780", "background": "#A87A18", "aftermath": "#5F2148",
    "stated": "#0F2F63", "quoted": "#0B8CA4", "alleged": "#CE6128", "speculated": "#8F4A6D", "analysis": "#4E5936",
    "supported": "#0A664F", "partly": "#9E8500", "unsupported": "#9A540E", "contradicted": "#84101C",
    "unverifiable": "#808184", "open": "#1877C9", "opinion": "#662580", "not-yet-known": "#5C5851",
}  # fmt: skip
DARK = {
    "bg": "#11171C", "surface": "#1A2229", "card": "#161D23", "lane": "#171E25", "text": "#ECE9E3",
    "muted": "#A9B0B5", "line": "#34404A", "strong": "#76838C", "grid": "#232C34", "dim": "#46525B",
    "accent": "#8CC9E0", "on-accent": "#11171C", "tint-article": "#26241F", "tint-context": "#172831",
    "actor-1": "#E48F67", "actor-2": "#6BA1EE", "actor-3": "#74E0EA", "actor-4": "#F5D065",
    "actor-5": "#8069B8", "actor-6": "#C9546D", "actor-7": "#CDE9C0", "actor-8": "#A8A9AC",
    "visit": "#8CC9E0", "background": "#F0CC66", "aftermath": "#B9719E",
    "stated": "#CCDCFA", "quoted": "#19A2B5", "alleged": "#F7BC98", "speculated": "#C65380", "analysis": "#8C9C50",
    "supported": "#7BE8C8", "partly": "#F2DC7A", "unsupported": "#DE9130", "contradicted": "#CC4643",
    "unverifiable": "#8E9093", "open": "#62A5F1", "opinion": "#9A5EA8", "not-yet-known": "#A9B0B5",
}  # fmt: skip
DASHES = {
    "stated": "",
    "quoted": "10 3",
    "alleged": "6 4",
    "speculated": "1.5 4",
    "analysis": "8 3 1.5 3",
}
"""Line styles of a relation's status, as SVG dash arrays: the sign beside the colour."""


def tokens(dark: bool) -> dict[str, str]:
    """The palette of one theme, by token."""
    return DARK if dark else LIGHT


def variables() -> str:
    """The tokens as CSS variables that follow the theme at once, without a rerun."""
    pairs = ";".join(f"--x-{name}:light-dark({LIGHT[name]},{DARK[name]})" for name in LIGHT)
    return f":root{{{pairs}}}"


def plain_variables() -> str:
    """The same for pages of ours that follow the reader's system alone, also where `light-dark` is not known yet."""
    light, dark = (";".join(f"--x-{name}:{colour}" for name, colour in palette.items()) for palette in (LIGHT, DARK))
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"


def chart_rules() -> str:
    """Rules that recolour a drawn chart when the theme flips: nothing reruns then, and its colours stand in the SVG.

    Each token's colour, in either palette, becomes the variable of that token. A colour that two tokens share in one
    theme and not in the other would be wrong in one of them, so charts use the first of the two only.
    """
    rules = []
    taken: set[str] = set()
    for palette in (LIGHT, DARK):
        for name, colour in palette.items():
            if colour in taken:
                continue
            taken.add(colour)
            r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
            rules += [
                f'.js-plotly-plot [style*="{kind}: rgb({r}, {g}, {b})"]{{{kind}:var(--x-{name})!important}}'
                for kind in ("fill", "stroke")
            ]
    return "".join(rules)
