"""How to cite: with the edition, with what is known, with nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from story import Story, as_of
from story.citation import Citation, as_bibtex, as_ris, citation, in_words

READ = date(2032, 12, 5)


@pytest.fixture
def story(ferry) -> Story:
    found = as_of(ferry.load().story, "now")
    return replace(found, meta=found.meta.model_copy(update={"by": None, "address": None}))


def with_meta(story: Story, **changes: str) -> Story:
    return replace(story, meta=story.meta.model_copy(update=changes))


def fields(bibtex: str) -> dict[str, str]:
    lines = [line.strip().removesuffix(",").partition(" = ") for line in bibtex.splitlines()[1:-1]]
    return {name: value[1:-1] for name, _, value in lines}


def test_without_an_author_the_title_comes_first(story: Story) -> None:
    cited = citation(story)

    assert in_words(cited).startswith("What the bridge to Lindgard was for. Edition ")
    assert "author" not in fields(as_bibtex(cited))
    assert "AU  - " not in as_ris(cited)
    assert "Untitled" not in as_bibtex(cited)


def test_a_view_is_cited_as_a_part_of_the_story_with_the_day_of_access(story: Story) -> None:
    told = with_meta(story, by="The Lindgard Post")
    cited = citation(
        told, view="Three events, and the bridge stands", address="https://x.example/timeline", accessed=READ
    )

    words = in_words(cited)
    assert words.startswith("The Lindgard Post. “Three events, and the bridge stands”, in: What the bridge")
    assert words.endswith("https://x.example/timeline (accessed 5 Dec 2032)")
    entry = fields(as_bibtex(cited))
    assert entry["title"] == "{Three events, and the bridge stands}"
    assert entry["howpublished"] == "In: What the bridge to Lindgard was for"
    assert entry["author"] == "{The Lindgard Post}"
    assert (entry["url"], entry["urldate"]) == ("https://x.example/timeline", "2032-12-05")


def test_ris_has_its_tags_in_their_form(story: Story) -> None:
    told = with_meta(story, by="The Lindgard Post", address="https://x.example")
    edition = told.meta.edition

    lines = as_ris(citation(told, accessed=READ)).split("\r\n")

    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert f"DA  - {edition.date:%Y/%m/%d}/" in lines
    assert {
        "AU  - The Lindgard Post",
        f"ET  - {edition.number}",
        "UR  - https://x.example",
        "Y2  - 2032/12/05/",
    } <= set(lines)


def test_the_address_of_the_view_goes_before_that_of_the_story(story: Story) -> None:
    told = with_meta(story, address="https://x.example")

    assert citation(told).address == "https://x.example"
    assert citation(told, address="https://x.example/claims?claim=a").address == "https://x.example/claims?claim=a"


def test_what_means_something_to_bibtex_is_escaped() -> None:
    cited = Citation(
        "k", "50 % of {a} & b_c #1 ~ $x ^ \\y", "1", date(2030, 1, 2), address="https://x.example/a_b?c=%20&d={e}"
    )

    entry = fields(as_bibtex(cited))

    assert entry["title"] == (
        r"{50 \% of \textbraceleft{}a\textbraceright{} \& b\_c \#1 \textasciitilde{} \$x \textasciicircum{} \textbackslash{}y}"
    )
    assert entry["url"] == "https://x.example/a_b?c=%20&d=%7Be%7D", "an address is verbatim, its braces percent-encoded"


def test_the_key_is_plain_whatever_the_edition_is_called(story: Story) -> None:
    edition = story.meta.edition.model_copy(update={"number": "2, {b}"})
    told = replace(story, meta=story.meta.model_copy(update={"editions": (edition,)}))

    assert citation(told).key == f"{story.meta.id}-2-b"
