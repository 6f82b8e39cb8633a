"""Modules of ours as one script, for a page that can load none: imports become names, each module keeps its own.

It knows the few forms that our modules are written in (named imports from files beside, exports of functions, classes
and constants) and refuses all others, so that a new form is noticed when a file is written and not on a stage.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([\w-]+)\.mjs';[ \t]*$", re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) )([\w$]+)", re.MULTILINE)
OTHER = re.compile(r"^\s*(?:import|export)\b.*|.*\bimport(?:\s*\(|\.meta).*", re.MULTILINE)


def bundle(folder: Path, first: str, call: str) -> str:
    """One script of the module `first` and all that it needs, which then calls the export `call`.

    Raises ValueError for an unknown form of import or export, a missing name and modules that need each other.
    """
    done: dict[str, tuple[str, list[str]]] = {}
    _add(folder, first, done, ())
    _known(first, [call], done, first)
    modules = [f"const {_name(stem)} = (() => {{\n{body}\n}})();" for stem, (body, _) in done.items()]
    script = "\n".join(["(() => {", "'use strict';", *modules, f"{_name(first)}.{call}();", "})();", ""])
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise ValueError("a module has a text in it that would end the script in an HTML file; split it")
    return script


def _add(folder: Path, stem: str, done: dict[str, tuple[str, list[str]]], above: tuple[str, ...]) -> None:
    if stem in above:
        raise ValueError(f"{' -> '.join((*above, stem))}: these modules need each other")
    if stem in done:
        return
    text = (folder / f"{stem}.mjs").read_text(encoding="utf-8")
    for names, needed in IMPORT.findall(text):
        _add(folder, needed, done, (*above, stem))
        _known(needed, [name.split(" as ")[0].strip() for name in names.split(",") if name.strip()], done, stem)
    exports = [name for _, name in EXPORT.findall(text)]
    body = EXPORT.sub(r"\1\2", IMPORT.sub(_taken, text))
    if other := OTHER.search(body):
        raise ValueError(f"{stem}.mjs: this form is not known here: {other[0].strip()}")
    done[stem] = (f"{body.strip()}\nreturn {{ {', '.join(exports)} }};", exports)


def _known(stem: str, names: list[str], done: dict[str, tuple[str, list[str]]], asking: str) -> None:
    if missing := [name for name in names if name not in done[stem][1]]:
        raise ValueError(f"{asking}.mjs: {', '.join(missing)} is not exported by {stem}.mjs")


def _taken(found: re.Match[str]) -> str:
    names = ", ".join(name.strip().replace(" as ", ": ") for name in found[1].split(",") if name.strip())
    return f"const {{ {names} }} = {_name(found[2])};"


def _name(stem: str) -> str:
    return f"module_{stem.replace('-', '_')}"
