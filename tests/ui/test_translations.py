"""Every string of the window can be translated, and is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from georegistry_desktop.ui.resources import resource
from tests.translations.gathering import NotLiteral, Shown, all_strings, strings_of
from tests.translations.kept import missing, translations

SOURCE = """
class Page:
    def __init__(self):
        self.tr("One")
        self.tr("%Ln units", None, 3)
        QCoreApplication.translate("other", "Two")
WORDS = [QT_TRANSLATE_NOOP("terms", "Three")]
CONTEXT = "own"
def f():
    return _tr("Four"), QCoreApplication.translate(CONTEXT, "Seven")
def _tr(text):
    return QCoreApplication.translate("own", text)
def _n(text, count):
    return QCoreApplication.translate("own", text, "", count)
_n("%Ln files", 2)
def edit(key, text):
    return lambda: _tr(text)
edit("go", "Five" if much else "Six")
"""
FRENCH = resource("translations", "fr.ts")
ENGLISH = resource("translations", "en.ts")


def test_that_strings_are_found_in_each_way_of_writing_them() -> None:
    assert set(strings_of(SOURCE, "page.py")) == {
        Shown("Page", "One"),
        Shown("Page", "%Ln units", plural=True),
        Shown("other", "Two"),
        Shown("terms", "Three"),
        Shown("own", "Four"),
        Shown("own", "Five"),
        Shown("own", "Six"),
        Shown("own", "Seven"),
        Shown("own", "%Ln files", plural=True),
    }


def test_that_a_text_which_no_translator_can_see_is_refused() -> None:
    with pytest.raises(NotLiteral, match=r"page\.py:2"):
        list(strings_of('class A:\n    x = self.tr(f"{n} units")', "page.py"))


def test_that_every_string_of_the_window_can_be_translated() -> None:
    assert len(all_strings()) > 300


def test_that_the_window_speaks_french() -> None:
    assert sorted(missing(FRENCH)) == []


def test_that_english_has_its_plurals() -> None:
    assert sorted(missing(ENGLISH, plurals_only=True)) == []


@pytest.mark.parametrize("file", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_that_translations_keep_what_is_filled_in(file: Path) -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}|%Ln", text))

    wrong = [
        (shown.text, form)
        for shown, forms in translations(file).items()
        for form in forms
        # "The chosen unit" needs no number; the form for many does.
        if gaps(form) != gaps(shown.text) and not (shown.plural and "%Ln" not in form and form == forms[0])
    ]
    assert wrong == []


@pytest.mark.parametrize("file", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_that_what_is_compiled_says_the_same_as_its_source(file: Path) -> None:
    compiled = QTranslator()
    assert compiled.load(str(file.with_suffix(".qm")))
    for shown, forms in translations(file).items():
        for number, form in zip((1, 5) if shown.plural else (-1,), forms, strict=True):
            said = compiled.translate(shown.context, shown.text, "", number)
            assert (shown, said) == (shown, form), "run packaging/translate"


def test_that_french_is_set_as_french_is() -> None:
    """Signs of two parts and guillemets keep their word by them, and apostrophes are round."""
    broken = re.compile(r" [:;!?»%](?!\w)|« |\w'&?\w")
    assert [form for forms in translations(FRENCH).values() for form in forms if broken.search(form)] == []


def test_that_every_string_stands_in_a_context_and_by_its_number() -> None:
    assert [s for s in all_strings() if not s.context or ("%Ln" in s.text) != s.plural] == []
    assert [s for s in all_strings() if "%n" in s.text] == [], "%Ln parts the thousands, %n does not"


def test_that_no_mark_of_xml_is_read_as_a_word() -> None:
    words = [text for shown in translations(FRENCH).values() for text in shown]
    assert words
    assert [text for text in words if "amp;" in text] == []
