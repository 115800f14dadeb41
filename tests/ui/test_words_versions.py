"""A version has one name in the whole window; only where it is typed it is NAME@VERSION."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtWidgets import QApplication

from georegistry_desktop.domain import Refused
from georegistry_desktop.ui.words import error_words, label_words, step_words, version_words
from tests.translations.gathering import UI


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Pyramid@live", "Pyramid · live"),
        ("Ministry list@12", "Ministry list · #12"),
        ("a text", "a text"),
        ("", ""),
    ],
)
def test_that_a_version_is_its_source_and_its_number(qapp: QApplication, label: str, said: str) -> None:
    assert version_words(label) == said


def test_that_errors_labels_and_steps_call_it_so_too(qapp: QApplication) -> None:
    assert error_words(Refused("version-frozen", version="A@1")).text.startswith("A · #1 is")
    assert label_words("Apply DHIS2@3 to Pyramid@live") == "Apply DHIS2 · #3 to Pyramid · live"
    assert label_words("Undo: Copy Pyramid@live") == "Undo: Copy Pyramid · live"
    assert step_words("Prepare Pyramid@live") == "Prepare Pyramid · live"


@pytest.mark.usefixtures("french")
def test_that_the_live_version_has_its_french_word() -> None:
    assert version_words("Pyramid@live") == "Pyramid · courante"
    assert label_words("Import DHIS2@1").endswith("DHIS2 · #1")


def test_that_no_sentence_of_the_window_is_filled_with_a_typed_label() -> None:
    """``format(version=x.label)`` shows what is typed on the command line."""
    bare = [
        f"{file.relative_to(UI)}:{call.lineno}: {ast.unparse(given.value)}"
        for file in sorted(UI.rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "format"
        for given in call.keywords
        if isinstance(given.value, ast.Attribute) and given.value.attr in ("label", "version")
    ]
    assert bare == []
