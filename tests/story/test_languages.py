"""The frame in other languages: catalogues in step with the English, gaps named and never a crash."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date

import pytest

from story import date_words
from story import wording as w
from story.__main__ import main
from story.languages import catalogue as catalogues
from story.languages import direction, inside, listed, number, plural, speak, spoken
from story.languages.catalogue import FOLDER, catalogue, languages, opened
from story.languages.texts import texts
from story.languages.writing import written


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A copy of the catalogues that a test may spoil."""
    copy = shutil.copytree(FOLDER, tmp_path / "languages", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(catalogues, "FOLDER", copy)
    return copy


def spoilt(folder, before, after):
    """The German catalogue with one part replaced."""
    file = folder / "de.po"
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after, 1))


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_is_whole_and_in_step(language):
    """Where this fails: `python -m story words` writes the new texts into the catalogue and names what is missing."""
    path = FOLDER / f"{language}.po"
    found = catalogue(path)

    assert not found.unread
    assert not found.faults
    assert path.read_text() == written(language, opened(path))


def test_the_frame_speaks_and_goes_back():
    speak("de")
    assert (spoken(), w.PAGES["timeline"], w.MONTHS[2], w.WEEKDAYS[0]) == ("de", "Zeitleiste", "Mär", "Mo")

    speak("en-GB")
    assert (spoken(), w.PAGES["timeline"], w.MONTHS[2], w.WEEKDAYS[0]) == ("en", "Timeline", "March", "Mon")


def test_a_country_gets_the_catalogue_of_its_language():
    speak("de-AT")

    assert w.MENU == "Menü"
    assert w.MONTHS[0] == "Jän"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا مصادر من الذاكرة"),
        (1, "مصدر واحد من الذاكرة"),
        (2, "مصدران من الذاكرة"),
        (3, "3 مصادر من الذاكرة"),
        (11, "11 مصدرًا من الذاكرة"),
        (100, "100 مصدر من الذاكرة"),
        (103, "103 مصادر من الذاكرة"),
    ],
)
def test_arabic_has_six_forms_for_a_count(count, said):
    speak("ar")

    assert plural(w.RECALLED_SOURCES, count) == said


@pytest.mark.parametrize(
    ("language", "day", "stretch", "months", "doubt", "decade"),
    [
        ("en", "13 Sept 2023", "10 to 19 Sept 2023", "Sept to Nov 2023", "about 2024 (uncertain)", "2020s"),
        ("de", "13. Sept. 2023", "10.–19. Sept. 2023", "Sept.–Nov. 2023", "etwa 2024 (unsicher)", "2020er-Jahre"),
        ("ar", "13 سبتمبر 2023", "10–19 سبتمبر 2023", "سبتمبر – نوفمبر 2023", "نحو 2024 (غير مؤكد)", "عقد 2020"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language, day, stretch, months, doubt, decade):
    speak(language)

    assert date_words.day(date(2023, 9, 13)) == day
    assert date_words.written("2023-09-10/2023-09-19") == stretch
    assert date_words.written("2023-09/2023-11").replace("\u2009", " ") == months
    assert date_words.written("2024%") == doubt
    assert date_words.written("202X") == decade


@pytest.mark.parametrize(
    ("language", "figures", "names", "label"),
    [
        ("en", "12,345", "A, B, C", "state"),
        ("de", "12.345", "A, B und C", "State"),
        ("ar", "12,345", "A وB وC", "State"),
    ],
)
def test_numbers_and_lists(language, figures, names, label):
    speak(language)

    assert (number(12345), listed(["A", "B", "C"]), inside("State")) == (figures, names, label)


def test_direction_follows_the_script():
    assert [direction(language) for language in ("en", "de", "ar", "he", "fa", "xx-nonsense", "")] == [
        "ltr", "ltr", "rtl", "rtl", "rtl", "ltr", "ltr",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('msgstr "Menü"', 'msgstr ""', "missing"),
        ('msgctxt "MENU"', '#, fuzzy\nmsgctxt "MENU"', "fuzzy"),
        ('msgid "Menu"', 'msgid "The menu"', "fuzzy"),
        ('msgstr "Menü"', 'msgstr "Menü {count}"', "wrong"),
        ('msgstr "Menü"', 'msgstr "Menü {"', "wrong"),
    ],
)
def test_an_entry_that_cannot_be_used_stays_english_and_is_named(ferry, capsys, folder, before, after, kind):
    spoilt(folder, before, after)
    ferry.replace("story.yaml", "language: en", "language: de")

    code = main(["check", str(ferry.folder)])
    speak("de")

    out = capsys.readouterr().out
    assert code == 0
    assert out.count("warning: ") == 1
    assert "story/languages/de.po:" in out
    assert {"missing": "no entry for 1 text: MENU", "fuzzy": "out of step with the English for 1 text: MENU"}.get(
        kind, "cannot be used for 1 text: MENU (") in out  # fmt: skip
    assert (w.MENU, w.NEXT) == ("Menu", "Weiter")


@pytest.mark.parametrize(
    "text", ["", "nonsense", 'msgid "a', "\ufeff", 'msgid ""\nmsgstr "Plural-Forms: nplurals=9; plural=x/0;\\n"\n']
)
def test_a_file_that_is_no_catalogue_breaks_nothing(ferry, capsys, folder, text):
    (folder / "de.po").write_text(text)
    ferry.replace("story.yaml", "language: en", "language: de")

    assert main(["check", str(ferry.folder)]) == 0
    speak("de")

    assert "story/languages/de.po:1: the catalogue" in capsys.readouterr().out
    assert w.MENU == "Menu"


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "make them with python -m story words --language fr"), ("klingon!", "write the tag of a language")],
)
def test_a_language_without_a_catalogue_is_one_warning(ferry, capsys, language, said):
    ferry.replace("story.yaml", "language: en", f"language: {language}")

    assert main(["check", str(ferry.folder)]) == 0

    out = capsys.readouterr().out
    assert out.count("warning: ") == 1
    assert "so they stay English" in out
    assert said in out


def test_the_command_keeps_translations_and_marks_what_changed(folder):
    spoilt(folder, 'msgid "Menu"', 'msgid "The old menu"')
    spoilt(folder, 'msgctxt "NEXT"', 'msgctxt "GONE"')
    before = opened(folder / "de.po")

    text = written("de", before)

    assert '#, fuzzy\n#| msgid "The old menu"\nmsgctxt "MENU"\nmsgid "Menu"\nmsgstr "Menü"' in text
    assert 'msgctxt "NEXT"\nmsgid "Next"\nmsgstr ""' in text
    assert "GONE" not in text
    assert text.count("msgctxt") == len(texts())


def test_a_text_that_moves_within_its_list_keeps_its_translation(folder):
    spoilt(folder, 'msgctxt "CLAIM_COLUMNS.0"', 'msgctxt "CLAIM_COLUMNS.9"')

    assert 'msgctxt "CLAIM_COLUMNS.0"\nmsgid "Claim"\nmsgstr "Aussage"' in written("de", opened(folder / "de.po"))


def test_a_new_language_starts_empty(monkeypatch, capsys, folder):
    from story.languages import writing

    monkeypatch.setattr(writing.update, "__defaults__", (folder,))
    assert main(["words", "--language", "pl"]) == 1

    out = capsys.readouterr().out.splitlines()
    assert out[-1] == f"pl.po: {len(texts())} texts, {len(texts())} of them to be translated or mended"
    assert "nplurals=3" in (folder / "pl.po").read_text()
    assert main(["words", "--language", "nonsense!"]) == 1
