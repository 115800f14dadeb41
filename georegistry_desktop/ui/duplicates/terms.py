"""The words, colours and marks of pairs of units that may be one place."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

_CONTEXT = "DuplicateTerms"
KINDS = {
    "proposed": "changed",
    "accepted": "check",
    "rejected": "same",
    "flagged": "check",
    "merged": "new",
    "gone": "same",
}
"""The colour of each state, by the kinds of the theme; ``same`` has none of its own."""
ICONS = {
    "accepted": "check",
    "rejected": "close",
    "flagged": "flag",
    "merged": "done",
    "gone": "missing",
}
"""The mark of each state; what nobody decided has none."""
_CHIPS = {
    "proposed": QT_TRANSLATE_NOOP("DuplicateTerms", "To decide {count}"),
    "accepted": QT_TRANSLATE_NOOP("DuplicateTerms", "To merge {count}"),
    "rejected": QT_TRANSLATE_NOOP("DuplicateTerms", "Two places {count}"),
    "flagged": QT_TRANSLATE_NOOP("DuplicateTerms", "Flagged {count}"),
    "merged": QT_TRANSLATE_NOOP("DuplicateTerms", "Merged {count}"),
    "gone": QT_TRANSLATE_NOOP("DuplicateTerms", "Gone {count}"),
}
_STATES = {
    "proposed": QT_TRANSLATE_NOOP("DuplicateTerms", "to decide"),
    "accepted": QT_TRANSLATE_NOOP("DuplicateTerms", "one place, to merge"),
    "rejected": QT_TRANSLATE_NOOP("DuplicateTerms", "two places"),
    "flagged": QT_TRANSLATE_NOOP("DuplicateTerms", "flagged"),
    "merged": QT_TRANSLATE_NOOP("DuplicateTerms", "merged"),
    "gone": QT_TRANSLATE_NOOP("DuplicateTerms", "gone"),
}


def chip_words(state: str, count: int) -> str:
    """``To decide 12``."""
    return _translated(_CHIPS[state]).format(count=QLocale().toString(count))


def state_word(state: str) -> str:
    """How a pair stands."""
    return _translated(_STATES[state])


def _translated(word: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(word))
