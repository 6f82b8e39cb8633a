"""Which words of a text are terms of the glossary."""

from __future__ import annotations

import pytest

from story import load
from story.model.base import ArticleRef
from story.model.frame import Term
from story.terms import Finder, mentioned

PLACE = (ArticleRef(section="lead", paragraph=1),)


def term(name: str, *aliases: str) -> Term:
    return Term(id=name.lower().replace(" ", "-"), term=name, aliases=aliases, text="…", provenance=PLACE)


FINDER = Finder(
    (term("Council", "UN Council"), term("Council panel"), term("NPT", "Nuclear pact"), term("K9"), term("Veto"))
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council met.", ["council"]),
        ("The Council’s panel, a council panel.", ["Council", "council panel"]),
        ("A UN Council, a un council.", ["UN Council"]),
        ("The NPT, not the Npt; a nuclear pact.", ["NPT"]),
        ("A nuclear  pact and the NPT.", ["nuclear  pact"]),
        ("A K9, no k9, no K9s.", ["K9"]),
        ("Counsel, councils, a council-like pre-council body.", []),
        ("“Veto!” (veto)", ["Veto"]),
        ("", []),
    ],
)
def test_the_first_mention_of_each_term_is_found_as_a_whole_word(text: str, found: list[str]) -> None:
    parts = FINDER.parts(text)

    assert [part.text for part in parts if part.term] == found
    assert "".join(part.text for part in parts) == text


def test_a_term_is_never_found_inside_a_longer_one() -> None:
    assert [part.term for part in FINDER.parts("The council panel") if part.term] == ["council-panel"]


def test_a_text_is_searched_once() -> None:
    assert FINDER.parts("A veto by the council.") is FINDER.parts("A veto by the council.")


def test_of_thousands_of_terms_only_those_are_tried_whose_words_stand_there() -> None:
    many = Finder(tuple(term(f"Council of harbour {number}") for number in range(2_000)))
    words = ["the", "council", "of", "harbour", "1999", "and", "the", "council", "of", "quays"]

    assert [part.term for part in many.parts(" ".join(words)) if part.term] == ["council-of-harbour-1999"]
    assert [len(many.forms_at(words, number)) for number in range(len(words))] == [0, 1, *[0] * 8]


def test_a_form_that_two_terms_have_is_the_first_ones() -> None:
    both = Finder((term("Council", "Board"), term("Board")))

    assert [part.term for part in both.parts("The board") if part.term] == ["council"]


def test_every_use_of_a_term_is_an_entry_that_says_it_and_none_is_counted_twice() -> None:
    story = load("data").story
    uses = mentioned(story)

    assert uses is mentioned(story)
    assert set(uses) <= set(story.by_id["glossary"])
    for found in uses.values():
        assert len({(kind, entry.id) for kind, entry in found}) == len(found)
        assert {kind for kind, _ in found}.isdisjoint({"glossary", "sources"})
