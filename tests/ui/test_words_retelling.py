"""What lower rooms say in English is said again in French: labels of changes, steps of jobs, reasons."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

import georegistry_desktop
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.ui.words import date_words, error_words, label_words, reason_words, step_words

PACKAGE = Path(georegistry_desktop.__file__).parent
SAMPLE = "7"
"""What stands in each hole of a text that is put together: a number fits everywhere."""


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Rename Bo to Kakua", "Renommer Bo en Kakua"),
        ("Undo: Rename Bo to Kakua", "Annuler\N{NO-BREAK SPACE}: Renommer Bo en Kakua"),
        (
            "Set short name of 1,204 units to X",
            f"Modifier nom court de {QLocale('fr').toString(1204)} unités\N{NO-BREAK SPACE}: X",
        ),
        ("Set fr:name, code of Bo", "Modifier fr:name, code de Bo"),
        ("Add Bo to group Urban", "Ajouter Bo au groupe Urban"),
        ("Add alias Kaka to Bo", "Ajouter l’autre nom Kaka à Bo"),
        (
            "2 edits: Reject Bo; Move Bo under Kenema",
            "2 modifications\N{NO-BREAK SPACE}: Rejeter Bo; Déplacer Bo sous Kenema",
        ),
        ("Import DHIS2@3", "Importer DHIS2 · #3"),
        ("Import 12 links", "Reprendre 12 liens"),
        ("Import 1 link", "Reprendre 1 lien"),
        ("What I did on Friday", "What I did on Friday"),
    ],
)
def test_that_a_label_is_told_in_french(french: None, label: str, said: str) -> None:
    assert label_words(label) == said


def test_that_a_day_in_a_label_is_written_as_the_language_writes_it(french: None) -> None:
    assert label_words("Close Bo on 2026-01-31") == f"Fermer Bo le {date_words(date(2026, 1, 31))}"


def test_that_a_label_stays_as_it_is_kept_in_english(qapp: QApplication) -> None:
    assert label_words("Set source ref of 1,204 units to X") == "Set source ref of 1,204 units to X"


def test_that_an_error_tells_its_reason_and_its_field_in_french(french: None) -> None:
    fault = Refused(
        "value-bad", value="x", field="opening_date", reason="no date is written so", expected="D"
    )
    assert "ouverture\N{NO-BREAK SPACE}: aucune date ne s’écrit ainsi" in error_words(fault).text


def test_that_every_step_of_a_job_is_told_in_french(french: None) -> None:
    said = {text for text in _texts("progress", 0) if text[:1].isupper()}
    assert len(said) > 40
    # A lone name of the language itself, such as an import of nothing, would read the same.
    assert {step for step in said if step_words(step) == step} == set()


def test_that_every_reason_in_plain_words_is_told_in_french(french: None) -> None:
    said = {text for text in _texts("Refused", "reason") if " " in text}
    assert len(said) > 25
    assert {reason for reason in said if reason_words(reason) == reason} == set()


def _texts(function: str, argument: int | str) -> Iterator[str]:
    """What calls of ``function`` (also as ``_function``) below the window give to ``argument``, in words."""
    for file in sorted(PACKAGE.rglob("*.py")):
        # The command line says its own words.
        if "cli" in file.relative_to(PACKAGE).parts:
            continue
        for call in (n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", "")).lstrip("_")
            if name != function:
                continue
            if isinstance(argument, str):
                given = [keyword.value for keyword in call.keywords if keyword.arg == argument]
            else:
                given = call.args[argument : argument + 1]
            yield from (text for node in given for text in _words(node))


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _words(node.body)
        yield from _words(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (str(p.value) if isinstance(p, ast.Constant) else SAMPLE for p in node.values)
        yield "".join(parts)
