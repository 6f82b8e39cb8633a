"""Whatever stands in a content file, loading it gives a story and sentences, never a stack trace."""

from __future__ import annotations

import copy
import functools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from story import Lens, as_of, load
from story.building import parsed
from story.content import KINDS

FERRY = Path(__file__).parent / "ferry"
FILES = ["story.yaml", *(kind.file for kind in KINDS)]
YAMLISH = st.text(alphabet="ab: -\n\t'\"[]{},#&*!|>%@`?~0.é\u2028\x07", max_size=120)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30),
    st.sampled_from(["2031-05-08", "2032/2031", "..", "/", "X", "lead", "anna-lind", "not-yet-known", "{", "9" * 400]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=6
)  # fmt: skip
SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def survive(files: dict[str, bytes]) -> None:
    """Loads the ferry story with those files in it, looks through both lenses, and reads each sentence."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(FERRY / "data", Path(place) / "data"))
        for name, data in files.items():
            (folder / name).write_bytes(data)
        loaded = load(folder, FERRY / "article.txt")
    for problem in map(str, loaded.problems):
        assert "\n" not in problem
        assert "; " in problem
        problem.encode("utf-8")
    lenses: tuple[Lens, ...] = ("day", "now")
    for lens in lenses:
        assert as_of(loaded.story, lens).lens == lens


@functools.cache
def ferry(file: str) -> Any:
    return yaml.load((FERRY / "data" / file).read_text(encoding="utf-8"), yaml.BaseLoader)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for step, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(part, (*path, step))


def changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    inside = copy.deepcopy(value)
    at = functools.reduce(lambda part, step: part[step], path[:-1], inside)
    if new == "delete":
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return inside


@given(st.binary(max_size=300))
@settings(SETTINGS, max_examples=400)
def test_any_bytes_can_be_read_as_a_file(data):
    text = data.decode("utf-8", errors="ignore")

    for problem in parsed(text, "data/events.yaml").problems:
        assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 2


@given(YAMLISH)
@settings(SETTINGS, max_examples=1_500)
def test_any_text_can_be_read_as_yaml(text):
    reading = parsed(text, "data/events.yaml")

    assert reading.problems or reading.value is not None
    for problem in reading.problems:
        assert 1 <= problem.line <= text.count("\n") + 2


@given(st.sampled_from(FILES), st.one_of(st.binary(max_size=80), YAMLISH.map(str.encode)))
@settings(SETTINGS, max_examples=40)
def test_any_file_can_hold_anything(file, data):
    survive({file: data})


@given(st.data())
@settings(SETTINGS, max_examples=80)
def test_any_part_of_a_story_can_be_anything(data):
    file = data.draw(st.sampled_from(FILES))
    content = ferry(file)
    path = data.draw(st.sampled_from(list(places(content))))
    new = data.draw(VALUES | st.just("delete"))

    survive({file: yaml.safe_dump(changed(content, path, new), allow_unicode=True).encode("utf-8", "surrogatepass")})


@given(st.lists(st.sampled_from(FILES), min_size=2, max_size=24, unique=True))
@settings(SETTINGS, max_examples=20)
def test_any_of_the_files_can_be_empty(files):
    survive(dict.fromkeys(files, b""))


def test_a_folder_with_nothing_in_it(tmp_path):
    loaded = load(tmp_path)

    assert len(loaded.problems) == 4
    assert as_of(loaded.story, "day").meta.title == "Untitled"


@pytest.mark.parametrize(
    "text", ["- a\n" * 100_000, "- " * 1_000_000, "a: " * 1_000_000, "- {" * 500_000, "\x00" * 1_000_000]
)
def test_a_large_file_of_nonsense_is_given_up_soon(text):
    assert len(parsed(text, "data/events.yaml").problems) <= 100
