"""The pictures of links: what is drawn, how large, how often, and that no script of another language turns into boxes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from server.cards import HEIGHT, WIDTH, Card, drawn
from server.gallery import QUEUE, Gallery, card_of, marks
from server.lettering import Style, drawable
from server.previews import preview, query_of
from server.telling import Teller, Telling
from tests.server.asking import Asking

LARGEST = 120_000


@pytest.fixture(scope="session")
def telling() -> Telling:
    return Teller().telling()


def opened(body: bytes) -> Image.Image:
    with Image.open(BytesIO(body)) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


def card(title: str = "A title", **fields: str) -> Card:
    rest = {"kicker": "Kicker", "sentence": "A sentence.", "story": "The story", "edition": "Edition 1"}
    return Card(titles=(title,), **(rest | fields))  # type: ignore[arg-type]


def pages(telling: Telling) -> Iterator[Card]:
    for page in telling.pages:
        for query in ("", "asof=day"):
            if page.access == "public":
                yield card_of(telling, preview(telling, page, query_of(query)))


def test_each_page_has_a_picture_of_its_own_of_the_right_size(telling: Telling) -> None:
    bodies = {drawn(one) for one in pages(telling)}

    assert len(bodies) == len(set(pages(telling)))
    assert {opened(body).size for body in bodies} == {(WIDTH, HEIGHT)}
    assert max(map(len, bodies)) < LARGEST


def test_nothing_is_drawn_over_the_edges(telling: Telling) -> None:
    long = card("Unbreakable" * 40, sentence="word " * 300, kicker="K" * 300, story="S " * 300, edition="E" * 300)
    for one in (*list(pages(telling))[:6], long, card("many words " * 60)):
        picture = opened(drawn(one))
        ground = Image.new("RGB", picture.size, picture.getpixel((2, 2)))
        left, top, right, bottom = ImageChops.difference(picture, ground).getbbox() or (0, 0, 0, 0)
        assert left >= 60
        assert top >= 55
        assert right <= WIDTH - 60
        assert bottom <= HEIGHT - 15


@pytest.mark.parametrize("text", ["Поездка: что известно", "Τι έγινε και γιατί", "İstanbul, Łódź, Đà Nẵng", "A → B"])
def test_text_in_letters_that_only_streamlits_fonts_have_is_drawn(text: str) -> None:
    for family in ("serif", "sans"):
        assert drawable(text, family) == text
        assert Style(family, 40).width(text) > 60


@pytest.mark.parametrize("text", ["김정은의 여행", "首脳会談の記録", "ما الذي حدث", "😀😀", "\u202e\x00\ud800", ""])
def test_text_that_no_font_has_is_left_out_and_the_next_title_is_drawn(text: str) -> None:
    assert drawable(text, "serif") == ""
    assert drawn(Card("", (text, "Timeline"), text, text, text)) == drawn(Card("", ("Timeline",), "", "", ""))


def test_a_word_that_no_font_has_is_left_out_of_its_sentence() -> None:
    assert drawable("The station Hasan (하산) on the border 🚂", "sans") == "The station Hasan on the border"


def test_a_story_in_a_script_that_no_font_has_still_gets_a_picture() -> None:
    picture = opened(drawn(Card("정상회담", ("김정은의 여행",), "여행", "여행", "제1판")))

    inner = picture.crop((0, 200, WIDTH, 460))
    assert len(inner.getcolors(1000) or ()) > 3, "the mark stands for the words"


def test_the_days_are_shown_where_the_link_is_about_time(telling: Telling) -> None:
    page = telling.page_at("/timeline", local=False)
    assert page
    day = telling.now.days[-1].id
    chosen = card_of(telling, preview(telling, page, query_of(f"step={day}")))

    assert [mark.here for mark in chosen.days].index(True) == len(chosen.days) - 1
    assert len(marks(telling.on_the_day, None)) < len(marks(telling.now, None))


def test_a_picture_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Card] = []

    def draw(one: Card) -> bytes:
        made.append(one)
        return b"x" * 100

    monkeypatch.setattr("server.gallery.drawn", draw)
    gallery = Gallery(room=250)

    for one in (card("a"), card("a"), card("b"), card("a"), card("c"), card("a"), card("b")):
        gallery.picture(one)

    assert [one.titles[0] for one in made] == ["a", "b", "c", "b"], "the one not asked for longest made room"
    assert len(gallery.kept) == 2


def test_a_crowd_is_not_drawn_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.gallery.drawn", lambda one: one.titles[0].encode())
    gallery = Gallery()

    async def crowd() -> list[bytes | None]:
        return await asyncio.gather(*(gallery.asked(card(str(number))) for number in range(40)))

    given = asyncio.run(crowd())
    assert given[:QUEUE] == [str(number).encode() for number in range(QUEUE)]
    assert set(given[QUEUE:]) == {None}
    assert gallery.waiting == 0


def test_after_the_start_every_page_has_its_picture(telling: Telling) -> None:
    gallery = Gallery()
    gallery.fill(pause=0, breath=0)

    assert len(gallery.kept) == sum(page.access == "public" for page in telling.pages)
    assert sum(map(len, gallery.kept.values())) < gallery.room / 4


def test_a_picture_is_sent_with_what_lets_others_keep_it(served: Asking) -> None:
    said = served("/preview/article.png?section=lead", Accept_Encoding="br, gzip")
    again = served("/preview/article.png?section=lead", If_None_Match=said.headers["etag"])

    assert opened(said.body).size == (WIDTH, HEIGHT)
    assert said.headers["content-type"] == "image/png"
    assert said.headers["cache-control"] == "public, max-age=86400"
    assert "content-encoding" not in said.headers
    assert (again.status, again.body) == (304, b"")


def test_nonsense_in_the_query_gives_the_pages_picture(served: Asking) -> None:
    plain = served("/preview/article.png").body

    assert served("/preview/article.png?section=%3Cscript%3E&q=x&asof=never").body == plain
    assert served("/preview/article.png?section=lead").body != plain


@pytest.mark.parametrize(
    "path",
    ["nowhere.png", "problems.png", "timeline.png", ".png", "article.jpg", "..%2Fapp.png", "a/b.png", "home/.png"],
)
def test_there_is_no_picture_of_what_is_no_page(served: Asking, path: str) -> None:
    assert served(f"/preview/{path}").status == 404
