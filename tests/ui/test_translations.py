"""Every string of the window can be translated, and is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from georegistry_desktop.ui.resources import resource
from tests.translations.gathering import NotLiteral, Shown, all_strings, strings_of
from tests.translations.kept import missing, translations

SOURCE = """
class Page:
    def __init__(self):
        self.tr("One")
        self.tr("%n units", None, 3)
        QCoreApplication.translate("other", "Two")
WORDS = [QT_TRANSLATE_NOOP("terms", "Three")]
CONTEXT = "own"
def f():
    return _tr("Four"), QCoreApplication.translate(CONTEXT, "Seven")
def _tr(text):
    return QCoreApplication.translate("own", text)
def edit(key, text):
    return lambda: _tr(text)
edit("go", "Five" if much else "Six")
"""
FRENCH = resource("translations", "fr.ts")
ENGLISH = resource("translations", "en.ts")


def test_that_strings_are_found_in_each_way_of_writing_them() -> None:
    assert set(strings_of(SOURCE, "page.py")) == {
        Shown("Page", "One"),
        Shown("Page", "%n units", plural=True),
        Shown("other", "Two"),
        Shown("terms", "Three"),
        Shown("own", "Four"),
        Shown("own", "Five"),
        Shown("own", "Six"),
        Shown("own", "Seven"),
    }


def test_that_a_text_which_no_translator_can_see_is_refused() -> None:
    with pytest.raises(NotLiteral, match=r"page\.py:2"):
        list(strings_of('class A:\n    x = self.tr(f"{n} units")', "page.py"))


def test_that_every_string_of_the_window_can_be_translated() -> None:
    assert len(all_strings()) > 300


@pytest.mark.skipif(
    not FRENCH.exists(), reason="The translation is made at the end of the work on the window"
)
def test_that_the_window_speaks_french() -> None:
    assert sorted(missing(FRENCH)) == []
    assert FRENCH.with_suffix(".qm").stat().st_size > 0


@pytest.mark.skipif(not ENGLISH.exists(), reason="Plurals are made at the end of the work on the window")
def test_that_english_has_its_plurals() -> None:
    assert sorted(missing(ENGLISH, plurals_only=True)) == []


@pytest.mark.skipif(
    not FRENCH.exists(), reason="The translation is made at the end of the work on the window"
)
def test_that_translations_keep_what_is_filled_in() -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}|%n", text))

    wrong = [
        (shown.text, form)
        for shown, forms in translations(FRENCH).items()
        for form in forms
        if gaps(form) != gaps(shown.text) and not (shown.plural and "%n" not in form)
    ]
    assert wrong == []


def test_that_a_compiled_file_is_as_new_as_its_source(tmp_path: Path) -> None:
    for file in resource("translations").glob("*.ts"):
        assert file.with_suffix(".qm").exists()
