"""A talk as one file: what is in it, what cannot be in it, and that it is the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from components.deck.__main__ import main, reader_of
from components.deck.bundle import bundle
from components.deck.sheets import DECK, sheet
from components.deck.taken import one_file, unlinked
from components.reader import Reader
from story import wording as w

LANTERN = Path("tests/stories/lantern-codex")


class Read(HTMLParser):
    """The elements of a file with their attributes, and the text of its data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][1].get("id") == "x-talk" and not self.data:
            self.data = data

    @property
    def talk(self) -> dict[str, Any]:
        talk: dict[str, Any] = json.loads(self.data)
        return talk


@pytest.fixture(scope="module")
def reader() -> Reader:
    return reader_of(LANTERN, "", "now")


def planted(reader: Reader, text: str) -> Reader:
    """The same story with a text in its first scene."""
    first, *rest = reader.story.scenes
    first = first.model_copy(update={"statement": text, "title": text, "notes": text})
    return replace(reader, story=replace(reader.story, scenes=(first, *rest)))


def test_the_file_has_all_scenes_and_reaches_for_nothing(reader: Reader) -> None:
    text = one_file(reader).decode()
    read = Read(text)

    assert [scene["id"] for scene in read.talk["scenes"]] == [scene.id for scene in reader.story.scenes]
    assert all(scene["notes"] and scene["references"] for scene in read.talk["scenes"])
    assert [attributes for _, attributes in read.found if "src" in attributes] == []
    assert [attributes["href"] for tag, attributes in read.found if tag == "link"] == ["data:,"]
    assert re.findall(r"url\((?![\"']?data:|#)[^)]*\)", sheet("")) == []
    assert "@import" not in text


@pytest.mark.parametrize("address", ["", "https://example.org/story"])
def test_its_list_of_keys_promises_no_way_to_an_address_that_it_does_not_know(address: str, reader: Reader) -> None:
    meta = reader.story.meta.model_copy(update={"address": address or None})
    told = json.loads(Read(one_file(replace(reader, story=replace(reader.story, meta=meta))).decode()).data)
    keys = [row[0] for row in told["words"]["keys"]]
    assert ("Esc" in keys) is bool(address)
    assert "n" in keys


def test_its_policy_lets_nothing_in_from_outside_and_runs_its_own_scripts_only(reader: Reader) -> None:
    [policy] = [str(a["content"]) for tag, a in Read(one_file(reader).decode()).found if a.get("http-equiv")]

    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy
    assert "unsafe-inline'" not in policy.split("style-src")[0]
    assert "unsafe-eval" not in policy


def test_a_script_in_a_text_of_the_story_stays_a_text(reader: Reader) -> None:
    bad = "</script><script>window.bad=1</script><!-- <img src=x onerror=window.bad=1>"
    read = Read(one_file(planted(reader, bad)).decode())

    plain = Read(one_file(reader).decode())
    assert [tag for tag, _ in read.found].count("script") == [tag for tag, _ in plain.found].count("script")
    assert [tag for tag, _ in read.found if tag == "img"] == []
    assert read.talk["scenes"][0]["statement"] == bad
    assert "<script" not in read.talk["scenes"][0]["notes"]


def test_the_chart_library_is_in_it_only_where_a_scene_needs_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = {"kind": "html", "html": "<p>words</p>"}
    monkeypatch.setattr("components.deck.talk.panel", lambda *_: html)
    small = len(one_file(reader))
    monkeypatch.setattr(
        "components.deck.talk.panel", lambda *_: {"kind": "plotly", "figure": {"data": [], "layout": {}}}
    )
    large = Read(one_file(reader).decode())

    assert small < 900_000
    assert len([tag for tag, _ in large.found if tag == "script"]) == 3


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "components.deck", str(tmp_path / f"{seed}.html"), "--story", str(LANTERN)]
        subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PATH": ""})

    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_the_command_says_how_far_it_is_how_large_the_file_is_and_what_it_does_not_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, order = tmp_path / "talks" / "talk.html", "fragile,opening"

    assert main([str(out), "--story", str(LANTERN), "--deck", order, "--asof", "day"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1/2  What its keeper says\n2/2  A book at sea\n")
    assert "2 scenes, " in said
    assert [scene["id"] for scene in Read(out.read_text()).talk["scenes"]] == order.split(",")

    assert main([str(out), "--story", str(LANTERN), "--deck", "opening,nothing"]) == 1
    assert w.TAKEN_UNKNOWN.split("'")[0] + "'nothing'" in capsys.readouterr().err
    assert main([str(out), "--story", str(tmp_path)]) == 1


AWAY = 'target="_blank" rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("", '<span class="a">One &amp; two</span>'),
        (
            "https://n.example/s",
            f'<a class="a" href="https://n.example/s/claims?claim=x&amp;asof=day" {AWAY}>One &amp; two</a>',
        ),
    ],
)
def test_links_lead_to_the_storys_address_or_are_text(address: str, made: str) -> None:
    ours = '<a class="a" data-soft data-key="k" href="./claims?claim=x&amp;asof=day">One &amp; two</a>'
    outside = '<a href="https://b.example/" target="_blank">b</a>'

    assert unlinked(f"<p>{ours} {outside}</p>", address) == f'<p>{made} <a href="https://b.example/" {AWAY}>b</a></p>'


def test_the_modules_of_the_stage_become_one_script() -> None:
    script = bundle(DECK, "file", "open")

    assert re.findall(r"^\s*(?:import|export)\b.*", script, re.MULTILINE) == []
    assert script.index("const module_dom") < script.index("const module_deck") < script.index("module_file.open();")


def modules(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.mjs").write_text(text, encoding="utf-8")
    return folder


def test_names_of_different_modules_do_not_meet(tmp_path: Path) -> None:
    modules(
        tmp_path,
        one="const hidden = 1;\nexport const value = hidden;\nexport function go() { return 1; }\n",
        two="import { value as first } from './one.mjs';\nconst hidden = 2, value = first;\nexport function go() {}\n",
    )

    script = bundle(tmp_path, "two", "go")

    assert "const { value: first } = module_one;" in script
    assert "return { value, go };" in script
    assert script.count("(() => {") == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("export default function () {}\n", "this form is not known here: export default"),
        ("import * as all from './one.mjs';\nexport function go() {}\n", "this form is not known here: import"),
        ("export const go = () => import('./one.mjs');\n", "this form is not known here"),
        ("import { nothing } from './one.mjs';\nexport function go() {}\n", "nothing is not exported by one.mjs"),
        ("import { go } from './first.mjs';\nexport function go() {}\n", "these modules need each other"),
        ("export function away() {}\n", "go is not exported by first.mjs"),
        ("export const go = '</script>';\n", "would end the script"),
    ],
)
def test_what_the_bundle_cannot_take_is_said(tmp_path: Path, text: str, said: str) -> None:
    modules(tmp_path, one="export const value = 1;\n", first=text)

    with pytest.raises(ValueError, match=re.escape(said)):
        bundle(tmp_path, "first", "go")
