"""The words of a review."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from georegistry_desktop.ui.words import field_word, kind_word

_CONTEXT = "CompareTerms"
_PLURALS = {
    "new": QT_TRANSLATE_NOOP("CompareTerms", "New {count}"),
    "missing": QT_TRANSLATE_NOOP("CompareTerms", "Missing {count}"),
    "changed": QT_TRANSLATE_NOOP("CompareTerms", "Changed {count}"),
    "moved": QT_TRANSLATE_NOOP("CompareTerms", "Moved {count}"),
    "check": QT_TRANSLATE_NOOP("CompareTerms", "Check {count}"),
}
_DECISIONS = {
    "open": QT_TRANSLATE_NOOP("CompareTerms", "Open"),
    "refuse": QT_TRANSLATE_NOOP("CompareTerms", "Refused"),
    "refuse-until-changed": QT_TRANSLATE_NOOP("CompareTerms", "Refused until it changes"),
    "accept": QT_TRANSLATE_NOOP("CompareTerms", "Accepted"),
    "close": QT_TRANSLATE_NOOP("CompareTerms", "To be closed"),
    "reject": QT_TRANSLATE_NOOP("CompareTerms", "To be rejected"),
    "delete": QT_TRANSLATE_NOOP("CompareTerms", "To be deleted"),
}
_PAIRINGS = {
    "": QT_TRANSLATE_NOOP("CompareTerms", "paired by the best key"),
    "unit": QT_TRANSLATE_NOOP("CompareTerms", "paired by unit"),
    "ref": QT_TRANSLATE_NOOP("CompareTerms", "paired by reference"),
    "code": QT_TRANSLATE_NOOP("CompareTerms", "paired by code"),
    "links": QT_TRANSLATE_NOOP("CompareTerms", "paired by links"),
}
PAIRINGS = tuple(_PAIRINGS)


def kind_plural(kind: str, count: int) -> str:
    """``Changed 14``."""
    return _translated(_PLURALS[kind]).format(count=QLocale().toString(count))


def decision_word(decision: str) -> str:
    """What was decided."""
    return _translated(_DECISIONS[decision])


def decided_words(decision: str, count: int) -> str:
    """What was done to many differences."""
    texts = {
        "accept": QCoreApplication.translate(_CONTEXT, "Accepted %Ln difference(s).", "", count),
        "reject": QCoreApplication.translate(
            _CONTEXT, "Accepted %Ln difference(s); missing units are rejected.", "", count
        ),
        "delete": QCoreApplication.translate(
            _CONTEXT, "Accepted %Ln difference(s); missing units are deleted.", "", count
        ),
        "refuse": QCoreApplication.translate(_CONTEXT, "Refused %Ln difference(s).", "", count),
        "open": QCoreApplication.translate(_CONTEXT, "Reopened %Ln difference(s).", "", count),
    }
    until = QCoreApplication.translate(_CONTEXT, "Refused %Ln difference(s) until they change.", "", count)
    return texts.get(decision, until)


def pairing_word(by: str) -> str:
    """How units are paired; empty for what the comparison finds best."""
    return _translated(_PAIRINGS[by])


def name_word(name: str) -> str:
    """The word of a difference's name: a field's, or new or missing."""
    return kind_word(name).capitalize() if name in ("new", "missing") else field_word(name)


def _translated(word: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(word))
