"""Counts are written as the language of the window writes them: their thousands apart."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from georegistry_desktop.domain import Refused
from georegistry_desktop.ui.compare.terms import decided_words, kind_plural
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.words import error_words, label_words, number_words
from tests.translations.gathering import all_strings
from tests.translations.kept import translations

NARROW = "\u202f"
"""The space that parts thousands in French: narrow, and a line does not break there."""


def test_that_english_counts_have_a_comma(qapp: QApplication) -> None:
    assert number_words(99_055) == "99,055"
    assert decided_words("accept", 99_055) == "Accepted 99,055 difference(s)."
    assert kind_plural("changed", 1_331) == "Changed 1,331"
    assert "1,331" in error_words(Refused("undecided", count=1331)).text
    assert label_words("2,500 edits") == "2,500 edits"


@pytest.mark.usefixtures("french")
def test_that_french_counts_have_a_narrow_space() -> None:
    assert f"99{NARROW}055" in decided_words("accept", 99_055)
    assert f"1{NARROW}331" in error_words(Refused("undecided", count=1331)).text


@pytest.mark.usefixtures("french")
def test_that_every_translated_count_parts_its_thousands() -> None:
    shown = [s for s in all_strings() if s.plural]
    assert len(shown) > 50
    said = {s: QApplication.translate(s.context, s.text, None, 99_055) for s in shown}
    assert [s.text for s, words in said.items() if f"99{NARROW}055" not in words] == []


def test_that_revisions_are_written_as_they_are_typed(qapp: QApplication) -> None:
    """A number that names something is no count."""
    said = error_words(Refused("undone-already", revision=1331, by=1332)).text
    assert "1331" in said
    assert "1332" in said
    decided = Refused("changeset-state", changeset=1234, state="accepted", expected="proposed")
    assert "1234" in error_words(decided).text


def test_that_no_translation_writes_its_number_bare() -> None:
    for language in ("en", "fr"):
        kept = translations(resource("translations", f"{language}.ts"))
        assert [form for forms in kept.values() for form in forms if "%n" in form] == []
