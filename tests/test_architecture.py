"""The picture of the house shows the code as it stands."""

from xml.etree import ElementTree as ET

import pytest

from tests.architecture import PICTURE, drawn, imports


def test_the_picture_is_in_step_with_the_imports() -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn(imports()), "run `make picture`"


def test_it_says_in_words_what_it_shows_and_follows_the_theme() -> None:
    root = ET.parse(PICTURE).getroot()
    text = PICTURE.read_text(encoding="utf-8")

    assert root.attrib["aria-labelledby"].split() == ["title", "said"]
    assert "components imports story" in text
    assert "prefers-color-scheme:dark" in text


def test_an_arrow_that_nobody_has_laid_is_not_left_out_in_silence() -> None:
    with pytest.raises(ValueError, match=r"tests/architecture\.py"):
        drawn(imports() + type(imports())({("story", "pages"): 1}))
