"""The marks of the house as CSS masks (inline SVG does not survive the sanitiser): verdicts, actors, arrows."""

from __future__ import annotations

from urllib.parse import quote

_VERDICTS = {
    "supported": "<circle cx='8' cy='8' r='8'/><path d='M4.2 8.2l2.6 2.6 5-5.2' stroke='#000' stroke-width='2' fill='none'/>",
    "partly": "<path d='M8 0a8 8 0 0 1 0 16z'/><circle cx='8' cy='8' r='7' fill='none' stroke='#fff' stroke-width='2'/>",
    "unsupported": "<circle cx='8' cy='8' r='6.8' fill='none' stroke='#fff' stroke-width='2.2' stroke-dasharray='3.4 2'/>",
    "contradicted": "<path d='M5 0h6l5 5v6l-5 5H5l-5-5V5z'/>"
    "<path d='M5 5l6 6M11 5l-6 6' stroke='#000' stroke-width='2' fill='none'/>",
    "unverifiable": "<rect width='16' height='16' rx='2'/><path d='M5.6 6.2a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6"
    "M8 11.6v1.6' stroke='#000' stroke-width='1.8' fill='none'/>",
    "open": "<circle cx='8' cy='8' r='7' fill='none' stroke='#fff' stroke-width='2'/>"
    "<path d='M8 3.6V8l3 2' stroke='#fff' stroke-width='2' fill='none'/>",
    "opinion": "<path d='M1 1h14v10H8l-4 4v-4H1z'/>",
    "not-yet-known": "<circle cx='8' cy='8' r='7' fill='none' stroke='#fff' stroke-width='1.6'/>"
    "<path d='M4 8h1.6M7.2 8h1.6M10.4 8H12' stroke='#fff' stroke-width='2'/>",
}
_OUTCOMES = {
    "happened": "supported",
    "did-not-happen": "contradicted",
    "too-early": "open",
    "unknown": "unverifiable",
}
"""What has become of an expectation wears the mark of the claim verdict that means the same ("partly" is in both)."""
_SIGNS = {
    "previous": "<path d='M9.5 2.5L4 8l5.5 5.5M4 8h10' stroke='#fff' stroke-width='1.8' fill='none'/>",
    "next": "<path d='M6.5 2.5L12 8l-5.5 5.5M12 8H2' stroke='#fff' stroke-width='1.8' fill='none'/>",
    "read": "<path d='M1 3h5l2 1.5L10 3h5v10h-5l-2 1.2L6 13H1zM8 4.5V14' stroke='#fff' stroke-width='1.5' fill='none'/>",
    "explore": "<circle cx='8' cy='8' r='6.8' fill='none' stroke='#fff' stroke-width='1.5'/>"
    "<path d='M11.2 4.8L9.4 9.4 4.8 11.2l1.8-4.6z'/>",
    "network": "<circle cx='4' cy='11' r='2.6'/><circle cx='12' cy='12' r='2.6'/><circle cx='9' cy='3.6' r='2.6'/>"
    "<path d='M4 11L9 3.6 12 12z' stroke='#fff' stroke-width='1.3' fill='none'/>",
    "link": "<path d='M6.5 9.5l3-3M5 8L3.2 9.8a2.4 2.4 0 0 0 3.4 3.4L8.4 11.4M7.6 4.6l1.8-1.8a2.4 2.4 0 0 1 3.4 3.4L11 8'"
    " stroke='#fff' stroke-width='1.6' fill='none'/>",
    "share": "<circle cx='3.4' cy='8' r='2.2'/><circle cx='12.4' cy='3.2' r='2.2'/><circle cx='12.4' cy='12.8' r='2.2'/>"
    "<path d='M3.4 8l9-4.8M3.4 8l9 4.8' stroke='#fff' stroke-width='1.4'/>",
    "copy": "<rect x='5.5' y='5.5' width='8.6' height='8.6' fill='none' stroke='#fff' stroke-width='1.5'/>"
    "<path d='M10.5 2.2H2.2v8.3' stroke='#fff' stroke-width='1.5' fill='none'/>",
    "present": "<path d='M1.2 2.2h13.6M2.4 2.2v8.3h11.2V2.2M8 10.5v2.3M4.8 15L8 12.4 11.2 15' fill='none' stroke='#fff' stroke-width='1.5'/>",
    "grid": "<path d='M1.5 1.5h5v5h-5zM9.5 1.5h5v5h-5zM1.5 9.5h5v5h-5zM9.5 9.5h5v5h-5z' fill='none' stroke='#fff' stroke-width='1.5'/>",
    "help": "<path d='M5 5.6a3 3 0 1 1 4.2 2.7C8.3 8.8 8 9.2 8 10.4M8 12.4v1.8' stroke='#fff' stroke-width='1.7' fill='none'/>",
    "close": "<path d='M3 3l10 10M13 3L3 13' stroke='#fff' stroke-width='1.8' fill='none'/>",
    "clock": "<circle cx='8' cy='8' r='6.8' fill='none' stroke='#fff' stroke-width='1.6'/><path d='M8 4v4.3l3 1.7' stroke='#fff' stroke-width='1.6' fill='none'/>",
    "menu": "<path d='M1 3.5h14M1 8h14M1 12.5h14' stroke='#fff' stroke-width='1.8'/>",
    "download": "<path d='M8 1.5v8.6M4.4 6.8L8 10.4l3.6-3.6M2 14h12' stroke='#fff' stroke-width='1.7' fill='none'/>",
}


def _mask(body: str) -> str:
    """A data URI for `mask`. White shows, black cuts out (luminance)."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><g fill='#fff'>{body}</g></svg>"
    return f'url("data:image/svg+xml,{quote(svg, safe="")}")'


def icon_rules() -> str:
    """One CSS class a mark: `x-v-supported`, `x-i-next`."""
    return verdict_rules() + "".join(
        f".x-i-{name}::before{{mask-image:{_mask(body)}}}" for name, body in _SIGNS.items()
    )


def verdict_rules() -> str:
    """Those of the verdicts."""
    rules = [
        f".x-v-{name}::before{{mask-image:{_mask(body)};background:var(--x-{name})}}"
        for name, body in _VERDICTS.items()
    ]
    rules += [
        f".x-v-{name}::before{{mask-image:{_mask(_VERDICTS[like])};background:var(--x-{like})}}"
        for name, like in _OUTCOMES.items()
    ]
    return "".join(rules)
